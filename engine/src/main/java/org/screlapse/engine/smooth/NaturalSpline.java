package org.screlapse.engine.smooth;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.screlapse.engine.stats.Quantiles;

/**
 * Least-squares fit of a natural cubic spline: knots at the ends and at equally spaced quantiles of the covariate, a
 * straight line beyond the ends.
 *
 * @param fitted values at all points
 * @param rank number of parameters
 * @param residualVariance sum of squared residuals over the points used less parameters
 */
public record NaturalSpline(double[] fitted, int rank, double residualVariance) {

    /**
     * Fits.
     *
     * @param x covariate of all points
     * @param y values of all points; only those used are looked at
     * @param used which points are fitted
     * @param parameters number of knots with both ends, at least 2
     */
    public static NaturalSpline fit(double[] x, double[] y, boolean[] used, int parameters) {
        double[] known = IntStream.range(0, x.length).filter(i -> used[i]).mapToDouble(i -> x[i]).toArray();
        double[] knots = IntStream.range(0, parameters).mapToDouble(k -> Quantiles.of(known, k / (parameters - 1.0)))
            .distinct().toArray();
        double[][] basis = Arrays.stream(x).mapToObj(value -> basis(value, knots)).toArray(double[][]::new);
        double[] fitted = new double[x.length];
        double[] rest = IntStream.range(0, x.length).mapToDouble(i -> used[i] ? y[i] : 0).toArray();
        int rank = 0;
        for (int k = 0; k < basis[0].length; k++) {
            rank += orthogonalize(basis, used, k) ? 1 : 0;
            double share = 0;
            for (int i = 0; i < x.length; i++) {
                share += used[i] ? rest[i] * basis[i][k] : 0;
            }
            for (int i = 0; i < x.length; i++) {
                fitted[i] += share * basis[i][k];
                rest[i] -= used[i] ? share * basis[i][k] : 0;
            }
        }
        double squares = Arrays.stream(rest).map(r -> r * r).sum();
        return new NaturalSpline(fitted, rank, squares / (known.length - rank));
    }

    /** Makes a column orthogonal to those before it, over the points used, and of length 1; zero if nothing is left. */
    private static boolean orthogonalize(double[][] basis, boolean[] used, int k) {
        double length = Math.sqrt(product(basis, used, k, k));
        for (int pass = 0; pass < 2; pass++) {
            for (int j = 0; j < k; j++) {
                double share = product(basis, used, j, k);
                for (double[] row : basis) {
                    row[k] -= share * row[j];
                }
            }
        }
        double left = Math.sqrt(product(basis, used, k, k));
        boolean independent = left > 1e-9 * length;
        for (double[] row : basis) {
            row[k] = independent ? row[k] / left : 0;
        }
        return independent;
    }

    private static double product(double[][] basis, boolean[] used, int j, int k) {
        double sum = 0;
        for (int i = 0; i < basis.length; i++) {
            sum += used[i] ? basis[i][j] * basis[i][k] : 0;
        }
        return sum;
    }

    /** Constant, line, and for every inner knot a cubic that becomes straight at the last knot. */
    private static double[] basis(double x, double[] knots) {
        int last = knots.length - 1;
        if (last == 0) {
            return new double[]{1};
        }
        double range = knots[last] - knots[0];
        double[] values = new double[knots.length];
        values[0] = 1;
        values[1] = (x - knots[0]) / range;
        for (int k = 0; k < last - 1; k++) {
            values[k + 2] = cubic(x, knots[k], knots[last], range) - cubic(x, knots[last - 1], knots[last], range);
        }
        return values;
    }

    private static double cubic(double x, double knot, double end, double range) {
        double above = Math.pow(Math.max(0, x - knot), 3) - Math.pow(Math.max(0, x - end), 3);
        return above / (end - knot) / (range * range);
    }
}
