package org.screlapse.engine.stats;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * All 2×2 tables with the given margins, told apart by x, their upper left count, and their probabilities under an odds
 * ratio ψ = e^θ.
 *
 * <p>
 * Probabilities are never listed over the whole support. Central tails start from Commons Statistics' probability of
 * one table, accurate far into the tail, and follow the ratio of neighbors outwards until nothing more is added. Sums
 * under ψ start from the mode, with its weight set to 1, and end where the weights vanish beside it.
 */
final class FixedMarginTable {
    /** R's allowance for rounding when it compares probabilities: 1 + 10⁻⁷, as a logarithm. */
    private static final double SAME = Math.log1p(1e-7);
    /** Terms smaller than this part of the sum change nothing. */
    private static final double NEGLIGIBLE = 1e-20;

    private final int column1;
    private final int column2;
    private final int row1;
    private final int lowest;
    private final int highest;
    private final HypergeometricDistribution central;

    FixedMarginTable(int column1, int column2, int row1) {
        this.column1 = column1;
        this.column2 = column2;
        this.row1 = row1;
        this.lowest = Math.max(0, row1 - column2);
        this.highest = Math.min(row1, column1);
        int total = column1 + column2;
        this.central = total == 0 ? null : HypergeometricDistribution.of(total, column1, row1);
    }

    /** P(X ≤ x) under ψ = 1. */
    double lowerTail(int x) {
        if (x >= highest) {
            return 1;
        }
        return x <= mode(0) ? outwards(x, -1) : 1 - outwards(x + 1, 1);
    }

    /** P(X ≥ x) under ψ = 1. */
    double upperTail(int x) {
        if (x <= lowest) {
            return 1;
        }
        return x >= mode(0) ? outwards(x, 1) : 1 - outwards(x - 1, -1);
    }

    /** The probability of all tables that are at most as probable as x under ψ = 1. */
    double bothTails(int x) {
        int mode = mode(0);
        if (lowest == highest || logProbability(x) + SAME >= logProbability(mode)) {
            return 1;
        }
        double atMost = logProbability(x) + SAME;
        int direction = x < mode ? 1 : -1;
        int other = firstAtMost(atMost, mode, direction);
        double near = outwards(x, -direction);
        return Math.min(1, other < lowest || other > highest ? near : near + outwards(other, direction));
    }

    /** The ψ under which the expected count is x. */
    double oddsRatio(int x) {
        if (x == lowest) {
            return 0;
        }
        if (x == highest) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.exp(LogOddsSolver.solve(this::mean, x, start(x)));
    }

    /** The ψ under which P(X ≥ x) is alpha. */
    double oddsRatioAtUpperTail(int x, double alpha) {
        if (x == lowest) {
            return 0;
        }
        return Math.exp(LogOddsSolver.solve(theta -> upperTail(x, theta), alpha, start(x)));
    }

    /** The ψ under which P(X ≤ x) is alpha. */
    double oddsRatioAtLowerTail(int x, double alpha) {
        if (x == highest) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.exp(LogOddsSolver.solve(theta -> upperTail(x + 1, theta), 1 - alpha, start(x)));
    }

    /** Haldane's estimate of the log odds ratio, finite for every table. */
    private double start(int x) {
        double a = x + 0.5;
        double b = row1 - x + 0.5;
        double c = column1 - x + 0.5;
        double d = (double) column2 - row1 + x + 0.5;
        return Math.log(a * d / (b * c));
    }

    private double logProbability(int x) {
        return central.logProbability(x);
    }

    /** P(x) + P(x + step) + …, for x at the mode or beyond it in the direction of step. */
    private double outwards(int x, int step) {
        double sum = 1;
        double term = 1;
        for (int i = x; i + step >= lowest && i + step <= highest && term > NEGLIGIBLE * sum; i += step) {
            term *= step > 0 ? ratio(i) : 1 / ratio(i - 1);
            sum += term;
        }
        return Math.min(1, Math.exp(logProbability(x) + Math.log(sum)));
    }

    /** The count nearest to the mode, in one direction, whose log probability is at most the given one. */
    private int firstAtMost(double logP, int mode, int direction) {
        int near = mode;
        int far = direction > 0 ? highest + 1 : lowest - 1;
        while (Math.abs(far - near) > 1) {
            int middle = near + (far - near) / 2;
            if (logProbability(middle) <= logP) {
                far = middle;
            } else {
                near = middle;
            }
        }
        return far;
    }

    /** P(x + 1) / P(x) under ψ = 1; falls as x grows. */
    private double ratio(int x) {
        return ((double) column1 - x) * ((double) row1 - x) / ((x + 1.0) * ((double) column2 - row1 + x + 1.0));
    }

    /** The most probable count under θ: the first whose upper neighbor is less probable. */
    private int mode(double theta) {
        double bound = Math.exp(-theta);
        int low = lowest;
        int high = highest;
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (ratio(middle) < bound) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private LogOddsSolver.Point mean(double theta) {
        Sums sums = new Sums(theta, lowest);
        return new LogOddsSolver.Point(sums.mode + sums.mean(), sums.second / sums.total - sums.mean() * sums.mean());
    }

    private LogOddsSolver.Point upperTail(int from, double theta) {
        Sums sums = new Sums(theta, from);
        double tail = sums.tail / sums.total;
        return new LogOddsSolver.Point(tail, sums.tailFirst / sums.total - sums.mean() * tail);
    }

    /** Weights under θ, summed outwards from the mode; moments are about the mode. */
    private final class Sums {
        private final int mode;
        private final int from;
        private double total;
        private double first;
        private double second;
        private double tail;
        private double tailFirst;

        Sums(double theta, int from) {
            this.from = from;
            this.mode = mode(theta);
            double psi = Math.exp(theta);
            add(mode, 1);
            double weight = 1;
            for (int x = mode; x < highest && weight > NEGLIGIBLE; x++) {
                weight *= ratio(x) * psi;
                add(x + 1, weight);
            }
            weight = 1;
            for (int x = mode; x > lowest && weight > NEGLIGIBLE; x--) {
                weight /= ratio(x - 1) * psi;
                add(x - 1, weight);
            }
        }

        private void add(int x, double weight) {
            double distance = (double) x - mode;
            total += weight;
            first += weight * distance;
            second += weight * distance * distance;
            if (x >= from) {
                tail += weight;
                tailFirst += weight * distance;
            }
        }

        double mean() {
            return first / total;
        }
    }
}
