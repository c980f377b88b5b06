package org.screlapse.engine.graph;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * The nearest cells of one data set for each cell of another one, by euclidean distance in a space that both share.
 * Exact: each cell is compared with each other.
 *
 * @param size number of neighbours of each cell
 * @param neighbors query cells × size: reference cells by rising distance, of two at the same distance the one of
 *        lower index first
 * @param distances query cells × size: their distances
 */
public record CrossNeighbors(int size, int[] neighbors, float[] distances) {

    private static final int BLOCK = 128;

    /** Candidates beyond those wanted, since the first comparison rounds to floats. */
    private static final int SPARE = 6;

    /**
     * @param reference where the cells lie among which to search
     * @param query where the cells lie whose neighbours are looked for; as many dimensions
     * @param size number of neighbours, 1 to the number of reference cells
     * @param progress told how far it is
     * @return the neighbours; they do not depend on the number of threads
     * @throws IllegalArgumentException if the numbers of dimensions differ or there are fewer reference cells
     */
    public static CrossNeighbors of(Embedding reference, Embedding query, int size, Progress progress) {
        if (reference.dimensions() != query.dimensions()) {
            throw new IllegalArgumentException("The reference has " + reference.dimensions()
                + " dimensions, the query " + query.dimensions() + "; neighbours need the same ones.");
        }
        if (size < 1 || size > reference.rows()) {
            throw new IllegalArgumentException("The number of neighbours is " + size + "; it must be 1 to "
                + reference.rows() + ", the number of reference cells.");
        }
        CellPoints points = together(reference, query);
        PointTiles tiles = PointTiles.of(points, IntStream.range(0, reference.rows()).toArray());
        CrossNeighbors found = new CrossNeighbors(size, new int[Math.multiplyExact(query.rows(), size)],
            new float[query.rows() * size]);
        int blocks = (query.rows() + BLOCK - 1) / BLOCK;
        ParallelLoop.forEach(blocks, "Looking for neighbours in the reference", progress, block -> found.search(points,
            tiles, reference.rows(), block * BLOCK, Math.min(query.rows(), (block + 1) * BLOCK)));
        return found;
    }

    /** Reference cells, then query cells. */
    private static CellPoints together(Embedding reference, Embedding query) {
        int length = reference.coordinates().length;
        float[] all = Arrays.copyOf(reference.coordinates(), Math.addExact(length, query.coordinates().length));
        System.arraycopy(query.coordinates(), 0, all, length, query.coordinates().length);
        return CellPoints.of(new Embedding(reference.dimensions(), all), reference.dimensions(), Metric.EUCLIDEAN);
    }

    private void search(CellPoints points, PointTiles tiles, int references, int from, int to) {
        Nearest[] nearest = new Nearest[to - from];
        float[][] queries = new float[to - from][];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = new Nearest(Math.min(size + SPARE, references));
            queries[i] = tiles.query(points, references + from + i);
        }
        float[] scores = new float[PointTiles.TILE];
        for (int tile = 0; tile < tiles.count(); tile++) {
            for (int i = 0; i < nearest.length; i++) {
                tiles.search(tile, queries[i], references + from + i, scores, nearest[i]);
            }
        }
        for (int i = 0; i < nearest.length; i++) {
            write(points, references, from + i, nearest[i]);
        }
    }

    private void write(CellPoints points, int references, int query, Nearest nearest) {
        double[] squared = new double[nearest.count()];
        Integer[] order = new Integer[nearest.count()];
        for (int i = 0; i < order.length; i++) {
            squared[i] = points.squaredDistance(references + query, nearest.cells()[i]);
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> squared[a] != squared[b] ? Double.compare(squared[a], squared[b])
            : Integer.compare(nearest.cells()[a], nearest.cells()[b]));
        for (int i = 0; i < size; i++) {
            neighbors[query * size + i] = nearest.cells()[order[i]];
            distances[query * size + i] = points.distance(squared[order[i]]);
        }
    }
}
