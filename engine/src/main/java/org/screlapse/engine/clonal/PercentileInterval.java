package org.screlapse.engine.clonal;

import org.screlapse.engine.stats.Interval;
import org.screlapse.engine.stats.Quantiles;

/** The percentile interval of bootstrap values, by R's default quantiles (type 7). */
final class PercentileInterval {
    private PercentileInterval() {
    }

    static Interval of(double[] values, double level) {
        return new Interval(Quantiles.of(values, (1 - level) / 2), Quantiles.of(values, (1 + level) / 2));
    }
}
