package org.screlapse.engine.classify;

import java.util.List;
import org.screlapse.engine.task.Progress;

/**
 * A mixture of two normal distributions, fitted by expectation maximization; the upper one is the population.
 *
 * <p>
 * The fit starts from several divisions of the scores (natural breaks and upper shares of 1 to 50 %) and keeps that of
 * the greatest likelihood, which never decreases from one step to the next. A deviation is at least 1 % of that of all
 * scores, so that no component closes in on a single value. More than 4,096 cells are grouped into as many neighbors.
 *
 * <p>
 * The probability of a cell is its posterior one; beyond the means of the two components it is held, since the wider
 * component would otherwise win at both ends. The threshold is where, between the means, the probability reaches the
 * chosen one; if it does so nowhere, no cell is in the population. Immutable; there is no randomness.
 *
 * @param posterior probability from which on a cell is in the population, 0 to 1, both excluded; usually 0.5
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1977.tb01600.x">Dempster et al., J. R. Stat. Soc. B 39 (1977) 1</a>
 */
public record GaussianMixture(double posterior) implements ThresholdMethod {

    private static final int STEPS = 60;

    /** @throws IllegalArgumentException if the probability is out of range */
    public GaussianMixture {
        if (!(posterior > 0 && posterior < 1)) {
            throw new IllegalArgumentException(
                "The probability is " + posterior + "; it must lie between 0 and 1, such as 0.5.");
        }
    }

    @Override
    public Cut cut(double[] scores, double[] reference, Progress progress) {
        MixtureFit fit = MixtureFit.of(scores, progress);
        double threshold = threshold(fit);
        return new Cut(threshold, List.of(), Double.NaN, fit::upperProbability);
    }

    private double threshold(MixtureFit fit) {
        double low = fit.lowerMean();
        double high = fit.upperMean();
        if (fit.upperProbability(high) < posterior) {
            return Double.POSITIVE_INFINITY;
        }
        for (int step = 0; step < STEPS; step++) {
            double middle = low + (high - low) / 2;
            if (fit.upperProbability(middle) < posterior) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
