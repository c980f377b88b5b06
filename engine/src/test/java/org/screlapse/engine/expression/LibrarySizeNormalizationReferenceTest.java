package org.screlapse.engine.expression;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.testing.ReferenceFiles;
import org.screlapse.engine.testing.ReferenceData;
import org.screlapse.engine.task.Progress;

/** Against {@code normalize_total} and {@code log1p} of Scanpy 1.10.4 and {@code NormalizeData} of Seurat 4.3.0. */
@RunWith(Parameterized.class)
public class LibrarySizeNormalizationReferenceTest {

    private final String name;

    public LibrarySizeNormalizationReferenceTest(String name) {
        this.name = name;
    }

    @Parameters(name = "{0}")
    public static List<String> dataSets() {
        return ReferenceFiles.andMade("pbmc_small", "pbmc68k", "pbmc3k_hvg2000", "syn1500");
    }

    @Test
    public void equalsScanpyAndSeurat() throws IOException {
        SingleCellData data = ReferenceData.read(name);
        for (String peer : List.of("scanpy", "R")) {
            Map<String, List<String>> expected = ReferenceData.table(name, peer + "_lognorm_cell_sums.csv");
            ExpressionCursor cell = cursor(data);
            while (cell.next()) {
                double sum = 0;
                double squares = 0;
                for (int i = 0; i < cell.length(); i++) {
                    sum += cell.values()[i];
                    squares += cell.values()[i] * cell.values()[i];
                }
                assertRelative(Double.parseDouble(expected.get("sum").get(cell.cell())), sum);
                assertRelative(Double.parseDouble(expected.get("sumsq").get(cell.cell())), squares);
            }
        }
    }

    @Test
    public void everyValueEqualsScanpys() throws IOException {
        Map<String, List<String>> expected = ReferenceData.table(name, "scanpy_lognorm_triplets_0based.csv.gz");
        List<String> columns = List.copyOf(expected.keySet());
        ExpressionCursor cell = cursor(ReferenceData.read(name));
        int row = 0;
        while (row < expected.get(columns.get(0)).size() && cell.next()) {
            for (int i = 0; i < cell.length(); i++, row++) {
                assertEquals(cell.cell(), Integer.parseInt(expected.get(columns.get(0)).get(row)));
                assertEquals(cell.genes()[i], Integer.parseInt(expected.get(columns.get(1)).get(row)));
                assertRelative(Double.parseDouble(expected.get(columns.get(2)).get(row)), cell.values()[i]);
            }
        }
        assertTrue(row > 0);
    }

    private static ExpressionCursor cursor(SingleCellData data) {
        return Expression.of(data.counts(), ValueScale.COUNTS, LibrarySizeNormalization.withDefaults(), Progress.NONE)
            .cursor(0, data.counts().cells());
    }

    private static void assertRelative(double expected, double found) {
        assertEquals(expected, found, 1e-8 * Math.abs(expected));
    }
}
