package org.screlapse.engine.stats;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.Trigamma;

/**
 * The log likelihood of a group of counts under a beta-binomial distribution with mean μ and precision θ = (1−ρ)/ρ, as
 * a function of η = logit μ and λ = log θ, without the binomial coefficients, which cancel in every comparison.
 */
final class BetaBinomialSample {
    private final long[] counts;
    private final long[] sizes;
    private final long count;
    private final long size;

    /**
     * Value and derivatives at one place.
     *
     * @param value the log likelihood
     * @param eta its derivative by η
     * @param lambda by λ
     * @param etaEta the second derivative by η
     * @param etaLambda the mixed one
     * @param lambdaLambda the second by λ
     */
    record Point(double value, double eta, double lambda, double etaEta, double etaLambda, double lambdaLambda) {}

    /** Samples without cells say nothing and are dropped. */
    BetaBinomialSample(long[] counts, long[] sizes) {
        if (counts.length != sizes.length) {
            throw new IllegalArgumentException("There are " + counts.length + " counts and " + sizes.length
                + " sizes; give one of each for every sample.");
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || counts[i] > sizes[i]) {
                throw new IllegalArgumentException("The count is " + counts[i] + " of " + sizes[i]
                    + " cells; it must lie between 0 and " + sizes[i] + ".");
            }
        }
        int[] used = IntStream.range(0, counts.length).filter(i -> sizes[i] > 0).toArray();
        this.counts = IntStream.of(used).mapToLong(i -> counts[i]).toArray();
        this.sizes = IntStream.of(used).mapToLong(i -> sizes[i]).toArray();
        this.count = LongStream.of(counts).sum();
        this.size = LongStream.of(sizes).sum();
    }

    BetaBinomialSample and(BetaBinomialSample other) {
        return new BetaBinomialSample(LongStream.concat(LongStream.of(counts), LongStream.of(other.counts)).toArray(),
            LongStream.concat(LongStream.of(sizes), LongStream.of(other.sizes)).toArray());
    }

    /** How many samples have cells. */
    int samples() {
        return counts.length;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** All counts are 0, or all are the sizes: the likelihood is largest, 1, at the end of the range, whatever θ. */
    boolean isConstant() {
        return count == 0 || count == size;
    }

    /** logit of the pooled fraction. */
    double pooledLogit() {
        return Math.log((double) count / (size - count));
    }

    /** The largest log likelihood of the binomial model, ρ = 0. */
    double binomialLogLikelihood() {
        double p = (double) count / size;
        return isConstant() ? 0 : count * Math.log(p) + (size - count) * Math.log1p(-p);
    }

    /** The information on η in the binomial model. */
    double binomialInformation() {
        double p = (double) count / size;
        return size * p * (1 - p);
    }

    Point at(double eta, double lambda) {
        double theta = Math.exp(lambda);
        double mu = 1 / (1 + Math.exp(-eta));
        double nu = 1 / (1 + Math.exp(eta));
        double value = 0;
        double a1 = 0;
        double b1 = 0;
        double c1 = 0;
        double a2 = 0;
        double b2 = 0;
        double c2 = 0;
        for (int i = 0; i < counts.length; i++) {
            long x = counts[i];
            long y = sizes[i] - x;
            value += logRising(mu * theta, x) + logRising(nu * theta, y) - logRising(theta, sizes[i]);
            a1 += Digamma.value(x + mu * theta) - Digamma.value(mu * theta);
            b1 += Digamma.value(y + nu * theta) - Digamma.value(nu * theta);
            c1 += Digamma.value(sizes[i] + theta) - Digamma.value(theta);
            a2 += Trigamma.value(x + mu * theta) - Trigamma.value(mu * theta);
            b2 += Trigamma.value(y + nu * theta) - Trigamma.value(nu * theta);
            c2 += Trigamma.value(sizes[i] + theta) - Trigamma.value(theta);
        }
        double slope = mu * nu;
        double byMu = theta * (a1 - b1);
        double byTheta = mu * a1 + nu * b1 - c1;
        return new Point(value, byMu * slope, byTheta * theta,
            theta * theta * (a2 + b2) * slope * slope + byMu * slope * (nu - mu),
            (a1 - b1 + theta * (mu * a2 - nu * b2)) * slope * theta,
            (mu * mu * a2 + nu * nu * b2 - c2) * theta * theta + byTheta * theta);
    }

    /** log(a(a + 1) … (a + n − 1)). */
    private static double logRising(double a, long n) {
        return n == 0 ? 0 : LogGamma.value(a + n) - LogGamma.value(a);
    }
}
