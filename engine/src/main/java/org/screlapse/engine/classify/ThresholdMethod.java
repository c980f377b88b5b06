package org.screlapse.engine.classify;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.screlapse.engine.task.Progress;

/** A way to find the threshold above which a score tells a population from the other cells. */
public sealed interface ThresholdMethod permits NaturalBreaks, GaussianMixture, OtsuThreshold, ThresholdMethod.Quantile,
    ThresholdMethod.Fixed, ThresholdMethod.AboveReference {

    /**
     * A threshold.
     *
     * @param threshold cells whose score is at least this are in the population; infinite if none is
     * @param breaks the highest scores of all classes but the uppermost, where the method makes classes
     * @param goodness goodness of variance fit of the classes, 0 to 1; NaN where the method makes none
     * @param probability of a score the probability to be of the population; 0 or 1 for methods that know none
     */
    record Cut(double threshold, List<Double> breaks, double goodness, DoubleUnaryOperator probability) {

        /** A cut of a method that knows neither classes nor probabilities. */
        static Cut at(double threshold) {
            return new Cut(threshold, List.of(), Double.NaN, score -> score >= threshold ? 1 : 0);
        }
    }

    /**
     * @param scores the scores, ascending, none missing, at least two different ones unless the threshold is fixed
     * @param reference those of the reference cells, ascending; empty if there are none
     * @param progress asked whether to stop
     * @return the threshold
     * @throws IllegalArgumentException if there is no such threshold
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    Cut cut(double[] scores, double[] reference, Progress progress);

    /** @return whether the threshold depends on the form of the distribution, which then should have two modes */
    default boolean looksForModes() {
        return true;
    }

    /** @return whether the method compares with the scores of reference cells */
    default boolean needsReference() {
        return false;
    }

    /** @return whether each cell gets a probability beside its label */
    default boolean hasProbability() {
        return true;
    }

    /** @return whether there is a threshold also if all scores are the same */
    default boolean worksOnConstant() {
        return false;
    }

    /**
     * The quantile (type 7, as R's default) of the scores themselves: a fixed share of cells gets the label.
     *
     * @param probability which quantile, 0 to 1, both excluded
     */
    record Quantile(double probability) implements ThresholdMethod {

        /** @throws IllegalArgumentException if the probability is out of range */
        public Quantile {
            requireProbability("quantile", probability);
        }

        @Override
        public Cut cut(double[] scores, double[] reference, Progress progress) {
            return Cut.at(quantile(scores, probability));
        }

        @Override
        public boolean looksForModes() {
            return false;
        }
    }

    /**
     * A threshold that is known before.
     *
     * @param threshold a number
     */
    record Fixed(double threshold) implements ThresholdMethod {

        /** @throws IllegalArgumentException if it is not a number */
        public Fixed {
            if (!Double.isFinite(threshold)) {
                throw new IllegalArgumentException("The threshold is " + threshold + "; it must be a number.");
            }
        }

        @Override
        public Cut cut(double[] scores, double[] reference, Progress progress) {
            return Cut.at(threshold);
        }

        @Override
        public boolean looksForModes() {
            return false;
        }

        @Override
        public boolean hasProbability() {
            return false;
        }

        @Override
        public boolean worksOnConstant() {
            return true;
        }
    }

    /**
     * Above the quantile (type 7) of a reference group of cells, such as normal cells.
     *
     * @param probability which quantile, 0 to 1, both excluded
     */
    record AboveReference(double probability) implements ThresholdMethod {

        /** @throws IllegalArgumentException if the probability is out of range */
        public AboveReference {
            requireProbability("quantile of the reference cells", probability);
        }

        @Override
        public Cut cut(double[] scores, double[] reference, Progress progress) {
            if (reference.length == 0) {
                throw new IllegalArgumentException(
                    "There are no reference cells with a score: choose another reference" + " group.");
            }
            return Cut.at(Math.nextUp(quantile(reference, probability)));
        }

        @Override
        public boolean needsReference() {
            return true;
        }

        @Override
        public boolean worksOnConstant() {
            return true;
        }

        @Override
        public boolean looksForModes() {
            return false;
        }
    }

    private static void requireProbability(String what, double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                "The " + what + " is " + probability + "; it must lie between 0 and 1, such as 0.95.");
        }
    }

    /** The quantile of type 7 of ascending values. */
    static double quantile(double[] sorted, double probability) {
        double place = (sorted.length - 1) * probability;
        int below = (int) Math.floor(place);
        double share = place - below;
        return share == 0 ? sorted[below] : sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }

    /** The ascending values without missing ones. */
    static double[] sortedWithoutMissing(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    }
}
