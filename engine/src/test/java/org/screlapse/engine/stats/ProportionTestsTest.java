package org.screlapse.engine.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.Test;

/**
 * Tests of fractions against R 4.2.2: {@code phyper}, {@code fisher.test}, {@code mantelhaen.test}, {@code
 * prop.trend.test}, {@code binom.test}; the bootstrap interval against a sum over all pairs of binomial counts.
 */
public class ProportionTestsTest {
    private static final double R = 1e-8;

    @Test
    public void exactProportionTestAgreesWithR() {
        exact(71, 588, 14, 601, 2.3739410333218993, 1.6560397007826144, 3.3713988387594456, 2.4032678067640163e-11,
            1.4303703345944379e-11);
        exact(3, 120, 11, 100, -2.1375035237499351, -4.7224660244710908, -0.5525410230287786, 0.0123126406367056410,
            0.0102973104743606329);
        exact(0, 100, 8, 150, -3.4150374992788439, -4.1154772174199357, -0.7369655941662057, 0.0232111588438000,
            0.0155557402948609);
        exact(2, 30, 1, 20, 0.4150374992788494, -2.5849625007211565, 2.4150374992788494, 1, 0.6510204081632653);
        // As many in both: phyper(4, 8, 92, 50).
        assertEquals(0.642508168517655, ExactProportions.directional(4, 50, 4, 50), R);
    }

    @Test
    public void exactProportionTestIsTheLimitOfPermutations() {
        int n = 60;
        int m = 80;
        int inside = 24;
        int observed = 15;
        int draws = 100_000;
        SplittableRandom random = new SplittableRandom(1);
        int asFar = 0;
        for (int draw = 0; draw < draws; draw++) {
            int count = 0;
            int left = inside;
            for (int cell = 0; cell < n; cell++) {
                if (random.nextInt(n + m - cell) < left) {
                    count++;
                    left--;
                }
            }
            asFar += count >= observed ? 1 : 0;
        }
        double limit = ExactProportions.directional(observed, n, inside - observed, m);
        double error = Math.sqrt(limit * (1 - limit) / draws);
        assertEquals(limit, (double) asFar / draws, 4 * error);
    }

    @Test
    public void exactProportionTestOfNothingHasNoDifference() {
        TestResult none = ExactProportions.withDefaults().test(0, 10, 0, 20);
        assertEquals(1, none.pValue(), 0);
        assertTrue(Double.isNaN(none.value()));
        TestResult all = ExactProportions.withDefaults().test(10, 10, 20, 20);
        assertEquals(0, all.value(), 0);
        assertEquals(1, all.pValue(), 0);
        assertThrows(IllegalArgumentException.class, () -> ExactProportions.withDefaults().test(0, 0, 1, 2));
    }

    @Test
    public void exactProportionTestOfAMillionCells() {
        TestResult result = ExactProportions.withDefaults().test(10_000, 500_000, 10_400, 500_000);
        assertEquals(FisherExact.withDefaults().test(10_000, 490_000, 10_400, 489_600).pValue(), result.pValue(), 0);
        assertTrue(result.low() < result.value() && result.value() < result.high());
        // The delta method: sd² of the natural logarithm is 1/a + 1/c − 1/n − 1/m.
        double sd = Math.sqrt(1 / 10_000.0 + 1 / 10_400.0 - 2 / 500_000.0) / Math.log(2);
        assertEquals(2 * 1.959964 * sd, result.high() - result.low(), 1e-3 * sd);
    }

