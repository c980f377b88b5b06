package org.screlapse.engine.embed;

import java.util.stream.IntStream;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.graph.CrossNeighbors;
import org.screlapse.engine.task.Progress;

/**
 * How many groups the neighborhood of a cell holds: the local inverse Simpson's index (Korsunsky et al., Nature Methods
 * 2019). The 89 nearest cells are weighted by exp(−β · distance), β such that they count as 30.
 */
final class Lisi {

    private static final int PERPLEXITY = 30;
    private static final int NEIGHBORS = 3 * PERPLEXITY - 1;
    private static final int STEPS = 60;

    private Lisi() {
    }

    /** @return the mean over the cells, 1 to the number of groups */
    static double mean(Embedding where, CategoricalColumn groups) {
        CrossNeighbors lists = CrossNeighbors.of(where, where, NEIGHBORS + 1, Progress.NONE);
        return IntStream.range(0, where.rows()).mapToDouble(cell -> ofCell(lists, cell, groups)).average()
            .orElseThrow();
    }

    /** The first neighbor of a cell is the cell itself. */
    private static double ofCell(CrossNeighbors lists, int cell, CategoricalColumn groups) {
        int first = cell * lists.size() + 1;
        double[] distances = new double[NEIGHBORS];
        for (int i = 0; i < NEIGHBORS; i++) {
            distances[i] = lists.distances()[first + i] - lists.distances()[first];
        }
        double[] weights = weights(distances);
        double[] parts = new double[groups.categories().size()];
        for (int i = 0; i < NEIGHBORS; i++) {
            parts[groups.code(lists.neighbors()[first + i])] += weights[i];
        }
        double simpson = 0;
        for (double part : parts) {
            simpson += part * part;
        }
        return 1 / simpson;
    }

    /** Bisects the logarithm of β; a common shift of the distances does not matter. */
    private static double[] weights(double[] distances) {
        double low = -30;
        double high = 30;
        double[] weights = new double[distances.length];
        for (int step = 0; step < STEPS; step++) {
            double beta = Math.exp((low + high) / 2);
            double sum = 0;
            double weighted = 0;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = Math.exp(-beta * distances[i]);
                sum += weights[i];
                weighted += weights[i] * distances[i];
            }
            for (int i = 0; i < weights.length; i++) {
                weights[i] /= sum;
            }
            if (Math.log(sum) + beta * weighted / sum > Math.log(PERPLEXITY)) {
                low = (low + high) / 2;
            } else {
                high = (low + high) / 2;
            }
        }
        return weights;
    }
}
