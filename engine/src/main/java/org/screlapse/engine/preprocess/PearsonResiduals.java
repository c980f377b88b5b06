package org.screlapse.engine.preprocess;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.expression.CellGroups;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.ExpressionCursor;
import org.screlapse.engine.expression.GeneMoments;
import org.screlapse.engine.expression.GroupSums;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Variance of analytic Pearson residuals (Lause 2021): the count of a cell less the one expected by the totals of cell
 * and gene, over the standard deviation of a negative binomial distribution, cut off at the root of the number of
 * cells. The residuals of zeros depend on the totals only: they are computed once for all cells of the same total.
 */
final class PearsonResiduals {

    private static final double OVERDISPERSION = 100;
    private static final int GENES_PER_ROUND = 256;
    /** What rounding leaves of the variance of a gene that does not vary; real ones are about 1. */
    private static final double NOT_VARYING = 1e-9;

    private final CountMatrix counts;
    private final CellGroups batches;

    PearsonResiduals(CountMatrix counts, CellGroups batches) {
        this.counts = counts;
        this.batches = batches;
    }

    GeneRanking rank(int first, boolean[] excluded, Progress progress) {
        Expression values = Expression.ofValues(counts);
        GroupSums sums = new GroupSums(values, batches);
        double[] cellTotals = new double[counts.cells()];
        List<GeneMoments> moments =
            sums.moments("Computing means", progress.part(0, 0.3), (cell, batch, sum, squares) -> {
                StandardizedVariance.addSquares(cell, batch, sum, squares);
                for (int i = 0; i < cell.length(); i++) {
                    cellTotals[cell.cell()] += cell.values()[i];
                }
            });
        double[][] shares = moments.stream().map(PearsonResiduals::shares).toArray(double[][]::new);
        double[] limits = moments.stream().mapToDouble(m -> Math.sqrt(m.cells())).toArray();
        double[][][] found = sums.of("Computing residuals", progress.part(0.3, 0.6), (cell, batch, sum,
            squares) -> add(cell, cellTotals[cell.cell()], shares[batch], limits[batch], sum, squares));
        double[][] variances = new double[moments.size()][];
        int[][] orders = new int[moments.size()][];
        for (int b = 0; b < variances.length; b++) {
            double[] ofBatch = variances(cellTotals(cellTotals, b), moments.get(b).cells(), shares[b], found[0][b],
                found[1][b], progress.part(0.6 + 0.4 * b / variances.length, 0.6 + 0.4 * (b + 1) / variances.length));
            variances[b] = ofBatch;
            orders[b] = GeneRanking.descending(ofBatch, gene -> !excluded[gene] && ofBatch[gene] > NOT_VARYING);
        }
        return GeneRanking.ofBatches(moments, "residual_variances", variances, orders, first,
            GeneRanking.BatchRanks::mostBatchesFirst);
    }

    private static double[] shares(GeneMoments moments) {
        double total = Arrays.stream(moments.sums()).sum();
        return Arrays.stream(moments.sums()).map(sum -> sum / total).toArray();
    }

    /** Adds by how much the residuals of counts differ from those of zeros in their place. */
    private static void add(ExpressionCursor cell, double total, double[] shares, double limit, double[] sums,
        double[] squares) {
        for (int i = 0; i < cell.length(); i++) {
            int gene = cell.genes()[i];
            double expected = total * shares[gene];
            double deviation = Math.sqrt(expected + expected * expected / OVERDISPERSION);
            double residual = Math.max(-limit, Math.min(limit, (cell.values()[i] - expected) / deviation));
            double ofZero = Math.max(-limit, -expected / deviation);
            sums[gene] += residual - ofZero;
            squares[gene] += residual * residual - ofZero * ofZero;
        }
    }

    /** Each total that cells of the batch have, with the number of these cells. */
    private TreeMap<Double, Integer> cellTotals(double[] totals, int batch) {
        TreeMap<Double, Integer> cells = new TreeMap<>();
        for (int cell = 0; cell < totals.length; cell++) {
            if (batches.groupOf()[cell] == batch && totals[cell] > 0) {
                cells.merge(totals[cell], 1, Integer::sum);
            }
        }
        return cells;
    }

    private double[] variances(TreeMap<Double, Integer> cellsOfTotal, int cells, double[] shares, double[] sums,
        double[] squares, Progress progress) {
        double[] totals = cellsOfTotal.keySet().stream().mapToDouble(t -> t).toArray();
        int[] sizes = cellsOfTotal.values().stream().mapToInt(n -> n).toArray();
        double limit = Math.sqrt(cells);
        double[] variances = new double[shares.length];
        int rounds = (shares.length + GENES_PER_ROUND - 1) / GENES_PER_ROUND;
        ParallelLoop.forEach(rounds, "Computing residuals", progress, round -> {
            int end = Math.min(shares.length, (round + 1) * GENES_PER_ROUND);
            for (int gene = round * GENES_PER_ROUND; gene < end; gene++) {
                if (shares[gene] > 0) {
                    double mean = (sums[gene] + ofZeros(totals, sizes, shares[gene], limit, false)) / cells;
                    double square = (squares[gene] + ofZeros(totals, sizes, shares[gene], limit, true)) / cells;
                    variances[gene] = square - mean * mean;
                }
            }
        });
        return variances;
    }

    private static double ofZeros(double[] totals, int[] sizes, double share, double limit, boolean squared) {
        double sum = 0;
        for (int i = 0; i < totals.length; i++) {
            double expected = totals[i] * share;
            double square = Math.min(limit * limit, expected / (1 + expected / OVERDISPERSION));
            sum += sizes[i] * (squared ? square : -Math.sqrt(square));
        }
        return sum;
    }
}
