package org.screlapse.engine.stats;

/**
 * A confidence interval, ends included.
 *
 * @param low the lower end; NaN where there is no interval
 * @param high the upper end; NaN where there is no interval
 */
public record Interval(double low, double high) {
    /** No interval: both ends NaN. */
    public static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    static double checkLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                "The confidence level is " + level + "; it must lie between 0 and 1 (for example 0.95).");
        }
        return level;
    }
}
