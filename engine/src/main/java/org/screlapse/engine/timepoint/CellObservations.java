package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of each cell: its patient and timepoint, the population it belongs to, and scores. Cells of several
 * samples (sequencing runs) of one patient at one timepoint are pooled. Immutable; arrays are taken over, not copied.
 */
public final class CellObservations {
    private final Labels patients;
    private final Labels timepoints;
    private final Labels populations;
    private final Labels strata;
    private final List<Score> scores;

    record Score(String name, double[] values) {}

    private CellObservations(Labels patients, Labels timepoints, Labels populations, Labels strata,
        List<Score> scores) {
        this.patients = patients;
        this.timepoints = timepoints;
        this.populations = populations;
        this.strata = strata;
        this.scores = scores;
    }

    /**
     * Cells with their patients and timepoints; cells that lack one of them are left out and counted in a warning.
     *
     * @throws IllegalArgumentException if the numbers of cells differ
     */
    public static CellObservations of(Labels patients, Labels timepoints) {
        checkSize("timepoints", timepoints.size(), patients.size());
        return new CellObservations(patients, timepoints, null, null, List.of());
    }

    /**
     * The same with the populations; their fractions are compared. Cells without a population do not count as cells of
     * the sample when fractions are computed.
     *
     * @throws IllegalArgumentException if the number of cells differs
     */
    public CellObservations withPopulations(Labels newPopulations) {
        checkSize("populations", newPopulations.size(), size());
        return new CellObservations(patients, timepoints, newPopulations, strata, scores);
    }

    /**
     * The same with groups of patients that are also tested each for itself, such as molecular subtypes.
     *
     * @param newStrata the stratum of each cell's patient; missing where unknown
     * @throws IllegalArgumentException if the number of cells differs
     */
    public CellObservations withStrata(Labels newStrata) {
        checkSize("strata", newStrata.size(), size());
        return new CellObservations(patients, timepoints, populations, newStrata, scores);
    }

    /**
     * The same with one more score, whose means are compared.
     *
     * @param values a value a cell, NaN where missing; not to be changed
     * @throws IllegalArgumentException if the number of cells differs or the score is there already
     */
    public CellObservations withScore(String name, double[] values) {
        checkSize("score '" + name + "'", values.length, size());
        if (scores.stream().anyMatch(score -> score.name().equals(name))) {
            throw new IllegalArgumentException("Score '" + name + "' is given twice; give each score once.");
        }
        List<Score> more = new ArrayList<>(scores);
        more.add(new Score(name, values));
        return new CellObservations(patients, timepoints, populations, strata, List.copyOf(more));
    }

    public int size() {
        return patients.size();
    }

    Labels patients() {
        return patients;
    }

    Labels timepoints() {
        return timepoints;
    }

    /** The populations, or null where none were given. */
    Labels populations() {
        return populations;
    }

    /**
     * The strata of the patients.
     *
     * @throws IllegalArgumentException if a patient belongs to two
     */
    Strata strata() {
        return strata == null ? Strata.NONE : Strata.of(patients, strata);
    }

    List<Score> scores() {
        return scores;
    }

    private static void checkSize(String what, int size, int expected) {
        if (size != expected) {
            throw new IllegalArgumentException(
                "There are " + size + " values of the " + what + " for " + expected + " cells; give one a cell.");
        }
    }
}
