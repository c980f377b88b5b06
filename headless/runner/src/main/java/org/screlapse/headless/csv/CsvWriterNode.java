package org.screlapse.headless.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.screlapse.headless.runtime.Leavings;

/**
 * Writes a table to a delimited text file, as KNIME's CSV Writer does. The file appears under its name only when it is
 * complete.
 */
public final class CsvWriterNode {

    /** The factory that a workflow names for this node. */
    public static final String FACTORY = "org.knime.base.node.io.filehandling.csv.writer.CSVWriter2NodeFactory";

    private static final int ROWS_BETWEEN_CHECKS = 1000;

    private final CsvWriterSettings settings;

    private CsvWriterNode(CsvWriterSettings settings) {
        this.settings = settings;
    }

    /**
     * @param model the node's settings
     * @throws InvalidSettingsException if a setting is missing, wrong, or asks for what only KNIME can do
     */
    public static CsvWriterNode load(NodeSettingsRO model) throws InvalidSettingsException {
        return new CsvWriterNode(CsvWriterSettings.load(model));
    }

    /**
     * Checks that the table can be written.
     *
     * @throws InvalidSettingsException if a column is neither text nor number, or the separators are the same
     */
    public void configure(DataTableSpec spec) throws InvalidSettingsException {
        for (DataColumnSpec column : spec) {
            DataType type = column.getType();
            if (!type.isCompatible(StringValue.class) && !type.isCompatible(DoubleValue.class)) {
                throw new InvalidSettingsException("Input table must only contain String, Int, or Doubles; the column"
                    + " \"" + column.getName() + "\" is of type " + type.getName() + ".");
            }
        }
        CsvWriterSettings.Layout layout = settings.layout();
        if (spec.containsCompatibleType(DoubleValue.class) && layout.delimiter().indexOf(layout.decimal()) >= 0) {
            throw new InvalidSettingsException(
                "The column delimiter cannot contain (or be equal to) the decimal " + "separator!");
        }
    }

    /**
     * Writes the table.
     *
     * @return the file written
     * @throws IOException if the file exists and must not be overwritten, or cannot be written
     * @throws CanceledExecutionException if the user wants to stop; the file is then as it was before
     */
    public Path execute(BufferedDataTable table, ExecutionContext exec) throws IOException, CanceledExecutionException {
        Path file = settings.file().resolve();
        boolean exists = Files.exists(file);
        if (exists && settings.policy() == CsvWriterSettings.Policy.FAIL) {
            throw new IOException(
                "Output file '" + file + "' exists and must not be overwritten due to user settings.");
        }
        createFolders(file);
        if (exists && !Files.isRegularFile(file)) { // a pipe or device takes what is written, and stays
            write(table, file, false, exec);
            return file;
        }
        Path target = exists ? file.toRealPath() : file; // a link stays, too
        Path part = Leavings.part(target);
        try {
            boolean append = exists && settings.policy() == CsvWriterSettings.Policy.APPEND;
            if (append) {
                Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.write(part, new byte[0]);
            }
            write(table, part, append, exec);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (AccessDeniedException e) {
            throw new IOException("The file '" + file + "' cannot be written: no permission to write to " + e.getFile()
                + "; choose another folder.", e);
        } finally {
            Files.deleteIfExists(part);
        }
        return file;
    }

    private void createFolders(Path file) throws IOException {
        Path folder = file.getParent();
        if (!Files.isDirectory(folder)) {
            if (!settings.createFolders()) {
                throw new IOException(
                    "The directory '" + folder + "' does not exist and must not be created due to user settings.");
            }
            try {
                Files.createDirectories(folder);
            } catch (FileAlreadyExistsException e) {
                throw new IOException("The file '" + file + "' cannot be written: " + e.getFile() + " is no folder.",
                    e);
            }
        }
        if (Files.isDirectory(file)) {
            throw new IOException("The output file '" + file + "' is a folder; give the name of a file in it.");
        }
    }

    private void write(BufferedDataTable table, Path part, boolean append, ExecutionContext exec)
        throws IOException, CanceledExecutionException {
        DataTableSpec spec = table.getDataTableSpec();
        CsvRowPrinter printer = new CsvRowPrinter(settings, spec);
        String lineBreak = settings.layout().lineBreak();
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            OutputStream maybeZipped = settings.gzip() ? new GZIPOutputStream(out, 1 << 16) : out;
            Writer writer = new BufferedWriter(new OutputStreamWriter(maybeZipped, settings.charset()), 1 << 16);
            CloseableRowIterator rows = table.iterator()) {
            for (String comment : settings.comments()) {
                writer.append(settings.commentStart()).append(comment).append(lineBreak);
            }
            if (settings.header() && !(append && settings.headerOnlyOnce())) {
                writer.append(printer.header(spec)).append(lineBreak);
            }
            for (long i = 0; rows.hasNext(); i++) {
                if (i % ROWS_BETWEEN_CHECKS == 0) {
                    exec.checkCanceled();
                    exec.setProgress((double) i / Math.max(1, table.size()));
                }
                DataRow row = rows.next();
                writer.append(printer.row(row)).append(lineBreak);
            }
        }
    }
}
