package org.screlapse.engine.countmodel;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.Trigamma;
import org.screlapse.engine.smooth.NaturalSpline;
import org.screlapse.engine.stats.Quantiles;

/**
 * What the variances of all features say of the variance of one: each sample variance s² of d degrees of freedom is
 * taken as scaled F-distributed, s² ~ s₀²·F(d, d₀), where s₀² may follow a trend.
 *
 * @param scale s₀² of each feature
 * @param df d₀ of each feature, may be infinite; all alike unless outliers were found
 * @see <a href="https://doi.org/10.2202/1544-6115.1027">Smyth, Stat. Appl. Genet. Mol. Biol. 3 (2004) 3</a>
 */
record VariancePrior(double[] scale, double[] df) {
    private static final double SMALLEST_DF = 1e-15;
    private static final double SMALLEST_VARIANCE = 1e-5;

    /**
     * Fits by the moments of log s².
     *
     * @param variances s² of each feature
     * @param dfs d of each feature; features of 0 are left out
     * @param covariate along which s₀² may change, such as the average abundance
     */
    static VariancePrior fit(double[] variances, double[] dfs, double[] covariate) {
        int n = variances.length;
        boolean[] used = new boolean[n];
        for (int i = 0; i < n; i++) {
            used[i] = dfs[i] > SMALLEST_DF && Double.isFinite(dfs[i]) && Double.isFinite(variances[i]);
        }
        int known = (int) IntStream.range(0, n).filter(i -> used[i]).count();
        if (known < 2) {
            return of(IntStream.range(0, n).mapToDouble(i -> used[i] ? variances[i] : 1).toArray(), 0);
        }
        double[] logs = logs(variances, dfs, used);
        double meanTrigamma = IntStream.range(0, n).filter(i -> used[i]).mapToDouble(i -> Trigamma.value(dfs[i] / 2))
            .average().orElseThrow();
        int distinct =
            (int) IntStream.range(0, n).filter(i -> used[i]).mapToDouble(i -> covariate[i]).distinct().count();
        int parameters = Math.min(1 + (known >= 3 ? 1 : 0) + (known >= 6 ? 1 : 0) + (known >= 30 ? 1 : 0), distinct);
        if (parameters < 2 || known <= parameters) {
            return constant(variances, logs, used, known, meanTrigamma);
        }
        NaturalSpline trend = NaturalSpline.fit(covariate, logs, used, parameters);
        double excess = trend.residualVariance() - meanTrigamma;
        double df = excess > 0 ? 2 * inverseTrigamma(excess) : Double.POSITIVE_INFINITY;
        double shift = excess > 0 ? Digamma.value(df / 2) - Math.log(df / 2) : 0;
        return of(Arrays.stream(trend.fitted()).map(e -> Math.exp(e + shift)).toArray(), df);
    }

    /** The prior of all features alike in df. */
    static VariancePrior of(double[] scale, double df) {
        double[] dfs = new double[scale.length];
        Arrays.fill(dfs, df);
        return new VariancePrior(scale, dfs);
    }

    /** The variance of each feature, drawn towards the prior as much as the prior knows more than the feature. */
    double[] posterior(double[] variances, double[] dfs) {
        return IntStream
            .range(0,
                variances.length)
            .mapToDouble(i -> Double.isInfinite(df[i]) ? scale[i] : dfs[i] + df[i] == 0 ? variances[i]
                : (dfs[i] * (dfs[i] > 0 ? variances[i] : 0) + df[i] * scale[i]) / (dfs[i] + df[i]))
            .toArray();
    }

    private static VariancePrior constant(double[] variances, double[] logs, boolean[] used, int known,
        double meanTrigamma) {
        int[] rows = IntStream.range(0, used.length).filter(i -> used[i]).toArray();
        double mean = Arrays.stream(rows).mapToDouble(i -> logs[i]).average().orElseThrow();
        double excess = Arrays.stream(rows).mapToDouble(i -> (logs[i] - mean) * (logs[i] - mean)).sum() / (known - 1)
            - meanTrigamma;
        double[] scale = new double[used.length];
        if (excess <= 0) {
            Arrays.fill(scale, Arrays.stream(rows).mapToDouble(i -> variances[i]).average().orElseThrow());
            return of(scale, Double.POSITIVE_INFINITY);
        }
        double df = 2 * inverseTrigamma(excess);
        Arrays.fill(scale, Math.exp(mean + Digamma.value(df / 2) - Math.log(df / 2)));
        return of(scale, df);
    }

    /** log s² less its expectation at s₀² = 1 and d₀ = ∞; variances of zero are moved away from it. */
    private static double[] logs(double[] variances, double[] dfs, boolean[] used) {
        double median = Quantiles.of(
            IntStream.range(0, used.length).filter(i -> used[i]).mapToDouble(i -> Math.max(0, variances[i])).toArray(),
            0.5);
        double smallest = SMALLEST_VARIANCE * (median == 0 ? 1 : median);
        return IntStream.range(0, used.length)
            .mapToDouble(i -> used[i]
                ? Math.log(Math.max(variances[i], smallest)) - Digamma.value(dfs[i] / 2) + Math.log(dfs[i] / 2)
                : Double.NaN)
            .toArray();
    }

    /** The y at which trigamma(y) = x, by Newton's method on 1/trigamma, which is convex and nearly straight. */
    static double inverseTrigamma(double x) {
        if (x > 1e7) {
            return 1 / Math.sqrt(x);
        }
        if (x < 1e-6) {
            return 1 / x;
        }
        double y = 0.5 + 1 / x;
        for (int i = 0; i < 50; i++) {
            double trigamma = Trigamma.value(y);
            double change = trigamma * (1 - trigamma / x) / tetragamma(y);
            y += change;
            if (-change / y < 1e-8) {
                break;
            }
        }
        return y;
    }

    /** The derivative of trigamma, by recurrence to a large argument and the asymptotic series there. */
    private static double tetragamma(double x) {
        double sum = 0;
        double y = x;
        while (y < 20) {
            sum -= 2 / (y * y * y);
            y++;
        }
        double r = 1 / (y * y);
        return sum - r * (1 + 1 / y + r * (0.5 - r * (1 / 6.0 - r * (1 / 6.0 - r * 0.3))));
    }
}
