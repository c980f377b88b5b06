package org.screlapse.headless.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The columns of a CSV file: named after the header, made unique as KNIME does it, typed after the first rows.
 *
 * @param names one name per column
 * @param types one type per column
 */
record CsvSpec(List<String> names, List<CsvColumnType> types) {

    CsvSpec {
        names = List.copyOf(names);
        types = List.copyOf(types);
    }

    /** Guesses the columns from as many rows as the settings say. */
    static CsvSpec guess(Path file, CsvReaderSettings settings) throws IOException {
        try (CsvTableRows rows = new CsvTableRows(file, settings)) {
            if (settings.header() && rows.header() == null) {
                throw new IOException("The file " + file + " is empty, expected a row of column names.");
            }
            List<String> header = header(rows, settings);
            List<CsvColumnType> types = types(rows, settings, header);
            return new CsvSpec(names(header, types.size()), types);
        }
    }

    /** The header without the row id column, {@code null} for a column without a name. */
    private static List<String> header(CsvTableRows rows, CsvReaderSettings settings) {
        List<String> header = new ArrayList<>();
        if (rows.header() != null) {
            for (int i = settings.rowIds() ? 1 : 0; i < rows.header().length; i++) {
                header.add(rows.header()[i]);
            }
        }
        return header;
    }

    private static List<CsvColumnType> types(CsvTableRows rows, CsvReaderSettings settings, List<String> header)
        throws IOException {
        int offset = settings.rowIds() ? 1 : 0;
        List<CsvColumnType> types = new ArrayList<>();
        header.forEach(name -> types.add(null));
        String[] row;
        for (long i = 0; i != settings.scanRows() && (row = rows.next()) != null; i++) {
            for (int column = 0; column < row.length - offset; column++) {
                if (column == types.size()) {
                    types.add(null);
                }
                String value = row[column + offset];
                if (value != null) {
                    CsvColumnType known = types.get(column);
                    types.set(column,
                        (known == null ? CsvColumnType.INTEGER : known).widenedFor(value, settings.numbers()));
                }
            }
        }
        types.replaceAll(type -> type == null ? CsvColumnType.STRING : type); // a column without values is text
        return types;
    }

    private static List<String> names(List<String> header, int count) {
        Set<String> taken = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (String name : header) {
            names.add(name == null ? null : unique(name, taken));
        }
        for (int i = 0; i < count; i++) {
            if (i == names.size()) {
                names.add(null);
            }
            if (names.get(i) == null) {
                names.set(i, unique("Column" + i, taken));
            }
        }
        return names;
    }

    private static String unique(String name, Set<String> taken) {
        String candidate = name.trim();
        for (int i = 1; !taken.add(candidate); i++) {
            candidate = name.trim() + " (#" + i + ")";
        }
        return candidate;
    }
}
