package org.screlapse.engine.embed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Sums over all cells, gene by gene, in an order that does not depend on the number of threads: some ranges of cells
 * are prepared in parallel, then groups of genes add them in parallel, each group range after range, and so on.
 */
final class GeneSums {

    /** Ranges of cells that are in memory at a time. */
    private static final int BATCH = 8;

    /** Groups of genes: every so manieth gene, so that each group has about the same work. */
    private static final int GROUPS = 32;

    /**
     * Adds some ranges of cells to the sums of some genes.
     *
     * @param <T> what was prepared of a range
     */
    @FunctionalInterface
    interface Adder<T> {

        /**
         * @param ranges what was prepared of each range, to be added in this order
         * @param firstGene the first gene
         * @param step number of genes to the next one, and so on
         */
        void add(List<T> ranges, int firstGene, int step);
    }

    private GeneSums() {
    }

    /**
     * @param <T> what is prepared
     * @param ranges number of ranges
     * @param prepare what is done with a range first
     * @param adder adds it
     * @param message what is being done, for a person to read
     * @param progress told how far it is
     */
    static <T> void run(int ranges, IntFunction<T> prepare, Adder<T> adder, String message, Progress progress) {
        for (int from = 0; from < ranges; from += BATCH) {
            int first = from;
            int count = Math.min(BATCH, ranges - from);
            Progress part = progress.part((double) from / ranges, (double) (from + count) / ranges);
            List<T> batch = new ArrayList<>(Collections.nCopies(count, null));
            ParallelLoop.forEach(count, message, part.part(0, 0.5), i -> batch.set(i, prepare.apply(first + i)));
            ParallelLoop.forEach(GROUPS, message, part.part(0.5, 1), group -> adder.add(batch, group, GROUPS));
        }
    }
}
