package org.screlapse.engine.linalg;

/** Arithmetic of vectors. */
public final class Vectors {

    private Vectors() {
    }

    /** @return the inner product, summed in four strands for speed, always in the same order */
    public static double dot(double[] x, double[] y) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int end = x.length - 3;
        int i = 0;
        for (; i < end; i += 4) {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        for (; i < x.length; i++) {
            s0 += x[i] * y[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /** @return the Euclidean length */
    public static double length(double[] x) {
        return Math.sqrt(dot(x, x));
    }

    /** target ← target + factor · x */
    public static void add(double factor, double[] x, double[] target) {
        add(factor, x, target, 0, target.length);
    }

    /** target ← target + factor · x, in the places from one to before another */
    public static void add(double factor, double[] x, double[] target, int from, int to) {
        for (int i = from; i < to; i++) {
            target[i] += factor * x[i];
        }
    }

    /** target ← target + a0 · x0 + a1 · x1 + a2 · x2 + a3 · x3, in the places from one to before another */
    public static void addFour(double a0, double[] x0, double a1, double[] x1, double a2, double[] x2, double a3,
        double[] x3, double[] target, int from, int to) {
        for (int i = from; i < to; i++) {
            target[i] += a0 * x0[i] + a1 * x1[i] + (a2 * x2[i] + a3 * x3[i]);
        }
    }

    /** target ← factor · target */
    public static void scale(double factor, double[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] *= factor;
        }
    }
}
