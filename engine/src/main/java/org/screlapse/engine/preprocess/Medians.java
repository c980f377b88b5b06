package org.screlapse.engine.preprocess;

import java.util.Arrays;

/** Medians, and how far values lie from them. */
public final class Medians {

    private Medians() {
    }

    /**
     * @param values the values, which are sorted
     * @return the median, NaN of no values
     */
    public static double of(double[] values) {
        Arrays.sort(values);
        int half = values.length / 2;
        if (values.length == 0) {
            return Double.NaN;
        }
        return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    }

    /**
     * @param values the values
     * @param median their median
     * @return the median of the distances from it, not scaled
     */
    public static double deviation(double[] values, double median) {
        return of(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
    }
}
