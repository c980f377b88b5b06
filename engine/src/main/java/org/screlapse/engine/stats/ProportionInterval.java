package org.screlapse.engine.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Wilson's score interval of a binomial proportion, without continuity correction.
 *
 * <p>
 * With p = count/n and z the (1+level)/2 quantile of the standard normal distribution, the ends are
 * {@code (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)}. They stay within 0–1 and are sensible for counts of 0 and
 * n, where the lower end is exactly 0 or the upper exactly 1. Equal to {@code prop.test(count, n, correct =
 * FALSE)} of R.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson, J. Am. Stat. Assoc. 22 (1927) 209</a>
 */
public final class ProportionInterval {
    private static final ProportionInterval DEFAULT = new ProportionInterval(0.95);

    private final double level;
    private final double z;

    private ProportionInterval(double level) {
        this.level = Interval.checkLevel(level);
        this.z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    }

    /** Confidence level 0.95. */
    public static ProportionInterval withDefaults() {
        return DEFAULT;
    }

    /**
     * The same with another confidence level.
     *
     * @throws IllegalArgumentException unless 0 &lt; level &lt; 1
     */
    public ProportionInterval withConfidenceLevel(double newLevel) {
        return new ProportionInterval(newLevel);
    }

    public double confidenceLevel() {
        return level;
    }

    /**
     * The interval of count/n.
     *
     * @param count successes, 0 to n
     * @param n trials; 0 gives {@link Interval#NONE}
     * @throws IllegalArgumentException unless 0 ≤ count ≤ n
     */
    public Interval wilson(long count, long n) {
        if (count < 0 || count > n) {
            throw new IllegalArgumentException(
                "The count is " + count + " of " + n + "; it must lie between 0 and " + n + ".");
        }
        if (n == 0) {
            return Interval.NONE;
        }
        double p = (double) count / n;
        double z2 = z * z / n;
        double center = p + z2 / 2;
        double half = z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n));
        double low = count == 0 ? 0 : (center - half) / (1 + z2);
        double high = count == n ? 1 : (center + half) / (1 + z2);
        return new Interval(low, high);
    }
}
