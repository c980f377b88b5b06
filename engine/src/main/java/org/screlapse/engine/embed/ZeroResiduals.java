package org.screlapse.engine.embed;

import java.util.Arrays;

/**
 * Pearson residuals of counts of 0, which depend on the total of the cell and the share of the gene only: −√(μ / (1 + μ
 * / θ)) with μ = total · share. As a function of the logarithm of the total they are so smooth that their values at a
 * few totals, joined by a polynomial, give all others to nine digits (Chebyshev points, barycentric formula: Berrut and
 * Trefethen 2004). The matrix of them is so a product of two thin ones. Where there are few different totals, these are
 * the points, and nothing is approximated.
 */
final class ZeroResiduals {

    private static final int POINTS = 48;
    private static final int FEW = 128;

    private final double[] points;
    private final double[] logarithms;
    private final boolean exact;
    private final double[][] residuals;

    /**
     * @param totals totals of all cells
     * @param shares shares of the genes
     * @param limit residuals below −limit are cut off; above 10 unless there are few cells
     */
    ZeroResiduals(double[] totals, double[] shares, double limit) {
        double[] different = Arrays.stream(totals).filter(t -> t > 0).sorted().distinct().toArray();
        exact = different.length <= FEW;
        points = exact ? different : chebyshev(different[0], different[different.length - 1]);
        logarithms = Arrays.stream(points).map(Math::log).toArray();
        residuals = new double[points.length][shares.length];
        for (int p = 0; p < points.length; p++) {
            for (int gene = 0; gene < shares.length; gene++) {
                residuals[p][gene] = of(points[p] * shares[gene], limit);
            }
        }
    }

    /** @return the residual of a count of 0 where so many are expected */
    static double of(double expected, double limit) {
        return -Math.min(limit, Math.sqrt(expected / (1 + expected / ResidualMatrix.OVERDISPERSION)));
    }

    int points() {
        return points.length;
    }

    /** @return points × genes */
    double[][] residuals() {
        return residuals;
    }

    /**
     * @param total of a cell
     * @param weights receives how much the residuals at each point count for the cell
     */
    void weigh(double total, double[] weights) {
        Arrays.fill(weights, 0);
        if (total > 0 && exact) {
            weights[Arrays.binarySearch(points, total)] = 1;
        } else if (total > 0) {
            interpolate(Math.log(total), weights);
        }
    }

    private void interpolate(double place, double[] weights) {
        double sum = 0;
        for (int p = 0; p < points.length; p++) {
            double distance = place - logarithms[p];
            if (distance == 0) {
                Arrays.fill(weights, 0);
                weights[p] = 1;
                return;
            }
            double end = p == 0 || p == points.length - 1 ? 0.5 : 1;
            weights[p] = (p % 2 == 0 ? end : -end) / distance;
            sum += weights[p];
        }
        for (int p = 0; p < points.length; p++) {
            weights[p] /= sum;
        }
    }

    private static double[] chebyshev(double lowest, double highest) {
        double middle = (Math.log(highest) + Math.log(lowest)) / 2;
        double half = (Math.log(highest) - Math.log(lowest)) / 2;
        double[] points = new double[POINTS];
        Arrays.setAll(points, p -> Math.exp(middle - half * Math.cos(Math.PI * p / (POINTS - 1))));
        return points;
    }
}
