package org.screlapse.engine.timepoint;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All samples, at most one for each patient and timepoint: what cell-level and sample-level input have in common. */
final class SampleTable {
    private final List<Measure> measures;
    private final List<String> patients;
    private final List<String> timepoints;
    private final List<String> warnings;
    private final Strata strata;
    private final Map<Key, SampleSummary> samples = new LinkedHashMap<>();

    private record Key(String patient, String timepoint) {}

    /**
     * A table.
     *
     * @param measures what was measured
     * @param patients those with a sample, in the order of the results
     * @param timepoints those with a sample, in the order of the results
     * @param samples the samples
     * @param strata the groups of patients
     * @param warnings what the user should know of how they came about
     */
    SampleTable(List<Measure> measures, List<String> patients, List<String> timepoints, List<SampleSummary> samples,
        Strata strata, List<String> warnings) {
        if (measures.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to compare: give populations or at least one score.");
        }
        this.measures = List.copyOf(measures);
        this.patients = List.copyOf(patients);
        this.timepoints = List.copyOf(timepoints);
        this.strata = strata;
        this.warnings = List.copyOf(warnings);
        samples.forEach(sample -> this.samples.put(new Key(sample.patient(), sample.timepoint()), sample));
    }

    List<Measure> measures() {
        return measures;
    }

    List<String> patients() {
        return patients;
    }

    List<String> timepoints() {
        return timepoints;
    }

    Strata strata() {
        return strata;
    }

    /** The same with the patients of one stratum only. */
    SampleTable ofStratum(String stratum) {
        return new SampleTable(measures, patients.stream().filter(p -> stratum.equals(strata.of(p))).toList(),
            timepoints, samples.values().stream().filter(s -> stratum.equals(strata.of(s.patient()))).toList(), strata,
            warnings);
    }

    List<String> warnings() {
        return warnings;
    }

    Collection<SampleSummary> samples() {
        return samples.values();
    }

    /** The sample, or null where the patient has none at the timepoint. */
    SampleSummary find(String patient, String timepoint) {
        return samples.get(new Key(patient, timepoint));
    }
}
