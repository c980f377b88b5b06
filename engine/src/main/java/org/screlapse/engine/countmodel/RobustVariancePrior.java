package org.screlapse.engine.countmodel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;
import org.screlapse.engine.smooth.Lowess;
import org.screlapse.engine.stats.Quantiles;

/**
 * A {@link VariancePrior} that a few features of outlying variance do not distort: the moments of log s² are taken
 * after the tails have been pulled in, and features in the upper tail are bound less to the prior the more certainly
 * they are outliers.
 *
 * @see <a href="https://doi.org/10.1214/16-AOAS920">Phipson et al., Ann. Appl. Stat. 10 (2016) 946</a>
 */
final class RobustVariancePrior {
    private static final double LOWER_TAIL = 0.05;
    private static final double UPPER_TAIL = 0.1;
    private static final double TREND_SPAN = 0.4;
    private static final double SMALLEST_VARIANCE = 1e-12;
    private static final double SAME_DF = 1e-14;

    private final int n;
    private final double df1;
    private final double[] logs;
    private final VariancePrior plain;

    private RobustVariancePrior(double df1, double[] logs, VariancePrior plain) {
        this.n = logs.length;
        this.df1 = df1;
        this.logs = logs;
        this.plain = plain;
    }

    /**
     * Fits.
     *
     * @param variances s² of each feature
     * @param dfs their degrees of freedom; features of 0 get the prior's scale and no say in it
     * @param covariate along which s₀² may change
     */
    static VariancePrior fit(double[] variances, double[] dfs, double[] covariate) {
        int[] used =
            IntStream.range(0, variances.length).filter(i -> dfs[i] > 0 && Double.isFinite(variances[i])).toArray();
        if (used.length < 3) {
            return VariancePrior.fit(variances, dfs, covariate);
        }
        if (used.length == variances.length) {
            return fitAll(variances, dfs, covariate);
        }
        VariancePrior some = fitAll(pick(variances, used), pick(dfs, used), pick(covariate, used));
        return spread(some, used, covariate);
    }

    private static VariancePrior fitAll(double[] variances, double[] dfs, double[] covariate) {
        double smallest = SMALLEST_VARIANCE * Quantiles.median(variances);
        double[] raised = Arrays.stream(variances).map(v -> Math.max(v, smallest)).toArray();
        VariancePrior plain = VariancePrior.fit(raised, dfs, covariate);
        if (1.0 / variances.length > UPPER_TAIL || smallest == 0) {
            return plain;
        }
        double df1 = Arrays.stream(dfs).max().orElseThrow();
        double[] logs = IntStream.range(0, raised.length)
            .mapToDouble(i -> Math.log(dfs[i] < df1 - SAME_DF
                ? plain.scale()[i] * atDf(raised[i] / plain.scale()[i], dfs[i], df1, plain.df()[0]) : raised[i]))
            .toArray();
        return new RobustVariancePrior(df1, logs, plain).fit(covariate);
    }

    private VariancePrior fit(double[] covariate) {
        double[] trend = Lowess.smooth(covariate, logs, TREND_SPAN);
        double[] residuals = IntStream.range(0, n).mapToDouble(i -> logs[i] - trend[i]).toArray();
        double low = Quantiles.of(residuals, LOWER_TAIL);
        double high = Quantiles.of(residuals, 1 - UPPER_TAIL);
        double[] pulledIn = Arrays.stream(residuals).map(r -> Math.min(Math.max(r, low), high)).toArray();
        double mean = Arrays.stream(pulledIn).average().orElseThrow();
        double variance = Arrays.stream(pulledIn).map(r -> (r - mean) * (r - mean)).sum() / (n - 1);
        double df2 = df2(variance);
        if (Double.isNaN(df2)) {
            return plain;
        }
        double shift = mean - new WinsorizedLogF(df1, df2, LOWER_TAIL, UPPER_TAIL).mean();
        double[] scale = Arrays.stream(trend).map(t -> Math.exp(t + shift)).toArray();
        double[] f = IntStream.range(0, n).mapToDouble(i -> Math.exp(logs[i] - trend[i] - shift)).toArray();
        return new VariancePrior(scale, Double.isInfinite(df2) ? unbindFromInfinite(f) : unbind(f, df2));
    }

