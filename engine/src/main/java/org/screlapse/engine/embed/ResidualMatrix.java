package org.screlapse.engine.embed;

import java.util.Arrays;
import org.screlapse.engine.linalg.Vectors;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Analytic Pearson residuals (Lause, Berens and Kobak 2021) of the counts of the chosen genes, centered: the count less
 * the one expected by the totals of cell and gene, over the standard deviation of a negative binomial distribution, cut
 * off at ± the root of the number of cells. Residuals of counts of 0 ({@link ZeroResiduals}) are a product of two thin
 * matrices, so that only the difference of the other counts from them is summed value by value.
 */
final class ResidualMatrix implements GeneMatrix {

    /** The dispersion parameter θ of the negative binomial distribution, as in Scanpy. */
    static final double OVERDISPERSION = 100;

    /** Sums over all cells are made in so many parts, whatever the number of threads. */
    private static final int PARTS = 8;

    private final GeneValues counts;
    private final double limit;
    private final double[] totals;
    private final double[] shares;
    private final ZeroResiduals zeros;
    private final double[] means;
    private final double totalSquares;

    /** What is done with a cell: its number, the genes and their differences from residuals of 0. */
    private interface CellAction {
        void accept(int cell, SparseRows rows, int row, double[] differences);
    }

    /**
     * @param counts counts of the chosen genes
     * @param progress told how far it is
     */
    ResidualMatrix(GeneValues counts, Progress progress) {
        this.counts = counts;
        limit = Math.sqrt(counts.cells());
        totals = new double[counts.cells()];
        shares = shares(progress.part(0, 0.5));
        zeros = new ZeroResiduals(totals, shares, limit);
        double[] squares = new double[PARTS];
        means = new double[size()];
        Sums sums = new Sums(1);
        double[] zeroSquares = Arrays.stream(zeros.residuals()).mapToDouble(row -> Vectors.dot(row, row)).toArray();
        ParallelLoop.forEach(PARTS, "Computing residuals", progress.part(0.5, 1), part -> {
            double[] weights = new double[zeros.points()];
            double[] one = {1};
            forEachCell(part, progress, (cell, rows, row, differences) -> {
                zeros.weigh(totals[cell], weights);
                sums.add(part, rows, row, differences, weights, one);
                squares[part] += Vectors.dot(weights, zeroSquares) + squares(cell, rows, row, differences);
            });
        });
        sums.total(0, means);
        Vectors.scale(1.0 / counts.cells(), means);
        totalSquares = Arrays.stream(squares).sum() - counts.cells() * Vectors.dot(means, means);
    }

    @Override
    public int size() {
        return counts.genes();
    }

    @Override
    public boolean isConstant(int gene) {
        return shares[gene] == 0;
    }

    @Override
    public double totalSquares() {
        return totalSquares;
    }

    @Override
    public void multiply(double[][] vectors, double[][] products, Progress progress) {
        Scores scores = new Scores(vectors);
        Sums sums = new Sums(vectors.length);
        double[][] scoreSums = new double[PARTS][vectors.length];
        ParallelLoop.forEach(PARTS, "Finding components", progress, part -> {
            double[] weights = new double[zeros.points()];
            double[] ofCell = new double[vectors.length];
            forEachCell(part, progress, (cell, rows, row, differences) -> {
                scores.compute(cell, rows, row, differences, weights, ofCell);
                sums.add(part, rows, row, differences, weights, ofCell);
                Vectors.add(1, ofCell, scoreSums[part]);
            });
        });
        for (int k = 0; k < vectors.length; k++) {
            sums.total(k, products[k]);
            for (double[] part : scoreSums) {
                Vectors.add(-part[k], means, products[k]);
            }
        }
    }

    @Override
    public float[] scores(double[][] vectors, Progress progress) {
        Scores scores = new Scores(vectors);
        int width = vectors.length;
        float[] result = new float[Math.multiplyExact(counts.cells(), width)];
        ParallelLoop.forEach(PARTS, "Placing the cells", progress, part -> {
            double[] weights = new double[zeros.points()];
            double[] ofCell = new double[width];
            forEachCell(part, progress, (cell, rows, row, differences) -> {
                scores.compute(cell, rows, row, differences, weights, ofCell);
                for (int k = 0; k < width; k++) {
                    result[cell * width + k] = (float) ofCell[k];
                }
            });
        });
        return result;
    }

    /** The matrix times vectors, cell by cell. */
    private final class Scores {

        private final double[][] byGene;
        private final double[][] atPoints;
        private final double[] ofMeans;

