package org.screlapse.engine.preprocess;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;
import org.screlapse.engine.testing.PeerReference;

public class VariableGenesTest {

    private static final int CELLS = 50;
    private static final int GENES = 60;

    @Test
    public void excludedGenesMakeRoomAndKeepTheNumbers() throws IOException {
        for (VariableGeneFlavor flavor : VariableGeneFlavor.values()) {
            VariableGenes operation = VariableGenes.withDefaults().withFlavor(flavor).withNumber(10);
            Outcome<VariableGenes.Result> all = operation.apply(data(), Run.silent());
            String best = "g" + all.findings().genes()[0];
            Outcome<VariableGenes.Result> fewer = operation.withExcludedGenes(Set.of(best.toUpperCase()))
                .withExclusions(List.of(GeneCategory.of("x", "^g7$"))).apply(data(), Run.silent());
            assertEquals(10, fewer.findings().genes().length);
            assertFalse(Arrays.stream(fewer.findings().genes())
                .anyMatch(gene -> gene == all.findings().genes()[0] || gene == 7));
            for (String name : List.of("means", operation.numbers().get(2))) {
                PeerReference.assertColumn(name, ((NumericColumn) all.data().genes().column(name).get()).values(),
                    fewer.data().genes(), 0);
            }
        }
    }

    @Test
    public void aGeneThatDoesNotVaryIsNeverChosen() throws IOException {
        for (VariableGeneFlavor flavor : VariableGeneFlavor.values()) {
            Run run = Run.silent();
            Outcome<VariableGenes.Result> result = VariableGenes.withDefaults().withFlavor(flavor).apply(data(), run);
            assertFalse(flavor.scanpyName(),
                Arrays.stream(result.findings().genes()).anyMatch(gene -> gene == GENES - 2));
            assertFalse("the same count is not the same expression", flavor == VariableGeneFlavor.SEURAT_V3
                && Arrays.stream(result.findings().genes()).anyMatch(gene -> gene == GENES - 1));
            assertTrue(run.notes().get(0), run.notes().get(0).contains("fewer than the 2000 asked for"));
        }
    }

    @Test
    public void aBatchOfOneCellIsLeftOut() throws IOException {
        String[] batches = new String[CELLS];
        Arrays.setAll(batches, i -> i == 0 ? "lonely" : i % 2 == 0 ? "a" : "b");
        SingleCellData data = data().withCellColumn("batch", CategoricalColumn.of(List.of(batches)));
        Run run = Run.silent();
        Outcome<VariableGenes.Result> result =
            VariableGenes.withDefaults().withNumber(10).withBatchColumn("batch").apply(data, run);
        assertEquals(List.of("Batches of one cell show no variability and were left out of the measurement: lonely."),
            run.notes());
        assertEquals(CELLS, result.data().cells().size());
    }

    @Test
    public void limitsAreOfTheMeansOverBatches() throws IOException {
        String[] batches = new String[CELLS];
        Arrays.setAll(batches, i -> i % 2 == 0 ? "a" : "b");
        SingleCellData data = data().withCellColumn("batch", CategoricalColumn.of(List.of(batches)));
        DispersionLimits limits = new DispersionLimits(4, 5, -0.5);
        for (VariableGeneFlavor flavor : List.of(VariableGeneFlavor.SEURAT, VariableGeneFlavor.CELL_RANGER)) {
            SingleCellData found = VariableGenes.withDefaults().withFlavor(flavor).withBatchColumn("batch")
                .withLimits(limits).apply(data, Run.silent()).data();
            int chosen = 0;
            for (int gene = 0; gene < GENES - 2; gene++) {
                boolean inside = limits.contain(number(found, "means", gene), number(found, "dispersions_norm", gene));
                assertEquals("gene " + gene, inside ? "true" : "false",
                    found.genes().column("highly_variable").get().text(gene));
                chosen += inside ? 1 : 0;
            }
            assertTrue(chosen > 0 && chosen < GENES / 2);
        }
    }

    @Test
    public void limitsThatCannotBe() throws IOException {
        SingleCellData data = data();
        assertThrows(IllegalArgumentException.class, () -> new DispersionLimits(3, 3, 0.5));
        assertThrows(IllegalArgumentException.class, () -> new DispersionLimits(0, Double.NaN, 0.5));
        VariableGenes limited = VariableGenes.withDefaults().withLimits(DispersionLimits.USUAL);
        assertThrows(IllegalArgumentException.class, () -> limited.apply(data, Run.silent()));
        Exception e = assertThrows(IllegalArgumentException.class, () -> limited.withFlavor(VariableGeneFlavor.SEURAT)
            .withLimits(new DispersionLimits(0, 10, 1000)).apply(data, Run.silent()));
        assertTrue(e.getMessage(), e.getMessage().contains("a normalized dispersion above 1000.0: widen"));
    }

    @Test
    public void whereNoGeneVariesNoneIsChosen() throws IOException {
        float[][] equal = new float[CELLS][GENES];
        for (float[] cell : equal) {
            Arrays.fill(cell, 3);
        }
        SingleCellData data =
            TestMatrices.data(equal, IntStream.range(0, GENES).mapToObj(g -> "g" + g).toArray(String[]::new));
        for (VariableGeneFlavor flavor : VariableGeneFlavor.values()) {
            assertThrows(flavor.scanpyName(), IllegalArgumentException.class,
                () -> VariableGenes.withDefaults().withFlavor(flavor).apply(data, Run.silent()));
        }
    }

    private static double number(SingleCellData data, String column, int gene) {
        return ((NumericColumn) data.genes().column(column).orElseThrow()).value(gene);
    }

    @Test
    public void countsAreNeededWhereTheyAre() throws IOException {
        SingleCellData logarithms = TestMatrices.data(new float[][]{{0.5f, 1.25f}, {3, 0}}, "A", "B");
        assertThrows(IllegalArgumentException.class,
            () -> VariableGenes.withDefaults().apply(logarithms, Run.silent()));
        assertThrows("too few genes", IllegalArgumentException.class, () -> VariableGenes.withDefaults()
            .apply(TestMatrices.data(new float[][]{{1, 2}, {3, 0}}, "A", "B"), Run.silent()));
        assertThrows("one cell", IllegalArgumentException.class,
            () -> VariableGenes.withDefaults().apply(data().selectCells(new int[]{3}), Run.silent()));
    }

    @Test
    public void canBeCancelled() throws IOException {
        SingleCellData data = data();
        Progress cancelled = StopAfter.atOnce();
        assertThrows(CancellationException.class, () -> VariableGenes.withDefaults().apply(data, Run.of(cancelled)));
        assertThrows(CancellationException.class,
            () -> CountNormalization.withDefaults().apply(data, Run.of(cancelled)));
    }

    /** Genes of rising mean; the last is 3 in every cell, the one before 0. */
    private static SingleCellData data() throws IOException {
        Random random = new Random(1);
        float[][] counts = new float[CELLS][GENES];
        for (float[] cell : counts) {
            for (int gene = 0; gene < GENES - 1; gene++) {
                cell[gene] = Math.max(0, (float) Math.rint(gene / 5.0 + 1 + random.nextGaussian() * (gene % 4 + 1)));
            }
            cell[GENES - 2] = 0;
            cell[GENES - 1] = 3;
        }
        return TestMatrices.data(counts, IntStream.range(0, GENES).mapToObj(g -> "g" + g).toArray(String[]::new));
    }
}
