package org.screlapse.headless.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.IntCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.util.DuplicateKeyException;

/** Reads a delimited text file as a table, as KNIME's CSV Reader does. */
public final class CsvReaderNode {

    /** The factory that a workflow names for this node. */
    public static final String FACTORY = "org.knime.base.node.io.filehandling.csv.reader.CSVTableReaderNodeFactory";

    private static final int ROWS_BETWEEN_CHECKS = 1000;

    private final CsvReaderSettings settings;

    private CsvReaderNode(CsvReaderSettings settings) {
        this.settings = settings;
    }

    /**
     * @param model the node's settings
     * @throws InvalidSettingsException if a setting is missing, wrong, or asks for what only KNIME can do
     */
    public static CsvReaderNode load(NodeSettingsRO model) throws InvalidSettingsException {
        return new CsvReaderNode(CsvReaderSettings.load(model));
    }

    /**
     * The columns of the file, guessed from its first rows.
     *
     * @return empty if there is no such file yet; another node may write it
     * @throws InvalidSettingsException if the file cannot be read
     */
    public Optional<DataTableSpec> configure() throws InvalidSettingsException {
        try {
            Path file = settings.file().resolve();
            return Files.isRegularFile(file) ? Optional.of(tableSpec(CsvSpec.guess(file, settings))) : Optional.empty();
        } catch (IOException e) {
            throw new InvalidSettingsException(
                "The file " + settings.file().text() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads the file.
     *
     * @param exec takes the table, the progress and a request to stop
     * @throws IOException if the file cannot be read or a value does not have its column's type
     * @throws CanceledExecutionException if the user wants to stop
     */
    public BufferedDataTable execute(ExecutionContext exec) throws IOException, CanceledExecutionException {
        Path file = settings.file().resolve();
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file " + file + "; check the path given to the CSV Reader.");
        }
        CsvSpec spec = CsvSpec.guess(file, settings);
        BufferedDataContainer container = exec.createDataContainer(tableSpec(spec));
        try (CsvTableRows rows = new CsvTableRows(file, settings)) {
            long index = 0;
            for (String[] row = rows.next(); row != null; row = rows.next()) {
                if (index % ROWS_BETWEEN_CHECKS == 0) {
                    exec.checkCanceled();
                    exec.setProgress(rows.progress());
                }
                container.addRowToTable(new DefaultRow(key(row, index), cells(row, spec, file, rows)));
                index++;
            }
        } catch (DuplicateKeyException e) {
            throw new IOException("The row id \"" + e.getKey() + "\" occurs more than once in the first column of "
                + file + "; make it unique or set the CSV Reader to make row ids itself.", e);
        } finally {
            container.close();
        }
        return container.getTable();
    }

    private static DataTableSpec tableSpec(CsvSpec spec) {
        DataColumnSpec[] columns = new DataColumnSpec[spec.names().size()];
        for (int i = 0; i < columns.length; i++) {
            DataType type = switch (spec.types().get(i)) {
                case INTEGER -> IntCell.TYPE;
                case LONG -> LongCell.TYPE;
                case DOUBLE -> DoubleCell.TYPE;
                case STRING -> StringCell.TYPE;
            };
            columns[i] = new DataColumnSpecCreator(spec.names().get(i), type).createSpec();
        }
        return new DataTableSpec("default", columns);
    }

    private RowKey key(String[] row, long index) {
        String prefix = settings.prependFileIndex() ? "File_0_" : "";
        if (!settings.rowIds()) {
            return new RowKey(prefix + "Row" + index);
        }
        return new RowKey(prefix + (row[0] == null ? "?" + index : row[0]));
    }

    private DataCell[] cells(String[] row, CsvSpec spec, Path file, CsvTableRows rows) throws IOException {
        int offset = settings.rowIds() ? 1 : 0;
        DataCell[] cells = new DataCell[spec.names().size()];
        if (row.length != cells.length + offset && !settings.shortRows()) {
            throw new IOException("The row in line " + rows.line() + " of " + file + " has " + row.length
                + " values, expected " + (cells.length + offset) + "; check the column delimiter, or set the CSV Reader"
                + " to support changing numbers of columns.");
        }
        for (int i = 0; i < cells.length; i++) {
            String value = i + offset < row.length ? row[i + offset] : null;
            try {
                cells[i] = value == null ? DataType.getMissingCell() : cell(value, spec.types().get(i));
            } catch (NumberFormatException e) {
                throw new IOException(
                    "The row in line " + rows.line() + " of " + file + " holds \"" + value + "\" in column \""
                        + spec.names().get(i) + "\", expected a value of type " + spec.types().get(i).words()
                        + " as in the " + settings.scanRows() + " rows scanned; let the CSV Reader scan more rows.",
                    e);
            }
        }
        return cells;
    }

    private DataCell cell(String value, CsvColumnType type) {
        return switch (type) {
            case INTEGER -> new IntCell(settings.numbers().parseInt(value));
            case LONG -> new LongCell(settings.numbers().parseLong(value));
            case DOUBLE -> new DoubleCell(settings.numbers().parseDouble(value));
            case STRING -> new StringCell(value);
        };
    }
}
