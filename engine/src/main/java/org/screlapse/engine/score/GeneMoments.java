package org.screlapse.engine.score;

import org.screlapse.engine.preprocess.Expression;
import org.screlapse.engine.preprocess.ExpressionCursor;
import org.screlapse.engine.task.Progress;

/**
 * Mean and standard deviation of the expression of each gene over all cells.
 *
 * @param means mean of each gene
 * @param deviations standard deviation of each gene, of the sample (n − 1); 0 for a gene that does not vary and for a
 *            single cell
 */
record GeneMoments(double[] means, double[] deviations) {

    /** Below this share of the mean square a variance is nothing but rounding. */
    private static final double ROUNDING = 1e-13;

    /**
     * @param expression the cells, at least one
     * @param progress told how far it is
     * @return the moments of each gene
     */
    static GeneMoments of(Expression expression, Progress progress) {
        int genes = expression.genes();
        CellRanges ranges = new CellRanges(expression.cells());
        double[][] sums = new double[ranges.count()][];
        double[][] squares = new double[ranges.count()][];
        ranges.forEach(expression, "Averaging genes", progress, (range, cells) -> {
            sums[range] = new double[genes];
            squares[range] = new double[genes];
            add(cells, sums[range], squares[range]);
        });
        double[] mean = new double[genes];
        double[] deviation = new double[genes];
        int n = expression.cells();
        for (int gene = 0; gene < genes; gene++) {
            double square = 0;
            for (int range = 0; range < sums.length; range++) {
                mean[gene] += sums[range][gene];
                square += squares[range][gene];
            }
            mean[gene] /= n;
            double spread = square - n * mean[gene] * mean[gene];
            deviation[gene] = n < 2 || spread <= ROUNDING * square ? 0 : Math.sqrt(spread / (n - 1));
        }
        return new GeneMoments(mean, deviation);
    }

    private static void add(ExpressionCursor cells, double[] sums, double[] squares) {
        while (cells.next()) {
            int[] genes = cells.genes();
            double[] values = cells.values();
            for (int i = 0; i < cells.length(); i++) {
                sums[genes[i]] += values[i];
                squares[genes[i]] += values[i] * values[i];
            }
        }
    }
}
