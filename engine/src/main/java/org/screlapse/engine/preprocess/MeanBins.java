package org.screlapse.engine.preprocess;

import java.util.Arrays;
import org.screlapse.engine.stats.Quantiles;

/**
 * Divides genes by their mean. A bin reaches from above one edge up to the next.
 *
 * @param edges ascending; what lies outside of them is in no bin
 */
record MeanBins(double[] edges) {

    private static final int EQUAL_BINS = 20;
    private static final double MARGIN = 0.001;
    private static final double NORMAL_QUARTILE = 0.6744897501960817;

    /** @return 20 bins of the same width; the lowest also holds the smallest mean */
    static MeanBins ofEqualWidth(double[] means) {
        double low = Arrays.stream(means).min().orElse(0);
        double high = Arrays.stream(means).max().orElse(0);
        double[] edges = new double[EQUAL_BINS + 1];
        Arrays.setAll(edges, i -> low + (high - low) * i / EQUAL_BINS);
        edges[0] -= (high - low) * MARGIN;
        edges[EQUAL_BINS] = high;
        return new MeanBins(edges);
    }

    /** @return bins between the percentiles 10, 15 … 100, one below and one above */
    static MeanBins ofPercentiles(double[] means) {
        double[] edges = new double[21];
        edges[0] = Double.NEGATIVE_INFINITY;
        edges[20] = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 19; i++) {
            edges[i + 1] = means.length == 0 ? 0 : Quantiles.of(means, (10 + 5 * i) / 100.0);
        }
        return new MeanBins(edges);
    }

    /** @return median distance from the median, as an estimate of a standard deviation */
    static double scaledDeviation(double[] values, double median) {
        return Quantiles.medianDistance(values, median) / NORMAL_QUARTILE;
    }

    boolean areDistinct() {
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i] > edges[i - 1])) {
                return false;
            }
        }
        return true;
    }

    int count() {
        return edges.length - 1;
    }

    int of(double mean) {
        int place = Arrays.binarySearch(edges, mean);
        return place >= 0 ? place - 1 : -place - 2;
    }
}
