package org.screlapse.engine.expression;

import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Divides cells into ranges by their number alone, not by threads or by the blocks in which they happen to be stored:
 * sums that are made a range at a time and added in order are then the same to the last bit on every machine, and for a
 * concatenation.
 *
 * @param cells number of cells
 * @param count number of ranges
 */
public record CellRanges(int cells, int count) {

    private static final int CELLS_PER_RANGE = 512;
    private static final int MOST_RANGES = 64;
    private static final int FEWEST_RANGES = 8;
    /** Keeps the sums of all ranges below some hundred megabytes. */
    private static final long MOST_SUMS = 8_000_000;

    /** What is done with the values of one range as they are stored. */
    @FunctionalInterface
    public interface CountsConsumer {

        /**
         * @param range number of the range
         * @param cells a cursor before its first cell
         */
        void accept(int range, CellCursor cells);
    }

    /** What is done with the expression of one range. */
    @FunctionalInterface
    public interface ExpressionConsumer {

        /**
         * @param range number of the range
         * @param cells a cursor before its first cell
         */
        void accept(int range, ExpressionCursor cells);
    }

    /**
     * @param cells number of cells
     * @return ranges for results of a value per cell
     */
    public static CellRanges of(int cells) {
        return new CellRanges(cells, Math.min(MOST_RANGES, (cells + CELLS_PER_RANGE - 1) / CELLS_PER_RANGE));
    }

    /**
     * @param cells number of cells
     * @param sumsPerRange how many sums are made in each range
     * @return as many ranges as keep all sums small
     */
    public static CellRanges of(int cells, long sumsPerRange) {
        long bySums = Math.max(FEWEST_RANGES, MOST_SUMS / Math.max(1, sumsPerRange));
        return new CellRanges(cells, (int) Math.min(bySums, of(cells).count));
    }

    /**
     * Runs over all ranges in parallel.
     *
     * @param matrix the cells
     * @param message what is being done, for a person to read
     * @param progress told after each range
     * @param body what is done with a range's cells; must write only to places of its own
     */
    public void forEach(CountMatrix matrix, String message, Progress progress, CountsConsumer body) {
        ParallelLoop.forEach(count, message, progress,
            range -> body.accept(range, matrix.cursor(first(range), first(range + 1))));
    }

    /**
     * Runs over all ranges in parallel.
     *
     * @param expression the cells
     * @param message what is being done, for a person to read
     * @param progress told after each range
     * @param body what is done with a range's cells; must write only to places of its own
     */
    public void forEach(Expression expression, String message, Progress progress, ExpressionConsumer body) {
        ParallelLoop.forEach(count, message, progress,
            range -> body.accept(range, expression.cursor(first(range), first(range + 1))));
    }

    private int first(int range) {
        return (int) ((long) cells * range / count);
    }
}
