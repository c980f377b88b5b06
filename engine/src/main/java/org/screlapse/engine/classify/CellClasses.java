package org.screlapse.engine.classify;

import java.util.List;

/**
 * What {@link CellClassifier} found.
 *
 * @param thresholds one a group
 * @param fractions one a sample
 */
public record CellClasses(List<Threshold> thresholds, List<Fraction> fractions) {

    /**
     * The threshold of a group.
     *
     * @param group name of the group; empty if there is only one
     * @param cells number of cells with a score
     * @param threshold cells whose score is at least this are in the population; NaN if there is no threshold
     * @param breaks the highest scores of all classes but the uppermost, where the method makes classes
     * @param goodness goodness of variance fit, 0 to 1; NaN where the method makes no classes
     * @param separation difference of the mean scores above and below the threshold, in standard deviations within
     *            both; one normal distribution cut in half has 2.65; NaN if there are no cells on one side
     * @param twoModes whether two populations can be seen, with a valley at the threshold
     * @param randomShare the share of cells, 0 to 1, that random genes would call by this threshold; NaN if that was
     *            not computed with the score
     */
    public record Threshold(String group, int cells, double threshold, List<Double> breaks, double goodness,
        double separation, boolean twoModes, double randomShare) {}

    /**
     * The share of the population in a sample.
     *
     * @param sample name of the sample; empty if there is only one
     * @param patient the patient of its cells; empty if that is not known or not one
     * @param timepoint the timepoint of its cells; empty if that is not known or not one
     * @param cells number of cells with a label
     * @param population how many of them are of the population
     * @param fraction their share, 0 to 1; NaN if there are no cells
     * @param low lower end of its Wilson interval
     * @param high upper end
     */
    public record Fraction(String sample, String patient, String timepoint, int cells, int population, double fraction,
        double low, double high) {}
}
