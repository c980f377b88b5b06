package org.screlapse.engine.cohort;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.task.Run;

/**
 * Cells, the samples they come from, and the patients of these. Immutable. In a cohort of bulk samples each row is a
 * sample.
 */
public final class Cohort {
    /** Stands for the sample of a cell that belongs to none. */
    public static final int NO_SAMPLE = -1;

    private final CohortColumns columns;
    private final int[] sampleOf;
    private final List<Sample> samples;
    private final List<String> patients;
    private final List<String> levels;
    private final Map<String, String> strata;
    private final CategoricalColumn clones;

    Cohort(CohortColumns columns, int[] sampleOf, List<Sample> samples, List<String> patients, List<String> levels,
        Map<String, String> strata, CategoricalColumn clones) {
        this.columns = columns;
        this.sampleOf = sampleOf;
        this.samples = List.copyOf(samples);
        this.patients = List.copyOf(patients);
        this.levels = List.copyOf(levels);
        this.strata = strata;
        this.clones = clones;
    }

    /**
     * Reads the cohort of cells. Cells without sample, patient, level of the factor or covariate belong to no sample.
     *
     * @param cells annotations of the cells
     * @param columns names of the annotations that tell the samples
     * @param run notes how many cells belong to no sample, and names that differ in form only
     * @return the cohort, with at least one sample
     * @throws IllegalArgumentException if an annotation is not there, no cell has all of them, one is an empty text, or
     *             differs between cells of one sample, or a patient is of two strata
     */
    public static Cohort ofCells(Annotations cells, CohortColumns columns, Run run) {
        return new CohortReading(cells, columns, "cells", run).read();
    }

    /**
     * Reads a cohort without cells.
     *
     * @param rows annotations of the samples, a row per sample; several rows of one patient at one level of the factor
     *            belong to one sample where the samples have no names
     * @param columns names of the annotations that tell the samples
     * @param run notes names that differ in form only
     * @return the cohort
     * @throws IllegalArgumentException as for cells, and if a row belongs to no sample
     */
    public static Cohort ofSamples(Annotations rows, CohortColumns columns, Run run) {
        CohortReading reading = new CohortReading(rows, columns, "samples", run);
        reading.requireAll();
        return reading.read();
    }

    /** @return names of the annotations that tell the samples */
    public CohortColumns columns() {
        return columns;
    }

    /** @return the annotation whose levels are compared */
    public String factor() {
        return columns.factor();
    }

    /** @return number of cells; of a cohort of bulk samples the number of rows */
    public int size() {
        return sampleOf.length;
    }

    /**
     * @param cell a cell
     * @return position of its sample, {@link #NO_SAMPLE} if it has none
     */
    public int sampleOf(int cell) {
        return sampleOf[cell];
    }

    /** @return for each cell the position of its sample; not to be changed */
    public int[] sampleOf() {
        return sampleOf;
    }

    /** @return the samples, in the order in which the cells bring them */
    public List<Sample> samples() {
        return samples;
    }

    /** @return the patients that have a sample, in the order of the categories; none if they are not told apart */
    public List<String> patients() {
        return patients;
    }

    /** @return the levels of the factor that have a sample, in the order of the categories */
    public List<String> levels() {
        return levels;
    }

    /** @return whether patients have strata */
    public boolean hasStrata() {
        return !strata.isEmpty();
    }

    /**
     * @param patient a patient
     * @return its stratum, null if it has none
     */
    public String stratum(String patient) {
        return strata.get(patient);
    }

    /**
     * @param some some of the patients
     * @return their strata, in the order of the patients
     */
    public List<String> strata(Collection<String> some) {
        return some.stream().map(strata::get).filter(Objects::nonNull).distinct().toList();
    }

    /**
     * @return the clone of each cell
     * @throws IllegalStateException if clones are not told apart
     */
    public CategoricalColumn clones() {
        if (clones == null) {
            throw new IllegalStateException("The clones of the cells are not known.");
        }
        return clones;
    }
}
