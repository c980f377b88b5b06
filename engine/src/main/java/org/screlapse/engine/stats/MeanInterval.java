package org.screlapse.engine.stats;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's confidence interval of a mean: {@code mean ± t·sd/√n}, t being the (1+level)/2 quantile of the t
 * distribution with n − 1 degrees of freedom. Equal to {@code t.test(x)$conf.int} of R.
 */
public final class MeanInterval {
    private static final MeanInterval DEFAULT = new MeanInterval(0.95);

    private final double level;

    private MeanInterval(double level) {
        this.level = Interval.checkLevel(level);
    }

    /** Confidence level 0.95. */
    public static MeanInterval withDefaults() {
        return DEFAULT;
    }

    /**
     * The same with another confidence level.
     *
     * @throws IllegalArgumentException unless 0 &lt; level &lt; 1
     */
    public MeanInterval withConfidenceLevel(double newLevel) {
        return new MeanInterval(newLevel);
    }

    /**
     * The interval.
     *
     * @param mean the mean of the sample
     * @param sd its standard deviation (denominator n − 1)
     * @param n its size; below 2 there is {@link Interval#NONE none}
     */
    public Interval student(double mean, double sd, long n) {
        if (n < 2 || Double.isNaN(sd)) {
            return Interval.NONE;
        }
        double t = TDistribution.of(n - 1.0).inverseSurvivalProbability((1 - level) / 2);
        double half = t * sd / Math.sqrt(n);
        return new Interval(mean - half, mean + half);
    }
}
