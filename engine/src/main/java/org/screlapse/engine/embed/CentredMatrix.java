package org.screlapse.engine.embed;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * A matrix of cells × genes that is centred, scaled, clipped and freed of covariates without ever being dense:
 * sparse − basis · effects, where the basis holds a constant vector and one for each covariate. As a
 * {@link SymmetricOperator} it is its own product, genes × genes.
 *
 * <p>A value x of a gene with mean m and standard deviation s becomes z(x) = (x − m) / s, cut off at ± the limit. What
 * is stored for values other than 0 is z(x) − z(0), so that values of 0 stay absent, and z(0) falls away in centring.
 */
final class CentredMatrix implements SymmetricOperator {

    /** Sums over all cells are made in so many parts, whatever the number of threads. */
    private static final int PARTS = 8;
    private static final double CONSTANT = 1e-9;

    private final GeneValues values;
    private final List<double[]> basis;
    private final double[][] effects;
    private final double[][] projections;
    private final double[] squares;
    private final boolean[] constant;

    private CentredMatrix(GeneValues values, List<double[]> basis, boolean scale, double limit, Progress progress) {
        this.values = values;
        this.basis = basis;
        double[][] raw = projections(progress.part(0, 0.3));
        double[] deviations = deviations(raw, squares());
        constant = new boolean[deviations.length];
        for (int g = 0; g < constant.length; g++) {
            constant[g] = deviations[g] == 0;
        }
        double[] factors = Arrays.stream(deviations).map(d -> d == 0 ? 0 : scale ? 1 / d : 1).toArray();
        effects = new double[basis.size()][];
        for (int q = 0; q < basis.size(); q++) {
            double[] effect = raw[q];
            effects[q] = IntStream.range(0, values.genes()).mapToDouble(g -> effect[g] * factors[g]).toArray();
        }
        transform(factors, scale ? limit : Double.POSITIVE_INFINITY, progress.part(0.3, 0.7));
        projections = projections(progress.part(0.7, 1));
        effects[0] = projections[0];
        squares = squares();
    }

    /**
     * @param values expression of the chosen genes; overwritten
     * @param basis orthonormal vectors to be taken out, the first constant
     * @param scale whether to give each gene the variance 1
     * @param limit scaled values beyond it, in standard deviations, are cut off
     * @param progress told how far it is
     * @return the matrix
     */
    static CentredMatrix of(GeneValues values, List<double[]> basis, boolean scale, double limit, Progress progress) {
        return new CentredMatrix(values, basis, scale, limit, progress);
    }

    @Override
    public int size() {
        return values.genes();
    }

    int constantGenes() {
        return (int) IntStream.range(0, constant.length).filter(this::isConstant).count();
    }

    /** @return whether nothing is left of a gene */
    boolean isConstant(int gene) {
        return constant[gene];
    }

    /** @return sum of the squares of all values */
    double totalSquares() {
        double total = 0;
        for (int g = 0; g < size(); g++) {
            total += squares[g];
            for (int q = 0; q < basis.size(); q++) {
                total += effects[q][g] * (effects[q][g] - 2 * projections[q][g]);
            }
        }
        return total;
    }

    /** @return the product of the transposed matrix with itself, dense: genes × genes, the whole square */
    double[][] gram(Progress progress) {
        double[][] gram = new SparseGram(values).compute(progress);
        ParallelLoop.forEach(size(), "Centring", progress.part(1, 1), i -> {
            for (int q = 0; q < basis.size(); q++) {
                Vectors.add(effects[q][i] - projections[q][i], effects[q], gram[i]);
                Vectors.add(-effects[q][i], projections[q], gram[i]);
            }
        });
        return gram;
    }

    /** Multiplies with the transposed matrix times itself, in one pass over the cells. */
    @Override
    public void multiply(double[][] vectors, double[][] products, Progress progress) {
        int width = vectors.length;
        double[] right = interleave(vectors);
        double[][] sums = new double[PARTS][size() * width];
        ParallelLoop.forEach(PARTS, "Finding components", progress.part(0, 0), part -> {
            double[] scores = new double[width];
            forEachRange(part, range -> {
                for (int cell = 0; cell < range.cells(); cell++) {
                    multiply(range, cell, right, scores);
                    scatter(range, cell, scores, sums[part]);
                }
            });
        });
        ParallelLoop.forEach(width, "Finding components", progress.part(0, 0), k -> {
            double[] product = products[k];
            for (int g = 0; g < size(); g++) {
                double sum = 0;
                for (double[] part : sums) {
                    sum += part[g * width + k];
                }
                product[g] = sum;
            }
            for (int q = 0; q < basis.size(); q++) {
                double effect = Vectors.dot(effects[q], vectors[k]);
                double projection = Vectors.dot(projections[q], vectors[k]);
                Vectors.add(effect - projection, effects[q], product);
                Vectors.add(-effect, projections[q], product);
            }
        });
    }

