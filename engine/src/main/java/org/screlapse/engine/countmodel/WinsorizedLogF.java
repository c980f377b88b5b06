package org.screlapse.engine.countmodel;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * Mean and variance of log F after both tails have been pulled in to a quantile.
 *
 * @param mean the mean
 * @param variance the variance
 */
record WinsorizedLogF(double mean, double variance) {
    private static final GaussIntegrator QUADRATURE = new GaussIntegratorFactory().legendre(128);
    private static final double NEARLY_INFINITE = 1e10;

    WinsorizedLogF(double df1, double df2, double lowerTail, double upperTail) {
        this(moments(df1, df2, lowerTail, upperTail));
    }

    private WinsorizedLogF(double[] moments) {
        this(moments[0], moments[1]);
    }

    /** F of df1 and df2 degrees of freedom, df2 may be infinite. */
    static ContinuousDistribution distribution(double df1, double df2) {
        return df2 > NEARLY_INFINITE ? GammaDistribution.of(df1 / 2, 2 / df1) : FDistribution.of(df1, df2);
    }

    private static double[] moments(double df1, double df2, double lowerTail, double upperTail) {
        ContinuousDistribution f = distribution(df1, df2);
        double low = f.inverseCumulativeProbability(lowerTail);
        double high = f.inverseSurvivalProbability(upperTail);
        double from = low / (1 + low);
        double to = high / (1 + high);
        // Integrated over F/(1 + F), which is bounded.
        double mean = integral(from, to, u -> density(f, u) * Math.log(u / (1 - u))) + lowerTail * Math.log(low)
            + upperTail * Math.log(high);
        double variance = integral(from, to, u -> density(f, u) * square(Math.log(u / (1 - u)) - mean))
            + lowerTail * square(Math.log(low) - mean) + upperTail * square(Math.log(high) - mean);
        return new double[]{mean, variance};
    }

    private static double integral(double from, double to, UnivariateFunction function) {
        double middle = (from + to) / 2;
        double half = (to - from) / 2;
        return half * QUADRATURE.integrate(t -> function.value(middle + half * t));
    }

    private static double density(ContinuousDistribution f, double u) {
        return f.density(u / (1 - u)) / square(1 - u);
    }

    private static double square(double x) {
        return x * x;
    }
}
