package org.screlapse.engine.embed;

import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Moves the cells of a layout: connected ones towards, random others away from each other. Edges take part as often as
 * they are strong. In each epoch every cell moves itself and sees the others where they were at the end of the last, so
 * that cells move in parallel and the layout does not depend on the number of threads; since nobody else moves it, a
 * cell takes the pull of each of its edges twice, once for either end.
 */
final class UmapLayout {

    private static final int BLOCK = 512;
    private static final float LARGEST_STEP = 4;

    private final CellGraph graph;
    private final int dimensions;
    private final int epochs;
    private final int negatives;
    private final long seed;
    private final ForceTable attraction;
    private final ForceTable repulsion;
    private final float[] interval;
    private final float[] next;

    UmapLayout(CellGraph graph, int dimensions, UmapCurve curve, int epochs, int negatives, long seed) {
        this.graph = graph;
        this.dimensions = dimensions;
        this.epochs = epochs;
        this.negatives = negatives;
        this.seed = seed;
        attraction = new ForceTable(curve::attraction);
        repulsion = new ForceTable(curve::repulsion);
        float strongest = 0;
        for (float weight : graph.weights()) {
            strongest = Math.max(strongest, weight);
        }
        interval = new float[graph.weights().length];
        for (int e = 0; e < interval.length; e++) {
            float samples = epochs * graph.weights()[e] / strongest;
            interval[e] = samples < 1 ? Float.POSITIVE_INFINITY : epochs / samples;
        }
        next = interval.clone();
    }

    /**
     * @param start where the cells begin: cells × dimensions; overwritten
     * @param progress told how far it is
     * @return where they end
     */
    float[] run(float[] start, Progress progress) {
        float[] from = start;
        float[] to = new float[start.length];
        int cells = graph.cells();
        int blocks = (cells + BLOCK - 1) / BLOCK;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            float rate = 1 - (epoch - 1f) / epochs;
            float[] before = from;
            float[] after = to;
            int now = epoch;
            ParallelLoop.forEach(blocks, "Laying out the cells",
                progress.part((epoch - 1.0) / epochs, (double) epoch / epochs), block -> {
                    for (int cell = block * BLOCK; cell < Math.min(cells, (block + 1) * BLOCK); cell++) {
                        move(cell, now, rate, before, after);
                    }
                });
            from = after;
            to = before;
        }
        return from;
    }

    private void move(int cell, int epoch, float rate, float[] before, float[] after) {
        int at = cell * dimensions;
        float x = before[at];
        float y = before[at + 1];
        float z = dimensions == 3 ? before[at + 2] : 0;
        long random = mix(seed + epoch * 0x9E3779B97F4A7C15L + cell * 0xD1B54A32D192ED03L);
        for (int e = graph.starts()[cell]; e < graph.starts()[cell + 1]; e++) {
            if (next[e] > epoch) {
                continue;
            }
            next[e] += interval[e];
            int other = graph.neighbors()[e] * dimensions;
            float ox = before[other];
            float oy = before[other + 1];
            float oz = dimensions == 3 ? before[other + 2] : 0;
            for (int end = 0; end < 2; end++) {
                float dx = x - ox;
                float dy = y - oy;
                float dz = z - oz;
                float squared = dx * dx + dy * dy + dz * dz;
                float pull = squared > 0 ? attraction.at(squared) : 0;
                x += rate * limit(pull * dx);
                y += rate * limit(pull * dy);
                z += rate * limit(pull * dz);
            }
            for (int n = 0; n < negatives; n++) {
                random = random * 6364136223846793005L + 1442695040888963407L;
                int stranger = (int) (((random >>> 32) * graph.cells()) >>> 32);
                if (stranger == cell) {
                    continue;
                }
                int place = stranger * dimensions;
                float dx = x - before[place];
                float dy = y - before[place + 1];
                float dz = dimensions == 3 ? z - before[place + 2] : 0;
                float push = repulsion.at(dx * dx + dy * dy + dz * dz);
                x += rate * limit(push * dx);
                y += rate * limit(push * dy);
                z += rate * limit(push * dz);
            }
        }
        after[at] = x;
        after[at + 1] = y;
        if (dimensions == 3) {
            after[at + 2] = z;
        }
    }

    private static float limit(float step) {
        return Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, step));
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
