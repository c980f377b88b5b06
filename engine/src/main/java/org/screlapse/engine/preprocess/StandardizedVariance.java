package org.screlapse.engine.preprocess;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.expression.CellGroups;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.ExpressionCursor;
import org.screlapse.engine.expression.GeneMoments;
import org.screlapse.engine.expression.GroupSums;
import org.screlapse.engine.smooth.Loess;
import org.screlapse.engine.task.Progress;

/**
 * Variance of counts, each standardized by the mean of its gene and the standard deviation expected at that mean, and
 * cut off at the root of the number of cells (Stuart 2019).
 */
final class StandardizedVariance {

    private static final int FEWEST_GENES = 10;

    private final CountMatrix counts;
    private final CellGroups batches;
    private final double span;

    StandardizedVariance(CountMatrix counts, CellGroups batches, double span) {
        this.counts = counts;
        this.batches = batches;
        this.span = span;
    }

    GeneRanking rank(int first, boolean[] excluded, Progress progress) {
        GroupSums sums = new GroupSums(Expression.ofValues(counts), batches);
        List<GeneMoments> moments =
            sums.moments("Computing variances", progress.part(0, 0.5), StandardizedVariance::addSquares);
        double[][] deviations = new double[moments.size()][];
        double[][] limits = new double[moments.size()][];
        for (int b = 0; b < deviations.length; b++) {
            deviations[b] = expectedDeviations(moments.get(b), batches.names().get(b));
            limits[b] = limits(moments.get(b), deviations[b]);
        }
        double[][][] excess = sums.of("Standardizing variances", progress.part(0.5, 1),
            (cell, batch, beyond, squares) -> addExcess(cell, limits[batch], beyond, squares));
        double[][] variances = new double[moments.size()][];
        int[][] orders = new int[moments.size()][];
        for (int b = 0; b < variances.length; b++) {
            double[] ofBatch = standardized(moments.get(b), deviations[b], excess[0][b], excess[1][b]);
            variances[b] = ofBatch;
            orders[b] = GeneRanking.descending(ofBatch, gene -> !excluded[gene] && ofBatch[gene] > 0);
        }
        return GeneRanking.ofBatches(moments, "variances_norm", variances, orders, first,
            GeneRanking.BatchRanks::lowestMedianFirst);
    }

    /** Standard deviation expected of each gene by its mean; 1 for a gene that does not vary. */
    private double[] expectedDeviations(GeneMoments moments, String batch) {
        int[] varying = IntStream.range(0, counts.genes()).filter(gene -> moments.variance(gene) > 0).toArray();
        if (varying.length < FEWEST_GENES) {
            throw new IllegalArgumentException(
                "Only " + varying.length + " genes vary" + (batch.isEmpty() ? "" : " in batch \"" + batch + "\"")
                    + ", too few to find variable ones among them.");
        }
        double[] x = Arrays.stream(varying).mapToDouble(gene -> Math.log10(moments.mean(gene))).toArray();
        double[] y = Arrays.stream(varying).mapToDouble(gene -> Math.log10(moments.variance(gene))).toArray();
        double[] fitted = Loess.withDefaults().withSpan(span).fit(x, y);
        double[] deviations = new double[counts.genes()];
        Arrays.fill(deviations, 1);
        for (int i = 0; i < varying.length; i++) {
            deviations[varying[i]] = Math.sqrt(Math.pow(10, fitted[i]));
        }
        return deviations;
    }

    private static double[] limits(GeneMoments moments, double[] deviations) {
        double root = Math.sqrt(moments.cells());
        return IntStream.range(0, deviations.length).mapToDouble(gene -> deviations[gene] * root + moments.mean(gene))
            .toArray();
    }

    static void addSquares(ExpressionCursor cell, int batch, double[] sums, double[] squares) {
        int[] genes = cell.genes();
        double[] values = cell.values();
        int length = cell.length();
        for (int i = 0; i < length; i++) {
            double value = values[i];
            sums[genes[i]] += value;
            squares[genes[i]] += value * value;
        }
    }

    /** Few counts are beyond the limit, so that what is beyond is summed rather than what is not. */
    private static void addExcess(ExpressionCursor cell, double[] limits, double[] sums, double[] squares) {
        int[] genes = cell.genes();
        double[] values = cell.values();
        int length = cell.length();
        for (int i = 0; i < length; i++) {
            double limit = limits[genes[i]];
            if (values[i] > limit) {
                sums[genes[i]] += values[i] - limit;
                squares[genes[i]] += values[i] * values[i] - limit * limit;
            }
        }
    }

    private static double[] standardized(GeneMoments moments, double[] deviations, double[] excess,
        double[] excessSquares) {
        double[] variances = new double[deviations.length];
        for (int gene = 0; gene < variances.length; gene++) {
            double mean = moments.mean(gene);
            double sum = moments.sums()[gene] - excess[gene];
            double squares = moments.squares()[gene] - excessSquares[gene];
            double scatter = moments.cells() * mean * mean + squares - 2 * sum * mean;
            variances[gene] = moments.variance(gene) > 0
                ? scatter / ((moments.cells() - 1) * deviations[gene] * deviations[gene]) : 0;
        }
        return variances;
    }
}
