package org.screlapse.engine.stats;

/**
 * Compares the fraction of a population in two samples of cells where there are no replicates: the exact form of the
 * permutation test that asks how often shuffled sample labels give as large a fold difference as the observed one.
 *
 * <p>
 * Shuffling the labels keeps the sizes of the samples and of the population, so that the population's count in the
 * later sample is hypergeometric; no permutation is needed. With X such a count and a the observed one:
 * <ul>
 * <li>{@code pValue} is two-sided: the sum of all P(X = x) that are at most P(X = a), as in {@link FisherExact}.
 * <li>{@code directional} is P(X ≥ a) where the fraction grew and P(X ≤ a) where it did not. It is what the R package
 * scProportionTest tends to with ever more permutations, and as one-sided as that: where nothing changed it falls below
 * 0.05 up to twice as often as it should. It is given for comparison.
 * </ul>
 *
 * <p>
 * The interval of the log2 fold difference is the percentile bootstrap's (each sample's cells drawn again, with
 * replacement) in the limit of infinitely many draws, computed from the two binomial distributions. A count of 0 is
 * taken as ½, observed or drawn again, so that neither the difference nor its interval is ever infinite.
 *
 * <p>
 * Effort grows with the standard deviation of the counts, not with the counts: well under a millisecond for 10⁶ cells.
 *
 * @see <a href="https://doi.org/10.1158/0008-5472.CAN-20-3562">Miller et al., Cancer Res. 81 (2021) 3791, who use
 *      scProportionTest</a>
 */
public final class ExactProportions {
    private static final String OF = "log2 fold difference";
    private static final ExactProportions DEFAULT = new ExactProportions(0.95);

    private final double level;

    private ExactProportions(double level) {
        this.level = Interval.checkLevel(level);
    }

    /** Confidence level 0.95. */
    public static ExactProportions withDefaults() {
        return DEFAULT;
    }

    /**
     * The same with another confidence level of the interval.
     *
     * @throws IllegalArgumentException unless 0 &lt; level &lt; 1
     */
    public ExactProportions withConfidenceLevel(double newLevel) {
        return new ExactProportions(newLevel);
    }

    /**
     * Compares count/n with referenceCount/referenceN.
     *
     * @param count cells of the population in the later sample, 0 to n
     * @param n cells of the later sample, at least 1
     * @param referenceCount cells of the population in the reference sample, 0 to referenceN
     * @param referenceN cells of the reference sample, at least 1
     * @return log2 of the later over the reference fraction with its bootstrap interval (NaN where both counts are 0),
     *         and p
     * @throws IllegalArgumentException if a count lies outside its range or there are more than 2³¹ − 1 cells
     */
    public TestResult test(long count, long n, long referenceCount, long referenceN) {
        FixedMarginTable table = table(count, n, referenceCount, referenceN);
        if (count == 0 && referenceCount == 0) {
            return result(Estimate.of(OF, Double.NaN), 1, n + referenceN);
        }
        BootstrapRatio ratio = new BootstrapRatio(count, n, referenceCount, referenceN);
        Estimate fold =
            Estimate.of(OF, ratio.observed(), ratio.quantile((1 - level) / 2), ratio.quantile((1 + level) / 2));
        return result(fold, table.bothTails((int) count), n + referenceN);
    }

    private static TestResult result(Estimate fold, double p, long n) {
        return new TestResult("exact proportion test", fold, "", Double.NaN, p, PMethod.EXACT, n, "");
    }

    /**
     * The limit of scProportionTest's p, for comparison.
     *
     * @param count cells of the population in the later sample, 0 to n
     * @param n cells of the later sample, at least 1
     * @param referenceCount cells of the population in the reference sample, 0 to referenceN
     * @param referenceN cells of the reference sample, at least 1
     * @return exact, in the observed direction only, 0 to 1
     * @throws IllegalArgumentException as {@link #test}
     */
    public static double directional(long count, long n, long referenceCount, long referenceN) {
        FixedMarginTable table = table(count, n, referenceCount, referenceN);
        // The sign of count/n − referenceCount/referenceN, free of rounding.
        int direction = Long.compare(Math.multiplyExact(count, referenceN), Math.multiplyExact(referenceCount, n));
        if (count == 0 && referenceCount == 0) {
            return 1;
        }
        return direction > 0 ? table.upperTail((int) count) : table.lowerTail((int) count);
    }

    private static FixedMarginTable table(long count, long n, long referenceCount, long referenceN) {
        check(count, n);
        check(referenceCount, referenceN);
        if (n + referenceN > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                "There are " + (n + referenceN) + " cells in the two samples; at most 2147483647 are possible.");
        }
        return new FixedMarginTable((int) (count + referenceCount), (int) (n + referenceN - count - referenceCount),
            (int) n);
    }

    private static void check(long count, long n) {
        if (n < 1 || count < 0 || count > n) {
            throw new IllegalArgumentException("The population has " + count + " of " + n
                + " cells; a sample needs at least one cell, and the count must lie between 0 and all of them.");
        }
    }
}
