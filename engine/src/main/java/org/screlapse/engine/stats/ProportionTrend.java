package org.screlapse.engine.stats;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The Cochran–Armitage test of a trend of proportions over ordered groups with scores 1, 2, 3 ….
 *
 * <p>
 * Null hypothesis: the proportion does not change linearly with the score. The statistic is χ² with one degree of
 * freedom. Equal to {@code prop.trend.test(counts, sizes)} of R.
 *
 * @see <a href="https://doi.org/10.2307/3001775">Armitage, Biometrics 11 (1955) 375</a>
 */
public final class ProportionTrend {
    private static final String NAME = "Cochran-Armitage trend";
    private static final String OF = "change of the fraction per step";

    private ProportionTrend() {
    }

    /**
     * Tests groups in their order.
     *
     * @param counts successes of each group
     * @param sizes trials of each group
     * @return the change of the proportion from one group to the next (weighted least squares), χ² and p; NaN where all
     *         proportions are 0, or all 1, or fewer than two groups have members
     * @throws IllegalArgumentException if the lengths differ or a count lies outside 0 to its size
     */
    public static TestResult test(long[] counts, long[] sizes) {
        check(counts, sizes);
        double n = 0;
        double x = 0;
        double scores = 0;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < counts.length; i++) {
            double score = i + 1.0;
            n += sizes[i];
            x += counts[i];
            scores += score * sizes[i];
            squares += score * score * sizes[i];
            products += score * counts[i];
        }
        double p = x / n;
        double spread = squares - scores / n * scores;
        if (!(p > 0 && p < 1 && spread > 0)) {
            return TestResult.none(NAME, (long) n, "").withEstimate(Estimate.of(OF, Double.NaN));
        }
        double slope = (products - scores * p) / spread;
        double statistic = slope * slope * spread / (p * (1 - p));
        return new TestResult(NAME, Estimate.of(OF, slope), "chi-squared", statistic,
            ChiSquaredDistribution.of(1).survivalProbability(statistic), PMethod.DISTRIBUTION, (long) n, "");
    }

    private static void check(long[] counts, long[] sizes) {
        if (counts.length != sizes.length) {
            throw new IllegalArgumentException("There are " + counts.length + " counts and " + sizes.length
                + " sizes; give one of each for every group.");
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || counts[i] > sizes[i]) {
                throw new IllegalArgumentException(
                    "The count is " + counts[i] + " of " + sizes[i] + "; it must lie between 0 and " + sizes[i] + ".");
            }
        }
    }
}
