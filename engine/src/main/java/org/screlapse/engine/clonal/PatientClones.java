package org.screlapse.engine.clonal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.cohort.Cohort;
import org.screlapse.engine.cohort.Sample;
import org.screlapse.engine.task.Progress;

/** The clones of one patient, numbered in the order in which they come, and the samples. */
final class PatientClones {
    private final String name;
    private final List<String> clones = new ArrayList<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Map<String, CloneSample> samples = new LinkedHashMap<>();

    private PatientClones(String name) {
        this.name = name;
    }

    /**
     * Sorts cells by patient, level and clone. Patients without a cell with a clone are there, too, without samples.
     *
     * @param program the program of each cell, NaN where unknown; null if only clones are of interest
     * @return the patients in their order
     */
    static List<PatientClones> of(Cohort cohort, double[] program, Progress progress) {
        Map<String, PatientClones> patients = new LinkedHashMap<>();
        cohort.patients().forEach(name -> patients.put(name, new PatientClones(name)));
        for (int cell = 0; cell < cohort.size(); cell++) {
            progress.checkNowAndThen(cell);
            int clone = cohort.clones().code(cell);
            if (cohort.sampleOf(cell) != Cohort.NO_SAMPLE && clone >= 0) {
                Sample sample = cohort.samples().get(cohort.sampleOf(cell));
                patients.get(sample.patient()).add(sample.level(), clone, cohort.clones().categories().get(clone),
                    program == null ? Double.NaN : program[cell]);
            }
        }
        return List.copyOf(patients.values());
    }

    private void add(String level, int clone, String cloneName, double value) {
        Integer number = numbers.get(clone);
        if (number == null) {
            number = clones.size();
            numbers.put(clone, number);
            clones.add(cloneName);
        }
        samples.computeIfAbsent(level, l -> new CloneSample()).add(number, value);
    }

    String name() {
        return name;
    }

    List<String> clones() {
        return clones;
    }

    /** Whether there is a cell with a clone at the level. */
    boolean has(String level) {
        return samples.containsKey(level);
    }

    /** The cells of each clone at the level. */
    CloneSums sums(String level) {
        return samples.getOrDefault(level, CloneSample.EMPTY).sums(clones.size());
    }

    /** The cells of each clone whose program is known, and its sums. */
    CloneSums programSums(String level) {
        return samples.getOrDefault(level, CloneSample.EMPTY).programSums(clones.size());
    }
}
