package org.screlapse.engine.stats;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The bootstrap distribution of the log2 ratio of two fractions: both counts are binomial with the observed fractions,
 * and counts of 0 are taken as ½. Quantiles are found by bisection over the distribution function, which is a sum over
 * the counts of one sample.
 */
final class BootstrapRatio {
    private static final double ZERO_AS = 0.5;
    /** Counts further from the mean than this many standard deviations, and a few more, have no weight. */
    private static final double REACH = 9;
    private static final int REACH_OF_SMALL_COUNTS = 40;
    private static final int BISECTIONS = 50;
    /** Ratios that agree but for rounding count as equal. */
    private static final double SAME = 1e-11;

    private final Count later;
    private final Count reference;

    BootstrapRatio(long laterCount, long laterN, long referenceCount, long referenceN) {
        this.later = new Count(laterCount, laterN);
        this.reference = new Count(referenceCount, referenceN);
    }

    /** The ratio of the observed counts. */
    double observed() {
        return later.observed - reference.observed;
    }

    /** The smallest value that is not exceeded with the given probability. */
    double quantile(double probability) {
        double low = later.logFraction(later.first) - reference.logFraction(reference.last());
        double largest = later.logFraction(later.last()) - reference.logFraction(reference.first);
        double high = largest;
        for (int i = 0; i < BISECTIONS && high - low > 1e-12; i++) {
            double middle = (low + high) / 2;
            if (atMost(middle) >= probability) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.min(largest, high + SAME);
    }

    /** P(ratio ≤ value): for every reference count, the later counts up to a bound that grows with it. */
    private double atMost(double value) {
        double factor = Math.exp((value + SAME) * Math.log(2)) * later.n / reference.n;
        double sum = 0;
        for (int i = 0; i < reference.probability.length; i++) {
            sum += reference.probability[i] * later.atMost(factor * Math.max(reference.first + i, ZERO_AS));
        }
        return sum;
    }

    /** The binomial distribution of the count in one sample, over the counts that matter. */
    private static final class Count {
        private final long n;
        private final int first;
        private final double observed;
        private final double[] probability;
        private final double[] cumulative;

        Count(long count, long n) {
            this.n = n;
            this.observed = logFraction(count);
            double p = Math.max(count, ZERO_AS) / n;
            double mean = p * n;
            double reach = p == 1 ? 0 : REACH * Math.sqrt(mean * (1 - p)) + REACH_OF_SMALL_COUNTS;
            this.first = (int) Math.max(0, Math.floor(mean - reach));
            this.probability = new double[(int) Math.min(n, Math.ceil(mean + reach)) - first + 1];
            this.cumulative = new double[probability.length];
            BinomialDistribution distribution = BinomialDistribution.of((int) n, p);
            double sum = 0;
            for (int i = 0; i < probability.length; i++) {
                probability[i] = distribution.probability(first + i);
                sum += probability[i];
                cumulative[i] = sum;
            }
        }

        private double logFraction(long count) {
            return Math.log(Math.max(count, ZERO_AS) / n) / Math.log(2);
        }

        private int last() {
            return first + probability.length - 1;
        }

        /** P(count ≤ bound), 0 being ½. */
        private double atMost(double bound) {
            int i = (int) Math.min(Math.floor(bound), last()) - first;
            if (bound < 1) {
                i = bound >= ZERO_AS ? -first : -1;
            }
            return i < 0 ? 0 : cumulative[i];
        }
    }
}
