package org.screlapse.engine.score;

import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.expression.CellRanges;
import org.screlapse.engine.task.Progress;

/**
 * For each cell and set of genes the sum over the genes of something that depends on the gene's rank in the cell. Genes
 * without a value are all alike and taken together, so that the work grows with the values, not with the genes.
 */
final class RankSums {

    private RankSums() {
    }

    /** What a gene of some rank adds. */
    interface RankWeight {

        /**
         * @param above number of genes that are higher in the cell
         * @param tied number of genes that are as high, itself included
         * @return what the gene adds
         */
        double of(int above, int tied);
    }

    /**
     * @param matrix the cells
     * @param members the genes of each set
     * @param weight what each gene adds
     * @param progress told how far it is
     * @return sets × cells
     */
    static double[][] of(CountMatrix matrix, List<int[]> members, RankWeight weight, Progress progress) {
        GeneSets sets = GeneSets.of(matrix.genes(), members);
        double[][] sums = new double[sets.count()][matrix.cells()];
        boolean counts = matrix.isCounts();
        CellRanges.of(matrix.cells()).forEach(matrix, "Ranking genes", progress, (range, cells) -> {
            ValueRanks ranks = new ValueRanks(matrix.genes(), counts);
            double[] sum = new double[sets.count()];
            int[] left = new int[sets.count()];
            while (cells.next()) {
                ranks.load(cells.values(), cells.length());
                Arrays.fill(sum, 0);
                System.arraycopy(sets.sizes(), 0, left, 0, left.length);
                add(cells, sets, ranks, weight, sum, left);
                double ofZero = weight.of(ranks.above(0), ranks.tied(0));
                for (int set = 0; set < sum.length; set++) {
                    sums[set][cells.cell()] = left[set] == 0 ? sum[set] : sum[set] + left[set] * ofZero;
                }
            }
        });
        return sums;
    }

    private static void add(CellCursor cell, GeneSets sets, ValueRanks ranks, RankWeight weight, double[] sum,
        int[] left) {
        int[] genes = cell.genes();
        float[] values = cell.values();
        int[] starts = sets.starts();
        int length = cell.length();
        for (int i = 0; i < length; i++) {
            int term = starts[genes[i]];
            int end = starts[genes[i] + 1];
            if (term < end) {
                double added = weight.of(ranks.above(values[i]), ranks.tied(values[i]));
                for (; term < end; term++) {
                    sum[sets.sets()[term]] += added;
                    left[sets.sets()[term]]--;
                }
            }
        }
    }
}
