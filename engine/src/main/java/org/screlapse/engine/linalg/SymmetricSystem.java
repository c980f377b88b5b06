package org.screlapse.engine.linalg;

/** A symmetric positive (semi)definite matrix of few columns, factored in place as L·D·Lᵀ. */
public final class SymmetricSystem {
    private final int size;
    private final double[][] lower;
    private final double[] diagonal;

    public SymmetricSystem(int size) {
        this.size = size;
        this.lower = new double[size][size];
        this.diagonal = new double[size];
    }

    /**
     * Factors {@code Xᵀ W X}, its diagonal raised by a part of itself (Marquardt's damping).
     *
     * @return whether it is numerically positive definite
     */
    public boolean factor(double[][] x, double[] weights, double damping) {
        boolean definite = true;
        for (int j = 0; j < size; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = 0;
                for (int i = 0; i < weights.length; i++) {
                    sum += x[i][j] * weights[i] * x[i][k];
                }
                lower[j][k] = j == k ? sum * (1 + damping) : sum;
            }
        }
        for (int j = 0; j < size; j++) {
            double pivot = lower[j][j];
            double original = pivot;
            for (int k = 0; k < j; k++) {
                pivot -= lower[j][k] * lower[j][k] * diagonal[k];
            }
            diagonal[j] = pivot;
            definite &= pivot > 1e-14 * original;
            for (int i = j + 1; i < size; i++) {
                double sum = lower[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k] * diagonal[k];
                }
                lower[i][j] = pivot > 0 ? sum / pivot : 0;
            }
        }
        return definite;
    }

    /** Solves for a right-hand side, in place. */
    public void solve(double[] b) {
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= lower[i][k] * b[k];
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            b[i] /= diagonal[i];
            for (int k = i + 1; k < size; k++) {
                b[i] -= lower[k][i] * b[k];
            }
        }
    }

    /** Logarithm of the determinant, no pivot counted as less than {@code floor}. */
    public double logDeterminant(double floor) {
        double sum = 0;
        for (double pivot : diagonal) {
            sum += Math.log(Math.max(pivot, floor));
        }
        return sum;
    }
}
