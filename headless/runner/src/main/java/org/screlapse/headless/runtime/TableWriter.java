package org.screlapse.headless.runtime;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.container.DataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.util.DuplicateKeyException;

/**
 * Takes the rows of a table one by one, checks them as KNIME does, and moves them to a file once there are too many
 * cells for memory. Not for several threads at once.
 */
final class TableWriter implements DataContainer.Sink {

    private static final int SHOWN = 30;

    private final DataTableSpec spec;
    private final Path tempFolder;
    private final long cellsInMemory;
    private final DomainCollector domains;
    private final Set<String> keys = new HashSet<>();
    private List<DataRow> rows = new ArrayList<>();
    private Path file;
    private DataOutputStream out;
    private long size;

    /**
     * @param initDomain whether the domains of the finished table start from those in the spec
     * @param tempFolder an existing folder for the file; null for the system's
     * @param cellsInMemory how many cells to hold in memory
     */
    TableWriter(DataTableSpec spec, boolean initDomain, Path tempFolder, int cellsInMemory) {
        this.spec = spec;
        this.tempFolder = tempFolder;
        this.cellsInMemory = cellsInMemory;
        this.domains = new DomainCollector(spec, initDomain);
    }

    /**
     * @throws IllegalArgumentException if the row has another number of cells than there are columns, or a cell of
     *             another type than its column
     * @throws DuplicateKeyException if there is a row of that key already
     */
    @Override
    public void add(DataRow row) {
        checkCells(row);
        String key = row.getKey().getString();
        if (!keys.add(key)) {
            throw new DuplicateKeyException("Encountered duplicate row ID \"" + key + "\"", key);
        }
        domains.add(row);
        size++;
        try {
            store(row);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write row \"" + key + "\" to " + file, e);
        }
    }

    private void checkCells(DataRow row) {
        int count = row.getNumCells();
        if (count != spec.getNumColumns()) {
            throw new IllegalArgumentException("Cell count in row \"" + row.getKey()
                + "\" is not equal to length of column names array: " + count + " vs. " + spec.getNumColumns());
        }
        for (int i = 0; i < count; i++) {
            DataCell cell = row.getCell(i);
            DataType expected = spec.getColumnSpec(i).getType();
            if (!expected.isASuperTypeOf(cell.getType())) {
                String text = cell.toString();
                throw new IllegalArgumentException(
                    "Runtime class of object \"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text)
                        + "\" (index " + i + ") in row \"" + row.getKey() + "\" is " + cell.getType()
                        + " and does not comply with its supposed superclass " + expected);
            }
        }
    }

    private void store(DataRow row) throws IOException {
        if (out == null && size * Math.max(1, spec.getNumColumns()) > cellsInMemory) {
            spill();
        }
        if (out == null) {
            rows.add(row);
        } else {
            RowCodec.write(row, out);
        }
    }

    private void spill() throws IOException {
        file = tempFolder == null ? Files.createTempFile("table", ".rows")
            : Files.createTempFile(tempFolder, "table", ".rows");
        file.toFile().deleteOnExit();
        out = StoredTable.output(file);
        for (DataRow row : rows) {
            RowCodec.write(row, out);
        }
        rows = null;
    }

    /** Ends the table; no row may be added afterwards. */
    @Override
    public BufferedDataTable close() {
        return new BufferedDataTable(finish());
    }

    private StoredTable finish() {
        DataTableSpec finalSpec = domains.finish();
        keys.clear();
        if (out == null) {
            return StoredTable.inMemory(finalSpec, rows);
        }
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot finish writing " + file, e);
        }
        return StoredTable.onDisk(finalSpec, size, file);
    }
}
