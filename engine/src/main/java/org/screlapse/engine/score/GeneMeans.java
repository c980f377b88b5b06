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
    static double[] of(final Expression expression, final Progress progress) {
        final CellRanges ranges = new CellRanges(expression.cells());
        final double[][] sums = new double[ranges.count()][];
        ranges.forEach(expression, "Averaging genes", progress,
            (range, cells) -> sums[range] = sum(cells, new double[expression.genes()]));
        final double[] means = new double[expression.genes()];
        for (final double[] sum : sums) {
            for (int gene = 0; gene < means.length; gene++) {
                means[gene] += sum[gene];
            }
        }
        for (int gene = 0; gene < means.length; gene++) {
            means[gene] /= expression.cells();
        }
        return means;
    }

    private static double[] sum(final ExpressionCursor cells, final double[] sums) {
        while (cells.next()) {
            final int[] genes = cells.genes();
            final double[] values = cells.values();
            for (int i = 0; i < cells.length(); i++) {
                sums[genes[i]] += values[i];
            }
        }
        return sums;
    }
}
