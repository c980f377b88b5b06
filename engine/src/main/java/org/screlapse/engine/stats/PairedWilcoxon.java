package org.screlapse.engine.stats;

import java.util.Arrays;
import java.util.Objects;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * The Wilcoxon signed-rank test of paired samples.
 *
 * <p>
 * Null hypothesis: the differences x − y are distributed symmetrically about 0. The statistic V is the sum of the ranks
 * of |x − y| over the positive differences, equal ones sharing their mean rank.
 *
 * <p>
 * The p-value is computed by Commons Statistics under the rules of {@code wilcox.test(x, y, paired = TRUE)} of R: pairs
 * without a difference are dropped; exact where none was dropped, no two absolute differences are equal and there are
 * fewer than 50 pairs; otherwise the normal approximation with continuity correction and the variance
 * {@code n(n+1)(2n+1)/24 − Σ(t³−t)/48} corrected for ties. As in R, differences are tied only where they are equal as
 * doubles.
 *
 * <p>
 * Pairs with a NaN are left out. Where no pair with a difference remains, V is 0 and p NaN (no exception).
 *
 * @see <a href="https://doi.org/10.2307/3001968">Wilcoxon, Biometrics Bulletin 1 (1945) 80</a>
 */
public final class PairedWilcoxon {
    /** From this number of pairs on the normal approximation is used, as in R. */
    private static final int EXACT_BELOW = 50;
    private static final PairedWilcoxon DEFAULT = new PairedWilcoxon(Alternative.TWO_SIDED);

    private final Alternative alternative;

    /**
     * What the test found.
     *
     * @param statistic V, 0 to n(n+1)/2
     * @param pValue the p-value; NaN where no pair differs
     * @param method how it was computed
     * @param pairs the pairs without NaN
     * @param n those of them that differ, on which the test rests
     */
    public record Result(double statistic, double pValue, PMethod method, int pairs, int n) {
        /** The matched-pairs rank-biserial correlation, −1 (every x below its y) to 1; NaN where no pair differs. */
        public double rankBiserial() {
            return 4 * statistic / (n * (n + 1.0)) - 1;
        }
    }

    private PairedWilcoxon(Alternative alternative) {
        this.alternative = Objects.requireNonNull(alternative, "alternative");
    }

    /** Two-sided. */
    public static PairedWilcoxon withDefaults() {
        return DEFAULT;
    }

    /** The same with another alternative hypothesis (GREATER: x tends to be larger than its y). */
    public PairedWilcoxon with(Alternative newAlternative) {
        return new PairedWilcoxon(newAlternative);
    }

    /**
     * Tests x against y, pair by pair; neither is changed.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public Result test(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                "Paired samples need the same length; there are " + x.length + " and " + y.length + " values.");
        }
        double[] differences = new double[x.length];
        int pairs = 0;
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            double difference = x[i] - y[i];
            pairs += Double.isNaN(difference) ? 0 : 1;
            if (difference < 0 || difference > 0) {
                differences[n++] = difference;
            }
        }
        return test(Arrays.copyOf(differences, n), pairs);
    }

    private Result test(double[] differences, int pairs) {
        int n = differences.length;
        if (n == 0) {
            return new Result(0, Double.NaN, PMethod.NONE, pairs, 0);
        }
        double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        boolean exact = n == pairs && n < EXACT_BELOW && !SortedValues.haveTies(sizes);
        WilcoxonSignedRankTest.Result result = WilcoxonSignedRankTest.withDefaults().with(alternative.hypothesis())
            .with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC).test(differences);
        return new Result(result.getStatistic(), result.getPValue(), exact ? PMethod.EXACT : PMethod.NORMAL, pairs, n);
    }
}
