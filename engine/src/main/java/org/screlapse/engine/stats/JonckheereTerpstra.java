package org.screlapse.engine.stats;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The Jonckheere–Terpstra test of an ordered trend over groups, such as timepoints.
 *
 * <p>
 * Null hypothesis: all groups have the same distribution; alternative: values rise, or fall, from group to group. J
 * counts the pairs of values of which the one in the later group is larger, ties as ½. The p-value is two-sided, from
 * the normal approximation without continuity correction, with the variance corrected for ties (Hollander and Wolfe,
 * equation 6.19). NaN are left out, empty groups count as absent. O(k·N·log N) for k groups.
 *
 * @see <a href="https://doi.org/10.2307/2333011">Jonckheere, Biometrika 41 (1954) 133</a>
 * @see "Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 3rd ed. (2014), 6.2"
 */
public final class JonckheereTerpstra {
    private static final String NAME = "Jonckheere-Terpstra trend";
    private static final String OF = "part of pairs that rise";

    private JonckheereTerpstra() {
    }

    /**
     * @param groups in their order; not changed
     * @return J over the number of pairs of values of different groups (½ without a trend, 1 where every value exceeds
     *         those of all groups before), the standardized J (above 0 where values rise) and p; NaN for fewer than two
     *         groups with values or where all values are equal
     */
    public static TestResult test(List<double[]> groups) {
        List<double[]> sorted = groups.stream().map(SortedValues::withoutNaN).filter(g -> g.length > 0).toList();
        double j = 0;
        double pairs = 0;
        for (int later = 1; later < sorted.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                j += wins(sorted.get(later), sorted.get(earlier));
                pairs += (double) sorted.get(later).length * sorted.get(earlier).length;
            }
        }
        long n = sorted.stream().mapToInt(group -> group.length).sum();
        double variance = variance(sorted);
        if (!(variance > 0)) {
            return TestResult.none(NAME, n, "").withEstimate(Estimate.of(OF, Double.NaN));
        }
        double z = (j - pairs / 2) / Math.sqrt(variance);
        return new TestResult(NAME, Estimate.of(OF, j / pairs), "z", z,
            Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z))), PMethod.NORMAL, n, "");
    }

    /** The pairs of which the first is larger, ties as ½. */
    private static double wins(double[] x, double[] y) {
        double wins = 0;
        int below = 0;
        int upTo = 0;
        for (double value : x) {
            while (below < y.length && y[below] < value) {
                below++;
            }
            upTo = Math.max(upTo, below);
            while (upTo < y.length && y[upTo] == value) {
                upTo++;
            }
            wins += (below + upTo) / 2.0;
        }
        return wins;
    }

    private static double variance(List<double[]> groups) {
        if (groups.size() < 2) {
            return Double.NaN;
        }
        Moments sizes = new Moments();
        groups.forEach(group -> sizes.add(group.length));
        double[] all = groups.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        Moments ties = new Moments();
        for (int i = 0; i < all.length;) {
            int end = SortedValues.endOfRun(all, i, all[i]);
            ties.add(end - i);
            i = end;
        }
        double n = all.length;
        double variance = (n * (n - 1) * (2 * n + 5) - sizes.cubic - ties.cubic) / 72
            + sizes.pairs / (8 * n) * (ties.pairs / (n - 1));
        return n < 3 ? variance : variance + sizes.triples / (36 * n) * (ties.triples / ((n - 1) * (n - 2)));
    }

    /** Sums over the sizes of groups, or of runs of equal values. */
    private static final class Moments {
        private double cubic;
        private double triples;
        private double pairs;

        private void add(double size) {
            cubic += size * (size - 1) * (2 * size + 5);
            triples += size * (size - 1) * (size - 2);
            pairs += size * (size - 1);
        }
    }
}
