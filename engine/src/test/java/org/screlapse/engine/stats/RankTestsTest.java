package org.screlapse.engine.stats;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.Test;

/** Against {@code wilcox.test} of R 4.2.2. */
public class RankTestsTest {
    private static final double NAN = Double.NaN;
    private static final double[] X60 = IntStream.rangeClosed(1, 60).mapToDouble(i -> Math.sin(i) * 3 + 0.4).toArray();
    private static final double[] Y60 = IntStream.rangeClosed(1, 60).mapToDouble(i -> Math.cos(i * 1.7)).toArray();

    @Test
    public void pairedAgreesWithR() {
        double[] x = {1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30};
        double[] y = {0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29};
        paired(x, y, PMethod.EXACT, 40, 0.0390625, 0.986328125, 0.01953125);
        paired(new double[]{3}, new double[]{1}, PMethod.EXACT, 1, 1, 1, 0.5);
    }

    /** All choices of signs listed, in Python; R approximates where pairs are equal or changes tied. */
    @Test
    public void pairedWithTiesAndUnchangedPairsIsExact() {
        paired(new double[]{5, 4, 3, 8, 9, 2, 7}, new double[]{4, 3, 1, 6, 9, 3, 2}, PMethod.EXACT, 19, 0.125, 0.984375,
            0.0625);
        paired(new double[]{1, 2.5, 3, 8}, new double[]{1, 2, 1.2, 5}, PMethod.EXACT, 6, 0.25, 1, 0.125);
        paired(new double[]{2, 3, 5, 9}, new double[]{1, 2, 1, 3}, PMethod.EXACT, 10, 0.125, 1, 0.0625);
        // Five of five that changed grew, two did not change.
        paired(new double[]{1, 2, 3, 4, 5, 7, 7}, new double[]{0, 0, 0, 0, 0, 7, 7}, PMethod.EXACT, 15, 0.0625, 1,
            0.03125);
    }

    @Test
    public void pairedIsExactBelow50Pairs() {
        paired(X60, Y60, PMethod.NORMAL, 1130, 0.11432141382261278, 0.94367858413776617, 0.05716070691130639);
        paired(head(X60, 50), head(Y60, 50), PMethod.NORMAL, 770, 0.20258092941351638, 0.90040908790571916,
            0.10129046470675819);
        paired(head(X60, 49), head(Y60, 49), PMethod.EXACT, 738, 0.21578718136627731, 0.89394883484619392,
            0.10789359068313865);
    }

    @Test
    public void pairedWithoutDifferencesHasNoP() {
        TestResult same = PairedWilcoxon.withDefaults().test(new double[]{1, 2, NAN}, new double[]{1, 2, 3});
        assertUntested(same, 0);
        assertUntested(PairedWilcoxon.withDefaults().test(new double[0], new double[0]), 0);
        assertThrows(IllegalArgumentException.class,
            () -> PairedWilcoxon.withDefaults().test(new double[1], new double[2]));
    }

    @Test
    public void mannWhitneyAgreesWithR() {
        unpaired(new double[]{0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46},
            new double[]{1.15, 0.88, 0.90, 0.74, 1.21}, PMethod.EXACT, 35, 0.2544122544122544, 0.89676989676989671,
            0.1272061272061272);
        unpaired(new double[]{1, 2, 2, 3, 5, 8}, new double[]{2, 4, 4, 9, 10, 12, 13}, PMethod.NORMAL, 8,
            0.072160113002395138, 0.036080056501197569, 0.97392873510588307);
        unpaired(new double[]{4, 5, 6}, new double[]{1, 2, 3}, PMethod.EXACT, 9, 0.1, 1, 0.05);
        unpaired(new double[]{1, NAN, 4, 7}, new double[]{2, 3, NAN, 5, 6}, PMethod.EXACT, 6, 1, 0.5714285714285714,
            0.5714285714285714);
        unpaired(new double[]{1, Double.POSITIVE_INFINITY, 4, 7}, new double[]{2, 3, Double.NEGATIVE_INFINITY, 5, 6},
            PMethod.EXACT, 14, 0.41269841269841268, 0.85714285714285721, 0.20634920634920634);
        unpaired(new double[]{3}, new double[]{1}, PMethod.EXACT, 1, 1, 1, 0.5);
    }

