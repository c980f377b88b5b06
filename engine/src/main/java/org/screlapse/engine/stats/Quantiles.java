package org.screlapse.engine.stats;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.Quantile.EstimationMethod;

/**
 * Quantiles as R and NumPy compute them by default (type 7 of Hyndman and Fan: linear between order statistics), and
 * medians. Of no values they are NaN; a NaN counts as larger than all numbers.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan, Am. Stat. 50 (1996) 361</a>
 */
public final class Quantiles {

    private static final Quantile TYPE_7 = Quantile.withDefaults().with(EstimationMethod.HF7);
    private static final Quantile OF_COPY = TYPE_7.withCopy(true);

    private Quantiles() {
    }

    /**
     * @param values some values, in any order; not changed
     * @param probability which quantile, 0 to 1
     * @return the quantile
     */
    public static double of(double[] values, double probability) {
        return OF_COPY.evaluate(values, probability);
    }

    /**
     * @param sorted some values, ascending
     * @param probability which quantile, 0 to 1
     * @return the quantile
     */
    public static double ofSorted(double[] sorted, double probability) {
        return TYPE_7.evaluate(sorted.length, i -> sorted[i], probability);
    }

    /**
     * @param values some values, in any order; not changed
     * @return their median
     */
    public static double median(double[] values) {
        return of(values, 0.5);
    }

    /**
     * @param values some values, in any order; not changed
     * @param center their median, or another center
     * @return the median of the distances from it, not scaled
     */
    public static double medianDistance(double[] values, double center) {
        return TYPE_7.evaluate(Arrays.stream(values).map(v -> Math.abs(v - center)).toArray(), 0.5);
    }
}
