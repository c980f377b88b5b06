package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.screlapse.engine.abundance.CohortLayout.Sample;

/**
 * What should be known of samples as replicates: the model takes them as independent, which samples of one patient are
 * not, and a covariate that is the same in all of them explains nothing.
 */
final class ReplicateWarnings {
    private ReplicateWarnings() {
    }

    /**
     * The warnings.
     *
     * @param samples the samples compared
     * @param paired whether patients are compared with themselves
     */
    static List<String> of(List<Sample> samples, boolean paired) {
        List<String> warnings = new ArrayList<>();
        Set<String> patients = samples.stream().map(Sample::patient).filter(patient -> patient != null)
            .collect(Collectors.toCollection(TreeSet::new));
        if (patients.size() == 1 && samples.stream().allMatch(sample -> sample.patient() != null)) {
            warnings.add("All samples are of one patient, " + patients.iterator().next()
                + ": the results say nothing of other patients.");
        } else {
            warnOfRepeats(samples, warnings);
            if (!paired) {
                warnOfBoth(samples, patients, warnings);
            }
        }
        warnOfConstants(samples, warnings);
        return warnings;
    }

    private static void warnOfRepeats(List<Sample> samples, List<String> warnings) {
        TreeMap<String, Long> counts = samples.stream().filter(sample -> sample.patient() != null).collect(
            Collectors.groupingBy(s -> s.patient() + " (" + s.timepoint() + ")", TreeMap::new, Collectors.counting()));
        List<String> repeated = counts.keySet().stream().filter(key -> counts.get(key) > 1).toList();
        if (!repeated.isEmpty()) {
            warnings.add("Several samples of a patient at one timepoint count as independent replicates, which can make"
                + " p-values too small; leave the sample annotation empty to put them together: "
                + String.join(", ", repeated) + ".");
        }
    }

    private static void warnOfBoth(List<Sample> samples, Set<String> patients, List<String> warnings) {
        List<String> both = patients.stream().filter(patient -> samples.stream()
            .filter(sample -> patient.equals(sample.patient())).map(Sample::timepoint).distinct().count() > 1).toList();
        if (!both.isEmpty()) {
            warnings.add("Fewer than two patients have both timepoints, so all samples are compared as independent"
                + " groups; in both groups is " + String.join(", ", both) + ".");
        }
    }

    private static void warnOfConstants(List<Sample> samples, List<String> warnings) {
        Sample first = samples.get(0);
        List<String> constant = new ArrayList<>(first.groups().keySet());
        constant.addAll(first.numbers().keySet());
        constant.removeIf(covariate -> samples.stream()
            .anyMatch(sample -> !Objects.equals(sample.groups().get(covariate), first.groups().get(covariate))
                || !Objects.equals(sample.numbers().get(covariate), first.numbers().get(covariate))));
        if (!constant.isEmpty()) {
            warnings.add("Covariates that are the same in all samples compared are left out: "
                + String.join(", ", constant) + ".");
        }
    }
}
