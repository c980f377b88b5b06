package org.screlapse.engine.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Random-effects meta-analysis: the mean of an effect over patients that truly differ in it, such as log odds ratios,
 * each known with its own error.
 *
 * <p>
 * The variance τ² between patients is DerSimonian and Laird's: with weights w = 1/v, {@code Q = Σw(y − ȳ)²} and
 * {@code τ² = max(0, (Q − (k − 1)) / (Σw − Σw²/Σw))}. The mean weighs patients by {@code 1/(v + τ²)}; its error and its
 * t test with k − 1 degrees of freedom are Hartung and Knapp's (and Sidik and Jonkman's), which keep their level with
 * few patients. {@code I² = max(0, (Q − (k − 1))/Q)} is the part of the variation that is not sampling error. Null
 * hypothesis of the t test: the mean effect is 0; of Q: all patients have the same effect. Equal to
 * {@code rma(y, v, method = "DL", test = "knha")} of R's metafor.
 *
 * @see <a href="https://doi.org/10.1016/0197-2456(86)90046-2">DerSimonian and Laird, Controlled Clinical Trials 7
 *      (1986) 177</a>
 * @see <a href="https://doi.org/10.1002/sim.791">Hartung and Knapp, Statistics in Medicine 20 (2001) 1771</a>
 */
public final class RandomEffects {
    private static final RandomEffects DEFAULT = new RandomEffects(0.95);

    private final double level;

    /**
     * What was found.
     *
     * @param k the number of effects
     * @param mean the mean effect; NaN without one
     * @param standardError its standard error; NaN for fewer than two effects
     * @param low the lower end of its confidence interval
     * @param high the upper end
     * @param statistic t; NaN for fewer than two effects or where the error is 0
     * @param pValue two-sided
     * @param tauSquared the variance between patients
     * @param iSquared the part of the variation not due to sampling, 0 to 1
     * @param q Cochran's Q
     * @param qPValue its p-value: whether the patients differ
     */
    public record Result(int k, double mean, double standardError, double low, double high, double statistic,
        double pValue, double tauSquared, double iSquared, double q, double qPValue) {}

    private RandomEffects(double level) {
        this.level = Interval.checkLevel(level);
    }

    /** Confidence level 0.95. */
    public static RandomEffects withDefaults() {
        return DEFAULT;
    }

    /**
     * The same with another confidence level.
     *
     * @throws IllegalArgumentException unless 0 &lt; level &lt; 1
     */
    public RandomEffects withConfidenceLevel(double newLevel) {
        return new RandomEffects(newLevel);
    }

