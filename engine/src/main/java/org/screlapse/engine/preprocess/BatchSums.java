package org.screlapse.engine.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/** Makes sums of each gene within each batch, in one pass over the cells. */
final class BatchSums {

    private final Expression expression;
    private final CellGroups batches;

    BatchSums(Expression expression, CellGroups batches) {
        this.expression = expression;
        this.batches = batches;
    }

    /** What the values of a cell add to the sums of its batch; called by several threads. */
    interface Addend {

        /**
         * @param cell the cell
         * @param batch its batch
         * @param first a sum for each gene
         * @param second another
         */
        void add(ExpressionCursor cell, int batch, double[] first, double[] second);
    }

    /**
     * @param message what is being done, for a person to read
     * @param progress told how far it is
     * @param addend what is summed
     * @return 2 × batches × genes
     */
    double[][][] of(String message, Progress progress, Addend addend) {
        int groups = batches.names().size();
        CellParts parts = CellParts.of(expression.cells(), 2L * groups * expression.genes());
        double[][][][] sums = new double[parts.count()][][][];
        ParallelLoop.forEach(parts.count(), message, progress, part -> {
            ExpressionCursor cells = expression.cursor(parts.first(part), parts.first(part + 1));
            double[][][] own = new double[2][groups][];
            while (cells.next()) {
                int batch = batches.groupOf()[cells.cell()];
                if (own[0][batch] == null) {
                    own[0][batch] = new double[expression.genes()];
                    own[1][batch] = new double[expression.genes()];
                }
                addend.add(cells, batch, own[0][batch], own[1][batch]);
            }
            sums[part] = own;
        });
        double[][][] result = new double[2][groups][expression.genes()];
        for (double[][][] own : sums) {
            for (int which = 0; which < 2; which++) {
                for (int batch = 0; batch < groups; batch++) {
                    addTo(result[which][batch], own[which][batch]);
                }
            }
        }
        return result;
    }

    /**
     * @param addend what is summed: values first, their squares second
     * @return mean and variance of each batch
     */
    List<GeneMoments> moments(String message, Progress progress, Addend addend) {
        double[][][] sums = of(message, progress, addend);
        int[] sizes = new int[batches.names().size()];
        Arrays.stream(batches.groupOf()).forEach(batch -> sizes[batch]++);
        List<GeneMoments> moments = new ArrayList<>();
        for (int batch = 0; batch < sizes.length; batch++) {
            moments.add(GeneMoments.of(sizes[batch], sums[0][batch], sums[1][batch]));
        }
        return moments;
    }

    private static void addTo(double[] sums, double[] more) {
        for (int i = 0; more != null && i < sums.length; i++) {
            sums[i] += more[i];
        }
    }
}
