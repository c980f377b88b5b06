package org.screlapse.engine.stats;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The Kruskal–Wallis test of several independent groups.
 *
 * <p>
 * Null hypothesis: all groups have the same distribution. The statistic, corrected for ties, is compared with χ² with
 * (groups − 1) degrees of freedom. Equal to {@code kruskal.test} of R. NaN are left out, empty groups count as absent.
 *
 * @see <a href="https://doi.org/10.2307/2280779">Kruskal and Wallis, J. Am. Stat. Assoc. 47 (1952) 583</a>
 */
public final class KruskalWallis {
    private static final String NAME = "Kruskal-Wallis";

    private KruskalWallis() {
    }

    /**
     * @param groups not changed
     * @return H and p; NaN for fewer than two groups with values or where all values are equal
     */
    public static TestResult test(List<double[]> groups) {
        List<double[]> known = groups.stream().map(SortedValues::withoutNaN).filter(g -> g.length > 0).toList();
        double[] all = known.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        double n = all.length;
        if (known.size() < 2 || all[0] == all[all.length - 1]) {
            return TestResult.none(NAME, all.length, "");
        }
        double sum = 0;
        for (double[] group : known) {
            double ranks = Arrays.stream(group).map(value -> rank(all, value)).sum();
            sum += ranks * ranks / group.length;
        }
        double ties = 0;
        for (int i = 0; i < all.length;) {
            int end = SortedValues.endOfRun(all, i, all[i]);
            double t = (double) end - i;
            ties += t * t * t - t;
            i = end;
        }
        double h = (12 * sum / (n * (n + 1)) - 3 * (n + 1)) / (1 - ties / (n * n * n - n));
        return new TestResult(NAME, Estimate.NONE, "chi-squared", h,
            ChiSquaredDistribution.of(known.size() - 1.0).survivalProbability(h), PMethod.DISTRIBUTION, all.length, "");
    }

    /** The mean rank of a value. */
    private static double rank(double[] sorted, double value) {
        int start = 0;
        int end = sorted.length;
        while (start < end) {
            int middle = (start + end) >>> 1;
            if (sorted[middle] < value) {
                start = middle + 1;
            } else {
                end = middle;
            }
        }
        return (start + 1 + SortedValues.endOfRun(sorted, start, value)) / 2.0;
    }
}
