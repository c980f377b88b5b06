package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of each sample, a row a sample: its patient and timepoint, how many cells it has where that is known,
 * fractions of populations and mean scores. Immutable; arrays are taken over, not copied.
 */
public final class SampleObservations {
    private final List<String> patients;
    private final List<String> timepoints;
    private final long[] cells;
    private final List<String> strata;
    private final List<Column> columns;

    record Column(Measure measure, double[] values) {}

    private SampleObservations(List<String> patients, List<String> timepoints, long[] cells, List<String> strata,
        List<Column> columns) {
        this.patients = patients;
        this.timepoints = timepoints;
        this.cells = cells;
        this.strata = strata;
        this.columns = columns;
    }

    /**
     * Samples with their patients and timepoints.
     *
     * @throws IllegalArgumentException if one is missing or empty, or the numbers differ
     */
    public static SampleObservations of(List<String> patients, List<String> timepoints) {
        checkSize("timepoints", timepoints.size(), patients.size());
        checkGiven("patient", patients);
        checkGiven("timepoint", timepoints);
        return new SampleObservations(List.copyOf(patients), List.copyOf(timepoints), null, null, List.of());
    }

    /**
     * The same with the number of cells of each sample, without which there are neither intervals nor tests within a
     * patient.
     *
     * @param newCells at least 0, or −1 where unknown; not to be changed
     * @throws IllegalArgumentException if a number is below −1 or there is not one a sample
     */
    public SampleObservations withCells(long[] newCells) {
        checkSize("cell counts", newCells.length, size());
        for (int row = 0; row < newCells.length; row++) {
            if (newCells[row] < TimepointResult.UNKNOWN) {
                throw new IllegalArgumentException(
                    "The cell count of " + sample(row) + " is " + newCells[row] + "; it must be 0 or more.");
            }
        }
        return new SampleObservations(patients, timepoints, newCells, strata, columns);
    }

    /**
     * The same with groups of patients that are also tested each for itself, such as molecular subtypes.
     *
     * @param newStrata the stratum of each sample's patient, null where unknown; not to be changed
     * @throws IllegalArgumentException if there is not one a sample
     */
    public SampleObservations withStrata(List<String> newStrata) {
        checkSize("strata", newStrata.size(), size());
        return new SampleObservations(patients, timepoints, cells, newStrata, columns);
    }

    /**
     * The same with the fractions of one more population.
     *
     * @param values 0 to 1, NaN where missing; not to be changed
     * @throws IllegalArgumentException if a value lies outside 0–1, there is not one a sample or the population is
     *             there already
     */
    public SampleObservations withFraction(String population, double[] values) {
        checkSize("fractions of '" + population + "'", values.length, size());
        for (int row = 0; row < values.length; row++) {
            if (values[row] < 0 || values[row] > 1) {
                throw new IllegalArgumentException("The fraction of '" + population + "' in " + sample(row) + " is "
                    + values[row] + "; fractions must lie between 0 and 1 (divide percentages by 100).");
            }
        }
        return with(new Measure(population, Measure.Kind.FRACTION), values);
    }

    /**
     * The same with the means of one more score.
     *
     * @param values a mean a sample, NaN where missing; not to be changed
     * @throws IllegalArgumentException if a value is infinite, there is not one a sample or the score is there already
     */
    public SampleObservations withScore(String score, double[] values) {
        checkSize("values of '" + score + "'", values.length, size());
        for (int row = 0; row < values.length; row++) {
            if (Double.isInfinite(values[row])) {
                throw new IllegalArgumentException(
                    "The score '" + score + "' of " + sample(row) + " is infinite; scores must be finite or missing.");
            }
        }
        return with(new Measure(score, Measure.Kind.SCORE), values);
    }

    private SampleObservations with(Measure measure, double[] values) {
        if (columns.stream().anyMatch(column -> column.measure().equals(measure))) {
            throw new IllegalArgumentException(
                "The " + measure.kind().label() + " '" + measure.name() + "' is given twice; give each once.");
        }
        List<Column> more = new ArrayList<>(columns);
        more.add(new Column(measure, values));
        return new SampleObservations(patients, timepoints, cells, strata, List.copyOf(more));
    }

    public int size() {
        return patients.size();
    }

    List<String> patients() {
        return patients;
    }

    List<String> timepoints() {
        return timepoints;
    }

    /** The number of cells of a sample, {@link TimepointResult#UNKNOWN} where it was not given. */
    long cells(int row) {
        return cells == null ? TimepointResult.UNKNOWN : cells[row];
    }

    /**
     * The strata of the patients.
     *
     * @throws IllegalArgumentException if a patient belongs to two
     */
    Strata strata() {
        return strata == null ? Strata.NONE : Strata.of(Labels.of(patients), Labels.of(strata));
    }

    List<Column> columns() {
        return columns;
    }

    private String sample(int row) {
        return "patient '" + patients.get(row) + "' at '" + timepoints.get(row) + "'";
    }

    private static void checkGiven(String what, List<String> labels) {
        for (int row = 0; row < labels.size(); row++) {
            if (labels.get(row) == null || labels.get(row).isBlank()) {
                throw new IllegalArgumentException("Sample " + (row + 1) + " has no " + what + "; give every sample a "
                    + what + ", or remove its row.");
            }
        }
    }

    private static void checkSize(String what, int size, int expected) {
        if (size != expected) {
            throw new IllegalArgumentException(
                "There are " + size + " " + what + " for " + expected + " samples; give one a sample.");
        }
    }
}
