package org.screlapse.engine.graph;

import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/** Finds the nearest of some cells for each of some others, by comparing each with each. */
final class ExactSearch {

    private static final int QUERIES = 128;

    /** Candidates beyond those wanted, since the first comparison rounds to floats. */
    private static final int SPARE = 6;

    private final CellPoints points;
    private final PointTiles tiles;
    private final int[] queries;
    private final int candidates;

    /**
     * @param points all cells
     * @param searched those among which to search, ascending
     * @param queries those whose neighbors are looked for; one that is searched, too, is not its own neighbor
     * @param wanted number of neighbors of each
     */
    ExactSearch(CellPoints points, int[] searched, int[] queries, int wanted) {
        this.points = points;
        this.queries = queries;
        tiles = PointTiles.of(points, searched);
        candidates = Math.min(wanted + SPARE, searched.length);
    }

    /** Takes what was found. */
    @FunctionalInterface
    interface Found {

        /**
         * @param query position of a query
         * @param nearest the cells near it, a few more than wanted where there are more
         */
        void accept(int query, Nearest nearest);
    }

    /**
     * @param found called for each query, by several threads
     * @param message what is being done, for a person to read
     * @param progress told how far it is
     */
    void run(Found found, String message, Progress progress) {
        int blocks = (queries.length + QUERIES - 1) / QUERIES;
        ParallelLoop.forEach(blocks, message, progress,
            block -> search(block * QUERIES, Math.min(queries.length, (block + 1) * QUERIES), found));
    }

    private void search(int from, int to, Found found) {
        Nearest[] nearest = new Nearest[to - from];
        float[][] coordinates = new float[to - from][];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = new Nearest(candidates);
            coordinates[i] = tiles.query(points, queries[from + i]);
        }
        float[] scores = new float[PointTiles.TILE];
        for (int tile = 0; tile < tiles.count(); tile++) {
            for (int i = 0; i < nearest.length; i++) {
                tiles.search(tile, coordinates[i], queries[from + i], scores, nearest[i]);
            }
        }
        for (int i = 0; i < nearest.length; i++) {
            found.accept(from + i, nearest[i]);
        }
    }
}
