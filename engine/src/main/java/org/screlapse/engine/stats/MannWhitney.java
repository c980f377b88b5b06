package org.screlapse.engine.stats;

import java.util.Objects;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The Mann–Whitney U test (Wilcoxon rank-sum test) of two independent samples.
 *
 * <p>
 * Null hypothesis: P(X &gt; Y) + P(X = Y)/2 = 1/2. The statistic W counts the pairs (x, y) with x &gt; y, ties as one
 * half; it is R's W and Commons Statistics' U₁, and large where x tends to be larger.
 *
 * <p>
 * The p-value follows {@code wilcox.test} of R: exact (by Commons Statistics) where both samples have fewer than 50
 * values and no two values are equal; otherwise the normal approximation with continuity correction and the variance
 * {@code nm/12·(N+1 − Σ(t³−t)/(N(N−1)))} corrected for ties, t being the sizes of the groups of equal values, N = n+m.
 *
 * <p>
 * NaN are left out. An empty sample, or values all equal, gives p = NaN (R: an error, or NaN) and no exception. Runs in
 * O(N log N) on primitive arrays.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177730491">Mann and Whitney, Ann. Math. Stat. 18 (1947) 50</a>
 */
public final class MannWhitney {
    private static final String NAME = "Mann-Whitney";
    private static final String OF = "area under the curve";
    /** Samples of this size and more are tested by the normal approximation, as in R. */
    private static final int EXACT_BELOW = 50;
    private static final MannWhitney DEFAULT = new MannWhitney(Alternative.TWO_SIDED);

    private final Alternative alternative;

    private MannWhitney(Alternative alternative) {
        this.alternative = Objects.requireNonNull(alternative, "alternative");
    }

    /** Two-sided. */
    public static MannWhitney withDefaults() {
        return DEFAULT;
    }

    /** The same with another alternative hypothesis (GREATER: x tends to be larger than y). */
    public MannWhitney with(Alternative newAlternative) {
        return new MannWhitney(newAlternative);
    }

    /**
     * Tests x against y, neither of which is changed.
     *
     * @param x the first sample, any order; NaN are left out
     * @param y the second sample
     * @return W/(n·m), the probability that a random x exceeds a random y, ties counted half (the area under the ROC
     *         curve), W and p; NaN where there was nothing to test
     */
    public TestResult test(double[] x, double[] y) {
        double[] first = SortedValues.withoutNaN(x);
        double[] second = SortedValues.withoutNaN(y);
        int n = first.length;
        int m = second.length;
        if (n == 0 || m == 0) {
            return TestResult.none(NAME, (long) n + m, "").withEstimate(Estimate.of(OF, Double.NaN));
        }
        Merge merge = new Merge(first, second);
        if (merge.ties == 0 && n < EXACT_BELOW && m < EXACT_BELOW) {
            double p = MannWhitneyUTest.withDefaults().with(PValueMethod.EXACT).with(alternative.hypothesis())
                .test(first, second).getPValue();
            return result(merge, p, PMethod.EXACT, n, m);
        }
        double p = normalPValue(merge, n, m);
        return result(merge, p, Double.isNaN(p) ? PMethod.NONE : PMethod.NORMAL, n, m);
    }

    private static TestResult result(Merge merge, double p, PMethod method, int n, int m) {
        return new TestResult(NAME, Estimate.of(OF, merge.wins / ((double) n * m)), "W", merge.wins, p, method,
            (long) n + m, "");
    }

    private double normalPValue(Merge merge, double n, double m) {
        double all = n + m;
        double variance = n * m / 12 * (all + 1 - merge.ties / (all * (all - 1)));
        if (merge.allEqual) {
            return Double.NaN;
        }
        double distance = merge.wins - n * m / 2;
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double sigma = Math.sqrt(variance);
        return switch (alternative) {
            case LESS -> normal.cumulativeProbability((distance + 0.5) / sigma);
            case GREATER -> normal.survivalProbability((distance - 0.5) / sigma);
            case TWO_SIDED -> 2 * normal.survivalProbability(Math.abs(distance - 0.5 * Math.signum(distance)) / sigma);
        };
    }

    /** One walk through both sorted samples, from one group of equal values to the next. */
    private static final class Merge {
        private double wins;
        /** Σ(t³ − t). */
        private double ties;
        private final boolean allEqual;

        Merge(double[] x, double[] y) {
            int i = 0;
            int j = 0;
            int groups = 0;
            while (i < x.length || j < y.length) {
                double value = j == y.length || (i < x.length && x[i] < y[j]) ? x[i] : y[j];
                int nextI = SortedValues.endOfRun(x, i, value);
                int nextJ = SortedValues.endOfRun(y, j, value);
                wins += (double) (nextI - i) * (j + (nextJ - j) / 2.0);
                double t = (double) (nextI - i) + (nextJ - j);
                ties += t * t * t - t;
                i = nextI;
                j = nextJ;
                groups++;
            }
            allEqual = groups == 1;
        }
    }
}
