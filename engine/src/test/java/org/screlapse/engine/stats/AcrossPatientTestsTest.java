package org.screlapse.engine.stats;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;

/**
 * Against R 4.2.2: {@code kruskal.test}; metafor 3.8.1, {@code rma(method = "DL", test = "knha")}, and for groups
 * {@code rma(method = "FE")}; the formula of Hollander and Wolfe's Jonckheere test; and the beta-binomial likelihood,
 * maximized by Newton's method with its first and second derivatives until the first are below 1e-12.
 */
public class AcrossPatientTestsTest {
    private static final double R = 1e-8;

    @Test
    public void metaAnalysisAgreesWithR() {
        assertMeta(
            RandomEffects.withDefaults().combine(new double[]{0.2, 1.5, 0.9, 3.1, -0.3},
                new double[]{0.04, 0.2, 0.1, 0.15, 0.3}),
            1.0871442127001154, 0.58594452909460304, -0.53969860702202133, 2.7139870324222519, 1.8553705320535414,
            0.13713362630010517, 1.3816557377049181, 0.92129513232255877, 50.822777777777773, 2.4308897813262027e-10);
        assertMeta(
            RandomEffects.withDefaults().withConfidenceLevel(0.9).combine(new double[]{0.5, 2.6},
                new double[]{0.02, 0.3}),
            1.48333333333333339, 1.04788146064121013, -5.13272982598999761, 8.09939649265666439, 1.41555451551329625,
            0.39154217272032788, 2.045, 0.92743764172335597, 13.78125, 0.00020537573614121728);
    }

    @Test
    public void patientsThatAgreeHaveNoVarianceBetweenThem() {
        assertMeta(RandomEffects.withDefaults().combine(new double[]{0.5, 0.6, 0.55}, new double[]{0.2, 0.3, 0.25}),
            0.5432432432432432, 0.0286664911291844, 0.4199012869339194, 0.6665851995525670, 18.9504617357994754,
            0.0027730073902213, 0, 0, 0.0202702702702703, 0.9899160522705865);
    }

    @Test
    public void onePatientHasAnEffectButNoTest() {
        RandomEffects.MetaAnalysis one = RandomEffects.withDefaults().combine(new double[]{0.7}, new double[]{0.1});
        assertEquals(0.7, one.mean().value(), 0);
        assertTrue(!one.mean().isTested() && Double.isNaN(one.mean().low()) && Double.isNaN(one.iSquared().value()));
        assertThrows(IllegalArgumentException.class,
            () -> RandomEffects.withDefaults().combine(new double[]{0.7}, new double[]{0}));
    }

    @Test
    public void differenceOfGroupsAgreesWithR() {
        TestResult difference = RandomEffects.difference(new double[]{0.5, 1.2, -0.3}, new double[]{0.2, 0.4, 0.5});
        assertEquals(5.583333333333332, difference.statistic(), R);
        assertEquals(0.061318930485010206, difference.pValue(), R);
    }

    /** {@code rma(y, v, mods = ~ factor(g), method = "DL", test = "knha")} of metafor 3.8; the last group is empty. */
    @Test
    public void metaRegressionOnGroupsAgreesWithR() {
        List<double[]> effects =
            List.of(new double[]{0.5, 1.2, -0.3}, new double[]{0.4, 2}, new double[]{1.1, 0.9}, new double[0]);
        List<double[]> variances =
            List.of(new double[]{0.1, 0.2, 0.15}, new double[]{0.3, 0.1}, new double[]{0.2, 0.4}, new double[0]);
        TestResult difference = RandomEffects.difference(effects, variances);
        assertEquals(0.85312568560645541, difference.statistic(), R);
        assertEquals(0.49138080128479139, difference.pValue(), R);
        List<double[]> large = variances.stream().map(v -> Arrays.stream(v).map(x -> 20 * x).toArray()).toList();
        assertEquals("no variance between patients", 0.27635838529499823,
            RandomEffects.difference(effects, large).pValue(), R);
        assertTrue(Double.isNaN(RandomEffects.difference(effects.subList(0, 1), variances.subList(0, 1)).pValue()));
        assertTrue(Double.isNaN(RandomEffects
            .difference(List.of(new double[]{1}, new double[]{2}), List.of(new double[]{1}, new double[]{2}))
            .pValue()));
    }

