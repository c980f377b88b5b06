package org.screlapse.engine.cohort;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.data.DataSummary;

/**
 * The names of the annotations that tell the samples of a cohort. Immutable; an operation holds them among its
 * parameters.
 *
 * @param sample names the sample; empty: each patient at each level of the factor is one
 * @param patient names the patient; empty if patients are not told apart
 * @param factor names what is compared: the timepoint, or another factor such as the treatment
 * @param stratum names the group of the patient, such as a molecular subtype; empty for none
 * @param covariates further annotations that may explain differences between samples, such as the batch or the age
 * @param clones names the clone or lineage, which is told apart within a patient only; empty for none
 * @param unite whether names that differ in form only ("Relapse", "relapse ") are one, and "nan" or "NA" is missing
 */
public record CohortColumns(String sample, String patient, String factor, String stratum, List<String> covariates,
    String clones, boolean unite) {

    private static final CohortColumns DEFAULT =
        new CohortColumns("", "patient", "timepoint", "", List.of(), "", false);

    /** Takes a copy. */
    public CohortColumns {
        covariates = List.copyOf(covariates);
    }

    /** @return {@code patient} and {@code timepoint}, one sample of each patient at each timepoint */
    public static CohortColumns withDefaults() {
        return DEFAULT;
    }

    /**
     * @param name the annotation that names the sample; empty: each patient at each level of the factor is one
     * @return these names with it
     */
    public CohortColumns withSample(String name) {
        return new CohortColumns(name, patient, factor, stratum, covariates, clones, unite);
    }

    /**
     * @param name the annotation that names the patient; empty if patients are not told apart
     * @return these names with it
     */
    public CohortColumns withPatient(String name) {
        return new CohortColumns(sample, name, factor, stratum, covariates, clones, unite);
    }

    /**
     * @param name the annotation whose levels are compared, such as the timepoint or the treatment
     * @return these names with it
     */
    public CohortColumns withFactor(String name) {
        return new CohortColumns(sample, patient, name, stratum, covariates, clones, unite);
    }

    /**
     * @param name the annotation with the group of the patient; empty for none
     * @return these names with it
     */
    public CohortColumns withStratum(String name) {
        return new CohortColumns(sample, patient, factor, name, covariates, clones, unite);
    }

    /**
     * @param names annotations that may explain differences between samples
     * @return these names with them
     */
    public CohortColumns withCovariates(List<String> names) {
        return new CohortColumns(sample, patient, factor, stratum, names, clones, unite);
    }

    /**
     * @param name the annotation that names the clone; empty for none
     * @return these names with it
     */
    public CohortColumns withClones(String name) {
        return new CohortColumns(sample, patient, factor, stratum, covariates, name, unite);
    }

    /**
     * @param value whether names that differ in form only are one, and "nan" or "NA" is missing
     * @return these names, read in this way
     */
    public CohortColumns withUnitedForms(boolean value) {
        return new CohortColumns(sample, patient, factor, stratum, covariates, clones, value);
    }

    /**
     * Checks whether data have these annotations.
     *
     * @param data what is known of the data
     * @return the levels of the factor; none if they are not known yet
     * @throws IllegalArgumentException if neither sample nor patient is given, an annotation is not there, or a
     *             covariate is one of the others
     */
    public List<String> require(DataSummary data) {
        check();
        if (!sample.isBlank()) {
            data.requireCellColumn("sample", sample);
        }
        if (!patient.isBlank()) {
            data.requireCellColumn("patient", patient);
        }
        List<String> levels = data.requireCellColumn("timepoint or other factor", factor).categories();
        if (!stratum.isBlank()) {
            data.requireCellColumn("stratum", stratum);
        }
        covariates.forEach(covariate -> data.requireCellColumn("covariate", covariate));
        if (!clones.isBlank()) {
            data.requireCellColumn("clone", clones);
        }
        return levels;
    }

    /** @throws IllegalArgumentException if neither sample nor patient is given, or a covariate is one of the others */
    void check() {
        if (sample.isBlank() && patient.isBlank()) {
            throw new IllegalArgumentException("Neither the sample nor the patient of the cells is known; choose the"
                + " annotation of at least one of them.");
        }
        if (!stratum.isBlank() && patient.isBlank()) {
            throw new IllegalArgumentException(
                "Strata are groups of patients, but the patient of the cells is not known; choose its annotation.");
        }
        for (String covariate : covariates) {
            if (List.of(sample, patient, factor).contains(covariate)) {
                throw new IllegalArgumentException(
                    "The annotation \"" + covariate + "\" cannot be a covariate: it is" + " the "
                        + (covariate.equals(factor) ? "timepoint or other factor"
                            : covariate.equals(patient) ? "patient" : "sample")
                        + " already. Remove it from the covariates.");
            }
        }
    }

    /** The annotations without which a cell belongs to no sample. */
    List<String> needed() {
        List<String> names = new ArrayList<>(List.of(sample, patient, factor));
        names.addAll(covariates);
        names.removeIf(String::isBlank);
        return names;
    }
}
