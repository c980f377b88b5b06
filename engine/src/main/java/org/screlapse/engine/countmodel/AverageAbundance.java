package org.screlapse.engine.countmodel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.screlapse.engine.task.Progress;

/**
 * The average abundance of each feature over the samples, as log2 counts per million: from a negative-binomial fit of
 * one mean, after a small count has been added to every sample so that zeros have a logarithm.
 */
final class AverageAbundance {
    private static final double PRIOR_COUNT = 2;
    private static final double MILLION = 1e6;

    private AverageAbundance() {
    }

    static double[] log2CountsPerMillion(double[][] counts, double[] librarySizes, double dispersion,
        Progress progress) {
        PriorCounts prior = new PriorCounts(librarySizes, PRIOR_COUNT);
        NegativeBinomialGlm glm = new NegativeBinomialGlm(DesignBuilder.of(librarySizes.length).build());
        double[] averages = new double[counts.length];
        RowLoop.forEach(counts.length, "Average abundance", progress, row -> {
            double mean = glm.fit(prior.add(counts[row]), prior.offsets(), dispersion, null).coefficients()[0];
            averages[row] = (mean + Math.log(MILLION)) / Math.log(2);
        });
        return averages;
    }

    /** Counts added to each sample in proportion to its library, and the libraries made larger accordingly. */
    static final class PriorCounts {
        private final double[] added;
        private final double[] offsets;

        PriorCounts(double[] librarySizes, double count) {
            double mean = Arrays.stream(librarySizes).average().orElseThrow();
            added = Arrays.stream(librarySizes).map(size -> count * size / mean).toArray();
            offsets =
                IntStream.range(0, added.length).mapToDouble(i -> Math.log(librarySizes[i] + 2 * added[i])).toArray();
        }

        double[] add(double[] counts) {
            return IntStream.range(0, counts.length).mapToDouble(i -> counts[i] + added[i]).toArray();
        }

        double[] offsets() {
            return offsets;
        }
    }
}