    @Test
    public void jonckheereAgreesWithR() {
        assertTrend(JonckheereTerpstra.test(List.of(new double[]{40, 35, 38, 43, 44, 41},
            new double[]{38, 40, 47, 44, 40, 42}, new double[]{48, 40, 45, 43, 46, 44})), 2.039293058844717,
            0.7314814814814815, 0.041420787986094471);
        assertTrend(
            JonckheereTerpstra.test(List.of(new double[]{0.1, 0.5, 0.3}, new double[0],
                new double[]{0.7, 0.2, Double.NaN, 0.4, 0.9}, new double[]{0.8, 1.5})),
            2.029444275607638, 0.8461538461538462, 0.0424130593206978);
        assertTrue(Double.isNaN(JonckheereTerpstra.test(List.of(new double[]{1, 1}, new double[]{1})).pValue()));
        assertTrue(Double.isNaN(JonckheereTerpstra.test(List.of(new double[]{1, 2})).pValue()));
    }

    @Test
    public void kruskalWallisAgreesWithR() {
        TestResult result =
            KruskalWallis.test(List.of(new double[]{1, 2, 2, 5}, new double[]{3, 4, 4, 9, 11}, new double[]{0, 2, 7}));
        assertEquals(3.55836298932384976, result.statistic(), R);
        assertEquals(0.16877623499740019, result.pValue(), R);
        assertTrue(Double.isNaN(KruskalWallis.test(List.of(new double[]{1, 1}, new double[]{1})).pValue()));
    }

    @Test
    public void betaBinomialAgreesWithR() {
        assertBetaBinomial(
            BetaBinomial.withDefaults().test(new long[]{12, 40, 3, 25, 60}, new long[]{300, 420, 250, 280, 510},
                new long[]{100, 60, 200, 90}, new long[]{350, 280, 460, 240}),
            13.315332820431834, 0.0018104703672585138, 1.8486849213685976, 0.35353497443322984, 0.90077567815857895,
            2.7965941645786163, 0.028896983838378267);
        assertBetaBinomial(
            BetaBinomial.withDefaults().test(new long[]{1, 0, 3, 2, 6, 0}, new long[]{100, 120, 90, 80, 110, 95},
                new long[]{10, 4, 12, 0, 9}, new long[]{105, 98, 130, 85, 100}),
            3.4243912296764947, 0.10324638839112964, 1.1471344152443712, 0.57031430425995877, -0.27916967096356582,
            2.57343850145230846, 0.021199093952883979);
    }

    @Test
    public void betaBinomialWithoutDispersionIsBinomial() {
        BetaBinomial.Fit result = BetaBinomial.withDefaults().test(new long[]{10, 10, 10}, new long[]{100, 100, 100},
            new long[]{20, 20, 20}, new long[]{100, 100, 100});
        assertEquals(0, result.dispersion(), 0);
        assertEquals(Math.log(0.2 / 0.8 / (0.1 / 0.9)), result.test().value(), 1e-12);
        assertEquals(Math.sqrt(1 / 27.0 + 1 / 48.0), result.standardError(), 1e-12);
    }

    @Test
    public void betaBinomialWithoutACellInAGroupHasNoOddsRatio() {
        BetaBinomial.Fit result = BetaBinomial.withDefaults().test(new long[]{0, 0, 0}, new long[]{100, 100, 100},
            new long[]{20, 10, 5}, new long[]{100, 100, 100});
        assertTrue(Double.isNaN(result.test().value()));
        assertTrue(result.test().pValue() > 0 && result.test().pValue() < 0.1);
        BetaBinomial.Fit two =
            BetaBinomial.withDefaults().test(new long[]{3}, new long[]{50}, new long[]{9}, new long[]{50});
        assertTrue(two.test().value() > 1 && !two.test().isTested() && Double.isNaN(two.test().low()));
        assertTrue(Double.isNaN(BetaBinomial.withDefaults()
            .test(new long[]{0}, new long[]{10}, new long[]{0}, new long[]{10}).test().pValue()));
        assertTrue(Double.isNaN(
            BetaBinomial.withDefaults().test(new long[0], new long[0], new long[]{1}, new long[]{10}).test().pValue()));
    }

    private static void assertMeta(RandomEffects.MetaAnalysis result, double... expected) {
        assertArrayEquals(expected,
            new double[]{result.mean().value(), result.standardError(), result.mean().low(), result.mean().high(),
                result.mean().statistic(), result.mean().pValue(), result.tauSquared().value(),
                result.iSquared().value(), result.tauSquared().statistic(), result.iSquared().pValue()},
            R);
    }

    private static void assertBetaBinomial(BetaBinomial.Fit result, double... expected) {
        assertArrayEquals(expected,
            new double[]{result.test().statistic(), result.test().pValue(), result.test().value(),
                result.standardError(), result.test().low(), result.test().high(), result.dispersion()},
            R);
    }

    private static void assertTrend(TestResult result, double... expected) {
        assertArrayEquals(expected, new double[]{result.statistic(), result.value(), result.pValue()}, R);
    }
}
