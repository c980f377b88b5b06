package org.screlapse.engine.score;

import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.preprocess.Expression;
import org.screlapse.engine.preprocess.ExpressionCursor;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Divides cells into ranges by their number alone, not by threads or by the blocks in which they happen to be stored:
 * sums that are made a range at a time are then the same to the last bit on every machine, and for a concatenation.
 *
 * @param cells number of cells
 */
record CellRanges(int cells) {

    private static final int CELLS_PER_RANGE = 512;
    /** Bounds the memory of sums a gene and range. */
    private static final int MOST_RANGES = 64;

    /** What is done with the cells of one range. */
    interface RangeConsumer {

        /**
         * @param range number of the range
         * @param cells a cursor before its first cell
         */
        void accept(int range, ExpressionCursor cells);
    }

    /** What is done with the values of one range as they are in the matrix. */
    interface CountsConsumer {

        /** @param cells a cursor before the first cell of the range */
        void accept(CellCursor cells);
    }

    /** @return number of ranges */
    int count() {
        return Math.min(MOST_RANGES, (cells + CELLS_PER_RANGE - 1) / CELLS_PER_RANGE);
    }

    /**
     * Runs over all ranges in parallel.
     *
     * @param expression the cells
     * @param message what is being done, for a person to read
     * @param progress told after each range
     * @param body what is done with a range's cells; must write only to places of its own
     */
    void forEach(Expression expression, String message, Progress progress, RangeConsumer body) {
        ParallelLoop.forEach(count(), message, progress,
            range -> body.accept(range, expression.cursor(start(range), start(range + 1))));
    }

    /**
     * Runs over all ranges of a matrix in parallel.
     *
     * @param matrix the cells
     * @param message what is being done, for a person to read
     * @param progress told after each range
     * @param body what is done with a range's cells; must write only to places of its own
     */
    static void forEachCell(CountMatrix matrix, String message, Progress progress, CountsConsumer body) {
        CellRanges ranges = new CellRanges(matrix.cells());
        ParallelLoop.forEach(ranges.count(), message, progress,
            range -> body.accept(matrix.cursor(ranges.start(range), ranges.start(range + 1))));
    }

    private int start(int range) {
        return (int) ((long) cells * range / count());
    }
}
