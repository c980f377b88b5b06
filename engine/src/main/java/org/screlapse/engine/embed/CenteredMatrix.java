package org.screlapse.engine.embed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.screlapse.engine.linalg.SymmetricOperator;
import org.screlapse.engine.linalg.Vectors;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * A matrix of cells × genes that is centered, scaled, clipped and freed of covariates without ever being dense: sparse
 * − basis · effects, where the basis holds a constant vector and one for each covariate. As a {@link SymmetricOperator}
 * it is its own product, genes × genes.
 *
 * <p>
 * The sparse values are scaled anew whenever a range of cells is asked for. What they lack for a scaled zero
 * ({@link GeneScaling}) is the same for all cells, so that it falls away in centering.
 */
final class CenteredMatrix implements GeneMatrix {

    private static final double CONSTANT = 1e-9;

    private final GeneValues values;
    private final List<double[]> basis;
    private final double[] factors;
    private final GeneScaling scaling;
    private final double[][] effects;
    private final CrossMoments moments;

    /**
     * @param values expression of the chosen genes
     * @param basis orthonormal vectors to be taken out, the first constant
     * @param scale whether to give each gene the variance 1
     * @param limit scaled values beyond it, in standard deviations, are cut off
     * @param progress told how far it is
     */
    CenteredMatrix(GeneValues values, List<double[]> basis, boolean scale, double limit, Progress progress) {
        this.values = values;
        this.basis = basis;
        CrossMoments raw = CrossMoments.of(values, values::range, basis, progress.part(0, 0.8));
        factors = Arrays.stream(deviations(raw)).map(d -> d == 0 ? 0 : scale ? 1 / d : 1).toArray();
        effects = Arrays.stream(raw.projections())
            .map(row -> IntStream.range(0, row.length).mapToDouble(g -> row[g] * factors[g]).toArray())
            .toArray(double[][]::new);
        scaling = new GeneScaling(factors, scale ? limit : Double.POSITIVE_INFINITY, basis, effects);
        moments = CrossMoments.of(values, this::range, basis, progress.part(0.8, 1));
        effects[0] = moments.projections()[0];
    }

    @Override
    public int size() {
        return values.genes();
    }

    @Override
    public boolean isConstant(int gene) {
        return factors[gene] == 0;
    }

    @Override
    public double totalSquares() {
        double total = 0;
        for (int g = 0; g < size(); g++) {
            total += moments.squares()[g];
            for (int q = 0; q < basis.size(); q++) {
                total += effects[q][g] * (effects[q][g] - 2 * moments.projections()[q][g]);
            }
        }
        return total;
    }

    /** @return the product of the transposed matrix with itself, dense: genes × genes, the whole square */
    double[][] gram(Progress progress) {
        double[][] gram = SparseGram.of(this::range, values.ranges(), moments.seen(), progress);
        ParallelLoop.forEach(size(), "Centering", progress.part(1, 1), i -> {
            for (int q = 0; q < basis.size(); q++) {
                double[] projection = moments.projections()[q];
                Vectors.add(effects[q][i] - projection[i], effects[q], gram[i]);
                Vectors.add(-effects[q][i], projection, gram[i]);
            }
        });
        return gram;
    }

    /** Some cells, gene by gene, and their scores. */
    private record Scored(SparseRows byGene, float[][] scores) {

        void addProducts(int gene, double[] sums) {
            float[] products = new float[sums.length];
            byGene.addProduct(gene, scores, products, products.length);
            for (int k = 0; k < products.length; k++) {
                sums[k] += products[k];
            }
        }
    }

    /** Multiplies with the transposed matrix times itself, in one pass over the cells. */
    @Override
    public void multiply(double[][] vectors, double[][] products, Progress progress) {
        int width = vectors.length;
        Loadings loadings = new Loadings(vectors);
        double[][] sums = new double[size()][width];
        GeneSums.run(values.ranges(), r -> {
            SparseRows cells = range(r);
            return new Scored(cells.transposed(size()), loadings.scores(cells, values.firstCell(r)));
        }, (ranges, firstGene, step) -> {
            for (Scored range : ranges) {
                for (int g = firstGene; g < size(); g += step) {
                    range.addProducts(g, sums[g]);
                }
            }
        }, "Finding components", progress);
        for (int k = 0; k < width; k++) {
            for (int g = 0; g < size(); g++) {
                products[k][g] = sums[g][k];
            }
            for (int q = 0; q < basis.size(); q++) {
                double left = Vectors.dot(moments.projections()[q], vectors[k]) - loadings.offsets[q][k];
                Vectors.add(-left, effects[q], products[k]);
            }
        }
    }

    @Override
    public float[] scores(double[][] vectors, Progress progress) {
        int width = vectors.length;
        Loadings loadings = new Loadings(vectors);
        float[] result = new float[Math.multiplyExact(values.cells(), width)];
        ParallelLoop.forEach(values.ranges(), "Placing the cells", progress, r -> {
            int to = values.firstCell(r) * width;
            for (float[] scores : loadings.scores(range(r), values.firstCell(r))) {
                System.arraycopy(scores, 0, result, to, width);
                to += width;
            }
        });
        return result;
    }

    /** What cells are multiplied with. */
    private final class Loadings {

        private final float[][] rows;
        private final double[][] offsets;

        Loadings(double[][] vectors) {
            rows = new float[size()][vectors.length];
            offsets = new double[basis.size()][vectors.length];
            for (int k = 0; k < vectors.length; k++) {
                for (int g = 0; g < size(); g++) {
                    rows[g][k] = (float) vectors[k][g];
                }
                for (int q = 0; q < basis.size(); q++) {
                    offsets[q][k] = Vectors.dot(effects[q], vectors[k]);
                }
            }
        }

        float[][] scores(SparseRows cells, int firstCell) {
            int width = offsets[0].length;
            float[][] scores = new float[cells.rows()][width];
            for (int cell = 0; cell < scores.length; cell++) {
                for (int q = 0; q < offsets.length; q++) {
                    double place = basis.get(q)[firstCell + cell];
                    for (int k = 0; k < width; k++) {
                        scores[cell][k] -= place * offsets[q][k];
                    }
                }
                cells.addProduct(cell, rows, scores[cell], width);
            }
            return scores;
        }
    }

    /** Standard deviations of what is left of each gene; 0 where nothing is. */
    private double[] deviations(CrossMoments raw) {
        double[] deviations = new double[size()];
        for (int g = 0; g < size(); g++) {
            double left = raw.squares()[g];
            for (double[] projection : raw.projections()) {
                left -= projection[g] * projection[g];
            }
            deviations[g] = left <= CONSTANT * raw.squares()[g] ? 0 : Math.sqrt(left / (values.cells() - 1));
        }
        return deviations;
    }

    private SparseRows range(int index) {
        return scaling.apply(values.range(index), values.firstCell(index));
    }
}
