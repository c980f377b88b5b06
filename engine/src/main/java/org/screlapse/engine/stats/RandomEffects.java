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
    private static final String NAME = "random-effects meta-analysis";
    private static final String OF = "mean effect";
    private static final List<String> TAU = List.of("heterogeneity: tau squared", "variance of the effects");
    private static final List<String> I = List.of("heterogeneity: I squared", "part of variation between patients");
    private static final RandomEffects DEFAULT = new RandomEffects(0.95);

    private final double level;

    /**
     * What was found; n is the number of effects.
     *
     * @param mean the mean effect (NaN without one) with its interval, t and p; NaN for fewer than two effects, t and p
     *            also where the error is 0
     * @param standardError the standard error of the mean; NaN for fewer than two effects
     * @param tauSquared the variance between patients; the statistic is Cochran's Q, p whether the patients differ
     * @param iSquared the part of the variation not due to sampling, 0 to 1, with the same Q
     */
    public record MetaAnalysis(TestResult mean, double standardError, TestResult tauSquared, TestResult iSquared) {}

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
    public MetaAnalysis combine(double[] effects, double[] variances) {
        check(effects, variances);
        int k = effects.length;
        if (k < 2) {
            TestResult mean =
                TestResult.none(NAME, k, "").withEstimate(Estimate.of(OF, k == 0 ? Double.NaN : effects[0]));
            return new MetaAnalysis(mean, Double.NaN, heterogeneity(TAU, Double.NaN, Double.NaN, k),
                heterogeneity(I, Double.NaN, Double.NaN, k));
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
        double p = error > 0 ? Math.min(1, 2 * t.survivalProbability(Math.abs(statistic))) : Double.NaN;
        TestResult result = new TestResult(NAME, Estimate.of(OF, mean, mean - half, mean + half), "t", statistic, p,
            Double.isNaN(p) ? PMethod.NONE : PMethod.DISTRIBUTION, k, "");
        double iSquared = q > 0 ? Math.max(0, (q - (k - 1)) / q) : 0;
        return new MetaAnalysis(result, error, heterogeneity(TAU, tauSquared, q, k), heterogeneity(I, iSquared, q, k));
    }

    private static TestResult heterogeneity(List<String> names, double value, double q, int k) {
        double p = Double.isNaN(q) ? Double.NaN : ChiSquaredDistribution.of(k - 1).survivalProbability(q);
        return new TestResult(names.get(0), Estimate.of(names.get(1), value), "Q", q, p,
            Double.isNaN(q) ? PMethod.NONE : PMethod.DISTRIBUTION, k, "");
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
    public static TestResult difference(List<double[]> effects, List<double[]> variances) {
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
            return difference("F", Double.NaN, Double.NaN, patients);
        }
        return between(effects, variances, Math.max(0, (q - df) / c), groups, df);
    }

    private static TestResult between(List<double[]> effects, List<double[]> variances, double tauSquared, int groups,
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
            return difference("F", Double.NaN, Double.NaN, df + groups);
        }
        double f = spread(weights, means) / (groups - 1) / (scatter / df);
        return difference("F", f, FDistribution.of(groups - 1.0, df).survivalProbability(f), df + groups);
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
    public static TestResult difference(double[] means, double[] errors) {
        double[] variances = Arrays.stream(errors).map(e -> e * e).toArray();
        check(means, variances);
        if (means.length < 2) {
            return difference("chi-squared", Double.NaN, Double.NaN, means.length);
        }
        double q = spread(Arrays.stream(variances).map(v -> 1 / v).toArray(), means);
        return difference("chi-squared", q, ChiSquaredDistribution.of(means.length - 1.0).survivalProbability(q),
            means.length);
    }

    private static TestResult difference(String statisticName, double statistic, double p, long n) {
        return new TestResult("difference of groups", Estimate.NONE, statisticName, statistic, p,
            Double.isNaN(p) ? PMethod.NONE : PMethod.DISTRIBUTION, n, "");
    }

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
