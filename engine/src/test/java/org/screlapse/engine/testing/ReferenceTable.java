package org.screlapse.engine.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.Assume;

/** A table of edgeR's or miloR's in the folder shared by all; tests skip where it is absent. */
public final class ReferenceTable {
    private final List<String> columns;
    private final List<String[]> rows;

    private ReferenceTable(List<String> columns, List<String[]> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    /** The table of a name. */
    public static ReferenceTable read(String name) throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/reference/differential_abundance"))) {
            folder = folder.getParent();
        }
        Assume.assumeTrue("there is no folder shared/reference/differential_abundance here or above", folder != null);
        Path file = folder.resolve("shared/reference/differential_abundance").resolve(name);
        List<String[]> lines = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file);
            InputStream text = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
            BufferedReader reader = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> lines.add(line.replace("\"", "").split(",", -1)));
        }
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
