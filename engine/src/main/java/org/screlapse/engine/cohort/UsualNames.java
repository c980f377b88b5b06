package org.screlapse.engine.cohort;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names that annotations of samples, patients and timepoints, and the timepoints themselves, usually have. */
public final class UsualNames {
    private static final List<String> SAMPLES =
        List.of("sample", "sampleid", "samplename", "origident", "library", "libraryid", "gsm");
    private static final List<String> PATIENTS = List.of("patient", "patientid", "patientname", "donor", "donorid",
        "subject", "subjectid", "individual", "participant", "case", "caseid", "mouse", "animal");
    private static final List<String> TIMEPOINTS = List.of("timepoint", "time", "stage", "diseasestage", "day", "visit",
        "status", "diseasestatus", "treatment", "condition", "stimulation", "stim", "group");
    private static final List<String> CLONES =
        List.of("clone", "cloneid", "clonotype", "clonotypeid", "rawclonotypeid", "lineage", "barcode", "clonalgroup");
    private static final List<String> REFERENCES = List.of("diagnosis", "dx", "initial", "primary", "baseline",
        "pretreatment", "pre", "before", "untreated", "control", "ctrl", "unstimulated", "healthy");

    private UsualNames() {
    }

    /**
     * @param names names of annotations
     * @return the one that is likely to name the sample
     */
    public static Optional<String> sample(Collection<String> names) {
        return first(names, SAMPLES);
    }

    /**
     * @param names names of annotations
     * @return the one that is likely to name the patient
     */
    public static Optional<String> patient(Collection<String> names) {
        return first(names, PATIENTS);
    }

    /**
     * @param names names of annotations
     * @return the one that is likely to name the timepoint or another factor
     */
    public static Optional<String> timepoint(Collection<String> names) {
        return first(names, TIMEPOINTS);
    }

    /**
     * @param names names of annotations
     * @return the one that is likely to name the clone
     */
    public static Optional<String> clone(Collection<String> names) {
        return first(names, CLONES);
    }

    /**
     * @param levels timepoints or levels of another factor
     * @return the one that is likely to be the reference: by its name, else the first in time; none without levels
     */
    public static Optional<String> reference(List<String> levels) {
        return first(levels, REFERENCES).or(() -> TimeOrder.of(levels).stream().findFirst());
    }

    /** The name that comes first in the list of usual ones, whatever its case, spaces, dots and underscores. */
    private static Optional<String> first(Collection<String> names, List<String> usual) {
        return usual.stream().flatMap(word -> names.stream().filter(name -> plain(name).equals(word))).findFirst();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
