package org.screlapse.engine.embed;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.Test;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/** Principal components of analytic Pearson residuals, against a dense computation. */
public class PearsonResidualPcaTest {

    private static final Pca PCA = Pca.withDefaults().withPearsonResiduals().withComponents(6);

    @Test
    public void likeADenseComputation() throws IOException {
        for (int cells : new int[]{40, 90, 700}) {
            float[][] counts = counts(cells, 30);
            Run run = Run.silent();
            PcaResult found = PCA.apply(data(counts), run).findings();
            assertEquals(
                List.of("The genes have no annotation \"highly_variable\": all 30 genes were used. Mark the variable"
                    + " ones first.", "1 of the 30 chosen genes are the same in all cells and were left out."),
                run.notes());
            double[][] residuals = residuals(counts);
            double total = Arrays.stream(residuals).flatMapToDouble(Arrays::stream).map(x -> x * x).sum();
            double[] singular = new SingularValueDecomposition(new Array2DRowRealMatrix(residuals)).getSingularValues();
            for (int k = 0; k < 6; k++) {
                assertEquals(singular[k] * singular[k] / (cells - 1), found.variance()[k], 1e-6 * found.variance()[0]);
                assertEquals(singular[k] * singular[k] / total, found.varianceRatio()[k], 1e-6);
            }
            assertScores(residuals, found);
        }
    }

    @Test
    public void onlyTheChosenGenesCount() throws IOException {
        float[][] counts = counts(50, 30);
        SingleCellData data = data(counts);
        float[][] some = Arrays.stream(counts).map(cell -> Arrays.copyOf(cell, 12)).toArray(float[][]::new);
        List<String> names = data.genes().names().asList().subList(0, 12);
        assertArrayEquals(PCA.apply(data(some), Run.silent()).findings().variance(),
            PCA.withGenes(names).apply(data, Run.silent()).findings().variance(), 1e-12);
    }

    @Test
    public void doesNotDependOnThreads() throws Exception {
        SingleCellData data = data(counts(700, 30));
        float[] parallel = PCA.apply(data, Run.silent()).findings().scores().coordinates();
        for (int threads : new int[]{1, 2, 8}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            assertArrayEquals(parallel,
                pool.submit(() -> PCA.apply(data, Run.silent()).findings()).get().scores().coordinates(), 0);
            pool.shutdown();
        }
    }

    @Test
    public void needsCountsAndNoCovariates() throws IOException {
        SingleCellData logs = data(new float[][]{{0.5f, 1}, {2, 1.5f}, {1, 1}});
        Exception e = assertThrows(IllegalArgumentException.class, () -> PCA.apply(logs, Run.silent()));
        assertTrue(e.getMessage(), e.getMessage().startsWith("An analysis of Pearson residuals needs raw counts"));
        SingleCellData scored = data(counts(40, 30)).withCellColumn("score", NumericColumn.of(new double[40]));
        assertThrows(IllegalArgumentException.class,
            () -> PCA.withCovariates(List.of("score")).apply(scored, Run.silent()));
        assertThrows(IllegalArgumentException.class, () -> PCA.apply(data(new float[5][9]), Run.silent()));
        float[][] alike = {{1, 2, 3}, {2, 4, 6}, {3, 6, 9}, {1, 2, 3}};
        e = assertThrows(IllegalArgumentException.class, () -> PCA.apply(data(alike), Run.silent()));
        assertTrue(e.getMessage(), e.getMessage().startsWith("None of the 3 chosen genes differs"));
    }

    @Test
    public void fewCellsGiveFewComponents() throws IOException {
        assertEquals(4,
            Pca.withDefaults().withPearsonResiduals().apply(data(counts(5, 30)), Run.silent()).findings().components());
    }

    private static void assertScores(double[][] residuals, PcaResult found) {
        for (int cell = 0; cell < residuals.length; cell++) {
            for (int k = 0; k < found.components(); k++) {
                double score = 0;
                for (int gene = 0; gene < residuals[cell].length; gene++) {
                    score += residuals[cell][gene] * found.loadings().get(gene, k);
                }
                assertEquals(score, found.scores().get(cell, k), 1e-4);
            }
        }
    }

    /** The parts of the work are few and large: each asks for every range of cells whether to stop. */
    @Test
    public void asksForEachRangeOfCellsWhetherToStop() throws IOException {
        Expression counts = Expression.ofCounts(data(counts(40_000, 3)).counts(), "The test", Progress.NONE);
        GeneValues values = new GeneValues(counts, new int[]{0, 1, 2});
        AtomicInteger asked = new AtomicInteger();
        new ResidualMatrix(values, new Progress() {
            @Override
            public void report(double fraction, String message) {
                // not looked at
            }

            @Override
            public boolean isCancelled() {
                asked.incrementAndGet();
                return false;
            }
        });
        assertTrue(asked + " of " + values.ranges(), asked.get() >= 2 * values.ranges());
    }

    /** As normalize_pearson_residuals of Scanpy, less the means; a cell without counts has residuals of 0. */
    private static double[][] residuals(float[][] counts) {
        int cells = counts.length;
        int genes = counts[0].length;
        double[] ofGene = new double[genes];
        double[] ofCell = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            for (int gene = 0; gene < genes; gene++) {
                ofGene[gene] += counts[cell][gene];
                ofCell[cell] += counts[cell][gene];
            }
        }
        double total = Arrays.stream(ofCell).sum();
        double[][] residuals = new double[cells][genes];
        for (int gene = 0; gene < genes; gene++) {
            double mean = 0;
            for (int cell = 0; cell < cells; cell++) {
                double expected = ofCell[cell] * ofGene[gene] / total;
                double residual = (counts[cell][gene] - expected) / Math.sqrt(expected + expected * expected / 100);
                double limit = Math.sqrt(cells);
                residuals[cell][gene] = expected == 0 ? 0 : Math.max(-limit, Math.min(limit, residual));
                mean += residuals[cell][gene] / cells;
            }
            for (int cell = 0; cell < cells; cell++) {
                residuals[cell][gene] -= mean;
            }
        }
        return residuals;
    }

    /** Cells of very different totals, one of them empty; the last gene is absent. */
    private static float[][] counts(int cells, int genes) {
        Random random = new Random(cells);
        float[][] counts = new float[cells][genes];
        for (int cell = 1; cell < cells; cell++) {
            double depth = Math.exp(1 + 5 * random.nextDouble());
            for (int gene = 0; gene < genes - 1; gene++) {
                double mean = depth * (gene % 3 == cell % 3 ? 0.6 : 0.1) * (1 + gene % 7) / 7;
                counts[cell][gene] = Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
            }
        }
        return counts;
    }

    private static SingleCellData data(float[][] counts) throws IOException {
        return TestMatrices.data(counts,
            IntStream.range(0, counts[0].length).mapToObj(g -> "G" + g).toArray(String[]::new));
    }
}
