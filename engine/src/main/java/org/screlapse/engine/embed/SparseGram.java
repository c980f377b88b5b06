package org.screlapse.engine.embed;

import java.util.Arrays;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * The product of a sparse matrix, transposed, with itself: genes × genes. Each task sums the rows of some genes over
 * all cells in their order, so that the result does not depend on the number of threads.
 */
final class SparseGram {

    private static final int TASKS = 32;

    private final GeneValues values;

    SparseGram(GeneValues values) {
        this.values = values;
    }

    double[][] compute(Progress progress) {
        int genes = values.genes();
        double[][] gram = new double[genes][genes];
        int[] borders = borders();
        ParallelLoop.forEach(TASKS, "Computing covariances", progress,
            task -> addRows(gram, borders[task], borders[task + 1], progress));
        for (int i = 0; i < genes; i++) {
            for (int j = 0; j < i; j++) {
                gram[i][j] = gram[j][i];
            }
        }
        return gram;
    }

    private void addRows(double[][] gram, int from, int to, Progress progress) {
        if (from == to) {
            return;
        }
        for (GeneValues.Range range : values.ranges()) {
            progress.checkCancelled();
            char[] genes = range.genes();
            float[] entries = range.values();
            for (int cell = 0; cell < range.cells(); cell++) {
                int end = range.starts()[cell + 1];
                int i = Arrays.binarySearch(genes, range.starts()[cell], end, (char) from);
                for (i = i < 0 ? -i - 1 : i; i < end && genes[i] < to; i++) {
                    addOuter(gram[genes[i]], entries[i], genes, entries, i, end);
                }
            }
        }
    }

    private static void addOuter(double[] row, double value, char[] genes, float[] entries, int from, int end) {
        for (int j = from; j < end; j++) {
            row[genes[j]] += value * entries[j];
        }
    }

    /** Ranges of genes that need about the same work: a row has the more entries, the earlier its gene. */
    private int[] borders() {
        long[] work = new long[values.genes()];
        for (GeneValues.Range range : values.ranges()) {
            for (int cell = 0; cell < range.cells(); cell++) {
                int end = range.starts()[cell + 1];
                for (int i = range.starts()[cell]; i < end; i++) {
                    work[range.genes()[i]] += end - i;
                }
            }
        }
        long all = Arrays.stream(work).sum();
        int[] borders = new int[TASKS + 1];
        long done = 0;
        int task = 1;
        for (int g = 0; g < work.length && task < TASKS; g++) {
            done += work[g];
            while (task < TASKS && done >= all * task / TASKS) {
                borders[task++] = g + 1;
            }
        }
        Arrays.fill(borders, task, TASKS + 1, values.genes());
        return borders;
    }
}