    /**
     * @param vectors vectors of a value a gene
     * @param progress told how far it is
     * @return the matrix times these: cells × vectors
     */
    float[] scores(double[][] vectors, Progress progress) {
        int width = vectors.length;
        double[] right = interleave(vectors);
        float[] result = new float[Math.multiplyExact(values.cells(), width)];
        double[][] offsets = new double[basis.size()][width];
        for (int q = 0; q < basis.size(); q++) {
            for (int k = 0; k < width; k++) {
                offsets[q][k] = Vectors.dot(effects[q], vectors[k]);
            }
        }
        ParallelLoop.forEach(values.ranges().length, "Placing the cells", progress, r -> {
            GeneValues.Range range = values.ranges()[r];
            double[] scores = new double[width];
            for (int cell = 0; cell < range.cells(); cell++) {
                multiply(range, cell, right, scores);
                for (int q = 0; q < basis.size(); q++) {
                    Vectors.add(-basis.get(q)[range.firstCell() + cell], offsets[q], scores);
                }
                int to = (range.firstCell() + cell) * width;
                for (int k = 0; k < width; k++) {
                    result[to + k] = (float) scores[k];
                }
            }
        });
        return result;
    }

    private static void multiply(GeneValues.Range range, int cell, double[] right, double[] scores) {
        Arrays.fill(scores, 0);
        int width = scores.length;
        for (int i = range.starts()[cell]; i < range.starts()[cell + 1]; i++) {
            double value = range.values()[i];
            int row = range.genes()[i] * width;
            for (int k = 0; k < width; k++) {
                scores[k] += value * right[row + k];
            }
        }
    }

    private static void scatter(GeneValues.Range range, int cell, double[] scores, double[] sums) {
        int width = scores.length;
        for (int i = range.starts()[cell]; i < range.starts()[cell + 1]; i++) {
            double value = range.values()[i];
            int row = range.genes()[i] * width;
            for (int k = 0; k < width; k++) {
                sums[row + k] += value * scores[k];
            }
        }
    }

    private static double[] interleave(double[][] vectors) {
        int width = vectors.length;
        double[] all = new double[vectors[0].length * width];
        for (int k = 0; k < width; k++) {
            for (int g = 0; g < vectors[k].length; g++) {
                all[g * width + k] = vectors[k][g];
            }
        }
        return all;
    }

    private interface RangeConsumer {
        void accept(GeneValues.Range range);
    }

    private void forEachRange(int part, RangeConsumer consumer) {
        int count = values.ranges().length;
        for (int r = (int) ((long) count * part / PARTS); r < (int) ((long) count * (part + 1) / PARTS); r++) {
            consumer.accept(values.ranges()[r]);
        }
    }

    /** The basis times the sparse values: a row a basis vector. */
    private double[][] projections(Progress progress) {
        int width = basis.size();
        double[][] sums = new double[PARTS][size() * width];
        ParallelLoop.forEach(PARTS, "Computing means", progress, part -> {
            double[] scores = new double[width];
            forEachRange(part, range -> {
                for (int cell = 0; cell < range.cells(); cell++) {
                    for (int q = 0; q < width; q++) {
                        scores[q] = basis.get(q)[range.firstCell() + cell];
                    }
                    scatter(range, cell, scores, sums[part]);
                }
            });
        });
        double[][] projections = new double[width][size()];
        for (double[] part : sums) {
            for (int i = 0; i < part.length; i++) {
                projections[i % width][i / width] += part[i];
            }
        }
        return projections;
    }

    private double[] squares() {
        double[] sums = new double[size()];
        for (GeneValues.Range range : values.ranges()) {
            for (int i = 0; i < range.values().length; i++) {
                sums[range.genes()[i]] += (double) range.values()[i] * range.values()[i];
            }
        }
        return sums;
    }

    /** Standard deviations of what is left of each gene; 0 where nothing is. */
    private double[] deviations(double[][] raw, double[] rawSquares) {
        double[] deviations = new double[size()];
        for (int g = 0; g < size(); g++) {
            double left = rawSquares[g];
            for (double[] projection : raw) {
                left -= projection[g] * projection[g];
            }
            deviations[g] = left <= CONSTANT * rawSquares[g] ? 0 : Math.sqrt(left / (values.cells() - 1));
        }
        return deviations;
    }

    private void transform(double[] factors, double limit, Progress progress) {
        ParallelLoop.forEach(values.ranges().length, "Scaling", progress, r -> {
            GeneValues.Range range = values.ranges()[r];
            double[] place = new double[basis.size()];
            for (int cell = 0; cell < range.cells(); cell++) {
                for (int q = 0; q < place.length; q++) {
                    place[q] = basis.get(q)[range.firstCell() + cell];
                }
                for (int i = range.starts()[cell]; i < range.starts()[cell + 1]; i++) {
                    int gene = range.genes()[i];
                    range.values()[i] = (float) transform(range.values()[i] * factors[gene], place, gene, limit);
                }
            }
        });
    }

    /** What to store for a scaled value, so that value minus effects is what is left after clipping. */
    private double transform(double scaled, double[] place, int gene, double limit) {
        double fitted = 0;
        for (int q = 0; q < place.length; q++) {
            fitted += place[q] * effects[q][gene];
        }
        double left = scaled - fitted;
        double clipped = Math.max(-limit, Math.min(limit, left));
        // without covariates a gene's zeros all have one value, which is clipped as well; it falls away in centring
        double zero = place.length == 1 ? Math.max(-limit, -fitted) : -fitted;
        return clipped - zero;
    }
}
