package org.screlapse.engine.graph;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Finds nearly all nearest neighbors of many cells: first those in the groups around them, then, again and again, the
 * neighbors of neighbors (NN-descent: Dong, Moses and Li 2011). In each round every cell looks at the lists of the
 * round before, so that the result does not depend on the number of threads.
 */
final class NeighborDescent {

    private static final int BLOCK = 512;
    private static final int MAX_ROUNDS = 10;

    /** Lists are longer than wanted by so many: the descent sees farther. */
    private static final int SPARE = 6;

    /** Only so many of each list are asked for their neighbors, and for so many. */
    private static final int REACH = 24;

    /** Stops when fewer than this part of all entries changed. */
    private static final double FEW = 0.002;

    private final CellPoints points;
    private final int size;
    private final int width;
    private final int reach;
    private final int cells;
    private final int[] order;
    private int[] lists;
    private boolean[] fresh;

    private NeighborDescent(CellPoints points, int size, long seed, Progress progress) {
        this.points = points;
        this.size = size;
        this.cells = points.cells();
        this.width = Math.min(size - 1 + SPARE, cells - 1);
        this.reach = Math.min(width, REACH);
        lists = new int[Math.multiplyExact(cells, width)];
        fresh = new boolean[lists.length];
        Arrays.fill(fresh, true);
        NearGroups groups = NearGroups.of(points, new SplittableRandom(seed), progress.part(0, 0.1));
        groups.search(lists, width, progress.part(0.1, 1));
        order = groups.order();
    }

    static NeighborLists search(CellPoints points, int size, long seed, Progress progress) {
        NeighborDescent descent = new NeighborDescent(points, size, seed, progress.part(0, 0.5));
        for (int round = 0; round < MAX_ROUNDS; round++) {
            double from = 0.5 + 0.45 * round / MAX_ROUNDS;
            if (descent.improve(progress.part(from, from + 0.45 / MAX_ROUNDS)) < FEW * descent.lists.length) {
                break;
            }
        }
        return descent.result(progress.part(0.95, 1));
    }

    /** One round; returns how many entries changed. */
    private long improve(Progress progress) {
        int[] reverse = reverse();
        int[] next = new int[lists.length];
        boolean[] nextFresh = new boolean[lists.length];
        AtomicLong changes = new AtomicLong();
        ParallelLoop.forEach((cells + BLOCK - 1) / BLOCK, "Asking neighbors for their neighbors", progress, block -> {
            Round round = new Round(reverse, next, nextFresh);
            int count = 0;
            for (int i = block * BLOCK; i < Math.min(cells, (block + 1) * BLOCK); i++) {
                count += round.improve(order[i]);
            }
            changes.addAndGet(count);
        });
        lists = next;
        fresh = nextFresh;
        return changes.get();
    }

    /** For each cell some of the entries that it is in, −1 beyond. */
    private int[] reverse() {
        int[] reverse = new int[cells * reach];
        Arrays.fill(reverse, -1);
        int[] counts = new int[cells];
        for (int rank = 0; rank < reach; rank++) {
            for (int cell = 0; cell < cells; cell++) {
                int target = lists[cell * width + rank];
                if (counts[target] < reach) {
                    reverse[target * reach + counts[target]++] = cell * width + rank;
                }
            }
        }
        return reverse;
    }

    /** What one thread needs in one round. */
    private final class Round {

        private final int[] reverse;
        private final int[] next;
        private final boolean[] nextFresh;
        private final Nearest nearest = new Nearest(width);
        private final int[] seen = new int[1 << 13];
        private final int[] seenSince = new int[seen.length];
        private int stamp;

        Round(int[] reverse, int[] next, boolean[] nextFresh) {
            this.reverse = reverse;
            this.next = next;
            this.nextFresh = nextFresh;
        }

        int improve(int cell) {
            stamp++;
            nearest.clear();
            isNew(cell);
            int row = cell * width;
            for (int i = row; i < row + width; i++) {
                isNew(lists[i]);
                nearest.offer(points.roughDistance(cell, lists[i]), lists[i]);
            }
            for (int i = row; i < row + reach; i++) {
                look(cell, lists[i], fresh[i]);
            }
            for (int i = cell * reach; i < (cell + 1) * reach && reverse[i] >= 0; i++) {
                int back = reverse[i] / width;
                if (fresh[reverse[i]]) {
                    offer(cell, back);
                }
                look(cell, back, fresh[reverse[i]]);
            }
            int found = 0;
            for (int i = 0; i < width; i++) {
                next[row + i] = nearest.cells()[i];
                nextFresh[row + i] = !contains(row, next[row + i]);
                found += nextFresh[row + i] ? 1 : 0;
            }
            return found;
        }

        /** What was there in the round before when the neighbor was, too, was offered then. */
        private void look(int cell, int neighbor, boolean all) {
            for (int i = neighbor * width; i < neighbor * width + reach; i++) {
                if (all || fresh[i]) {
                    offer(cell, lists[i]);
                }
            }
        }

        private void offer(int cell, int candidate) {
            if (isNew(candidate)) {
                float score = points.roughDistance(cell, candidate);
                if (score <= nearest.limit()) {
                    nearest.offer(score, candidate);
                }
            }
        }

        private boolean contains(int row, int cell) {
            for (int i = row; i < row + width; i++) {
                if (lists[i] == cell) {
                    return true;
                }
            }
            return false;
        }

        /** Whether it is met for the first time; a small hash table that overwrites nothing in this round. */
        private boolean isNew(int candidate) {
            int slot = (candidate * 0x9E3779B9) >>> 19;
            while (seenSince[slot] == stamp) {
                if (seen[slot] == candidate) {
                    return false;
                }
                slot = slot + 1 & seen.length - 1;
            }
            seenSince[slot] = stamp;
            seen[slot] = candidate;
            return true;
        }
    }

    private NeighborLists result(Progress progress) {
        NeighborLists result =
            new NeighborLists(size, new int[Math.multiplyExact(cells, size)], new float[cells * size]);
        ParallelLoop.forEach((cells + BLOCK - 1) / BLOCK, "Sorting neighbors", progress, block -> {
            for (int cell = block * BLOCK; cell < Math.min(cells, (block + 1) * BLOCK); cell++) {
                result.write(cell, points, cell, Arrays.copyOfRange(lists, cell * width, (cell + 1) * width), width);
            }
        });
        return result;
    }
}
