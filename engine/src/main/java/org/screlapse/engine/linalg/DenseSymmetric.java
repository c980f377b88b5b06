package org.screlapse.engine.linalg;

import java.util.Arrays;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * A dense symmetric matrix.
 *
 * @param rows the whole square
 */
public record DenseSymmetric(double[][] rows) implements SymmetricOperator {

    private static final int STRIP = 256;

    @Override
    public int size() {
        return rows.length;
    }

    /** As the matrix is symmetric, a product is the sum of its rows, each times a number of the vector. */
    @Override
    public void multiply(double[][] vectors, double[][] products, Progress progress) {
        int strips = (size() + STRIP - 1) / STRIP;
        ParallelLoop.forEach(strips, "Finding components", progress, s -> {
            for (int k = 0; k < vectors.length; k++) {
                multiply(vectors[k], products[k], s * STRIP, Math.min(size(), (s + 1) * STRIP));
            }
        });
    }

    private void multiply(double[] vector, double[] product, int from, int to) {
        Arrays.fill(product, from, to, 0);
        int i = 0;
        for (; i + 3 < rows.length; i += 4) {
            Vectors.addFour(vector[i], rows[i], vector[i + 1], rows[i + 1], vector[i + 2], rows[i + 2], vector[i + 3],
                rows[i + 3], product, from, to);
        }
        for (; i < rows.length; i++) {
            Vectors.add(vector[i], rows[i], product, from, to);
        }
    }
}
