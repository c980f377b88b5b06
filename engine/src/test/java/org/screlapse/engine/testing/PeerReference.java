package org.screlapse.engine.testing;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.task.Run;

/** Data sets, and what Scanpy and Seurat computed of them, in file order (see {@link ReferenceFiles}). */
public final class PeerReference {

    private PeerReference() {
    }

    public static SingleCellData data(String name) throws IOException {
        return SingleCellReader.withDefaults().read(ReferenceFiles.data(name), Run.silent());
    }

    /** @return the data with an annotation of the file obs.csv */
    public static SingleCellData data(String name, String annotation) throws IOException {
        List<List<String>> rows = rows(ReferenceFiles.data(name).resolve("obs.csv"));
        int column = rows.get(0).indexOf(annotation);
        return data(name).withCellColumn(annotation,
            CategoricalColumn.of(rows.stream().skip(1).map(row -> row.get(column)).toList()));
    }

    /** @return the columns of a table; truth is 1, what is missing or no number is NaN */
    public static Map<String, double[]> table(String name, String file) throws IOException {
        List<List<String>> rows = rows(ReferenceFiles.table(name, file));
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int c = 1; c < rows.get(0).size(); c++) {
            int column = c;
            columns.put(rows.get(0).get(c),
                rows.stream().skip(1).mapToDouble(row -> number(row.get(column))).toArray());
        }
        return columns;
    }

    /** @return the first column of a table */
    public static List<String> keys(String name, String file) throws IOException {
        return rows(ReferenceFiles.table(name, file)).stream().skip(1).map(r -> r.get(0)).toList();
    }

    public static void assertColumn(String name, double[] expected, Annotations actual, double relative) {
        double[] values = ((NumericColumn) actual.column(name).orElseThrow(() -> new AssertionError(name))).values();
        assertNumbers(name, expected, values, relative);
    }

    public static void assertNumbers(String name, double[] expected, double[] values, double relative) {
        assertEquals(expected.length, values.length);
        for (int i = 0; i < values.length; i++) {
            assertEquals(name + " of " + i, expected[i], values[i], relative * Math.max(Math.abs(expected[i]), 1e-9));
        }
    }

    private static List<List<String>> rows(Path file) throws IOException {
        return ReferenceFiles.lines(file).stream().map(PeerReference::fields).toList();
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)).map(f -> f.replace("\"", ""))
            .toList();
    }

    private static double number(String text) {
        try {
            return text.equals("True") ? 1 : text.equals("False") ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
