package org.screlapse.engine.abundance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * The false discovery rate of overlapping neighborhoods. Where cells are dense, many neighborhoods test much the same
 * cells; each is therefore weighted by how sparse the cells are around it, and the rate is that of the region of cells,
 * not of the neighborhoods: with p-values in ascending order and weights w, {@code min over j ≥ i of Σw · p(j) / (w(1)
 * + … + w(j))}.
 *
 * @see <a href="https://doi.org/10.1038/nmeth.4295">Lun et al., Nat. Methods 14 (2017) 707</a>
 * @see <a href="https://doi.org/10.1038/s41587-021-01033-z">Dann et al., Nat. Biotechnol. 40 (2022) 245</a>
 */
public final class SpatialFdr {

    /** What tells how dense the cells of a neighborhood are; the weight is 1 over it. */
    public enum Weighting {
        /** The distance of the index cell to its k-th nearest neighbor. */
        K_DISTANCE,
        /** The mean distance between any two cells of the neighborhood. */
        NEIGHBOR_DISTANCE,
        /** The largest distance between any two cells of the neighborhood. */
        MAX_DISTANCE,
        /** How many cells are shared with other neighborhoods, summed over these; needs no embedding. */
        GRAPH_OVERLAP,
        /** All alike: Benjamini and Hochberg's rate. */
        NONE;

        /** Whether the places of the cells must be known. */
        public boolean needsEmbedding() {
            return this == K_DISTANCE || this == NEIGHBOR_DISTANCE || this == MAX_DISTANCE;
        }
    }

    private SpatialFdr() {
    }

    /**
     * The weights.
     *
     * @param neighborhoods the neighborhoods tested
     * @param embedding where the cells lie, null if the weighting does not need it
     * @param k which nearest neighbor counts for the k-distance
     * @return a weight above 0 a neighborhood
     * @throws IllegalArgumentException if the weighting needs an embedding and there is none
     */
    public static double[] weights(Weighting weighting, Neighborhoods neighborhoods, Embedding embedding, int k,
        Progress progress) {
        if (weighting.needsEmbedding() && embedding == null) {
            throw new IllegalArgumentException("The weighting " + weighting + " of the spatial FDR needs an embedding;"
                + " choose one, or weight by the overlap of neighborhoods.");
        }
        double[] spread = new double[neighborhoods.count()];
        if (weighting == Weighting.GRAPH_OVERLAP) {
            overlaps(neighborhoods, spread);
        } else if (weighting == Weighting.NONE) {
            Arrays.fill(spread, 1);
        } else {
            ParallelLoop.forEach(spread.length, "Density of neighborhoods", progress,
                i -> spread[i] = weighting == Weighting.K_DISTANCE ? distanceToNeighbor(neighborhoods, i, embedding, k)
                    : distanceWithin(neighborhoods, i, embedding, weighting == Weighting.MAX_DISTANCE));
        }
        return Arrays.stream(spread).map(s -> s > 0 ? 1 / s : 1).toArray();
    }

    /**
     * The weighted false discovery rate.
     *
     * @param pValues 0 to 1
     * @param weights above 0, as many
     * @return as many values, 0 to 1
     */
    public static double[] adjust(double[] pValues, double[] weights) {
        Integer[] order = IntStream.range(0, pValues.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
        double[] sums = new double[pValues.length];
        double sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sum += weights[order[i]];
            sums[i] = sum;
        }
        double[] adjusted = new double[pValues.length];
        double least = 1;
        for (int i = sums.length - 1; i >= 0; i--) {
            least = Math.min(least, sum * pValues[order[i]] / sums[i]);
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    private static double distanceToNeighbor(Neighborhoods neighborhoods, int i, Embedding embedding, int k) {
        int index = neighborhoods.index()[i];
        double[] distances = IntStream.range(0, neighborhoods.size(i))
            .mapToDouble(m -> distance(embedding, index, neighborhoods.member(i, m))).sorted().toArray();
        // The nearest is the index cell itself.
        return distances[Math.min(k, distances.length - 1)];
    }

    private static double distanceWithin(Neighborhoods neighborhoods, int i, Embedding embedding, boolean largest) {
        int size = neighborhoods.size(i);
        double sum = 0;
        double most = 0;
        for (int a = 0; a < size; a++) {
            for (int b = a + 1; b < size; b++) {
                double distance = distance(embedding, neighborhoods.member(i, a), neighborhoods.member(i, b));
                sum += distance;
                most = Math.max(most, distance);
            }
        }
        return largest ? most : sum / (size * (size - 1) / 2.0);
    }

    private static double distance(Embedding embedding, int a, int b) {
        double sum = 0;
        for (int d = 0; d < embedding.dimensions(); d++) {
            double difference = (double) embedding.get(a, d) - embedding.get(b, d);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** A cell in c neighborhoods is shared by each of them with c − 1 others. */
    private static void overlaps(Neighborhoods neighborhoods, double[] shared) {
        int cells = Arrays.stream(neighborhoods.members()).max().orElse(-1) + 1;
        int[] memberships = new int[cells];
        for (int cell : neighborhoods.members()) {
            memberships[cell]++;
        }
        for (int i = 0; i < shared.length; i++) {
            for (int m = 0; m < neighborhoods.size(i); m++) {
                shared[i] += memberships[neighborhoods.member(i, m)] - 1;
            }
        }
    }
}
