package org.screlapse.engine.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * The largest eigenvalues of a symmetric matrix and their eigenvectors, by the block Lanczos method with full
 * reorthogonalization: the matrix is multiplied again and again with a block of vectors that starts at random, and the
 * eigenvectors are taken from all that comes out. (Golub and Underwood 1977; as a randomized method with few
 * multiplications: Halko, Martinsson and Tropp 2011, Musco and Musco 2015.)
 *
 * <p>
 * Immutable. The result depends on the seed alone, not on the number of threads.
 */
public final class BlockLanczos {

    /** A direction shorter than this part of what it was is what rounding left over. */
    private static final double DEPENDENT = 1e-10;
    private static final double CHECK_GROWTH = 1.05;

    /** Orthogonalization against more numbers than that runs in parallel, in so many pieces of the vector. */
    private static final int PARALLEL = 200_000;
    private static final int PIECES = 8;

    private final int block;
    private final int maxSteps;
    private final double tolerance;
    private final List<double[]> fixed;

    private BlockLanczos(int block, int maxSteps, double tolerance, List<double[]> fixed) {
        this.block = block;
        this.maxSteps = maxSteps;
        this.tolerance = tolerance;
        this.fixed = fixed;
    }

    /**
     * Eigenvalues, largest first, with their eigenvectors of length 1.
     *
     * @param values the eigenvalues
     * @param vectors their eigenvectors, one a row
     */
    public record Eigenpairs(double[] values, double[][] vectors) {}

    /**
     * @param block number of vectors multiplied at once
     * @param tolerance the residual of each eigenvector relative to its eigenvalue at which to stop
     * @return a solver that goes on until that is reached
     */
    public static BlockLanczos untilConverged(int block, double tolerance) {
        return new BlockLanczos(block, Integer.MAX_VALUE, tolerance, List.of());
    }

    /**
     * @param block number of vectors multiplied at once
     * @param steps how often at most
     * @return a solver that stops after so many multiplications
     */
    public static BlockLanczos ofSteps(int block, int steps) {
        return new BlockLanczos(block, steps, 0, List.of());
    }

    /**
     * @param steps how often to multiply at most
     * @return this solver with that limit
     */
    public BlockLanczos withMaxSteps(int steps) {
        return new BlockLanczos(block, steps, tolerance, fixed);
    }

    /**
     * @param vectors orthonormal vectors
     * @return this solver, looking only for eigenvectors that are orthogonal to these
     */
    public BlockLanczos orthogonalTo(List<double[]> vectors) {
        return new BlockLanczos(block, maxSteps, tolerance, List.copyOf(vectors));
    }

    /**
     * @param matrix the matrix
     * @param count how many eigenvalues, at most its size
     * @param seed of the first block
     * @param progress told how far it is where the number of steps is limited, asked whether to stop
     * @return the largest eigenvalues; fewer than {@code count} only where fewer dimensions are left
     */
    public Eigenpairs solve(SymmetricOperator matrix, int count, long seed, Progress progress) {
        return new Run(matrix, count, seed, progress).solve();
    }

    /** One solution: the basis that grows and the matrix as seen from it. */
    private final class Run {

        private final SymmetricOperator matrix;
        private final int count;
        private final Progress progress;
        private final Random random;
        private final List<double[]> basis;
        private final List<double[]> columns = new ArrayList<>();
        private double remainder;
        private double scale;

        Run(SymmetricOperator matrix, int count, long seed, Progress progress) {
            this.matrix = matrix;
            this.count = Math.min(count, matrix.size() - fixed.size());
            this.progress = progress;
            this.random = new Random(seed);
            this.basis = new ArrayList<>(fixed);
        }

        Eigenpairs solve() {
            double[][] current = extend(IntStream.range(0, block).mapToObj(i -> randomVector()).toList());
            int nextCheck = 2 * count + 2 * block;
            for (int step = 1; current.length > 0; step++) {
                progress.checkCancelled();
                Progress ofStep = progress.part((step - 1.0) / maxSteps, (double) step / maxSteps);
                List<double[]> products = products(current, ofStep);
                current = step >= maxSteps ? new double[0][] : extend(products);
                int known = columns.size();
                if (current.length > 0 && known >= nextCheck) {
                    if (converged(known)) {
                        break;
                    }
                    nextCheck = (int) (nextCheck * CHECK_GROWTH) + block;
                }
            }
            return ritz();
        }

        /** Products of the last block, without what lies in the basis. */
        private List<double[]> products(double[][] current, Progress ofStep) {
            double[][] products = new double[current.length][matrix.size()];
            matrix.multiply(current, products, ofStep);
            int neighbors = Math.max(0, basis.size() - 2 * block);
            for (double[] product : products) {
                // all but rounding errors lies in the last two blocks
                double[] column = new double[basis.size()];
                orthogonalize(product, neighbors, column);
                orthogonalize(product, 0, column);
                columns.add(column);
            }
            return List.of(products);
        }

