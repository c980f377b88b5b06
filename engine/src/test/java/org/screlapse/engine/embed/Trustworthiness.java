package org.screlapse.engine.embed;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Embedding;

/** How far 15 neighbors in a layout are neighbors in truth, too (Venna and Kaski 2001): 1 if all are. */
final class Trustworthiness {

    private static final int NEIGHBORS = 15;

    private Trustworthiness() {
    }

    static double of(Embedding truth, Embedding layout) {
        int cells = truth.rows();
        long penalty = IntStream.range(0, cells).parallel().mapToLong(cell -> {
            int[] rank = new int[cells];
            int[] byTruth = order(truth, cell);
            for (int i = 0; i < cells; i++) {
                rank[byTruth[i]] = i;
            }
            int[] near = order(layout, cell);
            return IntStream.rangeClosed(1, NEIGHBORS).mapToLong(i -> Math.max(0, rank[near[i]] - NEIGHBORS)).sum();
        }).sum();
        return 1 - penalty * 2.0 / (cells * (double) NEIGHBORS * (2.0 * cells - 3 * NEIGHBORS - 1));
    }

    /** The cells by their distance from one, itself first. */
    private static int[] order(Embedding points, int cell) {
        long[] keys = new long[points.rows()];
        for (int other = 0; other < keys.length; other++) {
            float squared = 0;
            for (int d = 0; d < points.dimensions(); d++) {
                float difference = points.get(cell, d) - points.get(other, d);
                squared += difference * difference;
            }
            keys[other] = (long) Float.floatToRawIntBits(other == cell ? 0 : squared + Float.MIN_NORMAL) << 32 | other;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(k -> (int) k).toArray();
    }
}
