package org.screlapse.engine.embed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * The largest eigenvalues of a symmetric matrix and their eigenvectors, by the block Lanczos method with full
 * reorthogonalisation: the matrix is multiplied again and again with a block of vectors that starts at random, and the
 * eigenvectors are taken from all that comes out. (Golub and Underwood 1977; as a randomised method with few
 * multiplications: Halko, Martinsson and Tropp 2011, Musco and Musco 2015.)
 *
 * <p>Immutable. The result depends on the seed alone, not on the number of threads.
 */
final class BlockLanczos {

    /** A direction shorter than this part of what it was is what rounding left over. */
    private static final double DEPENDENT = 1e-10;

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
    record Eigenpairs(double[] values, double[][] vectors) {
    }

    /**
     * @param block number of vectors multiplied at once
     * @param tolerance the residual of each eigenvector relative to its eigenvalue at which to stop
     * @return a solver that goes on until that is reached
     */
    static BlockLanczos untilConverged(int block, double tolerance) {
        return new BlockLanczos(block, Integer.MAX_VALUE, tolerance, List.of());
    }

    /**
     * @param block number of vectors multiplied at once
     * @param steps how often at most
     * @return a solver that stops after so many multiplications
     */
    static BlockLanczos ofSteps(int block, int steps) {
        return new BlockLanczos(block, steps, 0, List.of());
    }

    /**
     * @param steps how often to multiply at most
     * @return this solver with that limit
     */
    BlockLanczos withMaxSteps(int steps) {
        return new BlockLanczos(block, steps, tolerance, fixed);
    }

    /**
     * @param vectors orthonormal vectors
     * @return this solver, looking only for eigenvectors that are orthogonal to these
     */
    BlockLanczos orthogonalTo(List<double[]> vectors) {
        return new BlockLanczos(block, maxSteps, tolerance, List.copyOf(vectors));
    }

