package org.screlapse.engine.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t test of one sample, such as the changes of paired patients.
 *
 * <p>
 * Null hypothesis: the mean is 0. Two-sided, n − 1 degrees of freedom. Equal to {@code t.test(x)} of R; NaN are left
 * out.
 */
public final class OneSampleT {
    private static final String NAME = "t test";
    private static final String OF = "mean";
    private static final OneSampleT DEFAULT = new OneSampleT(0.95);

    private final double level;

    private OneSampleT(double level) {
        this.level = Interval.checkLevel(level);
    }

    /** Confidence level 0.95. */
    public static OneSampleT withDefaults() {
        return DEFAULT;
    }

    /**
     * The same with another confidence level.
     *
     * @throws IllegalArgumentException unless 0 &lt; level &lt; 1
     */
    public OneSampleT withConfidenceLevel(double newLevel) {
        return new OneSampleT(newLevel);
    }

    /**
     * @param values not changed
     * @return the mean of the values that are not NaN with its interval, t and p; NaN for fewer than two values, t and
     *         p also where all are equal
     */
    public TestResult test(double[] values) {
        double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        int n = known.length;
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        if (n < 2) {
            return TestResult.none(NAME, n, "").withEstimate(Estimate.of(OF, mean));
        }
        double squares = Arrays.stream(known).map(value -> (value - mean) * (value - mean)).sum();
        double sd = Math.sqrt(squares / (n - 1));
        Interval interval = MeanInterval.withDefaults().withConfidenceLevel(level).student(mean, sd, n);
        double t = sd > 0 ? mean / sd * Math.sqrt(n) : Double.NaN;
        double p = sd > 0 ? Math.min(1, 2 * TDistribution.of(n - 1.0).survivalProbability(Math.abs(t))) : Double.NaN;
        return new TestResult(NAME, new Estimate(OF, mean, interval), "t", t, p,
            Double.isNaN(p) ? PMethod.NONE : PMethod.DISTRIBUTION, n, "");
    }
}
