package org.screlapse.engine.clonal;

import java.util.Arrays;
import org.screlapse.engine.stats.Interval;

/** The percentile interval of bootstrap values, by R's default quantiles (type 7). */
final class PercentileInterval {
    private PercentileInterval() {
    }

    static Interval of(double[] values, double level) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Interval(quantile(sorted, (1 - level) / 2), quantile(sorted, (1 + level) / 2));
    }

    private static double quantile(double[] sorted, double probability) {
        double place = (sorted.length - 1) * probability;
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
