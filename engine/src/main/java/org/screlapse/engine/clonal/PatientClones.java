package org.screlapse.engine.clonal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.Labels;

/** The clones of one patient, numbered in the order in which they come, and the samples. */
final class PatientClones {
    private static final CloneSample EMPTY = new CloneSample();

    private final String name;
    private final List<String> clones = new ArrayList<>();
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final Map<String, CloneSample> samples = new LinkedHashMap<>();

    private PatientClones(String name) {
        this.name = name;
    }

    /**
     * Sorts cells by patient, timepoint and clone. Patients without a labelled cell are there, too, without samples.
     *
     * @return the patients in the order of their names
     */
    static List<PatientClones> of(ClonalObservations cells, Progress progress) {
        Labels patients = cells.patients();
        List<PatientClones> result = new ArrayList<>();
        patients.names().forEach(name -> result.add(new PatientClones(name)));
        boolean[] used = new boolean[result.size()];
        for (int cell = 0; cell < patients.size(); cell++) {
            progress.checkNowAndThen(cell);
            int patient = patients.code(cell);
            int timepoint = cells.timepoints().code(cell);
            if (patient >= 0 && timepoint >= 0) {
                used[patient] = true;
                int clone = cells.clones().code(cell);
                if (clone >= 0) {
                    result.get(patient).add(cells.timepoints().names().get(timepoint), clone,
                        cells.clones().names().get(clone),
                        cells.program() == null ? Double.NaN : cells.program()[cell]);
                }
            }
        }
        List<PatientClones> known = new ArrayList<>();
        for (int patient = 0; patient < used.length; patient++) {
            if (used[patient]) {
                known.add(result.get(patient));
            }
        }
        return known;
    }

    private void add(String timepoint, int clone, String cloneName, double value) {
        Integer number = numbers.get(clone);
        if (number == null) {
            number = clones.size();
            numbers.put(clone, number);
            clones.add(cloneName);
        }
        samples.computeIfAbsent(timepoint, t -> new CloneSample()).add(number, value);
    }

    String name() {
        return name;
    }

    List<String> clones() {
        return clones;
    }

    /** Whether there is a cell with a clone at the timepoint. */
    boolean has(String timepoint) {
        return samples.containsKey(timepoint);
    }

    /** The cells with a clone at the timepoint; none if there is no sample. */
    CloneSample sample(String timepoint) {
        return samples.getOrDefault(timepoint, EMPTY);
    }

    CloneSums sums(String timepoint) {
        return sample(timepoint).sums(clones.size());
    }
}