    /** The df at which the variance of the pulled-in log F is the one seen; NaN for that of the plain fit. */
    private double df2(double variance) {
        DoubleUnaryOperator excess = part -> Math.log(variance
            / new WinsorizedLogF(df1, part >= 1 ? Double.POSITIVE_INFINITY : part / (1 - part), LOWER_TAIL, UPPER_TAIL)
                .variance());
        if (excess.applyAsDouble(1) <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double lowest = plain.df()[0];
        if (Double.isInfinite(lowest)) {
            return Double.NaN;
        }
        double low = lowest / (1 + lowest);
        if (excess.applyAsDouble(low) >= 0) {
            return lowest;
        }
        double high = 1;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            if (excess.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low / (1 - low);
    }

    private double[] unbindFromInfinite(double[] f) {
        double[] tails = Arrays.stream(f).map(value -> survival(value, df1, Double.POSITIVE_INFINITY)).toArray();
        double[] expected = emptyTails(f);
        double[] df = new double[n];
        for (int i = 0; i < n; i++) {
            double belongs = Math.min(1, tails[i] / expected[i]);
            df[i] = belongs < 1 ? belongs * n * df1 : Double.POSITIVE_INFINITY;
        }
        raise(df, byTail(tails), 0);
        return df;
    }

    private double[] unbind(double[] f, double df2) {
        double[] tails = Arrays.stream(f).map(value -> survival(value, df1, df2)).toArray();
        double[] expected = emptyTails(f);
        double[] belongs = IntStream.range(0, n).mapToDouble(i -> Math.min(1, tails[i] / expected[i])).toArray();
        double[] df = new double[n];
        if (Arrays.stream(belongs).allMatch(b -> b == 1)) {
            Arrays.fill(df, df2);
            return df;
        }
        double outlierDf = outlierDf(f, tails, df2);
        for (int i = 0; i < n; i++) {
            df[i] = belongs[i] * df2 + (1 - belongs[i]) * outlierDf;
        }
        Integer[] order = byTail(tails);
        raise(df, order, levelFirst(df, order));
        return df;
    }

    /** The df at which the most extreme feature would be ordinary: its tail probability one half. */
    private double outlierDf(double[] f, double[] tails, double df2) {
        double smallest = Arrays.stream(tails).min().orElseThrow();
        if (smallest == 0) {
            return 0;
        }
        double guess = Math.log(0.5) / Math.log(smallest) * df2;
        double tail = survival(Arrays.stream(f).max().orElseThrow(), df1, guess);
        return Math.log(0.5) / Math.log(tail) * guess;
    }

    /** Gives the first features, up to where the running mean is lowest, that mean. */
    private static int levelFirst(double[] df, Integer[] order) {
        double sum = 0;
        double lowest = Double.POSITIVE_INFINITY;
        int last = 0;
        for (int i = 0; i < order.length; i++) {
            sum += df[order[i]];
            if (sum / (i + 1) < lowest) {
                lowest = sum / (i + 1);
                last = i;
            }
        }
        for (int i = 0; i <= last; i++) {
            df[order[i]] = lowest;
        }
        return last;
    }

    /** A feature that is less of an outlier than another is not bound less. */
    private static void raise(double[] df, Integer[] order, int from) {
        for (int i = from + 1; i < order.length; i++) {
            df[order[i]] = Math.max(df[order[i]], df[order[i - 1]]);
        }
    }

    private Integer[] byTail(double[] tails) {
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> tails[i]));
        return order;
    }

    /** The part of the features at or above each: its tail probability if there were no outliers. */
    private double[] emptyTails(double[] f) {
        double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).apply(f);
        return Arrays.stream(ranks).map(rank -> (n - rank + 0.5) / n).toArray();
    }

    /** The F of {@code to} degrees of freedom that is as far out as one of {@code from}. */
    private static double atDf(double f, double from, double to, double df2) {
        double upper = survival(f, from, df2);
        return upper < 0.5 ? WinsorizedLogF.distribution(to, df2).inverseSurvivalProbability(upper)
            : WinsorizedLogF.distribution(to, df2)
                .inverseCumulativeProbability(WinsorizedLogF.distribution(from, df2).cumulativeProbability(f));
    }

    private static double survival(double f, double df1, double df2) {
        return WinsorizedLogF.distribution(df1, df2).survivalProbability(f);
    }

    /** Features that were left out get the scale of the nearest one along the covariate, and the largest df. */
    private static VariancePrior spread(VariancePrior some, int[] used, double[] covariate) {
        Integer[] order = IntStream.range(0, used.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> covariate[used[i]]));
        double[] known = Arrays.stream(order).mapToDouble(i -> covariate[used[i]]).toArray();
        double[] scale = new double[covariate.length];
        double[] df = new double[covariate.length];
        Arrays.fill(df, Arrays.stream(some.df()).max().orElseThrow());
        for (int i = 0; i < covariate.length; i++) {
            int place = Arrays.binarySearch(known, covariate[i]);
            int right = Math.max(0, Math.min(place < 0 ? -place - 1 : place, known.length - 1));
            int left = Math.max(0, right - 1);
            double part = known[right] == known[left] ? 0
                : Math.max(0, Math.min(1, (covariate[i] - known[left]) / (known[right] - known[left])));
            scale[i] = Math
                .exp((1 - part) * Math.log(some.scale()[order[left]]) + part * Math.log(some.scale()[order[right]]));
        }
        for (int i = 0; i < used.length; i++) {
            scale[used[i]] = some.scale()[i];
            df[used[i]] = some.df()[i];
        }
        return new VariancePrior(scale, df);
    }

    private static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
