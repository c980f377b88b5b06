package org.screlapse.engine.embed;

import java.util.Arrays;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * A dense symmetric matrix.
 *
 * @param rows the whole square
 */
record DenseSymmetric(double[][] rows) implements SymmetricOperator {

    private static final int STRIP = 256;

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public void multiply(double[][] vectors, double[][] products, Progress progress) {
        int strips = (size() + STRIP - 1) / STRIP;
        ParallelLoop.forEach(strips, "Finding components", progress.part(0, 0), s -> {
            int from = s * STRIP;
            int to = Math.min(size(), from + STRIP);
            int k = 0;
            for (; k + 3 < vectors.length; k += 4) {
                multiplyFour(vectors, products, k, from, to);
            }
            for (; k < vectors.length; k++) {
                multiplyOne(vectors[k], products[k], from, to);
            }
        });
    }

    private void multiplyFour(double[][] vectors, double[][] products, int k, int from, int to) {
        int width = to - from;
        double[] p0 = new double[width];
        double[] p1 = new double[width];
        double[] p2 = new double[width];
        double[] p3 = new double[width];
        for (int i = 0; i < rows.length; i++) {
            addFour(Arrays.copyOfRange(rows[i], from, to), p0, p1, p2, p3, vectors[k][i], vectors[k + 1][i],
                vectors[k + 2][i], vectors[k + 3][i]);
        }
        System.arraycopy(p0, 0, products[k], from, width);
        System.arraycopy(p1, 0, products[k + 1], from, width);
        System.arraycopy(p2, 0, products[k + 2], from, width);
        System.arraycopy(p3, 0, products[k + 3], from, width);
    }

    private static void addFour(double[] row, double[] p0, double[] p1, double[] p2, double[] p3, double x0,
        double x1, double x2, double x3) {
        for (int j = 0; j < row.length; j++) {
            double entry = row[j];
            p0[j] += entry * x0;
            p1[j] += entry * x1;
            p2[j] += entry * x2;
            p3[j] += entry * x3;
        }
    }

    private void multiplyOne(double[] vector, double[] product, int from, int to) {
        Arrays.fill(product, from, to, 0);
        for (int i = 0; i < rows.length; i++) {
            double x = vector[i];
            double[] row = rows[i];
            for (int j = from; j < to; j++) {
                product[j] += row[j] * x;
            }
        }
    }
}
