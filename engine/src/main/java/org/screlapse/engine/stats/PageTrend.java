package org.screlapse.engine.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Page's test of an ordered trend over treatments, such as timepoints, in complete blocks, such as patients.
 *
 * <p>
 * Null hypothesis: within each block all orders of the values are equally likely; alternative: values rise, or fall,
 * from treatment to treatment. The values of each block are ranked, equal ones sharing their mean rank, and L is the
 * sum over the treatments j = 1 … k of j times their sum of ranks. The p-value is two-sided: twice the smaller tail.
 *
 * <p>
 * The distribution of L under permutation of the ranks within blocks, ties included, is computed exactly for up to ten
 * treatments and {@value #MOST_BLOCKS} blocks, and beyond by the normal approximation with its mean and variance,
 * without continuity correction.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1963.10500843">Page, J. Am. Stat. Assoc. 58 (1963) 216</a>
 */
public final class PageTrend {
    private static final int MOST_TREATMENTS = 10;
    private static final int MOST_BLOCKS = 30;

    private static final String NAME = "Page trend";
    private static final String OF = "standardized L";

    private PageTrend() {
    }

    /**
     * Tests blocks, each with a value a treatment in their order; they are not changed.
     *
     * @return the standardized L, above 0 where values rise, L and p; NaN without blocks, for fewer than two
     *         treatments, or where every block has equal values
     * @throws IllegalArgumentException if blocks differ in length or a value is NaN
     */
    public static TestResult test(List<double[]> blocks) {
        int treatments = blocks.isEmpty() ? 0 : blocks.get(0).length;
        double statistic = 0;
        double mean = 0;
        double variance = 0;
        double[] distribution = {1};
        Map<List<Integer>, double[]> ofRanks = new HashMap<>();
        boolean exact = treatments <= MOST_TREATMENTS && blocks.size() <= MOST_BLOCKS;
        for (double[] block : blocks) {
            if (block.length != treatments || Arrays.stream(block).anyMatch(Double::isNaN)) {
                throw new IllegalArgumentException("A block of Page's test is " + Arrays.toString(block)
                    + "; every block needs a value for each of the " + treatments + " treatments.");
            }
            int[] ranks = doubledRanks(block);
            for (int j = 0; j < treatments; j++) {
                statistic += (j + 1) * ranks[j] / 2.0;
            }
            mean += treatments * (treatments + 1.0) * (treatments + 1.0) / 4;
            variance += variance(ranks);
            // Blocks without ties have the same ranks in another order, and so the same distribution.
            distribution = exact ? convolve(distribution,
                ofRanks.computeIfAbsent(Arrays.stream(ranks).sorted().boxed().toList(), same -> distribution(ranks)))
                : distribution;
        }
        if (!(variance > 0)) {
            return TestResult.none(NAME, blocks.size(), "").withEstimate(Estimate.of(OF, Double.NaN));
        }
        double z = (statistic - mean) / Math.sqrt(variance);
        double p = exact ? 2 * smallerTail(distribution, (int) Math.round(2 * statistic))
            : 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z));
        return new TestResult(NAME, Estimate.of(OF, z), "L", statistic, Math.min(1, p),
            exact ? PMethod.EXACT : PMethod.NORMAL, blocks.size(), "");
    }

    /** Twice the mid-ranks, which are whole numbers. */
    private static int[] doubledRanks(double[] block) {
        int[] ranks = new int[block.length];
        for (int i = 0; i < block.length; i++) {
            for (double other : block) {
                ranks[i] += other < block[i] ? 2 : other == block[i] ? 1 : 0;
            }
            ranks[i]++;
        }
        return ranks;
    }

    /** The variance of L over all permutations of the ranks of one block. */
    private static double variance(int[] doubledRanks) {
        int k = doubledRanks.length;
        double scatter = 0;
        for (int rank : doubledRanks) {
            scatter += Math.pow((rank - k - 1) / 2.0, 2);
        }
        return scatter * k * (k + 1.0) / 12;
    }

    /** The probability of each value of 2L over all permutations of the ranks of one block, from 0 on. */
    private static double[] distribution(int[] doubledRanks) {
        int k = doubledRanks.length;
        int largest = Arrays.stream(doubledRanks).sum() * k;
        // For each set of ranks already given to the first treatments, how likely each sum is.
        double[][] ofSet = new double[1 << k][];
        ofSet[0] = new double[largest + 1];
        ofSet[0][0] = 1;
        for (int set = 0; set < ofSet.length - 1; set++) {
            int treatment = Integer.bitCount(set);
            for (int i = 0; i < k; i++) {
                if ((set >> i & 1) == 0) {
                    int next = set | 1 << i;
                    ofSet[next] = ofSet[next] == null ? new double[largest + 1] : ofSet[next];
                    int step = (treatment + 1) * doubledRanks[i];
                    for (int sum = 0; sum + step <= largest; sum++) {
                        ofSet[next][sum + step] += ofSet[set][sum] / (k - treatment);
                    }
                }
            }
            ofSet[set] = null;
        }
        return ofSet[ofSet.length - 1];
    }

    private static double[] convolve(double[] a, double[] b) {
        double[] sums = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; a[i] > 0 && j < b.length; j++) {
                sums[i + j] += a[i] * b[j];
            }
        }
        return sums;
    }

    private static double smallerTail(double[] distribution, int value) {
        double below = 0;
        double above = 0;
        for (int i = 0; i < distribution.length; i++) {
            below += i <= value ? distribution[i] : 0;
            above += i >= value ? distribution[i] : 0;
        }
        return Math.min(below, above);
    }
}
