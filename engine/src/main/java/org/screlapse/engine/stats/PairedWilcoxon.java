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
 * Pairs without a difference are dropped. With fewer than 50 left p is exact, from the distribution of V over all
 * choices of signs given the ranks (Pratt's conditional distribution, which ties do not disturb); where no two absolute
 * differences are equal this is {@code wilcox.test(x, y, paired = TRUE)} of R, which approximates where some are. From
 * 50 on the normal approximation with continuity correction and the variance {@code n(n+1)(2n+1)/24 − Σ(t³−t)/48}
 * corrected for ties, as in R. Differences are tied only where they are equal as doubles.
 *
 * <p>
 * Pairs with a NaN are left out. Where no pair with a difference remains, all is NaN (no exception).
 *
 * @see <a href="https://doi.org/10.2307/3001968">Wilcoxon, Biometrics Bulletin 1 (1945) 80</a>
 */
public final class PairedWilcoxon {
    private static final String NAME = "paired Wilcoxon signed-rank";
    private static final String OF = "rank-biserial correlation";
    /** From this number of pairs on the normal approximation is used, as in R. */
    private static final int EXACT_BELOW = 50;
    private static final PairedWilcoxon DEFAULT = new PairedWilcoxon(Alternative.TWO_SIDED);

    private final Alternative alternative;

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
     * @return the matched-pairs rank-biserial correlation, −1 (every x below its y) to 1, V and p; n is the number of
     *         pairs that differ, and all is NaN where none does
     * @throws IllegalArgumentException if the lengths differ
     */
    public TestResult test(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                "Paired samples need the same length; there are " + x.length + " and " + y.length + " values.");
        }
        double[] differences = new double[x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            double difference = x[i] - y[i];
            if (difference < 0 || difference > 0) {
                differences[n++] = difference;
            }
        }
        return test(Arrays.copyOf(differences, n));
    }

    private TestResult test(double[] differences) {
        int n = differences.length;
        if (n == 0) {
            return TestResult.none(NAME, 0, "").withEstimate(Estimate.of(OF, Double.NaN));
        }
        if (n < EXACT_BELOW) {
            SignedRanks ranks = SignedRanks.of(differences);
            return result(ranks.statistic(), ranks.pValue(alternative), PMethod.EXACT, n);
        }
        WilcoxonSignedRankTest.Result normal = WilcoxonSignedRankTest.withDefaults().with(alternative.hypothesis())
            .with(PValueMethod.ASYMPTOTIC).test(differences);
        return result(normal.getStatistic(), normal.getPValue(), PMethod.NORMAL, n);
    }

    private static TestResult result(double v, double p, PMethod method, int n) {
        return new TestResult(NAME, Estimate.of(OF, 4 * v / (n * (n + 1.0)) - 1), "V", v, p, method, n, "");
    }
}
