package org.screlapse.engine.io.text;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.archive.TextInput;
import org.screlapse.engine.io.format.CellNames;
import org.screlapse.engine.io.format.FileFormat;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;

/**
 * A delimited text with a header and a row per cell: annotations without genes. The separator is the one that the
 * header has most of. A header that is one name short, as R writes it, belongs to the columns after the cell names.
 */
public final class CellTableFormat extends FileFormat {

    private static final Pattern MAY_HAVE_DECIMAL_COMMA = Pattern.compile("[;\\t]-?\\d+,\\d");
    private static final int MAX_COLUMNS = 1 << 20;
    private static final int MAX_LINE = 1 << 28;
    private static final List<String> NAME_COLUMNS = List.of("cell", "cells", "cell_id", "cellid", "cell_name",
        "cell_names", "cell_barcode", "barcode", "barcodes", "index", "_index", "cb");
    private static final int ROWS_BETWEEN_CHECKS = 1 << 12;
    /** A header is described from the whole table if it is not larger than this, else from so many rows. */
    private static final long SMALL_TABLE = 1 << 25;
    private static final int ROWS_DESCRIBED = 100_000;

    public CellTableFormat() {
        super("cell-table", "Cell table", "A delimited text (.csv, .tsv, .txt, also .gz) with a header and one row per"
            + " cell, for annotations made elsewhere; it has no genes.");
    }

    @Override
    public boolean recognizes(FileProbe file) throws IOException {
        return !file.isFolder() && file.isText() && !file.startsWith("%%MatrixMarket")
            && !file.nameEndsWith(".h5", ".hdf5", ".h5ad", ".loom")
            && (TableForm.of(file).separator() != ' ' || isNameColumn(headerLine(file)));
    }

    @Override
    public DataSummary describe(FileProbe file, ReadOptions options) throws IOException {
        boolean whole = Files.size(file.path()) <= SMALL_TABLE;
        DataSummary summary =
            SingleCellData.withoutGenes(table(file, whole ? Long.MAX_VALUE : ROWS_DESCRIBED, Progress.NONE)).summary();
        if (whole) {
            return summary;
        }
        List<DataSummary.ColumnSummary> columns = summary.cellColumns().stream()
            .map(c -> new DataSummary.ColumnSummary(c.name(), c.type(), List.of())).toList();
        return new DataSummary(DataSummary.UNKNOWN, 0, 0, columns, List.of());
    }

    @Override
    public SingleCellData read(FileProbe file, ReadOptions options, Progress progress) throws IOException {
        return SingleCellData.withoutGenes(table(file, Long.MAX_VALUE, progress));
    }

    private static Annotations table(FileProbe file, long maxRows, Progress progress) throws IOException {
        if (file.isFolder() || !file.isText()) {
            throw SingleCellFormatException.about(file.path(), "is not a text.");
        }
        TableForm form = TableForm.of(file);
        char separator = form.separator() == ' ' ? '\t' : form.separator();
        boolean decimalComma =
            MAY_HAVE_DECIMAL_COMMA.matcher(file.text()).find() && TableSample.of(file).hasDecimalComma();
        try (TextInput input = new TextInput(file.path());
            BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
            CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(separator).detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(CsvRecordHandler.of(handler -> handler.maxFields(MAX_COLUMNS).maxRecordSize(MAX_LINE)),
                    afterLines(reader, form.skippedLines()));
            CloseableIterator<CsvRecord> records = csv.iterator()) {
            Table table = new Table(file, records, decimalComma);
            long rows = 0;
            while (records.hasNext() && rows++ < maxRows) {
                if (rows % ROWS_BETWEEN_CHECKS == 0) {
                    progress.checkCancelled();
                    progress.report(input.fraction(), "Reading " + file.path().getFileName());
                }
                table.add(records.next());
            }
            return table.build();
        } catch (CsvParseException e) {
            throw SingleCellFormatException.about(file.path(), "is not a well-formed table: " + e.getMessage() + ".",
                e);
        }
    }

    private static Reader afterLines(BufferedReader reader, int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            reader.readLine();
        }
        return reader;
    }

    /** A table of names alone has no separator. */
    private static String headerLine(FileProbe file) throws IOException {
        return file.text().lines().skip(TableForm.of(file).skippedLines()).findFirst().orElse("");
    }

    private static boolean isNameColumn(String header) {
        return NAME_COLUMNS.contains(header.replace("\uFEFF", "").replace("\"", "").strip().toLowerCase(Locale.ROOT));
    }

    /** The columns as they fill. */
    private static final class Table {

        private final FileProbe file;
        private final List<String> header;
        private final List<ColumnCollector> columns = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private int nameColumn;
        private CsvRecord first;

        Table(FileProbe file, CloseableIterator<CsvRecord> records, boolean decimalComma)
            throws SingleCellFormatException {
            this.file = file;
            if (!records.hasNext()) {
                throw SingleCellFormatException.about(file.path(), "has no header.");
            }
            header = new ArrayList<>(records.next().getFields());
            if (!header.isEmpty()) {
                header.set(0, header.get(0).replace("\uFEFF", ""));
            }
            if (records.hasNext()) {
                first = records.next();
                if (first.getFieldCount() == header.size() + 1) {
                    header.add(0, "");
                }
            }
            nameColumn = nameColumn();
            requireUniqueHeader();
            header.forEach(h -> columns.add(new ColumnCollector(decimalComma)));
            if (first != null) {
                add(first);
            }
        }

        void add(CsvRecord row) throws SingleCellFormatException {
            if (row.getFieldCount() != header.size()) {
                throw SingleCellFormatException.about(file.path(), "has " + row.getFieldCount() + " columns in line "
                    + row.getStartingLineNumber() + ", but " + header.size() + " in its header.");
            }
            for (int c = 0; c < columns.size(); c++) {
                if (c == nameColumn) {
                    names.add(row.getField(c).strip());
                } else {
                    columns.get(c).add(row.getField(c));
                }
            }
        }

        Annotations build() throws SingleCellFormatException {
            if (names.isEmpty()) {
                throw SingleCellFormatException.about(file.path(), "has a header, but no rows.");
            }
            Annotations cells = CellNames.unique(file.path(), names.toArray(String[]::new));
            for (int c = 0; c < columns.size(); c++) {
                if (c != nameColumn) {
                    cells = cells.with(columnName(c), columns.get(c).build());
                }
            }
            return cells;
        }

        private int nameColumn() {
            if (header.get(0).isBlank()) {
                return 0;
            }
            for (int c = 0; c < header.size(); c++) {
                if (isNameColumn(header.get(c))) {
                    return c;
                }
            }
            return 0;
        }

        private String columnName(int column) {
            String name = header.get(column).strip();
            return name.isEmpty() ? "column_" + (column + 1) : name;
        }

        private void requireUniqueHeader() throws SingleCellFormatException {
            Map<String, Integer> positions = new HashMap<>();
            for (int c = 0; c < header.size(); c++) {
                Integer before = positions.put(columnName(c), c);
                if (before != null) {
                    throw SingleCellFormatException.about(file.path(), "has two columns \"" + columnName(c)
                        + "\" (numbers " + (before + 1) + " and " + (c + 1) + ").");
                }
            }
        }
    }
}
