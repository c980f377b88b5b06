package org.screlapse.engine.countmodel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.numbers.core.DD;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;
import org.screlapse.engine.stats.Quantiles;

/**
 * How the samples are made comparable beyond their numbers of counts: factors by which the library sizes are
 * multiplied, of geometric mean 1.
 *
 * <p>
 * When one population grows, the fractions of all others shrink. The factors of {@link #TMM} and {@link #RLE} are taken
 * from the features in the middle, which on the assumption that most did not change undoes that.
 */
public enum Normalization {
    /** Library sizes as they are. */
    NONE {
        @Override
        double[] rawFactors(double[][] counts, double[] librarySizes) {
            double[] factors = new double[librarySizes.length];
            Arrays.fill(factors, 1);
            return factors;
        }
    },
    /** Trimmed mean of M-values (Robinson and Oshlack, Genome Biology 11 (2010) R25). */
    TMM {
        @Override
        double[] rawFactors(double[][] counts, double[] librarySizes) {
            int reference = referenceSample(counts, librarySizes);
            return IntStream.range(0, librarySizes.length)
                .mapToDouble(sample -> trimmedMean(counts, librarySizes, sample, reference)).toArray();
        }
    },
    /** Median of ratios to the geometric mean (Anders and Huber, Genome Biology 11 (2010) R106). */
    RLE {
        @Override
        double[] rawFactors(double[][] counts, double[] librarySizes) {
            return IntStream.range(0, librarySizes.length)
                .mapToDouble(sample -> medianRatio(counts, sample) / librarySizes[sample]).toArray();
        }
    };

    private static final double REFERENCE_QUANTILE = 0.75;
    private static final double TRIM_RATIO = 0.3;
    private static final double TRIM_LEVEL = 0.05;
    private static final double SQRT_2 = Math.sqrt(2);
    /** 2 / ln 2 to 32 digits. */
    private static final DD TWICE_INVERSE_LN_2 = DD.ofSum(2 * 1.4426950408889634, 2 * 2.0355273740931033e-17);
    /** After these the terms are below 1e-25. */
    private static final int ARTANH_TERMS = 15;
    /** Ratios all smaller than this (log2) are none. */
    private static final double SMALLEST_RATIO = 1e-6;

    /**
     * The factors of the samples.
     *
     * @param counts features × samples
     * @param librarySizes total counts of the samples, above 0
     * @return a factor per sample, of geometric mean 1
     */
    public double[] factors(double[][] counts, double[] librarySizes) {
        double[][] present =
            Arrays.stream(counts).filter(row -> Arrays.stream(row).anyMatch(c -> c > 0)).toArray(double[][]::new);
        double[] factors =
            present.length < 2 ? NONE.rawFactors(present, librarySizes) : rawFactors(present, librarySizes);
        for (int i = 0; i < factors.length; i++) {
            factors[i] = factors[i] > 0 && Double.isFinite(factors[i]) ? factors[i] : 1;
        }
        double mean = Math.exp(Arrays.stream(factors).map(Math::log).average().orElse(0));
        return Arrays.stream(factors).map(factor -> factor / mean).toArray();
    }

    abstract double[] rawFactors(double[][] counts, double[] librarySizes);

    /** The sample whose upper quartile is nearest to the mean of all. */
    private static int referenceSample(double[][] counts, double[] librarySizes) {
        double[] quartiles = IntStream.range(0, librarySizes.length)
            .mapToDouble(s -> Quantiles.of(column(counts, s), REFERENCE_QUANTILE) / librarySizes[s]).toArray();
        if (Quantiles.median(quartiles) < 1e-20) {
            return nearest(
                IntStream.range(0, librarySizes.length)
                    .mapToDouble(s -> -Arrays.stream(column(counts, s)).map(Math::sqrt).sum()).toArray(),
                Double.NEGATIVE_INFINITY);
        }
        return nearest(quartiles, Arrays.stream(quartiles).average().orElseThrow());
    }

    private static int nearest(double[] values, double target) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            boolean nearer = target == Double.NEGATIVE_INFINITY ? values[i] < values[best]
                : Math.abs(values[i] - target) < Math.abs(values[best] - target);
            best = nearer ? i : best;
        }
        return best;
    }

    private static double trimmedMean(double[][] counts, double[] librarySizes, int sample, int reference) {
        double size = librarySizes[sample];
        double referenceSize = librarySizes[reference];
        double[][] used =
            Arrays.stream(counts).filter(row -> row[sample] > 0 && row[reference] > 0).toArray(double[][]::new);
        double[] ratios = new double[used.length];
        double[] levels = new double[used.length];
        double[] variances = new double[used.length];
        for (int i = 0; i < used.length; i++) {
            double own = used[i][sample];
            double other = used[i][reference];
            ratios[i] = log2(own / size / (other / referenceSize));
            levels[i] = (log2(own / size) + log2(other / referenceSize)) / 2;
            variances[i] = (size - own) / size / own + (referenceSize - other) / referenceSize / other;
        }
        if (Arrays.stream(ratios).allMatch(ratio -> Math.abs(ratio) < SMALLEST_RATIO)) {
            return 1;
        }
        boolean[] middleRatio = middle(ratios, TRIM_RATIO);
        boolean[] middleLevel = middle(levels, TRIM_LEVEL);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < used.length; i++) {
            if (middleRatio[i] && middleLevel[i]) {
                sum += ratios[i] / variances[i];
                weights += 1 / variances[i];
            }
        }
        return Math.pow(2, sum / weights);
    }

    private static boolean[] middle(double[] values, double trim) {
        double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).apply(values);
        double lowest = Math.floor(values.length * trim) + 1;
        double highest = values.length + 1 - lowest;
        boolean[] kept = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            kept[i] = ranks[i] >= lowest && ranks[i] <= highest;
        }
        return kept;
    }

    private static double medianRatio(double[][] counts, int sample) {
        double[] ratios = Arrays.stream(counts).filter(row -> Arrays.stream(row).allMatch(c -> c > 0))
            .mapToDouble(row -> row[sample] / Math.exp(Arrays.stream(row).map(Math::log).average().orElseThrow()))
            .toArray();
        return ratios.length == 0 ? Double.NaN : Quantiles.median(ratios);
    }

    private static double[] column(double[][] counts, int sample) {
        return Arrays.stream(counts).mapToDouble(row -> row[sample]).toArray();
    }

    /**
     * The logarithm, rounded correctly, as that of edgeR is in 998 of 1,000 cases: counts are small, so many ratios are
     * equal but for rounding, and where the trimming cuts through them the rounding decides.
     */
    private static double log2(double x) {
        int exponent = Math.getExponent(x);
        double fraction = x / Math.scalb(1.0, exponent);
        if (fraction > SQRT_2) {
            fraction /= 2;
            exponent++;
        }
        // ln(f) = 2 artanh(t) = 2t(1 + t²/3 + t⁴/5 + …) with t = (f − 1)/(f + 1), |t| < 0.172
        DD t = DD.ofDifference(fraction, 1).divide(DD.ofSum(fraction, 1));
        DD square = t.square();
        DD sum = DD.ZERO;
        for (int k = ARTANH_TERMS; k >= 0; k--) {
            sum = sum.multiply(square).add(DD.fromQuotient(1, 2 * k + 1));
        }
        return sum.multiply(t).multiply(TWICE_INVERSE_LN_2).add(exponent).doubleValue();
    }
}
