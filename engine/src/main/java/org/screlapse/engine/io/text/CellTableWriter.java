package org.screlapse.engine.io.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/**
 * Writes a delimited table with a row per cell: its name in the column "cell", then its annotations. Missing values are
 * empty. UTF-8, a line feed after each row.
 */
public final class CellTableWriter {

    private static final String NAME_COLUMN = "cell";
    private static final int REPORT_ROWS = 10_000;

    private final char separator;
    private final boolean compressed;

    /** @param fileName name of the table, whose ending says how it is written */
    public CellTableWriter(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        compressed = lower.endsWith(".gz");
        String plain = compressed ? lower.substring(0, lower.length() - ".gz".length()) : lower;
        separator = plain.endsWith(".tsv") || plain.endsWith(".txt") ? '\t' : ',';
    }

    public void write(SingleCellData data, Path file, Run run) throws IOException {
        if (data.counts().genes() > 0 || !data.embeddings().isEmpty() || !data.graphs().isEmpty()) {
            run.note("The table holds the annotations of the cells; counts, genes, embeddings and graphs are not "
                + "in it.");
        }
        try (OutputStream bytes = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
            OutputStream packed = compressed ? new GZIPOutputStream(bytes, 1 << 16) : bytes;
            Writer text = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8), 1 << 16);
            CsvWriter table = CsvWriter.builder().fieldSeparator(separator).lineDelimiter(LineDelimiter.LF)
                .quoteStrategy(QuoteStrategies.EMPTY).build(text)) {
            writeRows(data.cells(), table, run);
        }
    }

    private static void writeRows(Annotations cells, CsvWriter table, Run run) {
        List<String> header = new ArrayList<>();
        header.add(NAME_COLUMN);
        header.addAll(cells.columns().keySet());
        table.writeRecord(Names.makeUnique(header.toArray(String[]::new)).asList());
        List<Column> columns = List.copyOf(cells.columns().values());
        String[] row = new String[columns.size() + 1];
        for (int cell = 0; cell < cells.size(); cell++) {
            row[0] = cells.names().get(cell);
            for (int c = 0; c < columns.size(); c++) {
                row[c + 1] = columns.get(c).text(cell);
            }
            table.writeRecord(row);
            if (cell % REPORT_ROWS == 0) {
                run.checkCancelled();
                run.report((double) cell / cells.size(), "Writing cell annotations");
            }
        }
    }
}
