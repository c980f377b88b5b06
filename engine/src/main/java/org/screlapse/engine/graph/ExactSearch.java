package org.screlapse.engine.graph;

import java.util.stream.IntStream;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/** Finds the nearest neighbours of cells by comparing them with each other cell. */
final class ExactSearch {

    private static final int QUERIES = 128;

    /** Candidates beyond those wanted, since the first comparison rounds to floats. */
    private static final int SPARE = 6;

    private final CellPoints points;
    private final int[] queries;
    private final PointTiles tiles;
    private final NeighborLists lists;

    private ExactSearch(CellPoints points, int[] queries, int size) {
        this.points = points;
        this.queries = queries;
        tiles = PointTiles.of(points, IntStream.range(0, points.cells()).toArray());
        lists = new NeighborLists(size, new int[Math.multiplyExact(queries.length, size)],
            new float[queries.length * size]);
    }

    /**
     * @param points all cells
     * @param queries those whose neighbours are looked for
     * @param size number of neighbours of each, itself included
     * @param progress told how far it is
     * @return the neighbours of the queries, in their order
     */
    static NeighborLists search(CellPoints points, int[] queries, int size, Progress progress) {
        ExactSearch search = new ExactSearch(points, queries, size);
        int blocks = (queries.length + QUERIES - 1) / QUERIES;
        ParallelLoop.forEach(blocks, "Comparing cells with each other", progress,
            block -> search.search(block * QUERIES, Math.min(queries.length, (block + 1) * QUERIES)));
        return search.lists;
    }

    private void search(int from, int to) {
        Nearest[] nearest = new Nearest[to - from];
        float[][] coordinates = new float[to - from][];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = new Nearest(Math.min(lists.size() - 1 + SPARE, points.cells() - 1));
            coordinates[i] = tiles.query(points, queries[from + i]);
        }
        float[] scores = new float[PointTiles.TILE];
        for (int tile = 0; tile < tiles.count(); tile++) {
            for (int i = 0; i < nearest.length; i++) {
                tiles.search(tile, coordinates[i], queries[from + i], scores, nearest[i]);
            }
        }
        for (int i = 0; i < nearest.length; i++) {
            points.writeNearest(queries[from + i], nearest[i].cells(), nearest[i].count(), lists, from + i);
        }
    }
}
