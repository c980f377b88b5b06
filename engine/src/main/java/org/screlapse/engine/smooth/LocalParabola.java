package org.screlapse.engine.smooth;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Parabolas fitted to the nearest of some points, weighted by the tricube of their distance. Where all of the nearest
 * share one x, which R refuses, the parabola is their mean.
 */
final class LocalParabola {

    private static final int COEFFICIENTS = 3;
    private static final double SINGULAR = 100 * Math.ulp(1.0);

    private final double[] x;
    private final double[] y;
    private final int neighbors;

    /**
     * @param x where the points are, ascending
     * @param y their values
     * @param neighbors how many of them are near
     */
    LocalParabola(double[] x, double[] y, int neighbors) {
        this.x = x;
        this.y = y;
        this.neighbors = neighbors;
    }

    /** @return value and slope of the parabola at a place */
    double[] at(double place) {
        int first = firstNeighbor(place);
        int last = first + neighbors - 1;
        double radius = Math.max(place - x[first], x[last] - place);
        if (x[first] == x[last]) {
            return new double[]{Arrays.stream(y, first, last + 1).average().orElseThrow(), 0};
        }
        double[][] design = new double[COEFFICIENTS][neighbors];
        double[] values = new double[neighbors];
        for (int i = 0; i < neighbors; i++) {
            double distance = x[first + i] - place;
            double share = Math.abs(distance) / radius;
            double weight = Math.sqrt(Math.pow(Math.max(0, 1 - share * share * share), 3));
            design[0][i] = weight;
            design[1][i] = weight * distance;
            design[2][i] = weight * distance * distance;
            values[i] = weight * y[first + i];
        }
        return leastSquares(design, values);
    }

    private int firstNeighbor(double place) {
        int low = 0;
        int high = x.length - neighbors;
        while (low < high) {
            int middle = (low + high) / 2;
            if (place - x[middle] > x[middle + neighbors] - place) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Householder's triangulation, then the pseudo-inverse, as neighbors may share one or two places. */
    private static double[] leastSquares(double[][] design, double[] values) {
        double[] norms = new double[COEFFICIENTS];
        double[][] triangle = new double[COEFFICIENTS][COEFFICIENTS];
        for (int c = 0; c < COEFFICIENTS; c++) {
            norms[c] = norm(design[c], 0);
            scale(design[c], norms[c] == 0 ? 1 : norms[c]);
        }
        for (int c = 0; c < COEFFICIENTS; c++) {
            double length = norm(design[c], c);
            if (length > 0) {
                double[] mirror = design[c].clone();
                Arrays.fill(mirror, 0, c, 0);
                mirror[c] += mirror[c] < 0 ? -length : length;
                double half = length * Math.abs(mirror[c]);
                for (int other = c; other < COEFFICIENTS; other++) {
                    reflect(design[other], mirror, half, c);
                }
                reflect(values, mirror, half, c);
            }
            for (int row = 0; row <= c; row++) {
                triangle[row][c] = design[c][row];
            }
        }
        SingularValueDecomposition svd = new SingularValueDecomposition(new Array2DRowRealMatrix(triangle));
        double[] solution = new double[2];
        double[] singular = svd.getSingularValues();
        for (int k = 0; k < COEFFICIENTS; k++) {
            if (singular[k] > singular[0] * SINGULAR) {
                double projected = 0;
                for (int row = 0; row < COEFFICIENTS; row++) {
                    projected += svd.getU().getEntry(row, k) * values[row];
                }
                for (int c = 0; c < solution.length; c++) {
                    solution[c] += svd.getV().getEntry(c, k) * projected / singular[k] / (norms[c] == 0 ? 1 : norms[c]);
                }
            }
        }
        return solution;
    }

    private static void reflect(double[] column, double[] mirror, double half, int from) {
        double product = 0;
        for (int i = from; i < column.length; i++) {
            product += column[i] * mirror[i];
        }
        double factor = product / half;
        for (int i = from; i < column.length; i++) {
            column[i] -= factor * mirror[i];
        }
    }

    private static double norm(double[] column, int from) {
        double sum = 0;
        for (int i = from; i < column.length; i++) {
            sum += column[i] * column[i];
        }
        return Math.sqrt(sum);
    }

    private static void scale(double[] column, double by) {
        for (int i = 0; i < column.length; i++) {
            column[i] /= by;
        }
    }
}
