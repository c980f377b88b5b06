package org.screlapse.engine.graph;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.task.Progress;

/**
 * The nearest cells of one data set for each cell of another one, by euclidean distance in a space that both share.
 * Exact: each cell is compared with each other.
 *
 * @param size number of neighbors of each cell
 * @param neighbors query cells × size: reference cells by rising distance, of two at the same distance the one of lower
 *            index first
 * @param distances query cells × size: their distances
 */
public record CrossNeighbors(int size, int[] neighbors, float[] distances) {

    /**
     * @param reference where the cells lie among which to search
     * @param query where the cells lie whose neighbors are looked for; as many dimensions
     * @param size number of neighbors, 1 to the number of reference cells
     * @param progress told how far it is
     * @return the neighbors; they do not depend on the number of threads
     * @throws IllegalArgumentException if the numbers of dimensions differ or there are fewer reference cells
     */
    public static CrossNeighbors of(Embedding reference, Embedding query, int size, Progress progress) {
        if (reference.dimensions() != query.dimensions()) {
            throw new IllegalArgumentException("The reference has " + reference.dimensions() + " dimensions, the query "
                + query.dimensions() + "; neighbors need the same ones.");
        }
        if (size < 1 || size > reference.rows()) {
            throw new IllegalArgumentException("The number of neighbors is " + size + "; it must be 1 to "
                + reference.rows() + ", the number of reference cells.");
        }
        CellPoints points = together(reference, query);
        CrossNeighbors found =
            new CrossNeighbors(size, new int[Math.multiplyExact(query.rows(), size)], new float[query.rows() * size]);
        int[] references = IntStream.range(0, reference.rows()).toArray();
        int[] queries = IntStream.range(reference.rows(), points.cells()).toArray();
        new ExactSearch(points, references, queries, size).run((row, nearest) -> points.writeNearest(queries[row],
            nearest.cells(), nearest.count(), found.neighbors, found.distances, row * size, (row + 1) * size),
            "Looking for neighbors in the reference", progress);
        return found;
    }

    /** Reference cells, then query cells. */
    private static CellPoints together(Embedding reference, Embedding query) {
        int length = reference.coordinates().length;
        float[] all = Arrays.copyOf(reference.coordinates(), Math.addExact(length, query.coordinates().length));
        System.arraycopy(query.coordinates(), 0, all, length, query.coordinates().length);
        return CellPoints.of(new Embedding(reference.dimensions(), all), reference.dimensions(), Metric.EUCLIDEAN);
    }
}
