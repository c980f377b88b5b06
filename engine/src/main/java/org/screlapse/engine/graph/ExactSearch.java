package org.screlapse.engine.graph;

import java.util.stream.IntStream;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/** Finds the nearest neighbours by comparing each cell with each other. */
final class ExactSearch {

    private static final int QUERIES = 128;

    /** Candidates beyond those wanted, since the first comparison rounds to floats. */
    private static final int SPARE = 6;

    private ExactSearch() {
    }

    static NeighborLists search(CellPoints points, int size, Progress progress) {
        int cells = points.cells();
        NeighborLists lists = new NeighborLists(size, new int[Math.multiplyExact(cells, size)],
            new float[cells * size]);
        PointTiles tiles = PointTiles.of(points, IntStream.range(0, cells).toArray());
        int blocks = (cells + QUERIES - 1) / QUERIES;
        ParallelLoop.forEach(blocks, "Comparing each cell with each other", progress,
            block -> searchBlock(points, tiles, block * QUERIES, Math.min(cells, (block + 1) * QUERIES), lists));
        return lists;
    }

    private static void searchBlock(CellPoints points, PointTiles tiles, int from, int to, NeighborLists lists) {
        Nearest[] nearest = new Nearest[to - from];
        float[][] queries = new float[to - from][];
        for (int i = 0; i < nearest.length; i++) {
            nearest[i] = new Nearest(Math.min(lists.size() - 1 + SPARE, points.cells() - 1));
            queries[i] = tiles.query(points, from + i);
        }
        float[] scores = new float[PointTiles.TILE];
        for (int tile = 0; tile < tiles.count(); tile++) {
            for (int i = 0; i < nearest.length; i++) {
                tiles.search(tile, queries[i], from + i, scores, nearest[i]);
            }
        }
        for (int i = 0; i < nearest.length; i++) {
            points.writeNearest(from + i, nearest[i].cells(), nearest[i].count(), lists);
        }
    }
}
