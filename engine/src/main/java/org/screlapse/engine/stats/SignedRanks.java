package org.screlapse.engine.stats;

import java.util.Arrays;

/** The exact distribution of Wilcoxon's signed-rank statistic over all choices of signs, given the ranks. */
final class SignedRanks {
    /** Twice the mid-ranks, which are whole numbers. */
    private final int[] doubledRanks;
    private final int doubledStatistic;

    private SignedRanks(int[] doubledRanks, int doubledStatistic) {
        this.doubledRanks = doubledRanks;
        this.doubledStatistic = doubledStatistic;
    }

    /** @param differences none of them 0 */
    static SignedRanks of(double[] differences) {
        double[] sizes = Arrays.stream(differences).map(Math::abs).sorted().toArray();
        int[] ranks = new int[sizes.length];
        int statistic = 0;
        for (int i = 0; i < differences.length; i++) {
            double size = Math.abs(differences[i]);
            int start = 0;
            while (sizes[start] != size) {
                start++;
            }
            ranks[i] = start + 1 + SortedValues.endOfRun(sizes, start, size);
            statistic += differences[i] > 0 ? ranks[i] : 0;
        }
        return new SignedRanks(ranks, statistic);
    }

    /** The sum of the ranks of positive differences. */
    double statistic() {
        return doubledStatistic / 2.0;
    }

    double pValue(Alternative alternative) {
        double[] distribution = {1};
        for (int rank : doubledRanks) {
            double[] next = new double[distribution.length + rank];
            for (int sum = 0; sum < distribution.length; sum++) {
                next[sum] += distribution[sum] / 2;
                next[sum + rank] += distribution[sum] / 2;
            }
            distribution = next;
        }
        double below = 0;
        double above = 0;
        for (int sum = 0; sum < distribution.length; sum++) {
            below += sum <= doubledStatistic ? distribution[sum] : 0;
            above += sum >= doubledStatistic ? distribution[sum] : 0;
        }
        return switch (alternative) {
            case LESS -> below;
            case GREATER -> above;
            case TWO_SIDED -> Math.min(1, 2 * Math.min(below, above));
        };
    }
}