    @Test
    public void mantelHaenszelAgreesWithR() {
        List<MantelHaenszel.Table> tables =
            List.of(new MantelHaenszel.Table(14, 570, 16, 601), new MantelHaenszel.Table(40, 500, 21, 594),
                new MantelHaenszel.Table(3, 97, 0, 100), new MantelHaenszel.Table(162, 450, 8, 576));
        TestResult all = MantelHaenszel.withDefaults().test(tables);
        assertEquals(128.17218088, all.statistic(), R);
        assertEquals(1.0291603329240152e-29, all.pValue(), 1e-37);
        assertEquals(5.4378989783761948, all.value(), R);
        assertEquals(3.9373549394253624, all.low(), R);
        assertEquals(7.5103072377164368, all.high(), R);
        TestResult two = MantelHaenszel.withDefaults().withConfidenceLevel(0.9).test(tables.subList(0, 2));
        assertEquals(4.97516559125063651, two.statistic(), R);
        assertEquals(0.02571374210595893, two.pValue(), R);
        assertEquals(1.65285882795183192, two.value(), R);
        assertEquals(1.15599786570299568, two.low(), R);
        assertEquals(2.36327625352225912, two.high(), R);
    }

    /** R corrects for continuity only where |Σa − E| is at least ½; here it is 0.449. */
    @Test
    public void aSmallExcessIsNotCorrected() {
        TestResult small = MantelHaenszel.withDefaults()
            .test(List.of(new MantelHaenszel.Table(10, 90, 9, 91), new MantelHaenszel.Table(5, 45, 5, 44)));
        assertEquals(0.030656982460483317, small.statistic(), R);
        assertEquals(0.861007851355509, small.pValue(), R);
    }

    @Test
    public void mantelHaenszelLeavesOutEmptyTables() {
        TestResult none = MantelHaenszel.withDefaults().test(List.of(new MantelHaenszel.Table(0, 5, 0, 8)));
        assertEquals(0, none.n());
        assertTrue(Double.isNaN(none.pValue()));
        TestResult oneSided = MantelHaenszel.withDefaults().test(List.of(new MantelHaenszel.Table(3, 97, 0, 100)));
        assertTrue(Double.isInfinite(oneSided.value()) && Double.isNaN(oneSided.high()));
    }

    @Test
    public void trendAgreesWithR() {
        TestResult rising = ProportionTrend.test(new long[]{8, 30, 120}, new long[]{584, 500, 612});
        assertEquals(118.47922771533797, rising.statistic(), R);
        assertEquals(1.3617277165931122e-27, rising.pValue(), 1e-36);
        assertEquals(0.091499838234945938, rising.value(), 1e-12);
        TestResult flat = ProportionTrend.test(new long[]{8, 5, 12, 9}, new long[]{84, 90, 112, 70});
        assertEquals(1.03479380925904185, flat.statistic(), R);
        assertEquals(0.30903539309919104, flat.pValue(), R);
        assertTrue(Double.isNaN(ProportionTrend.test(new long[]{0, 0}, new long[]{5, 6}).pValue()));
        assertThrows(IllegalArgumentException.class, () -> ProportionTrend.test(new long[]{6}, new long[]{5}));
    }

    @Test
    public void signTestAgreesWithR() {
        sign(7, 2, 0.77777777777777779, 0.39990642628368789, 0.97185502652210176, 0.17968750000000006);
        sign(0, 4, 0, 0, 0.60236463561647458, 0.125);
        sign(5, 5, 0.5, 0.18708602844739858, 0.81291397155260148, 1);
        assertTrue(Double.isNaN(Signs.withDefaults().test(0, 0).pValue()));
    }

    private static void sign(int rose, int fell, double fraction, double low, double high, double p) {
        TestResult result = Signs.withDefaults().test(rose, fell);
        assertEquals(fraction, result.value(), R);
        assertEquals(low, result.low(), R);
        assertEquals(high, result.high(), R);
        assertEquals(p, result.pValue(), R);
    }

    private static void exact(long a, long n, long c, long m, double... expected) {
        TestResult result = ExactProportions.withDefaults().test(a, n, c, m);
        double[] found =
            {result.value(), result.low(), result.high(), result.pValue(), ExactProportions.directional(a, n, c, m)};
        for (int i = 0; i < found.length; i++) {
            assertEquals("number " + i, expected[i], found[i], R * Math.min(1, Math.abs(expected[i])) + 1e-18);
        }
    }
}
