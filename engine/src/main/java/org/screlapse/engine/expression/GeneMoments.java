package org.screlapse.engine.expression;

import java.util.List;
import org.screlapse.engine.task.Progress;

/**
 * Sums of each gene over some cells, from which mean and variance follow; those of several sets of cells add up.
 *
 * @param cells number of cells
 * @param sums sum of the values of each gene
 * @param squares sum of their squares; null where only means are wanted
 */
public record GeneMoments(int cells, double[] sums, double[] squares) {

    /** Below this share of the mean square a variance is nothing but rounding. */
    private static final double ROUNDING = 1e-13;

    /**
     * @param expression the cells, at least one
     * @param progress told how far it is
     * @return the moments of each gene
     */
    public static GeneMoments of(Expression expression, Progress progress) {
        return sum(expression, true, progress);
    }

    /**
     * @param expression the cells, at least one
     * @param progress told how far it is
     * @return the moments of each gene without squares, so that there are means but no variances
     */
    public static GeneMoments ofMeans(Expression expression, Progress progress) {
        return sum(expression, false, progress);
    }

    /**
     * @param parts moments of the same genes in sets of cells that do not overlap, at least one
     * @return the moments of all these cells
     */
    public static GeneMoments together(List<GeneMoments> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int genes = parts.get(0).genes();
        double[] sums = new double[genes];
        double[] squares = parts.get(0).squares == null ? null : new double[genes];
        for (GeneMoments part : parts) {
            add(part.sums, sums);
            if (squares != null) {
                add(part.squares, squares);
            }
        }
        return new GeneMoments(parts.stream().mapToInt(GeneMoments::cells).sum(), sums, squares);
    }

    /** @return number of genes */
    public int genes() {
        return sums.length;
    }

    /**
     * @param gene a gene
     * @return its mean
     */
    public double mean(int gene) {
        return sums[gene] / cells;
    }

    /**
     * @param gene a gene
     * @return its variance in the sample, divided by cells − 1; NaN of one cell
     */
    public double variance(int gene) {
        return Math.max(0, squares[gene] - sums[gene] * mean(gene)) / (cells - 1);
    }

    /**
     * @param gene a gene
     * @return its standard deviation in the sample; 0 for a gene that does not vary but by rounding, and of one cell
     */
    public double deviation(int gene) {
        double mean = mean(gene);
        double spread = squares[gene] - cells * mean * mean;
        return cells < 2 || spread <= ROUNDING * squares[gene] ? 0 : Math.sqrt(spread / (cells - 1));
    }

    /**
     * @param gene a gene
     * @return whether a cell has it
     */
    public boolean isFound(int gene) {
        return sums[gene] != 0 || squares[gene] != 0;
    }

    /** @return the mean of each gene */
    public double[] means() {
        double[] means = new double[genes()];
        for (int gene = 0; gene < means.length; gene++) {
            means[gene] = mean(gene);
        }
        return means;
    }

    /** @return the variance of each gene */
    public double[] variances() {
        double[] variances = new double[genes()];
        for (int gene = 0; gene < variances.length; gene++) {
            variances[gene] = variance(gene);
        }
        return variances;
    }

    private static GeneMoments sum(Expression expression, boolean withSquares, Progress progress) {
        int genes = expression.genes();
        CellRanges ranges = CellRanges.of(expression.cells());
        double[][] sums = new double[ranges.count()][];
        double[][] squares = new double[ranges.count()][];
        ranges.forEach(expression, "Averaging genes", progress, (range, cells) -> {
            sums[range] = new double[genes];
            squares[range] = withSquares ? new double[genes] : null;
            while (cells.next()) {
                add(cells, sums[range], squares[range]);
            }
        });
        double[] sum = new double[genes];
        double[] square = withSquares ? new double[genes] : null;
        for (int range = 0; range < sums.length; range++) {
            add(sums[range], sum);
            if (withSquares) {
                add(squares[range], square);
            }
        }
        return new GeneMoments(expression.cells(), sum, square);
    }

    /** Adds the values of a cell, and their squares where these are wanted. */
    private static void add(ExpressionCursor cell, double[] sums, double[] squares) {
        int[] genes = cell.genes();
        double[] values = cell.values();
        for (int i = 0; i < cell.length(); i++) {
            sums[genes[i]] += values[i];
        }
        for (int i = 0; squares != null && i < cell.length(); i++) {
            squares[genes[i]] += values[i] * values[i];
        }
    }

    private static void add(double[] more, double[] sums) {
        for (int gene = 0; gene < sums.length; gene++) {
            sums[gene] += more[gene];
        }
    }
}
