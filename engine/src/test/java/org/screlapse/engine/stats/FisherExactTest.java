package org.screlapse.engine.stats;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import org.junit.Test;

/**
 * Against {@code fisher.test} of R 4.2.2. Where R solves for odds ratio and interval, its {@code uniroot} was given the
 * tolerance 1e-15 in place of 1.2e-4, which leaves R's own result correct to about four digits only.
 */
public class FisherExactTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** a, b, c, d; two-sided p, odds ratio, interval; p and upper end of LESS; p and lower end of GREATER. */
    private static final double[][] FROM_R = {
        {3, 1, 1, 3, 0.48571428571428582, 6.4083196581996713, 0.21173559544657847, 626.24353058881354,
            0.98571428571428577, 306.23680785862211, 0.24285714285714288, 0.31357376750498533},
        {158, 439, 8, 576, 2.2157594469969888e-41, 25.861122547038207, 12.622620883713976, 61.610126684643234, 1,
            53.310887882348666, 1.4691612056617861e-41, 13.875687958541745},
        {0, 10, 5, 5, 0.032507739938080538, 0, 0, 0.8365217939177364, 0.016253869969040272, 0.60760664891569904, 1, 0},
        {10, 0, 5, 5, 0.032507739938080538, INF, 1.1954261171327474, INF, 1, INF, 0.016253869969040272,
            1.6458016083012657},
        {5, 5, 0, 10, 0.032507739938080538, INF, 1.1954261171327474, INF, 1, INF, 0.016253869969040272,
            1.6458016083012657},
        {0, 7, 0, 9, 1, 0, 0, INF, 1, INF, 1, 0}, {7, 0, 9, 0, 1, 0, 0, INF, 1, INF, 1, 0},
        {0, 0, 4, 6, 1, 0, 0, INF, 1, INF, 1, 0}, {0, 0, 0, 0, 1, 0, 0, INF, 1, INF, 1, 0},
        {1, 0, 0, 1, 1, INF, 0.025641025641025727, INF, 1, INF, 0.5, 0.052631578947368439},
        {12345, 37655, 11000, 39000, 9.2740067176932172e-24, 1.1623574692317391, 1.1286258492788046, 1.1971062312607756,
            1, 1.1914706041937597, 4.6370033588465954e-24, 1.1339608475580532},
        {30000, 20000, 10000, 40000, 0, 5.9998800012671545, 5.8320631228280453, 6.1728323660270945, 1,
            6.1447602744493901, 0, 5.8585913731964538},
        {1, 99999, 12, 99988, 0.0034170166753539817, 0.083324871704747519, 0.0019491878716214287, 0.56318889318276477,
            0.00170850833767699, 0.46268154687960023, 0.99987797728861416, 0.0039529597634658667},
        {10, 10, 10, 10, 1, 1, 0.24387854446428217, 4.1004017069097163, 0.62381443271804549, 3.3612281413266776,
            0.62381443271804549, 0.29751030217344882},
        {2, 3, 3, 2, 1, 0.4831037631881081, 0.019312435173834148, 9.4289964326114166, 0.49999999999999983,
            6.4869379199042436, 0.89682539682539697, 0.029875587894331694},
        {1, 9, 11, 3, 0.0027594561852200836, 0.037209084832381251, 0.00063600294887510836, 0.42586647569637376,
            0.0013797280926100422, 0.32600296913224908, 0.99996634809530227, 0.0012948958389639876},
        {40, 10, 25, 25, 0.0030520593364333375, 3.9419238279977447, 1.5234666714844056, 10.868917194049473,
            0.9996597651108402, 9.3201170131839213, 0.001526029668216667, 1.7408985778044874},};

    @Test
    public void agreesWithR() {
        for (double[] row : FROM_R) {
            TestResult both = run(FisherExact.withDefaults(), row);
            TestResult less = run(FisherExact.withDefaults().with(Alternative.LESS), row);
            TestResult greater = run(FisherExact.withDefaults().with(Alternative.GREATER), row);
            same("p", row, row[4], both.pValue());
            same("odds ratio", row, row[5], both.value());
            same("low", row, row[6], both.low());
            same("high", row, row[7], both.high());
            same("p less", row, row[8], less.pValue());
            same("low less", row, 0, less.low());
            same("high less", row, row[9], less.high());
            same("p greater", row, row[10], greater.pValue());
            same("low greater", row, row[11], greater.low());
            same("high greater", row, INF, greater.high());
        }
    }

    @Test
    public void widerIntervalForAHigherLevel() {
        TestResult result = FisherExact.withDefaults().withConfidenceLevel(0.99).test(158, 439, 8, 576);
        assertEquals(10.561879110676363, result.low(), 1e-8);
        assertEquals(83.135834764849392, result.high(), 1e-7);
    }

    @Test
    public void tablesOfEqualProbabilityCountForBothSides() {
        // Mirror images: swapping the rows must leave the two-sided p as it is, whatever the rounding.
        for (int a = 0; a <= 40; a++) {
            double p = FisherExact.withDefaults().test(a, 40 - a, 40 - a, a).pValue();
            double mirrored = FisherExact.withDefaults().test(40 - a, a, a, 40 - a).pValue();
            double oneSide = FisherExact.withDefaults().with(Alternative.LESS)
                .test(Math.min(a, 40 - a), Math.max(a, 40 - a), Math.max(a, 40 - a), Math.min(a, 40 - a)).pValue();
            assertEquals(p, mirrored, 1e-12 * p);
            assertEquals(Math.min(1, 2 * oneSide), p, 1e-12 * p);
        }
    }

    @Test
    public void hugeTablesAndExtremeOddsStayFinite() {
        TestResult result = FisherExact.withDefaults().test(1_000_000, 1, 1, 1_000_000);
        assertEquals(0, result.pValue(), 0);
        // The conditional estimate of so lopsided a table is within a factor 2 of a·d/(b·c).
        assertTrue(result.toString(), result.value() > 0.5e12 && result.value() < 2e12);
        assertTrue(result.toString(), result.low() < result.value() && result.high() > result.value());
        TestResult even = FisherExact.withDefaults().test(500_000_000, 500_000_000, 500_000_000, 500_000_000);
        assertEquals(1, even.pValue(), 0);
        assertEquals(1, even.value(), 1e-10);
    }

    @Test
    public void refusesNegativeAndTooLargeCounts() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> FisherExact.withDefaults().test(1, -2, 3, 4))
            .getMessage().contains("-2"));
        assertTrue(assertThrows(IllegalArgumentException.class,
            () -> FisherExact.withDefaults().test(2_000_000_000, 1_000_000_000, 3, 4)).getMessage()
            .contains("3000000007"));
        assertThrows(IllegalArgumentException.class, () -> FisherExact.withDefaults().withConfidenceLevel(1));
    }

    private static TestResult run(FisherExact test, double[] row) {
        return test.test((long) row[0], (long) row[1], (long) row[2], (long) row[3]);
    }

    private static void same(String what, double[] row, double expected, double actual) {
        String where = what + " of " + Arrays.toString(row);
        assertEquals(where, expected, actual, Double.isInfinite(expected) ? 0 : 1e-9 * Math.abs(expected));
    }
}
