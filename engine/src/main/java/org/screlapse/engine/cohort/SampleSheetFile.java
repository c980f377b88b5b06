package org.screlapse.engine.cohort;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.TextColumn;
import org.screlapse.engine.io.archive.TextInput;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.text.ColumnCollector;

/**
 * A delimited text file with a row per sample.
 *
 * @param columns its columns; those with a role are texts, the others are typed by their content
 * @param roles which column says what; the names as the file writes them
 */
record SampleSheetFile(Map<String, Column> columns, SampleSheet.Roles roles) {

    private static final char[] SEPARATORS = {'\t', ',', ';'};

    static SampleSheetFile read(Path file) throws IOException {
        FileProbe probe = FileProbe.of(file);
        if (probe.isFolder() || !probe.isText()) {
            throw SingleCellFormatException.about(file, "is no sample sheet: a sheet is a text with a header and a row"
                + " per sample, separated by commas, semicolons or tabs.");
        }
        try (Reader reader = new InputStreamReader(new TextInput(file), StandardCharsets.UTF_8);
            CsvReader<CsvRecord> csv = CsvReader.builder().fieldSeparator(separator(probe)).detectBomHeader(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(reader);
            CloseableIterator<CsvRecord> records = csv.iterator()) {
            return read(file, records);
        } catch (CsvParseException e) {
            throw SingleCellFormatException.about(file, "is not a well-formed table: " + e.getMessage() + ".", e);
        }
    }

    private static SampleSheetFile read(Path file, CloseableIterator<CsvRecord> records)
        throws SingleCellFormatException {
        List<String> header =
            records.next().getFields().stream().map(name -> name.replace("\uFEFF", "").strip()).toList();
        List<List<String>> values = new ArrayList<>();
        header.forEach(name -> values.add(new ArrayList<>()));
        while (records.hasNext()) {
            CsvRecord row = records.next();
            if (row.getFieldCount() != header.size()) {
                throw SingleCellFormatException.about(file, "has " + row.getFieldCount() + " columns in line "
                    + row.getStartingLineNumber() + ", but " + header.size() + " in its header.");
            }
            for (int c = 0; c < header.size(); c++) {
                values.get(c).add(row.getField(c).strip());
            }
        }
        SampleSheet.Roles roles = SampleSheet.Roles.among(header);
        return new SampleSheetFile(columns(file, header, values, roles), roles);
    }

    private static Map<String, Column> columns(Path file, List<String> header, List<List<String>> values,
        SampleSheet.Roles roles) throws SingleCellFormatException {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (int c = 0; c < header.size(); c++) {
            String name = header.get(c).isEmpty() ? "column_" + (c + 1) : header.get(c);
            boolean hasRole = name.equals(roles.path()) || roles.columns().containsValue(name);
            if (columns.put(name, hasRole ? TextColumn.of(values.get(c)) : typed(values.get(c))) != null) {
                throw SingleCellFormatException.about(file, "has two columns \"" + name + "\".");
            }
        }
        return columns;
    }

    private static Column typed(List<String> values) {
        ColumnCollector column = new ColumnCollector();
        values.forEach(column::add);
        return column.build();
    }

    private static char separator(FileProbe file) {
        String header = file.text().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char separator : SEPARATORS) {
            long count = header.chars().filter(c -> c == separator).count();
            if (count > most) {
                most = count;
                best = separator;
            }
        }
        return best;
    }
}
