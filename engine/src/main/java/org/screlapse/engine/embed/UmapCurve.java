package org.screlapse.engine.embed;

/**
 * The curve 1 / (1 + a · d²ᵇ) by which UMAP turns a distance of the layout into a strength of connection.
 *
 * @param a its steepness
 * @param b its power
 */
record UmapCurve(double a, double b) {

    private static final int POINTS = 300;
    private static final int MAX_ROUNDS = 200;

    /**
     * Fits the curve by least squares (Levenberg and Marquardt) to 1 up to the smallest distance and exponential decay
     * beyond, at 300 distances from 0 to three times the spread, as umap-learn does.
     *
     * @param spread scale of the decay
     * @param minDistance below it, cells are fully connected
     * @return the curve
     */
    static UmapCurve fit(double spread, double minDistance) {
        double a = 1;
        double b = 1;
        double damping = 1e-3;
        double error = error(a, b, spread, minDistance);
        for (int round = 0; round < MAX_ROUNDS && damping < 1e12; round++) {
            double[] step = step(a, b, spread, minDistance, damping);
            double tried = error(a + step[0], b + step[1], spread, minDistance);
            if (tried < error) {
                a += step[0];
                b += step[1];
                error = tried;
                damping /= 10;
            } else {
                damping *= 10;
            }
        }
        return new UmapCurve(a, b);
    }

    private static double[] step(double a, double b, double spread, double minDistance, double damping) {
        double aa = 0;
        double ab = 0;
        double bb = 0;
        double ra = 0;
        double rb = 0;
        for (int i = 1; i < POINTS; i++) {
            double x = 3 * spread * i / (POINTS - 1);
            double power = Math.pow(x, 2 * b);
            double value = 1 / (1 + a * power);
            double da = -power * value * value;
            double db = -a * power * 2 * Math.log(x) * value * value;
            double rest = wanted(x, spread, minDistance) - value;
            aa += da * da;
            ab += da * db;
            bb += db * db;
            ra += da * rest;
            rb += db * rest;
        }
        aa *= 1 + damping;
        bb *= 1 + damping;
        double determinant = aa * bb - ab * ab;
        return new double[]{(bb * ra - ab * rb) / determinant, (aa * rb - ab * ra) / determinant};
    }

    private static double error(double a, double b, double spread, double minDistance) {
        if (a <= 0 || b <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double x = 3 * spread * i / (POINTS - 1);
            double rest = wanted(x, spread, minDistance) - 1 / (1 + a * Math.pow(x, 2 * b));
            sum += rest * rest;
        }
        return sum;
    }

    private static double wanted(double x, double spread, double minDistance) {
        return x < minDistance ? 1 : Math.exp(-(x - minDistance) / spread);
    }

    /** @return the pull on two connected cells at a squared distance, as a factor of their difference; negative */
    double attraction(double squared) {
        return -2 * a * b * Math.pow(squared, b - 1) / (1 + a * Math.pow(squared, b));
    }

    /** @return the push on two cells at a squared distance, as a factor of their difference; positive */
    double repulsion(double squared) {
        return 2 * b / ((0.001 + squared) * (1 + a * Math.pow(squared, b)));
    }
}
