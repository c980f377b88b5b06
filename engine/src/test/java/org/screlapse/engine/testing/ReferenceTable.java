package org.screlapse.engine.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A table of edgeR's or miloR's: one that travels with the project, where its name says so, or of the larger cohort.
 */
public final class ReferenceTable {
    private final List<String> columns;
    private final List<String[]> rows;

    private ReferenceTable(List<String> columns, List<String[]> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** The table of a name. */
    public static ReferenceTable read(String name) throws IOException {
        Path file = name.startsWith(ReferenceFiles.MADE) ? ReferenceFiles.table(ReferenceFiles.MADE, name)
            : ReferenceFiles.shared("reference/differential_abundance").resolve(name);
        List<String[]> lines =
            ReferenceFiles.lines(file).stream().map(line -> line.replace("\"", "").split(",", -1)).toList();
        return new ReferenceTable(List.of(lines.get(0)), lines.subList(1, lines.size()));
    }

    /** Names of the columns, the first of which may be empty. */
    public List<String> columns() {
        return columns;
    }

    /** The texts of a column. */
    public List<String> texts(String column) {
        int index = columns.indexOf(column);
        return rows.stream().map(row -> row[index]).toList();
    }

    /** The numbers of a column. */
    public double[] numbers(String column) {
        return texts(column).stream().mapToDouble(ReferenceTable::number).toArray();
    }

    /** The numbers of all columns but the first, row by row. */
    public double[][] matrix() {
        return rows.stream().map(row -> Arrays.stream(row).skip(1).mapToDouble(ReferenceTable::number).toArray())
            .toArray(double[][]::new);
    }

    private static double number(String text) {
        return switch (text) {
            case "NA" -> Double.NaN;
            case "Inf" -> Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