        Scores(double[][] vectors) {
            byGene = new double[size()][vectors.length];
            atPoints = new double[zeros.points()][vectors.length];
            ofMeans = new double[vectors.length];
            for (int k = 0; k < vectors.length; k++) {
                ofMeans[k] = Vectors.dot(means, vectors[k]);
                for (int gene = 0; gene < byGene.length; gene++) {
                    byGene[gene][k] = vectors[k][gene];
                }
                for (int p = 0; p < atPoints.length; p++) {
                    atPoints[p][k] = Vectors.dot(zeros.residuals()[p], vectors[k]);
                }
            }
        }

        /** Weighs the points for the cell, too. */
        void compute(int cell, SparseRows rows, int row, double[] differences, double[] weights, double[] scores) {
            zeros.weigh(totals[cell], weights);
            Arrays.setAll(scores, k -> -ofMeans[k]);
            for (int p = 0; p < weights.length; p++) {
                Vectors.add(weights[p], atPoints[p], scores);
            }
            for (int i = rows.starts()[row]; i < rows.starts()[row + 1]; i++) {
                Vectors.add(differences[i - rows.starts()[row]], byGene[rows.columns()[i]], scores);
            }
        }
    }

    /** The transposed matrix, before centering, times vectors of a value per cell. */
    private final class Sums {

        private final double[][][] byGene;
        private final double[][][] atPoints;

        Sums(int width) {
            byGene = new double[PARTS][size()][width];
            atPoints = new double[PARTS][zeros.points()][width];
        }

        void add(int part, SparseRows rows, int row, double[] differences, double[] weights, double[] ofCell) {
            for (int p = 0; p < weights.length; p++) {
                Vectors.add(weights[p], ofCell, atPoints[part][p]);
            }
            for (int i = rows.starts()[row]; i < rows.starts()[row + 1]; i++) {
                Vectors.add(differences[i - rows.starts()[row]], ofCell, byGene[part][rows.columns()[i]]);
            }
        }

        void total(int k, double[] target) {
            Arrays.fill(target, 0);
            for (int part = 0; part < PARTS; part++) {
                for (int gene = 0; gene < target.length; gene++) {
                    target[gene] += byGene[part][gene][k];
                }
                for (int p = 0; p < zeros.points(); p++) {
                    Vectors.add(atPoints[part][p][k], zeros.residuals()[p], target);
                }
            }
        }
    }

    private double[] shares(Progress progress) {
        double[][] sums = new double[PARTS][size()];
        ParallelLoop.forEach(PARTS, "Computing totals", progress,
            part -> forEachRow(part, progress, (cell, rows, row, none) -> {
                for (int i = rows.starts()[row]; i < rows.starts()[row + 1]; i++) {
                    totals[cell] += rows.values()[i];
                    sums[part][rows.columns()[i]] += rows.values()[i];
                }
            }));
        double[] all = new double[size()];
        for (double[] part : sums) {
            Vectors.add(1, part, all);
        }
        double total = Arrays.stream(all).sum();
        if (total > 0) {
            Vectors.scale(1 / total, all);
        }
        return all;
    }

    /** What counts other than 0 add to the sum of squares of the cell. */
    private double squares(int cell, SparseRows rows, int row, double[] differences) {
        double sum = 0;
        for (int i = rows.starts()[row]; i < rows.starts()[row + 1]; i++) {
            double zero = ZeroResiduals.of(totals[cell] * shares[rows.columns()[i]], limit);
            double difference = differences[i - rows.starts()[row]];
            sum += difference * (difference + 2 * zero);
        }
        return sum;
    }

    private void forEachCell(int part, Progress progress, CellAction action) {
        double[] differences = new double[size()];
        forEachRow(part, progress, (cell, rows, row, none) -> {
            for (int i = rows.starts()[row]; i < rows.starts()[row + 1]; i++) {
                double expected = totals[cell] * shares[rows.columns()[i]];
                double residual =
                    (rows.values()[i] - expected) / Math.sqrt(expected + expected * expected / OVERDISPERSION);
                differences[i - rows.starts()[row]] =
                    Math.max(-limit, Math.min(limit, residual)) - ZeroResiduals.of(expected, limit);
            }
            action.accept(cell, rows, row, differences);
        });
    }

    private void forEachRow(int part, Progress progress, CellAction action) {
        int end = (int) ((long) counts.ranges() * (part + 1) / PARTS);
        for (int r = (int) ((long) counts.ranges() * part / PARTS); r < end; r++) {
            progress.checkCancelled();
            SparseRows rows = counts.range(r);
            for (int row = 0; row < rows.rows(); row++) {
                action.accept(counts.firstCell(r) + row, rows, row, null);
            }
        }
    }
}