    @Test
    public void mannWhitneyIsExactBelow50Values() {
        unpaired(head(X60, 49), head(Y60, 49), PMethod.EXACT, 1309, 0.44456565708040585, 0.77982367716629986,
            0.22228282854020293);
        unpaired(head(X60, 50), head(Y60, 20), PMethod.NORMAL, 546, 0.55416894565595931, 0.72725273623215514,
            0.27708447282797966);
    }

    @Test
    public void mannWhitneyOf100000Cells() {
        double[] x = IntStream.range(0, 60_000).mapToDouble(i -> i * 7919L % 10007 / 100.0).toArray();
        double[] y = IntStream.range(0, 40_000).mapToDouble(i -> i * 104729L % 9973 / 100.0 + 0.25).toArray();
        unpaired(x, y, PMethod.NORMAL, 1199285869, 0.87313029154727628, 0.43656514577363814, 0.56343494230201718);
    }

    @Test
    public void mannWhitneyEffects() {
        TestResult result = MannWhitney.withDefaults().test(new double[]{2, 5, 6}, new double[]{1, 2});
        assertEquals(5.5, result.statistic(), 0);
        assertEquals(5.5 / 6, result.value(), 1e-15);
    }

    @Test
    public void mannWhitneyWithNothingToCompareHasNoP() {
        assertUntested(MannWhitney.withDefaults().test(new double[]{NAN}, new double[]{1, 2}), 2);
        TestResult equal = MannWhitney.withDefaults().test(new double[]{0, -0.0}, new double[]{0, 0, -0.0});
        assertEquals(3, equal.statistic(), 0);
        assertEquals(NAN, equal.pValue(), 0);
        assertEquals(PMethod.NONE, equal.method());
        assertEquals(5, equal.n());
    }

    @Test
    public void leavesItsInputAsItWas() {
        double[] x = {3, 1, NAN, 2};
        double[] y = {5, 4, 1, 6};
        MannWhitney.withDefaults().test(x, y);
        PairedWilcoxon.withDefaults().test(x, y);
        assertArrayEquals(new double[]{3, 1, NAN, 2}, x, 0);
        assertArrayEquals(new double[]{5, 4, 1, 6}, y, 0);
    }

    private static void assertUntested(TestResult result, long n) {
        assertEquals(NAN, result.value(), 0);
        assertEquals(NAN, result.pValue(), 0);
        assertEquals(PMethod.NONE, result.method());
        assertEquals(n, result.n());
    }

    private static void paired(double[] x, double[] y, PMethod method, double v, double both, double less,
        double greater) {
        PairedWilcoxon test = PairedWilcoxon.withDefaults();
        TestResult result = test.test(x, y);
        assertEquals(method, result.method());
        assertEquals(v, result.statistic(), 0);
        assertEquals(both, result.pValue(), 1e-10);
        assertEquals(less, test.with(Alternative.LESS).test(x, y).pValue(), 1e-10);
        assertEquals(greater, test.with(Alternative.GREATER).test(x, y).pValue(), 1e-10);
    }

    private static void unpaired(double[] x, double[] y, PMethod method, double w, double both, double less,
        double greater) {
        MannWhitney test = MannWhitney.withDefaults();
        TestResult result = test.test(x, y);
        assertEquals(method, result.method());
        assertEquals(w, result.statistic(), 0);
        assertEquals(both, result.pValue(), 1e-10);
        assertEquals(less, test.with(Alternative.LESS).test(x, y).pValue(), 1e-10);
        assertEquals(greater, test.with(Alternative.GREATER).test(x, y).pValue(), 1e-10);
    }

    private static double[] head(double[] values, int n) {
        return Arrays.copyOf(values, n);
    }
}
