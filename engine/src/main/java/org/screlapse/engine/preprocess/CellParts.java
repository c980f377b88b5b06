package org.screlapse.engine.preprocess;

import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Divides the cells of a matrix into parts for sums a gene: by the number of cells alone, so that sums made a part at a
 * time and added in order are the same for any number of threads and however the matrix is divided into blocks.
 *
 * @param cells number of cells
 * @param count number of parts
 */
record CellParts(int cells, int count) {

    private static final int CELLS_PER_PART = 512;
    private static final int MOST_PARTS = 64;
    /** Keeps the sums of all parts below some hundred megabytes. */
    private static final long MOST_SUMS = 8_000_000;
    private static final int FEWEST_PARTS = 8;

    /** What is done with the cells of a part. */
    interface PartConsumer {

        /**
         * @param part number of the part
         * @param cells a cursor before its first cell
         */
        void accept(int part, CellCursor cells);
    }

    /**
     * @param cells number of cells
     * @param sumsPerPart how many sums are made in each part
     */
    static CellParts of(int cells, long sumsPerPart) {
        long bySums = Math.max(FEWEST_PARTS, MOST_SUMS / Math.max(1, sumsPerPart));
        int byCells = (cells + CELLS_PER_PART - 1) / CELLS_PER_PART;
        return new CellParts(cells, (int) Math.min(Math.min(bySums, MOST_PARTS), byCells));
    }

    /** Runs over all parts in parallel; the body must write only to places of its own. */
    void forEach(CountMatrix matrix, String message, Progress progress, PartConsumer body) {
        ParallelLoop.forEach(count, message, progress,
            part -> body.accept(part, matrix.cursor(first(part), first(part + 1))));
    }

    int first(int part) {
        return (int) ((long) cells * part / count);
    }
}
