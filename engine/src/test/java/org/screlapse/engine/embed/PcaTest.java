package org.screlapse.engine.embed;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

/** Principal components of small made data, against a dense computation. */
public class PcaTest {

    private static final int CELLS = 60;
    private static final int GENES = 12;

    @Test
    public void covariatesAreRegressedOutAsFromADenseMatrix() throws IOException {
        float[][] counts = counts(3);
        double[] first = new Random(7).doubles(CELLS).toArray();
        double[] second = new Random(8).doubles(CELLS).map(x -> x * 1000).toArray();
        SingleCellData data = data(counts).withCellColumn("first", NumericColumn.of(first)).withCellColumn("second",
            NumericColumn.of(second));
        PcaResult found = Pca.withDefaults().withScaling(Double.POSITIVE_INFINITY).withComponents(5)
            .withCovariates(List.of("first", "second")).apply(data, Run.silent()).findings();
        double[][] residuals = new double[CELLS][GENES];
        double[][] covariates = new double[CELLS][];
        Arrays.setAll(covariates, i -> new double[]{first[i], second[i]});
        for (int gene = 0; gene < GENES; gene++) {
            OLSMultipleLinearRegression fit = new OLSMultipleLinearRegression();
            fit.newSampleData(column(logs(counts), gene), covariates);
            double[] left = fit.estimateResiduals();
            double deviation = Math.sqrt(Arrays.stream(left).map(x -> x * x).sum() / (CELLS - 1));
            for (int cell = 0; cell < CELLS; cell++) {
                residuals[cell][gene] = left[cell] / deviation;
            }
        }
        double[] singular = new SingularValueDecomposition(new Array2DRowRealMatrix(residuals)).getSingularValues();
        for (int k = 0; k < 5; k++) {
            assertEquals(singular[k] * singular[k] / (CELLS - 1), found.variance()[k], 1e-4);
        }
    }

    @Test
    public void scoresAreTheCenteredExpressionTimesTheLoadings() throws IOException {
        float[][] counts = counts(4);
        PcaResult found =
            Pca.withDefaults().withoutScaling().withComponents(3).apply(data(counts), Run.silent()).findings();
        RealMatrix logs = new Array2DRowRealMatrix(logs(counts));
        for (int gene = 0; gene < GENES; gene++) {
            double mean = Arrays.stream(logs.getColumn(gene)).average().orElse(0);
            logs.setColumn(gene, Arrays.stream(logs.getColumn(gene)).map(x -> x - mean).toArray());
        }
        for (int k = 0; k < 3; k++) {
            int component = k;
            double[] loadings =
                IntStream.range(0, GENES).mapToDouble(g -> found.loadings().get(g, component)).toArray();
            double[] scores = logs.operate(loadings);
            for (int cell = 0; cell < CELLS; cell++) {
                assertEquals(scores[cell], found.scores().get(cell, k), 1e-4);
            }
            double largest = Arrays.stream(loadings).max().orElse(0);
            assertTrue("sign", largest >= -Arrays.stream(loadings).min().orElse(0));
        }
    }

    @Test
    public void constantGenesAreLeftOutWithAWarning() throws IOException {
        float[][] counts = counts(5);
        for (float[] cell : counts) {
            cell[0] = 0;
        }
        Run run = Run.silent();
        PcaResult found = Pca.withDefaults().withComponents(2).apply(data(counts), run).findings();
        assertEquals(GENES - 1, found.genes());
        assertTrue(run.notes().toString(),
            run.notes().contains("1 of the 12 chosen genes are the same in all cells and were left out."));
        assertEquals(0, found.loadings().get(0, 0), 0);
    }

    @Test
    public void fewCellsGiveFewComponents() throws IOException {
        Run run = Run.silent();
        PcaResult found = Pca.withDefaults().apply(data(Arrays.copyOf(counts(6), 5)), run).findings();
        assertEquals(4, found.components());
        assertTrue(run.notes().toString(),
            run.notes().get(run.notes().size() - 1).startsWith("Only 4 components instead of 50"));
    }

    @Test
    public void allSolversAgreeWhereMostEigenvaluesAreNought() throws IOException {
        for (long seed = 0; seed < 5; seed++) {
            SingleCellData data = data(counts(seed, 40, 200));
            double[] exact =
                Pca.withDefaults().withSolver(Pca.Solver.EXACT).apply(data, Run.silent()).findings().variance();
            double[] found =
                Pca.withDefaults().withSolver(Pca.Solver.RANDOMIZED).apply(data, Run.silent()).findings().variance();
            assertEquals(39, exact.length);
            assertArrayEquals(exact, found, 1e-4 * exact[0]);
        }
    }

    @Test
    public void doesNotDependOnThreads() throws Exception {
        SingleCellData data = data(counts(9));
        for (Pca.Solver solver : Pca.Solver.values()) {
            Pca pca = Pca.withDefaults().withComponents(5).withSolver(solver);
            float[] parallel = pca.apply(data, Run.silent()).findings().scores().coordinates();
            ForkJoinPool one = new ForkJoinPool(1);
            assertArrayEquals(parallel,
                one.submit(() -> pca.apply(data, Run.silent()).findings()).get().scores().coordinates(), 0);
            one.shutdown();
        }
    }

    @Test
    public void refusesWhatCannotBe() throws IOException {
        SingleCellData data = data(counts(1));
        assertThrows(IllegalArgumentException.class, () -> Pca.withDefaults().withComponents(0));
        assertThrows(IllegalArgumentException.class,
            () -> Pca.withDefaults().withGenes(List.of("nowhere")).apply(data, Run.silent()));
        assertThrows(IllegalArgumentException.class,
            () -> Pca.withDefaults().withCovariates(List.of("nowhere")).apply(data, Run.silent()));
        SingleCellData two = data(Arrays.copyOf(counts(1), 2));
        assertThrows(IllegalArgumentException.class, () -> Pca.withDefaults().apply(two, Run.silent()));
    }

    @Test
    public void stopsWhenCancelled() throws IOException {
        SingleCellData data = data(counts(1));
        Progress cancelled = StopAfter.atOnce();
        assertThrows(CancellationException.class, () -> Pca.withDefaults().apply(data, Run.of(cancelled)));
    }

    private static float[][] counts(long seed) {
        return counts(seed, CELLS, GENES);
    }

    private static float[][] counts(long seed, int cells, int genes) {
        Random random = new Random(seed);
        float[][] counts = new float[cells][genes];
        for (int cell = 0; cell < cells; cell++) {
            for (int gene = 0; gene < genes; gene++) {
                counts[cell][gene] = Math.max(0, random.nextInt(6 + gene % 3 * (cell % 4)) - 2);
            }
            counts[cell][genes - 1] += 1;
        }
        return counts;
    }

    private static double[][] logs(float[][] counts) {
        double[][] logs = new double[counts.length][counts[0].length];
        for (int cell = 0; cell < counts.length; cell++) {
            double total = 0;
            for (float count : counts[cell]) {
                total += count;
            }
            for (int gene = 0; gene < counts[cell].length; gene++) {
                logs[cell][gene] = Math.log1p(counts[cell][gene] * 1e4 / total);
            }
        }
        return logs;
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    private static SingleCellData data(float[][] counts) throws IOException {
        return SingleCellData.of(TestMatrices.of(counts), Annotations.of(names("c", counts.length)),
            Annotations.of(names("G", counts[0].length)));
    }

    private static Names names(String prefix, int count) {
        return Names.of(IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new));
    }
}
