package org.screlapse.engine.abundance.model;

import java.util.Arrays;

/** Quantiles as R computes them by default (type 7: linear between order statistics). */
final class Quantiles {
    private Quantiles() {
    }

    /** The quantile of some values. */
    static double of(double[] values, double probability) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = (sorted.length - 1) * probability;
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
