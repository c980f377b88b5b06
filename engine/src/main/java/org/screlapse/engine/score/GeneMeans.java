package org.screlapse.engine.score;

import org.screlapse.engine.preprocess.Expression;
import org.screlapse.engine.preprocess.ExpressionCursor;
import org.screlapse.engine.task.Progress;

/** Mean expression of each gene over all cells. */
final class GeneMeans {

    private GeneMeans() {
    }

    /**
     * @param expression the cells, at least one
     * @param progress told how far it is
     * @return the mean of each gene
     */
    static double[] of(Expression expression, Progress progress) {
        CellRanges ranges = new CellRanges(expression.cells());
        double[][] sums = new double[ranges.count()][];
        ranges.forEach(expression, "Averaging genes", progress,
            (range, cells) -> sums[range] = sum(cells, new double[expression.genes()]));
        double[] means = new double[expression.genes()];
        for (double[] sum : sums) {
            for (int gene = 0; gene < means.length; gene++) {
                means[gene] += sum[gene];
            }
        }
        for (int gene = 0; gene < means.length; gene++) {
            means[gene] /= expression.cells();
        }
        return means;
    }

    private static double[] sum(ExpressionCursor cells, double[] sums) {
        while (cells.next()) {
            int[] genes = cells.genes();
            double[] values = cells.values();
            for (int i = 0; i < cells.length(); i++) {
                sums[genes[i]] += values[i];
            }
        }
        return sums;
    }
}
