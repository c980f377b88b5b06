package org.screlapse.engine.timepoint;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.cohort.Cohort;

/** All samples, one for each patient at each level of the factor: what cells and tables of samples have in common. */
final class SampleTable {
    private final Cohort cohort;
    private final List<Measure> measures;
    private final List<String> patients;
    private final Map<Key, SampleSummary> samples = new LinkedHashMap<>();

    private record Key(String patient, String level) {}

    /**
     * @param cohort patients, levels and strata
     * @param measures what was measured
     * @param samples the samples
     */
    SampleTable(Cohort cohort, List<Measure> measures, List<SampleSummary> samples) {
        this(cohort, cohort.patients(), measures, samples);
    }

    private SampleTable(Cohort cohort, List<String> patients, List<Measure> measures,
        Collection<SampleSummary> samples) {
        this.cohort = cohort;
        this.measures = List.copyOf(measures);
        this.patients = List.copyOf(patients);
        samples.forEach(sample -> this.samples.put(new Key(sample.patient(), sample.timepoint()), sample));
    }

    List<Measure> measures() {
        return measures;
    }

    /** Those with a sample, in the order of the results. */
    List<String> patients() {
        return patients;
    }

    /** The levels with a sample, in the order of the results. */
    List<String> levels() {
        return cohort.levels();
    }

    /** The cohort, with the strata of the patients. */
    Cohort cohort() {
        return cohort;
    }

    /** The same with the patients of one stratum only. */
    SampleTable ofStratum(String stratum) {
        return new SampleTable(cohort, patients.stream().filter(p -> stratum.equals(cohort.stratum(p))).toList(),
            measures,
            samples.values().stream().filter(sample -> stratum.equals(cohort.stratum(sample.patient()))).toList());
    }

    Collection<SampleSummary> samples() {
        return samples.values();
    }

    /** The sample, or null where the patient has none at the level. */
    SampleSummary find(String patient, String level) {
        return samples.get(new Key(patient, level));
    }
}
