package org.screlapse.engine.stats;

import java.util.Arrays;

/** Sorted samples, as rank tests walk through them. */
final class SortedValues {
    private SortedValues() {
    }

    /** A sorted copy without the NaN. */
    static double[] withoutNaN(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        // Arrays.sort puts NaN last.
        while (n > 0 && Double.isNaN(sorted[n - 1])) {
            n--;
        }
        return n == sorted.length ? sorted : Arrays.copyOf(sorted, n);
    }

    /** The first index from start on whose value is not the given one. */
    static int endOfRun(double[] sorted, int start, double value) {
        int i = start;
        while (i < sorted.length && sorted[i] == value) {
            i++;
        }
        return i;
    }

    /** Whether two neighbors are equal; −0 equals 0. */
    static boolean haveTies(double[] sorted) {
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                return true;
            }
        }
        return false;
    }
}
