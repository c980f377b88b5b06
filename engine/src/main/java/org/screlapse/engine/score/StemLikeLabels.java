package org.screlapse.engine.score;

import java.util.List;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;

/**
 * What {@link StemLikeClassifier} found.
 *
 * @param labels a label a cell, missing where there is no score or no threshold
 * @param probabilities of each cell the probability to be of the population, 0 or 1 for methods that know none
 * @param thresholds one a group
 * @param fractions one a sample
 * @param warnings what the user should know, whole sentences
 */
public record StemLikeLabels(CategoricalColumn labels, NumericColumn probabilities, List<Threshold> thresholds,
    List<Fraction> fractions, List<String> warnings) {

    /**
     * The threshold of a group.
     *
     * @param group name of the group; empty if there is only one
     * @param cells number of cells with a score
     * @param threshold cells whose score is at least this are in the population; NaN if there is no threshold
     * @param breaks the highest scores of all classes but the uppermost, where the method makes classes
     * @param goodness goodness of variance fit, 0 to 1; NaN where the method makes no classes
     * @param twoModes whether two populations can be seen in the distribution of the score
     */
    public record Threshold(String group, int cells, double threshold, List<Double> breaks, double goodness,
        boolean twoModes) {}

    /**
     * The share of the population in a sample.
     *
     * @param sample name of the sample; empty if there is only one
     * @param cells number of cells with a label
     * @param population how many of them are of the population
     * @param fraction their share, 0 to 1; NaN if there are no cells
     * @param low lower end of its Wilson interval
     * @param high upper end
     */
    public record Fraction(String sample, int cells, int population, double fraction, double low, double high) {}
}
