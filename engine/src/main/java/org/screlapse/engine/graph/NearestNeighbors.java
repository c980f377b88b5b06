package org.screlapse.engine.graph;

import java.util.stream.IntStream;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;

/**
 * Finds the nearest neighbors of each cell in an embedding, usually the principal components. As in Scanpy, the cell
 * itself counts as one of them.
 *
 * <p>
 * Exact search compares each cell with each other, with vector instructions; approximate search (groups of near cells
 * and NN-descent) pays off for very many cells. How many of the neighbors it found is measured with some of the cells:
 * if it is less than 98 %, as in many dimensions without any structure, exact search takes its place.
 *
 * <p>
 * Immutable. The result depends on the parameters alone, not on the number of threads.
 */
public final class NearestNeighbors {

    /** How the neighbors are found. */
    public enum Method {
        /** Exact up to 100,000 cells, approximate beyond. */
        AUTOMATIC,
        /** Each cell is compared with each other. */
        EXACT,
        /** At least 98 % of the neighbors are found, in less time where there are very many cells. */
        APPROXIMATE
    }

    private static final NearestNeighbors DEFAULT =
        new NearestNeighbors(15, Integer.MAX_VALUE, Metric.EUCLIDEAN, Method.AUTOMATIC, 0);

    private static final int EXACT_CELLS = 100_000;
    private static final int MIN_APPROXIMATE = 2000;
    private static final double LEAST_RECALL = 0.98;
    /** Cells whose neighbors are found both ways. */
    private static final int CHECKED = 1000;

    private final int size;
    private final int dimensions;
    private final Metric metric;
    private final Method method;
    private final long seed;

    private NearestNeighbors(int size, int dimensions, Metric metric, Method method, long seed) {
        this.size = size;
        this.dimensions = dimensions;
        this.metric = metric;
        this.method = method;
        this.seed = seed;
    }

    /** @return 15 neighbors by euclidean distance in all dimensions */
    public static NearestNeighbors withDefaults() {
        return DEFAULT;
    }

    /**
     * @param neighbors number of neighbors of each cell, itself included; 2 to 200
     * @return this search for so many
     */
    public NearestNeighbors withSize(int neighbors) {
        if (neighbors < 2 || neighbors > 200) {
            throw new IllegalArgumentException("The number of neighbors is " + neighbors + "; it must be 2 to 200.");
        }
        return new NearestNeighbors(neighbors, dimensions, metric, method, seed);
    }

    /**
     * @param first only so many dimensions of the embedding are used, from the first on; 0 for all
     * @return this search in these dimensions
     */
    public NearestNeighbors withDimensions(int first) {
        if (first < 0) {
            throw new IllegalArgumentException(
                "The number of dimensions is " + first + "; it must be at least 1, or 0 for all.");
        }
        return new NearestNeighbors(size, first == 0 ? Integer.MAX_VALUE : first, metric, method, seed);
    }

    /**
     * @param distance how distances are measured
     * @return this search with that metric
     */
    public NearestNeighbors withMetric(Metric distance) {
        return new NearestNeighbors(size, dimensions, distance, method, seed);
    }

    /** @return number of neighbors of each cell, itself included */
    public int size() {
        return size;
    }

    /** @return how distances are measured */
    public Metric metric() {
        return metric;
    }

    /**
     * @param howToSearch exact or approximate
     * @return this search with that method
     */
    public NearestNeighbors withMethod(Method howToSearch) {
        return new NearestNeighbors(size, dimensions, metric, howToSearch, seed);
    }

    /**
     * @param start of the random numbers of the approximate search
     * @return this search with that seed
     */
    public NearestNeighbors withSeed(long start) {
        return new NearestNeighbors(size, dimensions, metric, method, start);
    }

    /**
     * @param data the cells
     * @param embedding name of the embedding in which to search
     * @param progress told how far it is
     * @return the neighbors; where there are fewer cells than neighbors, of all cells
     * @throws IllegalArgumentException if there is no such embedding, a coordinate is not a number, or there are fewer
     *             than 2 cells
     */
    public NeighborLists apply(SingleCellData data, String embedding, Progress progress) {
        data.summary().requireEmbedding(embedding);
        Embedding where = data.embeddings().get(embedding);
        if (where.rows() < 2) {
            throw new IllegalArgumentException("Neighbors need at least 2 cells; the data have " + where.rows() + ".");
        }
        requireNumbers(data, embedding, where);
        int count = Math.min(size, where.rows());
        CellPoints points = CellPoints.of(where, Math.min(dimensions, where.dimensions()), metric);
        boolean approximate = (method == Method.APPROXIMATE && where.rows() >= MIN_APPROXIMATE)
            || (method == Method.AUTOMATIC && where.rows() > EXACT_CELLS);
        if (approximate) {
            NeighborLists found = NeighborDescent.search(points, count, seed, progress.part(0, 0.4));
            if (recall(found, points, progress.part(0.4, 0.5)) >= LEAST_RECALL) {
                return found;
            }
        }
        return exact(points, IntStream.range(0, where.rows()).toArray(), count,
            progress.part(approximate ? 0.5 : 0, 1));
    }

    /** The neighbors of some cells, a row for each of them. */
    private static NeighborLists exact(CellPoints points, int[] queries, int size, Progress progress) {
        NeighborLists lists = new NeighborLists(size, new int[Math.multiplyExact(queries.length, size)],
            new float[queries.length * size]);
        new ExactSearch(points, IntStream.range(0, points.cells()).toArray(), queries, size - 1).run(
            (query, nearest) -> lists.write(query, points, queries[query], nearest.cells(), nearest.count()),
            "Comparing cells with each other", progress);
        return lists;
    }

    /** The part of the neighbors of some cells, without these themselves, that was found. */
    private static double recall(NeighborLists found, CellPoints points, Progress progress) {
        int step = Math.max(1, points.cells() / CHECKED);
        int[] checked = IntStream.range(0, points.cells()).filter(cell -> cell % step == 0).toArray();
        int size = found.size();
        NeighborLists exact = exact(points, checked, size, progress);
        long hits = 0;
        for (int i = 0; i < checked.length; i++) {
            float farthest = exact.distances()[(i + 1) * size - 1];
            for (int j = 1; j < size; j++) {
                hits += found.distances()[checked[i] * size + j] <= farthest ? 1 : 0;
            }
        }
        return (double) hits / ((long) checked.length * (size - 1));
    }

    private static void requireNumbers(SingleCellData data, String name, Embedding embedding) {
        float[] coordinates = embedding.coordinates();
        for (int i = 0; i < coordinates.length; i++) {
            if (!Float.isFinite(coordinates[i])) {
                int cell = i / embedding.dimensions();
                throw new IllegalArgumentException("The embedding \"" + name + "\" gives cell \""
                    + data.cells().names().get(cell) + "\" the coordinate " + coordinates[i] + " in dimension "
                    + (i % embedding.dimensions() + 1) + ": leave out such cells, or compute the embedding anew.");
            }
        }
    }
}
