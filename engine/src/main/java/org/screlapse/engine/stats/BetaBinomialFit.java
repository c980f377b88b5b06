package org.screlapse.engine.stats;

import java.util.Arrays;
import java.util.List;

/**
 * Maximum-likelihood means of groups and their common dispersion. For each precision the best means are found group by
 * group; the best precision is looked for on a grid first, as the likelihood may have more than one peak, and then
 * where the derivative is 0.
 */
final class BetaBinomialFit {
    private static final int LOWEST = -6;
    private static final int HIGHEST = 14;
    private static final int BISECTIONS = 100;

    private final List<BetaBinomialSample> groups;
    private final double[] logits;
    /** log of the precision, infinite for the binomial model. */
    private double lambda = Double.POSITIVE_INFINITY;
    private double logLikelihood;

    private BetaBinomialFit(List<BetaBinomialSample> groups) {
        this.groups = groups;
        this.logits = groups.stream().mapToDouble(BetaBinomialSample::pooledLogit).toArray();
        this.logLikelihood = groups.stream().mapToDouble(BetaBinomialSample::binomialLogLikelihood).sum();
    }

    static BetaBinomialFit of(BetaBinomialSample... groups) {
        BetaBinomialFit fit = new BetaBinomialFit(List.of(groups));
        fit.findPrecision();
        return fit;
    }

    double logLikelihood() {
        return logLikelihood;
    }

    double logit(int group) {
        return logits[group];
    }

    double dispersion() {
        return 1 / (1 + Math.exp(lambda));
    }

    /** The standard error of the difference of the two groups' logits. */
    double differenceError() {
        if (Double.isInfinite(lambda)) {
            return Math.sqrt(groups.stream().mapToDouble(group -> 1 / group.binomialInformation()).sum());
        }
        BetaBinomialSample.Point first = groups.get(0).at(logits[0], lambda);
        BetaBinomialSample.Point second = groups.get(1).at(logits[1], lambda);
        double a = -first.etaEta();
        double b = -second.etaEta();
        double c = -first.etaLambda();
        double d = -second.etaLambda();
        // Inverse of [[a, 0, c], [0, b, d], [c, d, e]] by its Schur complement.
        double rest = -first.lambdaLambda() - second.lambdaLambda() - c * c / a - d * d / b;
        double contrast = d / b - c / a;
        return Math.sqrt(1 / a + 1 / b + contrast * contrast / rest);
    }

    private void findPrecision() {
        double bestLambda = Double.NaN;
        double[] start = logits.clone();
        for (int grid = LOWEST; grid <= HIGHEST; grid++) {
            double value = profile(grid, start).value;
            if (value > logLikelihood) {
                logLikelihood = value;
                bestLambda = grid;
            }
        }
        if (Double.isNaN(bestLambda)) {
            return;
        }
        lambda = peak(Math.max(LOWEST, bestLambda - 1), Math.min(HIGHEST, bestLambda + 1), start);
        Profile best = profile(lambda, start);
        logLikelihood = best.value;
        System.arraycopy(best.logits, 0, logits, 0, logits.length);
    }

    /** Where the derivative by λ crosses 0 between two places, or the end where it does not. */
    private double peak(double from, double to, double[] start) {
        double low = from;
        double high = to;
        for (int i = 0; i < BISECTIONS && high - low > 1e-13; i++) {
            double middle = (low + high) / 2;
            if (profile(middle, start).slope > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /**
     * The best means for one precision.
     *
     * @param value the log likelihood
     * @param slope its derivative by λ
     */
    private record Profile(double value, double slope, double[] logits) {}

    private Profile profile(double atLambda, double[] start) {
        double value = 0;
        double slope = 0;
        double[] best = new double[groups.size()];
        Arrays.fill(best, Double.NaN);
        for (int i = 0; i < best.length; i++) {
            BetaBinomialSample group = groups.get(i);
            if (!group.isConstant()) {
                best[i] = LogOddsSolver.solve(eta -> {
                    BetaBinomialSample.Point point = group.at(eta, atLambda);
                    return new LogOddsSolver.Point(-point.eta(), -point.etaEta());
                }, 0, start[i]);
                BetaBinomialSample.Point point = group.at(best[i], atLambda);
                value += point.value();
                slope += point.lambda();
            }
        }
        return new Profile(value, slope, best);
    }
}
