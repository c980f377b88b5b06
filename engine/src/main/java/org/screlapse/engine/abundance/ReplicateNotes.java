package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.screlapse.engine.cohort.Sample;
import org.screlapse.engine.task.Run;

/**
 * What should be known of samples as replicates: the model takes them as independent, which samples of one patient are
 * not, and a covariate that is the same in all of them explains nothing.
 */
final class ReplicateNotes {
    private ReplicateNotes() {
    }

    /**
     * Notes it.
     *
     * @param samples the samples compared
     * @param paired whether patients are compared with themselves
     */
    static void add(List<Sample> samples, boolean paired, Run run) {
        Set<String> patients = samples.stream().map(Sample::patient).filter(patient -> patient != null)
            .collect(Collectors.toCollection(TreeSet::new));
        if (patients.size() == 1 && samples.stream().allMatch(sample -> sample.patient() != null)) {
            run.note("All samples are of one patient, " + patients.iterator().next()
                + ": the results say nothing of other patients.");
        } else {
            noteRepeats(samples, run);
            if (!paired) {
                noteBoth(samples, patients, run);
            }
        }
        noteConstants(samples, run);
    }

    private static void noteRepeats(List<Sample> samples, Run run) {
        TreeMap<String, Long> counts = samples.stream().filter(sample -> sample.patient() != null).collect(
            Collectors.groupingBy(s -> s.patient() + " (" + s.level() + ")", TreeMap::new, Collectors.counting()));
        List<String> repeated = counts.keySet().stream().filter(key -> counts.get(key) > 1).toList();
        if (!repeated.isEmpty()) {
            run.note("Several samples of a patient at one timepoint count as independent replicates, which can make"
                + " p-values too small; leave the sample annotation empty to put them together: "
                + String.join(", ", repeated) + ".");
        }
    }

    private static void noteBoth(List<Sample> samples, Set<String> patients, Run run) {
        List<String> both = patients.stream().filter(patient -> samples.stream()
            .filter(sample -> patient.equals(sample.patient())).map(Sample::level).distinct().count() > 1).toList();
        if (!both.isEmpty()) {
            run.note("Fewer than two patients have both timepoints, so all samples are compared as independent"
                + " groups; in both groups is " + String.join(", ", both) + ".");
        }
    }

    private static void noteConstants(List<Sample> samples, Run run) {
        Sample first = samples.get(0);
        List<String> constant = new ArrayList<>(first.groups().keySet());
        constant.addAll(first.numbers().keySet());
        constant.removeIf(covariate -> samples.stream()
            .anyMatch(sample -> !Objects.equals(sample.groups().get(covariate), first.groups().get(covariate))
                || !Objects.equals(sample.numbers().get(covariate), first.numbers().get(covariate))));
        if (!constant.isEmpty()) {
            run.note("Covariates that are the same in all samples compared are left out: " + String.join(", ", constant)
                + ".");
        }
    }
}
