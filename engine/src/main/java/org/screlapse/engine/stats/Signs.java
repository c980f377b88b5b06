package org.screlapse.engine.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The sign test: whether more patients rose than fell.
 *
 * <p>
 * Null hypothesis: a patient that changed rose with probability ½. The p-value is exact and two-sided, twice the
 * smaller tail of the binomial distribution (at most 1); the interval of the probability is Clopper and Pearson's.
 * Equal to {@code binom.test(rose, rose + fell)} of R. Patients without a change are not counted.
 *
 * @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper and Pearson, Biometrika 26 (1934) 404</a>
 */
public final class Signs {
    private static final String NAME = "sign test";
    private static final String OF = "part of changes that rise";
    private static final Signs DEFAULT = new Signs(0.95);

    private final double level;

    private Signs(double level) {
        this.level = Interval.checkLevel(level);
    }

    /** Confidence level 0.95. */
    public static Signs withDefaults() {
        return DEFAULT;
    }

    /**
     * The same with another confidence level.
     *
     * @throws IllegalArgumentException unless 0 &lt; level &lt; 1
     */
    public Signs withConfidenceLevel(double newLevel) {
        return new Signs(newLevel);
    }

    /**
     * Tests the numbers of changes in either direction.
     *
     * @return the part that rose with its exact interval, and p; NaN where none changed
     * @throws IllegalArgumentException if one is negative
     */
    public TestResult test(int rose, int fell) {
        if (rose < 0 || fell < 0) {
            throw new IllegalArgumentException(rose + " rose and " + fell + " fell; neither may be negative.");
        }
        int n = rose + fell;
        if (n == 0) {
            return TestResult.none(NAME, 0, "").withEstimate(Estimate.of(OF, Double.NaN));
        }
        double tail = BinomialDistribution.of(n, 0.5).cumulativeProbability(Math.min(rose, fell));
        double alpha = (1 - level) / 2;
        double low = rose == 0 ? 0 : BetaDistribution.of(rose, fell + 1.0).inverseCumulativeProbability(alpha);
        double high = fell == 0 ? 1 : BetaDistribution.of(rose + 1.0, fell).inverseSurvivalProbability(alpha);
        return new TestResult(NAME, Estimate.of(OF, (double) rose / n, low, high), "rose", rose, Math.min(1, 2 * tail),
            PMethod.EXACT, n, "");
    }
}
