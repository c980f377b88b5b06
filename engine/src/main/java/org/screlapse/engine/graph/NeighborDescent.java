package org.screlapse.engine.graph;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Finds nearly all nearest neighbours of many cells: first those that share a leaf of one of a few random projection
 * trees, then, again and again, the neighbours of neighbours (NN-descent: Dong, Moses and Li 2011). In each round every
 * cell looks at the lists of the round before, so that the result does not depend on the number of threads.
 */
final class NeighborDescent {

    private static final int TREES = 6;
    private static final int LEAF = 256;
    private static final int BLOCK = 512;
    private static final int MAX_ROUNDS = 10;

    /** Lists are longer than wanted by so many: the descent sees farther. */
    private static final int SPARE = 20;

    /** Stops when fewer than this part of all entries changed. */
    private static final double FEW = 0.002;

    private final CellPoints points;
    private final int size;
    private final int width;
    private final int cells;
    private int[] lists;
    private float[] limits;
    private boolean[] changed;

    private NeighborDescent(CellPoints points, int size) {
        this.points = points;
        this.size = size;
        this.cells = points.cells();
        this.width = Math.min(size - 1 + SPARE, cells - 1);
    }

    static NeighborLists search(CellPoints points, int size, long seed, Progress progress) {
        NeighborDescent descent = new NeighborDescent(points, size);
        descent.start(seed, progress.part(0, 0.3));
        for (int round = 0; round < MAX_ROUNDS; round++) {
            double from = 0.3 + 0.65 * round / MAX_ROUNDS;
            if (descent.improve(progress.part(from, from + 0.65 / MAX_ROUNDS)) < FEW * descent.lists.length) {
                break;
            }
        }
        return descent.result(progress.part(0.95, 1));
    }

    private void start(long seed, Progress progress) {
        int[] all = IntStream.range(0, cells).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        lists = new int[Math.multiplyExact(cells, width)];
        Arrays.fill(lists, -1);
        float[] scores = new float[lists.length];
        Arrays.fill(scores, Float.POSITIVE_INFINITY);
        for (int tree = 0; tree < TREES; tree++) {
            List<int[]> leaves = new ProjectionTree(points, all, LEAF, random.split()).invoke();
            ParallelLoop.forEach(leaves.size(), "Looking for near cells",
                progress.part((double) tree / TREES, (tree + 1.0) / TREES), leaf -> join(leaves.get(leaf), scores));
        }
        limits = new float[cells];
        changed = new boolean[cells];
        Arrays.fill(changed, true);
        for (int cell = 0; cell < cells; cell++) {
            limits[cell] = scores[cell * width + width - 1];
        }
    }

    /** Compares all cells of a leaf with one another. */
    private void join(int[] leaf, float[] scores) {
        Nearest nearest = new Nearest(width);
        for (int cell : leaf) {
            nearest.clear();
            int row = cell * width;
            for (int i = 0; i < width && lists[row + i] >= 0; i++) {
                nearest.offer(scores[row + i], lists[row + i]);
            }
            for (int other : leaf) {
                if (other != cell && !contains(row, other)) {
                    nearest.offer(points.roughDistance(cell, other), other);
                }
            }
            System.arraycopy(nearest.cells(), 0, lists, row, nearest.count());
            System.arraycopy(nearest.scores(), 0, scores, row, width);
        }
    }

    private boolean contains(int row, int cell) {
        for (int i = 0; i < width; i++) {
            if (lists[row + i] == cell) {
                return true;
            }
        }
        return false;
    }

    /** One round; returns how many entries changed. */
    private long improve(Progress progress) {
        int[] reverse = reverse();
        int[] next = new int[lists.length];
        boolean[] nextChanged = new boolean[cells];
        AtomicLong changes = new AtomicLong();
        ParallelLoop.forEach((cells + BLOCK - 1) / BLOCK, "Asking neighbours for their neighbours", progress, block -> {
            Round round = new Round(reverse, next);
            int count = 0;
            for (int cell = block * BLOCK; cell < Math.min(cells, (block + 1) * BLOCK); cell++) {
                int found = round.improve(cell);
                nextChanged[cell] = found > 0;
                count += found;
            }
            changes.addAndGet(count);
        });
        lists = next;
        changed = nextChanged;
        return changes.get();
    }

    /** For each cell some of those whose list it is in, −1 beyond. */
    private int[] reverse() {
        int[] reverse = new int[lists.length];
        Arrays.fill(reverse, -1);
        int[] counts = new int[cells];
        for (int rank = 0; rank < width; rank++) {
            for (int cell = 0; cell < cells; cell++) {
                int target = lists[cell * width + rank];
                if (target >= 0 && counts[target] < width) {
                    reverse[target * width + counts[target]++] = cell;
                }
            }
        }
        return reverse;
    }

    /** What one thread needs in one round. */
    private final class Round {

        private final int[] reverse;
        private final int[] next;
        private final Nearest nearest = new Nearest(width);
        private final int[] seen = new int[1 << 13];
        private final int[] seenSince = new int[seen.length];
        private int stamp;

        Round(int[] reverse, int[] next) {
            this.reverse = reverse;
            this.next = next;
        }

        int improve(int cell) {
            stamp++;
            nearest.clear();
            isNew(cell);
            int row = cell * width;
            for (int i = 0; i < width && lists[row + i] >= 0; i++) {
                isNew(lists[row + i]);
                nearest.offer(points.roughDistance(cell, lists[row + i]), lists[row + i]);
            }
            for (int i = 0; i < width; i++) {
                look(cell, lists[row + i], changed[cell]);
                int back = reverse[row + i];
                if (back >= 0) {
                    offer(cell, back);
                    look(cell, back, changed[cell]);
                }
            }
            Arrays.fill(next, row, row + width, -1);
            System.arraycopy(nearest.cells(), 0, next, row, nearest.count());
            int found = 0;
            for (int i = 0; i < nearest.count(); i++) {
                found += contains(row, next[row + i]) ? 0 : 1;
            }
            return found;
        }

        /** Only lists that changed can hold something new, unless the one who looks has changed itself. */
        private void look(int cell, int neighbor, boolean anyway) {
            if (neighbor < 0 || !anyway && !changed[neighbor]) {
                return;
            }
            int row = neighbor * width;
            for (int i = 0; i < width && lists[row + i] >= 0; i++) {
                offer(cell, lists[row + i]);
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

        /** Whether it is met for the first time; a small hash table that overwrites nothing in this round. */
        private boolean isNew(int candidate) {
            int slot = candidate * 0x9E3779B9 >>> 19;
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
        NeighborLists result = new NeighborLists(size, new int[Math.multiplyExact(cells, size)],
            new float[cells * size]);
        ParallelLoop.forEach((cells + BLOCK - 1) / BLOCK, "Sorting neighbours", progress, block -> {
            for (int cell = block * BLOCK; cell < Math.min(cells, (block + 1) * BLOCK); cell++) {
                points.writeNearest(cell, Arrays.copyOfRange(lists, cell * width, (cell + 1) * width), width, result);
            }
        });
        return result;
    }
}
