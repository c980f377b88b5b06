package org.screlapse.engine.smooth;

/**
 * Finds the maximum of a function known on equally spaced points, by a cubic spline through them. The ends follow
 * Forsythe, Malcolm and Moler (1977): there the third derivative is that of the cubic through the outermost four
 * points.
 */
public final class GridSpline {
    private final double first;
    private final double step;

    public GridSpline(double first, double step) {
        this.first = first;
        this.step = step;
    }

    /**
     * Where the spline is highest, in or beside the highest point.
     *
     * @param values of the function, at least 4
     */
    public double maximum(double[] values) {
        int top = 0;
        for (int i = 1; i < values.length; i++) {
            top = values[i] > values[top] ? i : top;
        }
        double[] bend = bends(values);
        double best = values[top];
        double place = top;
        for (int left = Math.max(0, top - 1); left <= Math.min(values.length - 2, top); left++) {
            double offset = stationary(values, bend, left);
            if (offset > 0 && offset < 1) {
                double height = height(values, bend, left, offset);
                if (height > best) {
                    best = height;
                    place = left + offset;
                }
            }
        }
        return first + place * step;
    }

    /** A sixth of the second derivative at each point, per step². */
    private static double[] bends(double[] y) {
        int n = y.length;
        double[] diagonal = new double[n];
        double[] right = new double[n];
        diagonal[0] = -1;
        right[0] = (y[3] - 3 * y[2] + 3 * y[1] - y[0]) / 6;
        for (int i = 1; i < n; i++) {
            boolean last = i == n - 1;
            double value =
                last ? -(y[n - 1] - 3 * y[n - 2] + 3 * y[n - 3] - y[n - 4]) / 6 : y[i + 1] - 2 * y[i] + y[i - 1];
            double factor = 1 / diagonal[i - 1];
            diagonal[i] = (last ? -1 : 4) - factor;
            right[i] = value - factor * right[i - 1];
        }
        double[] bend = new double[n];
        bend[n - 1] = right[n - 1] / diagonal[n - 1];
        for (int i = n - 2; i >= 0; i--) {
            bend[i] = (right[i] - bend[i + 1]) / diagonal[i];
        }
        return bend;
    }

    private static double slope(double[] y, double[] bend, int i) {
        return y[i + 1] - y[i] - (bend[i + 1] + 2 * bend[i]);
    }

    /** Where between two points the spline turns from rising to falling; NaN if nowhere. */
    private static double stationary(double[] y, double[] bend, int i) {
        double b = slope(y, bend, i);
        double c = 3 * bend[i];
        double d = bend[i + 1] - bend[i];
        double discriminant = c * c - 3 * b * d;
        // The root at which the second derivative, 2c + 6dt, is negative; this form does not cancel.
        return discriminant < 0 ? Double.NaN
            : c <= 0 ? b / (Math.sqrt(discriminant) - c) : (-c - Math.sqrt(discriminant)) / (3 * d);
    }

    private static double height(double[] y, double[] bend, int i, double t) {
        return y[i] + t * (slope(y, bend, i) + t * (3 * bend[i] + t * (bend[i + 1] - bend[i])));
    }
}