    /**
     * Combines effects.
     *
     * @param effects finite, one a patient
     * @param variances their squared standard errors, above 0
     * @throws IllegalArgumentException if the lengths differ or a variance is not above 0
     */
    public Result combine(double[] effects, double[] variances) {
        check(effects, variances);
        int k = effects.length;
        if (k < 2) {
            return new Result(k, k == 0 ? Double.NaN : effects[0], Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double[] fixed = Arrays.stream(variances).map(v -> 1 / v).toArray();
        double q = spread(fixed, effects);
        double sum = Arrays.stream(fixed).sum();
        double c = sum - Arrays.stream(fixed).map(w -> w * w).sum() / sum;
        double tauSquared = Math.max(0, (q - (k - 1)) / c);
        double[] weights = Arrays.stream(variances).map(v -> 1 / (v + tauSquared)).toArray();
        double mean = mean(weights, effects);
        double error = Math.sqrt(spread(weights, effects) / (k - 1) / Arrays.stream(weights).sum());
        TDistribution t = TDistribution.of(k - 1);
        double half = t.inverseSurvivalProbability((1 - level) / 2) * error;
        double statistic = error > 0 ? mean / error : Double.NaN;
        return new Result(k, mean, error, mean - half, mean + half, statistic,
            error > 0 ? Math.min(1, 2 * t.survivalProbability(Math.abs(statistic))) : Double.NaN, tauSquared,
            q > 0 ? Math.max(0, (q - (k - 1)) / q) : 0, q, ChiSquaredDistribution.of(k - 1).survivalProbability(q));
    }

    /**
     * Whether groups of patients differ in their mean effects: a meta-regression on the groups, with one variance τ²
     * between the patients of a group (DerSimonian and Laird's), and the F test of Knapp and Hartung with (groups − 1)
     * and (patients − groups) degrees of freedom, which keeps its level with few patients. Equal to {@code rma(y, v,
     * mods = ~ factor(group), method = "DL", test = "knha")} of R's metafor.
     *
     * @param effects for each group the effects of its patients, finite
     * @param variances their squared standard errors, above 0
     * @return F and p; NaN unless two groups have a patient and one of them has two
     * @throws IllegalArgumentException if the lengths differ or a variance is not above 0
     * @see <a href="https://doi.org/10.1002/sim.1482">Knapp and Hartung, Statistics in Medicine 22 (2003) 2693</a>
     */
    public static Difference difference(List<double[]> effects, List<double[]> variances) {
        int groups = 0;
        int patients = 0;
        double q = 0;
        double c = 0;
        for (int g = 0; g < effects.size(); g++) {
            check(effects.get(g), variances.get(g));
            double[] fixed = Arrays.stream(variances.get(g)).map(v -> 1 / v).toArray();
            if (fixed.length > 0) {
                double sum = Arrays.stream(fixed).sum();
                groups++;
                patients += fixed.length;
                q += spread(fixed, effects.get(g));
                c += sum - Arrays.stream(fixed).map(w -> w * w).sum() / sum;
            }
        }
        int df = patients - groups;
        if (groups < 2 || df < 1) {
            return new Difference(Double.NaN, Double.NaN);
        }
        return between(effects, variances, Math.max(0, (q - df) / c), groups, df);
    }

    private static Difference between(List<double[]> effects, List<double[]> variances, double tauSquared, int groups,
        int df) {
        double[] means = new double[groups];
        double[] weights = new double[groups];
        double scatter = 0;
        int next = 0;
        for (int g = 0; g < effects.size(); g++) {
            double[] w = Arrays.stream(variances.get(g)).map(v -> 1 / (v + tauSquared)).toArray();
            if (w.length > 0) {
                means[next] = mean(w, effects.get(g));
                weights[next++] = Arrays.stream(w).sum();
                scatter += spread(w, effects.get(g));
            }
        }
        if (!(scatter > 0)) {
            return new Difference(Double.NaN, Double.NaN);
        }
        double f = spread(weights, means) / (groups - 1) / (scatter / df);
        return new Difference(f, FDistribution.of(groups - 1.0, df).survivalProbability(f));
    }

    /**
     * Whether groups differ of which only the means are known: {@code Σ(m − m̄)²/s²} over the means m with errors s, m̄
     * weighed by 1/s², against χ² with (groups − 1) degrees of freedom. It takes the errors as exactly known; where
     * they come from a few patients, p tends to be too small.
     *
     * @param means the groups' means
     * @param errors their standard errors, above 0
     * @return χ² and p, NaN for fewer than two groups
     */
    public static Difference difference(double[] means, double[] errors) {
        double[] variances = Arrays.stream(errors).map(e -> e * e).toArray();
        check(means, variances);
        if (means.length < 2) {
            return new Difference(Double.NaN, Double.NaN);
        }
        double q = spread(Arrays.stream(variances).map(v -> 1 / v).toArray(), means);
        return new Difference(q, ChiSquaredDistribution.of(means.length - 1.0).survivalProbability(q));
    }

    /**
     * A difference between groups.
     *
     * @param statistic F or χ²
     * @param pValue the p-value
     */
    public record Difference(double statistic, double pValue) {}

    private static double mean(double[] weights, double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> weights[i] * values[i]).sum()
            / Arrays.stream(weights).sum();
    }

    private static double spread(double[] weights, double[] values) {
        double mean = mean(weights, values);
        return IntStream.range(0, values.length).mapToDouble(i -> weights[i] * (values[i] - mean) * (values[i] - mean))
            .sum();
    }

    private static void check(double[] effects, double[] variances) {
        if (effects.length != variances.length) {
            throw new IllegalArgumentException("There are " + effects.length + " effects and " + variances.length
                + " variances; give one of each for every patient.");
        }
        for (int i = 0; i < effects.length; i++) {
            if (!Double.isFinite(effects[i]) || !(variances[i] > 0) || Double.isInfinite(variances[i])) {
                throw new IllegalArgumentException("Effect " + (i + 1) + " is " + effects[i] + " with variance "
                    + variances[i] + "; effects must be finite and variances above 0.");
            }
        }
    }
}
