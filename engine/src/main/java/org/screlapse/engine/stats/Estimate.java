package org.screlapse.engine.stats;

/**
 * What a test, or a plain count, says of the size of something.
 *
 * @param of what is estimated, in a few words, such as "log odds ratio"; empty where there is no estimate
 * @param value the estimate; NaN where there is none
 * @param interval its confidence interval; {@link Interval#NONE} where there is none
 */
public record Estimate(String of, double value, Interval interval) {

    /** No estimate. */
    public static final Estimate NONE = new Estimate("", Double.NaN, Interval.NONE);

    /**
     * @param of what is estimated, in a few words
     * @param value the estimate
     * @return an estimate without an interval
     */
    public static Estimate of(String of, double value) {
        return new Estimate(of, value, Interval.NONE);
    }

    /**
     * @param of what is estimated, in a few words
     * @param value the estimate
     * @param low the lower end of its confidence interval
     * @param high the upper end
     * @return an estimate with an interval
     */
    public static Estimate of(String of, double value, double low, double high) {
        return new Estimate(of, value, new Interval(low, high));
    }
}
