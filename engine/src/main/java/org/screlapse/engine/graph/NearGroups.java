package org.screlapse.engine.graph;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Points in groups: each belongs to the nearest of some centers, which are points drawn at random. What is near a point
 * is mostly in the few groups whose centers are near it, and comparing it with all points of these groups costs little
 * a point, since they lie in tiles.
 */
final class NearGroups {

    private static final int GROUP_CELLS = 512;
    private static final int BLOCK = 128;

    /** No point is left out. */
    private static final int ALL = -1;

    /** Groups are searched, from the nearest on, until so many points were seen and this part of all in addition. */
    private static final int SEARCHED = 8192;
    private static final int SEARCHED_PART = 16;

    private final CellPoints points;
    private final int[] centers;
    private final PointTiles centerTiles;
    private final int[][] members;
    /** All points, those of a group one after the other. */
    private final int[] order;
    private final PointTiles[] memberTiles;
    private final int searched;

    private NearGroups(CellPoints points, int[] centers, Progress progress) {
        this.points = points;
        this.centers = centers;
        searched = SEARCHED + points.cells() / SEARCHED_PART;
        centerTiles = PointTiles.of(points, centers);
        members = members(progress.part(0, 0.9));
        order = Arrays.stream(members).flatMapToInt(Arrays::stream).toArray();
        memberTiles = new PointTiles[members.length];
        ParallelLoop.forEach(memberTiles.length, "Grouping the cells", progress.part(0.9, 1),
            group -> memberTiles[group] = PointTiles.of(points, members[group]));
    }

    static NearGroups of(CellPoints points, SplittableRandom random, Progress progress) {
        int count = (points.cells() + GROUP_CELLS - 1) / GROUP_CELLS;
        return new NearGroups(points, random.ints(0, points.cells()).distinct().limit(count).sorted().toArray(),
            progress);
    }

    private int[][] members(Progress progress) {
        int cells = points.cells();
        int[] groupOf = new int[cells];
        ParallelLoop.forEach((cells + BLOCK - 1) / BLOCK, "Grouping the cells", progress, block -> {
            Nearest nearest = new Nearest(1);
            float[] scores = new float[PointTiles.TILE];
            for (int cell = block * BLOCK; cell < Math.min(cells, (block + 1) * BLOCK); cell++) {
                nearest.clear();
                compare(cell, centerTiles, ALL, scores, nearest);
                groupOf[cell] = Arrays.binarySearch(centers, nearest.cells()[0]);
            }
        });
        int[] sizes = new int[centers.length];
        Arrays.stream(groupOf).forEach(group -> sizes[group]++);
        int[][] found = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        for (int cell = cells - 1; cell >= 0; cell--) {
            found[groupOf[cell]][--sizes[groupOf[cell]]] = cell;
        }
        return found;
    }

    /** @return all points, those of a group one after the other */
    int[] order() {
        return order;
    }

    /**
     * @param lists gets points near each point, by rising distance: points × width
     * @param width how many of each, fewer than there are points
     * @param progress told how far it is
     */
    void search(int[] lists, int width, Progress progress) {
        ParallelLoop.forEach((order.length + BLOCK - 1) / BLOCK, "Looking for near cells", progress, block -> {
            Nearest groups = new Nearest(Math.min(2 * searched / GROUP_CELLS, centers.length));
            Nearest nearest = new Nearest(width);
            float[] scores = new float[PointTiles.TILE];
            for (int i = block * BLOCK; i < Math.min(order.length, (block + 1) * BLOCK); i++) {
                search(order[i], groups, scores, nearest);
                System.arraycopy(nearest.cells(), 0, lists, order[i] * width, width);
            }
        });
    }

    private void search(int cell, Nearest groups, float[] scores, Nearest nearest) {
        groups.clear();
        nearest.clear();
        compare(cell, centerTiles, ALL, scores, groups);
        int left = searched;
        for (int i = 0; i < groups.count() && left > 0; i++) {
            int group = Arrays.binarySearch(centers, groups.cells()[i]);
            compare(cell, memberTiles[group], cell, scores, nearest);
            left -= members[group].length;
        }
        if (nearest.count() < nearest.cells().length) {
            nearest.clear();
            for (PointTiles tiles : memberTiles) {
                compare(cell, tiles, cell, scores, nearest);
            }
        }
    }

    private void compare(int cell, PointTiles tiles, int leftOut, float[] scores, Nearest nearest) {
        float[] query = tiles.query(points, cell);
        for (int tile = 0; tile < tiles.count(); tile++) {
            tiles.search(tile, query, leftOut, scores, nearest);
        }
    }
}
