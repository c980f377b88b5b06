package org.screlapse.engine.quality;

import java.util.Arrays;
import org.screlapse.engine.stats.Quantiles;

/**
 * What makes a cell one to remove: a number of it beyond a limit, which is either given or lies so many median absolute
 * deviations (MAD) from the median of its sample.
 *
 * @param metric the cell annotation that holds the number; of true and false, true counts as 1
 * @param side on which side of the numbers cells are removed
 * @param limit the given limit, which a cell to keep may have, or the number of deviations
 * @param relative whether the limit is a number of deviations
 * @param logarithmic whether median and deviation are taken of the logarithms, as suits counts
 */
public record QualityRule(String metric, Side side, double limit, boolean relative, boolean logarithmic) {

    /** Where the cells to remove lie. */
    public enum Side {
        /** Below the limit. */
        LOW,
        /** Above the limit. */
        HIGH,
        /** Below the lower or above the upper limit. */
        BOTH
    }

    /**
     * The range of numbers that a cell to keep may have.
     *
     * @param lower smallest, −∞ for none
     * @param upper largest, ∞ for none
     */
    public record Limits(double lower, double upper) {

        /** Keeps everything. */
        public static final Limits NONE = new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        boolean contain(double value) {
            return Double.isNaN(value) || (value >= lower && value <= upper);
        }
    }

    /** Checks the limit. */
    public QualityRule {
        if (Double.isNaN(limit) || (relative && !(limit > 0))) {
            throw new IllegalArgumentException("The limit of \"" + metric + "\" is " + limit + "; it must be a number"
                + (relative ? " of deviations above 0." : "."));
        }
    }

    /**
     * @param metric name of a cell annotation
     * @param limit the least that a cell to keep has
     * @return a rule that removes cells below the limit
     */
    public static QualityRule atLeast(String metric, double limit) {
        return new QualityRule(metric, Side.LOW, limit, false, false);
    }

    /**
     * @param metric name of a cell annotation
     * @param limit the most that a cell to keep has
     * @return a rule that removes cells above the limit
     */
    public static QualityRule atMost(String metric, double limit) {
        return new QualityRule(metric, Side.HIGH, limit, false, false);
    }

    /**
     * @param metric name of a cell annotation
     * @param side on which side of the median cells are removed
     * @param deviations how many median absolute deviations (not scaled to a standard deviation) from the median
     * @param logarithmic whether both are taken of ln(1 + number)
     * @return a rule that removes cells that differ from their sample
     */
    public static QualityRule outliers(String metric, Side side, double deviations, boolean logarithmic) {
        return new QualityRule(metric, side, deviations, true, logarithmic);
    }

    /** @return what is removed, such as "total_counts &lt; 500" */
    public String label() {
        String sign = switch (side) {
            case LOW -> "<";
            case HIGH -> ">";
            case BOTH -> "outside";
        };
        return relative ? metric + " " + sign + " median " + (side == Side.LOW ? "−" : side == Side.HIGH ? "+" : "±")
            + " " + number(limit) + " MAD" : metric + " " + sign + " " + number(limit);
    }

    /**
     * @param sample the numbers of a sample, NaN for missing
     * @return the range to keep; everything if the deviations are 0 and so no measure of what is usual
     */
    Limits limits(double[] sample) {
        if (!relative) {
            return within(limit, limit);
        }
        double[] values =
            Arrays.stream(sample).filter(v -> !Double.isNaN(v)).map(v -> logarithmic ? Math.log1p(v) : v).toArray();
        double median = Quantiles.median(values);
        double deviation = Quantiles.medianDistance(values, median);
        if (!(deviation > 0)) {
            return Limits.NONE;
        }
        double lower = median - limit * deviation;
        double upper = median + limit * deviation;
        return logarithmic ? within(Math.expm1(lower), Math.expm1(upper)) : within(lower, upper);
    }

    private Limits within(double lower, double upper) {
        return new Limits(side == Side.HIGH ? Double.NEGATIVE_INFINITY : lower,
            side == Side.LOW ? Double.POSITIVE_INFINITY : upper);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value)
            : Double.toString(value);
    }
}