    /**
     * @param matrix the matrix
     * @param count how many eigenvalues, at most its size
     * @param seed of the first block
     * @param progress asked whether to stop
     * @return the largest eigenvalues; fewer than {@code count} only where fewer dimensions are left
     */
    Eigenpairs solve(SymmetricOperator matrix, int count, long seed, Progress progress) {
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
                List<double[]> products = products(current);
                boolean last = step >= maxSteps;
                boolean check = last || basis.size() - fixed.size() >= nextCheck;
                int known = columns.size();
                current = last ? new double[0][] : extend(products);
                if (check || current.length == 0) {
                    Eigenpairs found = ritz(known, current, check && !last);
                    if (found != null || current.length == 0) {
                        return found;
                    }
                    nextCheck = (int) (nextCheck * 1.3) + block;
                }
            }
            return ritz(columns.size(), new double[0][], false);
        }

        private List<double[]> products(double[][] current) {
            double[][] products = new double[current.length][matrix.size()];
            matrix.multiply(current, products, progress);
            List<double[]> remainders = new ArrayList<>();
            for (double[] product : products) {
                columns.add(orthogonalize(product));
                orthogonalize(product);
                remainders.add(product);
            }
            return remainders;
        }

        /** Takes what is new in the vectors into the basis. */
        private double[][] extend(List<double[]> vectors) {
            List<double[]> added = new ArrayList<>();
            remainder = vectors.stream().mapToDouble(v -> Math.sqrt(Vectors.dot(v, v))).max().orElse(0);
            scale = columns.isEmpty() ? 0 : Math.max(scale, remainder);
            for (double[] vector : vectors) {
                if (basis.size() == matrix.size()) {
                    break;
                }
                double[] direction = vector.clone();
                orthogonalize(direction);
                orthogonalize(direction);
                double length = Math.sqrt(Vectors.dot(direction, direction));
                if (!(length > DEPENDENT * Math.max(scale, Double.MIN_NORMAL))) {
                    direction = randomVector();
                    orthogonalize(direction);
                    orthogonalize(direction);
                    length = Math.sqrt(Vectors.dot(direction, direction));
                }
                Vectors.scale(1 / length, direction);
                basis.add(direction);
                added.add(direction);
            }
            return added.toArray(double[][]::new);
        }

        /** Subtracts what lies in the basis; returns the coefficients. */
        private double[] orthogonalize(double[] vector) {
            double[] coefficients = new double[basis.size()];
            boolean large = (long) vector.length * coefficients.length > 200_000;
            IntStream dots = IntStream.range(0, coefficients.length);
            (large ? dots.parallel() : dots).forEach(i -> coefficients[i] = Vectors.dot(basis.get(i), vector));
            int pieces = large ? 8 : 1;
            IntStream ranges = IntStream.range(0, pieces);
            (large ? ranges.parallel() : ranges).forEach(r -> subtract(coefficients, vector,
                (int) ((long) vector.length * r / pieces), (int) ((long) vector.length * (r + 1) / pieces)));
            return coefficients;
        }

        private void subtract(double[] coefficients, double[] vector, int from, int to) {
            int i = 0;
            for (; i + 3 < coefficients.length; i += 4) {
                subtractFour(coefficients, i, vector, from, to);
            }
            for (; i < coefficients.length; i++) {
                double c = coefficients[i];
                double[] direction = basis.get(i);
                for (int k = from; k < to; k++) {
                    vector[k] -= c * direction[k];
                }
            }
        }

        private void subtractFour(double[] coefficients, int i, double[] vector, int from, int to) {
            double c0 = coefficients[i];
            double c1 = coefficients[i + 1];
            double c2 = coefficients[i + 2];
            double c3 = coefficients[i + 3];
            double[] b0 = basis.get(i);
            double[] b1 = basis.get(i + 1);
            double[] b2 = basis.get(i + 2);
            double[] b3 = basis.get(i + 3);
            for (int k = from; k < to; k++) {
                vector[k] -= c0 * b0[k] + c1 * b1[k] + (c2 * b2[k] + c3 * b3[k]);
            }
        }

        /** The best approximations in the basis so far; null if they are not good enough. */
        private Eigenpairs ritz(int known, double[][] next, boolean onlyConverged) {
            double[][] projected = new double[known][known];
            for (int j = 0; j < known; j++) {
                double[] column = columns.get(j);
                for (int i = 0; i < Math.min(known, column.length - fixed.size()); i++) {
                    double value = column[i + fixed.size()];
                    projected[i][j] = value;
                    projected[j][i] = value;
                }
            }
            SymmetricEigen eigen = SymmetricEigen.of(projected);
            int[] order = IntStream.range(0, known).boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.values()[i])).mapToInt(i -> i).toArray();
            int found = Math.min(count, known);
            if (onlyConverged && !(found == count && converged(eigen, order, found))) {
                return null;
            }
            double[] values = new double[found];
            double[][] vectors = new double[found][];
            ParallelLoop.forEach(found, "Finding eigenvectors", progress.part(1, 1), i -> {
                values[i] = eigen.values()[order[i]];
                vectors[i] = combine(eigen.vectors()[order[i]]);
            });
            return new Eigenpairs(values, vectors);
        }

        /** The residual of an eigenvector is what its part in the last block leaves outside the basis. */
        private boolean converged(SymmetricEigen eigen, int[] order, int found) {
            for (int i = 0; i < found; i++) {
                double[] vector = eigen.vectors()[order[i]];
                double last = 0;
                for (int k = Math.max(0, vector.length - block); k < vector.length; k++) {
                    last += vector[k] * vector[k];
                }
                double allowed = tolerance * Math.abs(eigen.values()[order[i]]);
                if (!(Math.sqrt(last) * remainder <= allowed)) {
                    return false;
                }
            }
            return true;
        }

        private double[] combine(double[] weights) {
            double[] vector = new double[matrix.size()];
            for (int i = 0; i < weights.length; i++) {
                Vectors.add(weights[i], basis.get(i + fixed.size()), vector);
            }
            Vectors.scale(1 / Math.sqrt(Vectors.dot(vector, vector)), vector);
            return vector;
        }

        private double[] randomVector() {
            double[] vector = new double[matrix.size()];
            Arrays.setAll(vector, i -> random.nextGaussian());
            return vector;
        }
    }
}
