package org.screlapse.engine.countmodel;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;
import org.screlapse.engine.linalg.SymmetricSystem;

/**
 * Fits log-linear models to counts that scatter as a negative binomial of known dispersion φ: mean μ = exp(Xβ +
 * offset), variance μ + φμ². Fisher scoring with Levenberg–Marquardt damping, which never lets the deviance grow.
 *
 * @see <a href="https://doi.org/10.1093/nar/gks042">McCarthy, Chen and Smyth, Nucleic Acids Res. 40 (2012) 4288</a>
 */
final class NegativeBinomialGlm {
    private static final int MAX_ITERATIONS = 200;
    private static final double TOLERANCE = 1e-9;
    private static final double MAX_DAMPING = 1e12;
    /** A fitted mean is never below this: a group without a single count would go to zero without end. */
    private static final double SMALLEST_MEAN = 1e-10;
    /** Pivots of the information matrix below this are a group without counts, which says nothing. */
    private static final double SMALLEST_PIVOT = 1e-10;

    private final Design design;
    private final double[][] x;

    NegativeBinomialGlm(Design design) {
        this.design = design;
        this.x = design.rows();
    }

    /**
     * A fitted model.
     *
     * @param coefficients β, natural logarithms
     * @param means fitted μ of each sample
     * @param deviance twice the log-likelihood lost against a perfect fit
     */
    record Fit(double[] coefficients, double[] means, double deviance) {}

    /**
     * Fits one feature.
     *
     * @param counts a count per sample
     * @param offsets natural logarithm of the library size of each sample
     * @param dispersion φ, 0 for Poisson
     * @param start where to begin, null for equal means
     */
    Fit fit(double[] counts, double[] offsets, double dispersion, double[] start) {
        int p = design.columns().size();
        Step current = step(counts, offsets, dispersion, start == null ? equalMeans(counts, offsets) : start);
        if (Arrays.stream(counts).allMatch(c -> c == 0)) {
            return new Fit(current.beta, current.means, 0);
        }
        SymmetricSystem system = new SymmetricSystem(p);
        double damping = 0;
        for (int iteration = 0; iteration < MAX_ITERATIONS && damping < MAX_DAMPING; iteration++) {
            double[] weights = new double[counts.length];
            double[] score = score(counts, dispersion, current.means, weights);
            boolean definite = system.factor(x, weights, damping);
            if (!definite) {
                damping = Math.max(1e-6, damping * 10);
                continue;
            }
            double[] change = score.clone();
            system.solve(change);
            double gain = dot(score, change);
            if (gain <= TOLERANCE * (Math.abs(current.deviance) + 0.1) * 0.01) {
                break;
            }
            Step next = step(counts, offsets, dispersion, sum(current.beta, change));
            if (next.deviance <= current.deviance) {
                boolean done = current.deviance - next.deviance <= TOLERANCE * (next.deviance + 0.1) && damping == 0;
                current = next;
                damping = damping < 1e-8 ? 0 : damping / 10;
                if (done) {
                    break;
                }
            } else {
                damping = Math.max(1e-6, damping * 10);
            }
        }
        return new Fit(current.beta, current.means, Math.max(0, current.deviance));
    }

    /** Cox and Reid's profile log-likelihood of the dispersion: less half the log determinant of the information. */
    double adjustedProfileLikelihood(double[] counts, double dispersion, Fit fit) {
        double[] weights = new double[counts.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = fit.means[i] / (1 + dispersion * fit.means[i]);
        }
        SymmetricSystem system = new SymmetricSystem(design.columns().size());
        system.factor(x, weights, 0);
        return logLikelihood(counts, dispersion, fit.means) - system.logDeterminant(SMALLEST_PIVOT) / 2;
    }

    private static double logLikelihood(double[] counts, double dispersion, double[] means) {
        double size = 1 / dispersion;
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double y = counts[i];
            double scaled = dispersion * means[i];
            sum += LogGamma.value(y + size) - LogGamma.value(size) - LogGamma.value(y + 1) - size * Math.log1p(scaled)
                + (y == 0 ? 0 : y * Math.log(scaled / (1 + scaled)));
        }
        return sum;
    }

    private record Step(double[] beta, double[] means, double deviance) {}

    private Step step(double[] counts, double[] offsets, double dispersion, double[] beta) {
        double[] means = new double[counts.length];
        double deviance = 0;
        for (int i = 0; i < means.length; i++) {
            means[i] = Math.max(SMALLEST_MEAN, Math.exp(offsets[i] + dot(x[i], beta)));
            deviance += unitDeviance(counts[i], means[i], dispersion);
        }
        return new Step(beta, means, deviance);
    }

    private double[] score(double[] counts, double dispersion, double[] means, double[] weights) {
        double[] score = new double[x[0].length];
        for (int i = 0; i < counts.length; i++) {
            double variance = 1 + dispersion * means[i];
            weights[i] = means[i] / variance;
            double residual = (counts[i] - means[i]) / variance;
            for (int j = 0; j < score.length; j++) {
                score[j] += x[i][j] * residual;
            }
        }
        return score;
    }

    private static double unitDeviance(double y, double mean, double dispersion) {
        double ratio = y == 0 ? 0 : y * Math.log(y / mean);
        if (dispersion == 0) {
            return 2 * (ratio - (y - mean));
        }
        double excess = dispersion * (y - mean) / (1 + dispersion * mean);
        return 2 * (ratio - (y + 1 / dispersion) * Math.log1p(excess));
    }

    /** Least-squares coefficients of equal means in all samples, exact where the design has an intercept. */
    private double[] equalMeans(double[] counts, double[] offsets) {
        double total = Arrays.stream(counts).sum();
        double size = Arrays.stream(offsets).map(Math::exp).sum();
        double level = Math.log(Math.max(total, SMALLEST_MEAN) / size);
        double[] ones = new double[counts.length];
        Arrays.fill(ones, 1);
        double[] beta = new double[x[0].length];
        for (double[] row : x) {
            for (int j = 0; j < beta.length; j++) {
                beta[j] += row[j] * level;
            }
        }
        SymmetricSystem system = new SymmetricSystem(beta.length);
        system.factor(x, ones, 0);
        system.solve(beta);
        return beta;
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
