package org.screlapse.engine.countmodel;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.junit.Test;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.StopAfter;

public class QuasiLikelihoodTest {
    private static final List<String> GROUPS = List.of("a", "a", "a", "b", "b", "b");

    @Test
    public void aPopulationAbsentFromOneGroupHasAFiniteFoldChange() {
        double[][] counts = {{0, 0, 0, 30, 25, 40}, {100, 120, 90, 80, 95, 110}, {55, 60, 50, 52, 61, 49},
            {0, 0, 0, 0, 0, 0}, {300, 280, 310, 305, 290, 300}};
        QuasiLikelihoodResult result = test(counts);
        assertTrue(Double.isFinite(result.log2FoldChange()[0]) && result.log2FoldChange()[0] > 4);
        assertTrue(result.pValue()[0] < 1e-3);
        assertEquals(1, result.pValue()[3], 0);
        assertEquals(0, result.log2FoldChange()[3], 1e-9);
        assertTrue(Arrays.stream(result.pValue()).allMatch(p -> p >= 0 && p <= 1));
    }

    @Test
    public void twoPopulationsOnly() {
        QuasiLikelihoodResult result = test(new double[][]{{10, 12, 9, 40, 35, 50}, {90, 88, 91, 60, 65, 50}});
        assertTrue(result.log2FoldChange()[0] > 0 && result.log2FoldChange()[1] < 0);
        assertTrue(Arrays.stream(result.pValue()).allMatch(p -> p >= 0 && p <= 1));
    }

    @Test
    public void equalCountsDoNotDiffer() {
        QuasiLikelihoodResult result = test(new double[][]{{5, 5, 5, 5, 5, 5}, {7, 7, 7, 7, 7, 7}, {9, 9, 9, 9, 9, 9}});
        assertArrayEquals(new double[]{1, 1, 1}, result.pValue(), 1e-6);
    }

    @Test
    public void uniformPValuesUnderTheNull() {
        QuasiLikelihoodResult result = test(random(2000));
        long small = Arrays.stream(result.pValue()).filter(p -> p < 0.05).count();
        assertEquals(100, small, 40);
    }

    /** A dozen features in few samples, as clusters are: with the floor, calls stay within the nominal rate. */
    @Test
    public void falseDiscoveriesAmongFewFeatures() {
        Design design = DesignBuilder.of(8).withGroups("patient", List.of("a", "a", "b", "b", "c", "c", "d", "d"), null)
            .withGroups("timepoint", List.of("x", "y", "x", "y", "x", "y", "x", "y"), null).build();
        QuasiLikelihood test = QuasiLikelihood.withDefaults().withRobust(true);
        int calls = 0;
        int callsWithout = 0;
        for (int run = 0; run < 300; run++) {
            double[][] counts = random(new Random(run), 12, 8);
            calls += isAny(test.withTrendFloor(true).apply(counts, design, "timepoint y", Progress.NONE)) ? 1 : 0;
            callsWithout += isAny(test.apply(counts, design, "timepoint y", Progress.NONE)) ? 1 : 0;
        }
        assertTrue(calls + " of 300 runs with a call", calls <= 30);
        assertTrue(callsWithout + " of 300 runs with a call, as edgeR has it", callsWithout > 40);
    }

    private static boolean isAny(QuasiLikelihoodResult result) {
        return Arrays.stream(result.fdr()).anyMatch(fdr -> fdr < 0.1);
    }

    @Test
    public void oneThreadAsTwo() throws Exception {
        double[][] counts = random(500);
        Callable<QuasiLikelihoodResult> run = () -> test(counts);
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool two = new ForkJoinPool(2);
        try {
            assertArrayEquals(one.submit(run).get().pValue(), two.submit(run).get().pValue(), 0);
        } finally {
            one.shutdown();
            two.shutdown();
        }
    }

    @Test
    public void noReplicatesAreNamed() {
        Design design = DesignBuilder.of(2).withGroups("timepoint", List.of("a", "b"), null).build();
        Exception e = assertThrows(IllegalArgumentException.class,
            () -> QuasiLikelihood.withDefaults().apply(new double[][]{{1, 2}}, design, "timepoint b", Progress.NONE));
        assertTrue(e.getMessage(), e.getMessage().startsWith("There are no replicates: 2 samples"));
    }

    @Test
    public void canBeCancelled() {
        Progress cancelled = StopAfter.atOnce();
        Design design = DesignBuilder.of(6).withGroups("group", GROUPS, "a").build();
        assertThrows(CancellationException.class,
            () -> QuasiLikelihood.withDefaults().apply(random(50), design, "group b", cancelled));
    }

    private static double[][] random(int rows) {
        return random(new Random(7), rows, 6);
    }

    private static double[][] random(Random random, int rows, int samples) {
        double[][] counts = new double[rows][samples];
        for (double[] row : counts) {
            double level = 20 + random.nextInt(200);
            for (int i = 0; i < row.length; i++) {
                double mean = level * Math.exp(0.3 * random.nextGaussian());
                row[i] = Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
            }
        }
        return counts;
    }

    private static QuasiLikelihoodResult test(double[][] counts) {
        Design design = DesignBuilder.of(6).withGroups("group", GROUPS, "a").build();
        return QuasiLikelihood.withDefaults().withRobust(true).apply(counts, design, "group b", Progress.NONE);
    }
}