        /** Takes what is new in the vectors, which are orthogonal to the basis, into the basis. */
        private double[][] extend(List<double[]> vectors) {
            List<double[]> added = new ArrayList<>();
            int first = basis.size();
            remainder = vectors.stream().mapToDouble(Vectors::length).max().orElse(0);
            scale = columns.isEmpty() ? 0 : Math.max(scale, remainder);
            for (double[] vector : vectors) {
                if (basis.size() == matrix.size()) {
                    break;
                }
                double[] direction = vector;
                orthogonalizeTwice(direction, first);
                if (!(Vectors.length(direction) > DEPENDENT * Math.max(scale, Double.MIN_NORMAL))) {
                    direction = randomVector();
                }
                Vectors.scale(1 / Vectors.length(direction), direction);
                basis.add(direction);
                added.add(direction);
            }
            return added.toArray(double[][]::new);
        }

        private void orthogonalizeTwice(double[] vector, int first) {
            orthogonalize(vector, first, new double[basis.size()]);
            orthogonalize(vector, first, new double[basis.size()]);
        }

        /** Subtracts what lies in the basis from its first vector on; adds the coefficients to those given. */
        private void orthogonalize(double[] vector, int first, double[] coefficients) {
            double[] found = new double[coefficients.length];
            boolean large = (long) vector.length * (found.length - first) > PARALLEL;
            IntStream dots = IntStream.range(first, found.length);
            (large ? dots.parallel() : dots).forEach(i -> found[i] = Vectors.dot(basis.get(i), vector));
            int pieces = large ? PIECES : 1;
            IntStream ranges = IntStream.range(0, pieces);
            (large ? ranges.parallel() : ranges).forEach(r -> subtract(found, first, vector,
                (int) ((long) vector.length * r / pieces), (int) ((long) vector.length * (r + 1) / pieces)));
            Vectors.add(1, found, coefficients);
        }

        private void subtract(double[] factors, int first, double[] vector, int from, int to) {
            int i = first;
            for (; i + 3 < factors.length; i += 4) {
                Vectors.addFour(-factors[i], basis.get(i), -factors[i + 1], basis.get(i + 1), -factors[i + 2],
                    basis.get(i + 2), -factors[i + 3], basis.get(i + 3), vector, from, to);
            }
            for (; i < factors.length; i++) {
                Vectors.add(-factors[i], basis.get(i), vector, from, to);
            }
        }

        /** The matrix as seen from the basis. */
        private double[][] projected(int known) {
            double[][] projected = new double[known][known];
            for (int j = 0; j < known; j++) {
                double[] column = columns.get(j);
                for (int i = Math.max(0, j - block); i < Math.min(known, column.length - fixed.size()); i++) {
                    projected[i][j] = column[i + fixed.size()];
                    projected[j][i] = projected[i][j];
                }
            }
            return projected;
        }

        /** The residual of an eigenvector is what its part in the last block leaves outside the basis. */
        private boolean converged(int known) {
            SymmetricEigen eigen = SymmetricEigen.ends(projected(known), Math.min(block, known));
            int[] order = order(eigen);
            for (int i = 0; i < count; i++) {
                double allowed = tolerance * Math.abs(eigen.values()[order[i]]);
                if (!(Vectors.length(eigen.vectors()[order[i]]) * remainder <= allowed)) {
                    return false;
                }
            }
            return true;
        }

        /** The best approximations in the basis. */
        private Eigenpairs ritz() {
            SymmetricEigen eigen = SymmetricEigen.of(projected(columns.size()));
            int[] order = order(eigen);
            int found = Math.min(count, order.length);
            double[] values = new double[found];
            double[][] vectors = new double[found][];
            ParallelLoop.forEach(found, "Finding eigenvectors", progress.part(1, 1), i -> {
                values[i] = eigen.values()[order[i]];
                vectors[i] = combine(eigen.vectors()[order[i]]);
            });
            return new Eigenpairs(values, vectors);
        }

        private static int[] order(SymmetricEigen eigen) {
            return IntStream.range(0, eigen.values().length).boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.values()[i])).mapToInt(i -> i).toArray();
        }

        private double[] combine(double[] weights) {
            double[] vector = new double[matrix.size()];
            for (int i = 0; i < weights.length; i++) {
                Vectors.add(weights[i], basis.get(i + fixed.size()), vector);
            }
            Vectors.scale(1 / Vectors.length(vector), vector);
            return vector;
        }

        private double[] randomVector() {
            double[] vector = new double[matrix.size()];
            Arrays.setAll(vector, i -> random.nextGaussian());
            orthogonalizeTwice(vector, 0);
            return vector;
        }
    }
}
