package org.screlapse.engine.linalg;

import java.util.Arrays;

/**
 * All eigenvalues and eigenvectors of a small dense symmetric matrix: Householder's reduction to tridiagonal form, then
 * the implicit QL algorithm (Golub and Van Loan, Matrix Computations, chapter 8).
 *
 * @param values the eigenvalues, not sorted
 * @param vectors in row i the eigenvector of eigenvalue i, of length 1
 */
record SymmetricEigen(double[] values, double[][] vectors) {

    private static final int MAX_SWEEPS = 60;

    /**
     * @param matrix a symmetric matrix; overwritten
     * @return its eigenvalues and eigenvectors
     */
    static SymmetricEigen of(double[][] matrix) {
        return ends(matrix, matrix.length);
    }

    /**
     * @param matrix a symmetric matrix; overwritten
     * @param width how many numbers of each eigenvector are wanted
     * @return its eigenvalues and the last numbers of each eigenvector, which takes less time than all
     */
    static SymmetricEigen ends(double[][] matrix, int width) {
        int n = matrix.length;
        double[] diagonal = new double[n];
        double[] off = new double[n];
        double[][] basis = new double[n][width];
        for (int i = 0; i < width; i++) {
            basis[n - width + i][i] = 1;
        }
        tridiagonalize(matrix, diagonal, off, basis);
        ql(diagonal, off, basis);
        return new SymmetricEigen(diagonal, basis);
    }

    /** Reflects column after column to zero below the first off-diagonal, and the transposed basis with them. */
    private static void tridiagonalize(double[][] a, double[] diagonal, double[] off, double[][] basis) {
        int n = a.length;
        double[] p = new double[n];
        for (int k = 0; k < n - 2; k++) {
            double[] v = reflector(a, k, off);
            if (v == null) {
                continue;
            }
            reflectBothSides(a, v, p, k + 1);
            reflectRows(basis, v, k + 1);
        }
        for (int i = 0; i < n; i++) {
            diagonal[i] = a[i][i];
        }
        if (n > 1) {
            off[n - 2] = a[n - 1][n - 2];
        }
    }

    /** The unit vector whose reflection maps the column below the diagonal to a multiple of the first axis. */
    private static double[] reflector(double[][] a, int k, double[] off) {
        int n = a.length;
        double[] v = new double[n];
        double tail = 0;
        for (int i = k + 1; i < n; i++) {
            v[i] = a[i][k];
            tail += i > k + 1 ? v[i] * v[i] : 0;
        }
        if (tail == 0) {
            off[k] = v[k + 1];
            return null;
        }
        double norm = Math.sqrt(tail + v[k + 1] * v[k + 1]);
        double alpha = v[k + 1] > 0 ? -norm : norm;
        off[k] = alpha;
        v[k + 1] -= alpha;
        double length = Math.sqrt(tail + v[k + 1] * v[k + 1]);
        for (int i = k + 1; i < n; i++) {
            v[i] /= length;
        }
        return v;
    }

    /** a ← (1 − 2vvᵀ) a (1 − 2vvᵀ) in the rows and columns from first on. */
    private static void reflectBothSides(double[][] a, double[] v, double[] p, int first) {
        int n = a.length;
        Arrays.fill(p, 0);
        for (int i = first; i < n; i++) {
            double vi = v[i];
            double[] row = a[i];
            for (int j = first; j < n; j++) {
                p[j] += vi * row[j];
            }
        }
        double vp = Vectors.dot(v, p);
        for (int j = first; j < n; j++) {
            p[j] = 2 * (p[j] - vp * v[j]);
        }
        for (int i = first; i < n; i++) {
            double vi = v[i];
            double pi = p[i];
            double[] row = a[i];
            for (int j = first; j < n; j++) {
                row[j] -= vi * p[j] + pi * v[j];
            }
        }
    }

    private static void reflectRows(double[][] basis, double[] v, int first) {
        int n = basis.length;
        double[] p = new double[basis[0].length];
        for (int i = first; i < n; i++) {
            Vectors.add(v[i], basis[i], p);
        }
        for (int i = first; i < n; i++) {
            Vectors.add(-2 * v[i], p, basis[i]);
        }
    }

    private static void ql(double[] d, double[] e, double[][] basis) {
        int n = d.length;
        double negligible = Math.ulp(largest(d, e));
        for (int l = 0; l < n; l++) {
            int sweep = 0;
            int m = small(d, e, l, negligible);
            while (m != l) {
                if (sweep++ == MAX_SWEEPS) {
                    throw new ArithmeticException(
                        "The eigenvalues do not converge: the matrix holds values that are" + " not numbers.");
                }
                sweep(d, e, basis, l, m);
                m = small(d, e, l, negligible);
            }
        }
    }

    /** Rounding errors of the whole matrix count as 0: beside eigenvalues of 0 nothing else would be small. */
    private static int small(double[] d, double[] e, int l, double negligible) {
        int m = l;
        while (m < d.length - 1 && !(Math.abs(e[m]) <= negligible)) {
            m++;
        }
        return m;
    }

    private static double largest(double[] d, double[] e) {
        double largest = 0;
        for (int i = 0; i < d.length; i++) {
            largest = Math.max(largest, Math.abs(d[i]) + Math.abs(e[i]));
        }
        return largest;
    }

    /** One implicit QL sweep from m up to l; the rotations go into neighboring rows of the basis. */
    private static void sweep(double[] d, double[] e, double[][] basis, int l, int m) {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = Math.hypot(g, 1);
        g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            r = Math.sqrt(f * f + g * g);
            e[i + 1] = r;
            if (r == 0) {
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
            rotate(basis[i], basis[i + 1], c, s);
        }
        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }

    private static void rotate(double[] lower, double[] upper, double c, double s) {
        for (int k = 0; k < lower.length; k++) {
            double x = lower[k];
            double y = upper[k];
            upper[k] = s * x + c * y;
            lower[k] = c * x - s * y;
        }
    }
}
