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
    private static final OneSampleT DEFAULT = new OneSampleT(0.95);

    private final double level;

    /**
     * What the test found.
     *
     * @param n the values that are not NaN
     * @param mean their mean; NaN without one
     * @param low the lower end of its confidence interval; NaN for fewer than two values
     * @param high the upper end
     * @param statistic t; NaN for fewer than two values or where all are equal
     * @param pValue two-sided
     */
    public record Result(int n, double mean, double low, double high, double statistic, double pValue) {}

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

    /** Tests the values, which are not changed. */
    public Result test(double[] values) {
        double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        int n = known.length;
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        if (n < 2) {
            return new Result(n, mean, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double squares = Arrays.stream(known).map(value -> (value - mean) * (value - mean)).sum();
        double sd = Math.sqrt(squares / (n - 1));
        Interval interval = MeanInterval.withDefaults().withConfidenceLevel(level).student(mean, sd, n);
        double t = sd > 0 ? mean / sd * Math.sqrt(n) : Double.NaN;
        double p = sd > 0 ? Math.min(1, 2 * TDistribution.of(n - 1.0).survivalProbability(Math.abs(t))) : Double.NaN;
        return new Result(n, mean, interval.low(), interval.high(), t, p);
    }
}
