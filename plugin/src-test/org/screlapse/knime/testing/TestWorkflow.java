package org.screlapse.knime.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.rules.TemporaryFolder;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.port.PortObject;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.runtime.FileStoreRepository;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.headless.runtime.PortObjects;
import org.screlapse.knime.port.SingleCellPortObject;

/** The workflow around the nodes of a test: a folder that goes away after it, with the file stores of all nodes. */
public final class TestWorkflow extends TemporaryFolder {

    private final FileStoreRepository repository = new FileStoreRepository();
    private final List<Path> fileStoreFolders = new ArrayList<>();

    /** @return what the next node runs in */
    public NodeRuntime newRuntime() throws IOException {
        Path folder = newFolder().toPath();
        fileStoreFolders.add(folder);
        return NodeRuntime.of(repository, repository.create(folder), newFolder().toPath());
    }

    /** @return sizes of the file stores that the node has made which ran last */
    public List<Long> fileStoreSizes() throws IOException {
        Path folder = fileStoreFolders.get(fileStoreFolders.size() - 1);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(TestWorkflow::size).toList();
        }
    }

    /** @return the data at the port of a node of this workflow */
    public SingleCellPortObject port(SingleCellData data) throws IOException {
        return SingleCellPortObject.create(newRuntime().newExecutionContext(), List.of(), data);
    }

    /** @return the object after saving and loading it */
    public PortObject reload(PortObject object) throws IOException, CanceledExecutionException {
        Path folder = newFolder().toPath();
        PortObjects.save(object, folder);
        return PortObjects.load(folder, repository);
    }

    /**
     * @param columns names of the columns; the first names the rows
     * @param rows values, the first the row ID: a text, a Double, or null for a missing value
     * @return a table
     */
    public BufferedDataTable table(List<String> columns, Object[]... rows) throws IOException {
        DataColumnSpec[] specs = new DataColumnSpec[columns.size() - 1];
        for (int i = 0; i < specs.length; i++) {
            DataType type = rows[0][i + 1] instanceof Double ? DoubleCell.TYPE : StringCell.TYPE;
            specs[i] = new DataColumnSpecCreator(columns.get(i + 1), type).createSpec();
        }
        BufferedDataContainer container =
            newRuntime().newExecutionContext().createDataContainer(new DataTableSpec(specs));
        for (Object[] row : rows) {
            DataCell[] cells = new DataCell[specs.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = cell(row[i + 1]);
            }
            container.addRowToTable(new DefaultRow(new RowKey((String) row[0]), cells));
        }
        container.close();
        return container.getTable();
    }

    /** @return the cells of a column as texts; "?" where a value is missing */
    public static List<String> column(PortObject object, String name) {
        BufferedDataTable table = (BufferedDataTable) object;
        int index = table.getDataTableSpec().findColumnIndex(name);
        List<String> values = new ArrayList<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                values.add(row.getCell(index).isMissing() ? "?" : row.getCell(index).toString());
            }
        }
        return values;
    }

    private static DataCell cell(Object value) {
        if (value == null) {
            return DataType.getMissingCell();
        }
        return value instanceof Double number ? new DoubleCell(number) : new StringCell((String) value);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
