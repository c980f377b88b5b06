package org.screlapse.engine.embed;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.ExpressionCursor;
import org.screlapse.engine.linalg.Vectors;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * How the expression of some genes becomes components: the mean and standard deviation of each gene in the reference,
 * and its loadings. Immutable.
 */
final class GeneProjection {

    /** Sums are made over ranges of cells, whatever the number of threads. */
    private static final int FEWEST_CELLS = 2048;
    private static final int MOST_RANGES = 64;
    private static final double CONSTANT = 1e-9;
    private static final double LIMIT = 10;

    private final double[] means;
    private final double[] factors;
    private final double limit;
    private final double[][] loadings;

    private GeneProjection(double[] means, double[] factors, double limit, double[][] loadings) {
        this.means = means;
        this.factors = factors;
        this.limit = limit;
        this.loadings = loadings;
    }

    /**
     * @param expression expression of the reference
     * @param genes the genes used
     * @param components loadings of all genes
     * @param progress told how far it is
     * @return the projection of centered genes scaled to variance 1 and cut off at 10 standard deviations
     */
    static GeneProjection of(Expression expression, int[] genes, Embedding components, Progress progress) {
        int count = genes.length;
        int[] slots = slots(expression.genes(), genes);
        int ranges = ranges(expression);
        double[][] sums = new double[ranges][2 * count];
        ParallelLoop.forEach(ranges, "Computing means of the reference", progress, r -> {
            ExpressionCursor cell = cursor(expression, r);
            while (cell.next()) {
                for (int i = 0; i < cell.length(); i++) {
                    int slot = slots[cell.genes()[i]];
                    if (slot >= 0) {
                        sums[r][slot] += cell.values()[i];
                        sums[r][count + slot] += cell.values()[i] * cell.values()[i];
                    }
                }
            }
        });
        double[] total = new double[2 * count];
        Arrays.stream(sums).forEach(part -> Vectors.add(1, part, total));
        return of(total, expression.cells(), genes, components);
    }

    private static GeneProjection of(double[] sums, int cells, int[] genes, Embedding components) {
        int count = genes.length;
        double[] means = new double[count];
        double[] factors = new double[count];
        double[][] loadings = new double[count][components.dimensions()];
        for (int g = 0; g < count; g++) {
            means[g] = sums[g] / cells;
            double left = sums[count + g] - sums[g] * means[g];
            factors[g] = left <= CONSTANT * sums[count + g] ? 0 : Math.sqrt((cells - 1) / left);
            for (int k = 0; k < components.dimensions(); k++) {
                loadings[g][k] = components.get(genes[g], k);
            }
        }
        return new GeneProjection(means, factors, LIMIT, loadings);
    }

    /** @return the same of genes that are centered only */
    GeneProjection withoutScaling() {
        double[] ones = Arrays.stream(factors).map(f -> f == 0 ? 0 : 1).toArray();
        return new GeneProjection(means, ones, Double.POSITIVE_INFINITY, loadings);
    }

    /**
     * @param kept positions among the genes used
     * @return the same of these genes only
     */
    GeneProjection select(int[] kept) {
        return new GeneProjection(Arrays.stream(kept).mapToDouble(g -> means[g]).toArray(),
            Arrays.stream(kept).mapToDouble(g -> factors[g]).toArray(), limit,
            Arrays.stream(kept).mapToObj(g -> loadings[g]).toArray(double[][]::new));
    }

    /**
     * @param expression expression of some cells
     * @param genes where in it the genes used are, in their order
     * @param progress told how far it is
     * @return the components of these cells
     */
    Embedding place(Expression expression, int[] genes, Progress progress) {
        int width = loadings[0].length;
        int[] slots = slots(expression.genes(), genes);
        double[] zeros = IntStream.range(0, genes.length).mapToDouble(g -> standardized(0, g)).toArray();
        double[] ofZeros = new double[width];
        for (int g = 0; g < zeros.length; g++) {
            Vectors.add(zeros[g], loadings[g], ofZeros);
        }
        float[] coordinates = new float[Math.multiplyExact(expression.cells(), width)];
        ParallelLoop.forEach(ranges(expression), "Placing the cells", progress, r -> {
            ExpressionCursor cell = cursor(expression, r);
            double[] sums = new double[width];
            while (cell.next()) {
                System.arraycopy(ofZeros, 0, sums, 0, width);
                for (int i = 0; i < cell.length(); i++) {
                    int slot = slots[cell.genes()[i]];
                    if (slot >= 0) {
                        Vectors.add(standardized(cell.values()[i], slot) - zeros[slot], loadings[slot], sums);
                    }
                }
                for (int k = 0; k < width; k++) {
                    coordinates[cell.cell() * width + k] = (float) sums[k];
                }
            }
        });
        return new Embedding(width, coordinates);
    }

    private double standardized(double value, int gene) {
        return Math.max(-limit, Math.min(limit, (value - means[gene]) * factors[gene]));
    }

    private static int[] slots(int all, int[] genes) {
        int[] slots = new int[all];
        Arrays.fill(slots, -1);
        for (int i = 0; i < genes.length; i++) {
            slots[genes[i]] = i;
        }
        return slots;
    }

    private static int ranges(Expression expression) {
        return Math.min(MOST_RANGES, (expression.cells() + FEWEST_CELLS - 1) / FEWEST_CELLS);
    }

    private static ExpressionCursor cursor(Expression expression, int range) {
        long cells = expression.cells();
        int ranges = ranges(expression);
        return expression.cursor((int) (cells * range / ranges), (int) (cells * (range + 1) / ranges));
    }
}
