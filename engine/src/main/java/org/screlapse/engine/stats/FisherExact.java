package org.screlapse.engine.stats;

import java.util.Objects;

/**
 * Fisher's exact test of a 2×2 table of counts, with the conditional maximum-likelihood odds ratio and its exact
 * confidence interval: everything that R's {@code fisher.test} reports.
 *
 * <pre>
 *     a  b      row 1: for example the later timepoint, cells in and outside the population
 *     c  d      row 2: the reference
 * </pre>
 *
 * <p>
 * Null hypothesis: the odds ratio (a·d)/(b·c) of the population is 1. Given its margins, the count a then has a
 * hypergeometric distribution, and under an odds ratio ψ Fisher's noncentral one:
 * {@code P(x) ∝ C(a+c, x)·C(b+d, a+b−x)·ψ^x}.
 * <ul>
 * <li>p-value: LESS P(X ≤ a); GREATER P(X ≥ a); TWO_SIDED the sum of all P(x) ≤ P(a)·(1 + 10⁻⁷). This is R's rule: the
 * small allowance keeps rounding from parting tables of equal probability, which Commons Statistics does not do.
 * <li>odds ratio: the ψ under which the expected a is the observed one; 0 where a is the smallest possible count,
 * infinite where it is the largest.
 * <li>interval: the ψ at which P(X ≥ a) and P(X ≤ a) are (1−level)/2, or one of them 1−level for a one-sided
 * alternative; 0 and infinity at the ends of the support.
 * </ul>
 *
 * <p>
 * Where a margin is 0, one table alone is possible: p is 1, the odds ratio 0 (as in R) and the interval 0 to infinity.
 *
 * <p>
 * R solves for odds ratio and interval to about 4 digits only (the default tolerance of {@code uniroot}); here they are
 * solved to about 12, and agree with R when R is given a smaller tolerance. The effort grows with the standard
 * deviation of a, not with the counts, so that tables of 10⁵ cells take well under a millisecond.
 *
 * @see <a href="https://doi.org/10.2307/2342435">Fisher, The Logic of Inductive Inference, J. R. Stat. Soc. 98 (1935)
 *      39</a>
 */
public final class FisherExact {
    private static final String NAME = "Fisher's exact test";
    private static final FisherExact DEFAULT = new FisherExact(Alternative.TWO_SIDED, 0.95);

    private final Alternative alternative;
    private final double level;

    private FisherExact(Alternative alternative, double level) {
        this.alternative = Objects.requireNonNull(alternative, "alternative");
        this.level = Interval.checkLevel(level);
    }

    /** Two-sided, confidence level 0.95. */
    public static FisherExact withDefaults() {
        return DEFAULT;
    }

    /** The same with another alternative hypothesis; it also chooses a one-sided interval. */
    public FisherExact with(Alternative newAlternative) {
        return new FisherExact(newAlternative, level);
    }

    /**
     * The same with another confidence level of the interval.
     *
     * @throws IllegalArgumentException unless 0 &lt; level &lt; 1
     */
    public FisherExact withConfidenceLevel(double newLevel) {
        return new FisherExact(alternative, newLevel);
    }

    /**
     * Tests the table [[a, b], [c, d]].
     *
     * @return p, and the conditional maximum-likelihood odds ratio, 0 to infinity, with its exact interval; n is the
     *         sum of the counts
     * @throws IllegalArgumentException if a count is negative or the sum exceeds 2³¹ − 1
     */
    public TestResult test(long a, long b, long c, long d) {
        check(a, b, c, d);
        FixedMarginTable table = new FixedMarginTable((int) (a + c), (int) (b + d), (int) (a + b));
        Interval interval = interval(table, (int) a);
        return new TestResult(NAME, new Estimate("odds ratio", table.oddsRatio((int) a), interval), "", Double.NaN,
            pValue(table, (int) a), PMethod.EXACT, a + b + c + d, "");
    }

    private double pValue(FixedMarginTable table, int a) {
        return switch (alternative) {
            case LESS -> table.lowerTail(a);
            case GREATER -> table.upperTail(a);
            case TWO_SIDED -> table.bothTails(a);
        };
    }

    private Interval interval(FixedMarginTable table, int a) {
        double alpha = 1 - level;
        return switch (alternative) {
            case LESS -> new Interval(0, table.oddsRatioAtLowerTail(a, alpha));
            case GREATER -> new Interval(table.oddsRatioAtUpperTail(a, alpha), Double.POSITIVE_INFINITY);
            case TWO_SIDED ->
                new Interval(table.oddsRatioAtUpperTail(a, alpha / 2), table.oddsRatioAtLowerTail(a, alpha / 2));
        };
    }

    private static void check(long... counts) {
        long sum = 0;
        for (long count : counts) {
            if (count < 0 || count > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                    "A count of the 2×2 table is " + count + "; counts must lie between 0 and 2147483647.");
            }
            sum += count;
        }
        if (sum > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                "The counts of the 2×2 table sum up to " + sum + "; at most 2147483647 are possible.");
        }
    }
}
