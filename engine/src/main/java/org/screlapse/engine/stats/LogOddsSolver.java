package org.screlapse.engine.stats;

import java.util.function.DoubleFunction;

/**
 * Finds where an increasing, smooth function takes a value: Newton's steps, kept inside a bracket that halves when a
 * step would leave it or the function is flat.
 */
final class LogOddsSolver {
    private static final int MOST_STEPS = 200;
    private static final double PRECISION = 1e-14;
    /** e^±700 still is a double; no odds ratio lies beyond. */
    private static final double LIMIT = 700;

    private LogOddsSolver() {
    }

    /** Value and slope of the function at one place. */
    record Point(double value, double slope) {}

    /**
     * The place where the function is the target.
     *
     * @param function of the log odds ratio, increasing
     * @param start a first guess; walking out from it finds the bracket
     */
    static double solve(DoubleFunction<Point> function, double target, double start) {
        double low = bracket(function, target, start, -1);
        double high = bracket(function, target, start, 1);
        double x = start > low && start < high ? start : (low + high) / 2;
        for (int step = 0; step < MOST_STEPS; step++) {
            Point point = function.apply(x);
            double error = point.value() - target;
            if (error == 0) {
                return x;
            }
            if (error > 0) {
                high = x;
            } else {
                low = x;
            }
            double next = x - error / point.slope();
            if (!(next > low && next < high)) {
                next = (low + high) / 2;
            }
            if (Math.abs(next - x) <= PRECISION * Math.max(1, Math.abs(x))) {
                return next;
            }
            x = next;
        }
        return x;
    }

    /** Walks from start in doubling steps until the function lies on the other side of the target. */
    private static double bracket(DoubleFunction<Point> function, double target, double start, double firstStep) {
        double step = firstStep;
        double x = start;
        while (Math.abs(x) < LIMIT && (function.apply(x).value() - target) * Math.signum(step) < 0) {
            x += step;
            step *= 2;
        }
        return Math.max(-LIMIT, Math.min(LIMIT, x));
    }
}
