package org.screlapse.engine.score;

import java.util.Arrays;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Smooths values over a graph of the cells: a random walk along the edges that starts anew at its own cell.
 *
 * <pre>    smoothed = share · (weighted mean of the neighbors' smoothed values) + (1 − share) · own value</pre>
 *
 * <p>
 * repeated until no value changes by more than a millionth of their range. A cell without a value neither gets one nor
 * counts as a neighbor; a cell without neighbors keeps its own.
 *
 * @param graph the cells; edges of a weight of 0 or below are passed over
 * @param weighted whether the weights count; else all neighbors are equal, as for a graph of distances
 * @param share what part of a value comes from the neighbors, 0 to 1, the latter excluded
 */
record GraphDiffusion(CellGraph graph, boolean weighted, double share) {

    private static final int CELLS_PER_PART = 4096;
    private static final int MOST_ROUNDS = 1000;
    private static final double CONVERGED = 1e-6;

    /**
     * @param values a value per cell, NaN for none
     * @param progress told how far it is
     * @return the smoothed values
     */
    double[] smooth(double[] values, Progress progress) {
        double range = Arrays.stream(values).filter(v -> !Double.isNaN(v)).max().orElse(0)
            - Arrays.stream(values).filter(v -> !Double.isNaN(v)).min().orElse(0);
        int parts = (values.length + CELLS_PER_PART - 1) / CELLS_PER_PART;
        double expectedRounds = Math.max(1, Math.log(CONVERGED) / Math.log(share));
        double[] now = values.clone();
        double change = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS && change > CONVERGED * range; round++) {
            double[] before = now;
            double[] after = new double[values.length];
            double[] changes = new double[parts];
            double done = Math.min(1, round / expectedRounds);
            ParallelLoop.forEach(parts, "Smoothing over neighbors", progress.part(done, done), part -> {
                int end = Math.min(values.length, (part + 1) * CELLS_PER_PART);
                for (int cell = part * CELLS_PER_PART; cell < end; cell++) {
                    after[cell] = next(cell, values[cell], before);
                    changes[part] =
                        Math.max(changes[part], Double.isNaN(after[cell]) ? 0 : Math.abs(after[cell] - before[cell]));
                }
            });
            now = after;
            change = Arrays.stream(changes).max().orElse(0);
        }
        return now;
    }

    private double next(int cell, double own, double[] before) {
        if (Double.isNaN(own)) {
            return own;
        }
        double weights = 0;
        double sum = 0;
        for (int edge = graph.starts()[cell]; edge < graph.starts()[cell + 1]; edge++) {
            double value = before[graph.neighbors()[edge]];
            double weight = weighted ? graph.weights()[edge] : 1;
            if (weight > 0 && !Double.isNaN(value)) {
                weights += weight;
                sum += weight * value;
            }
        }
        return weights > 0 ? share * sum / weights + (1 - share) * own : own;
    }
}
