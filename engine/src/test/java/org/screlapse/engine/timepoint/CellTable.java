package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cells for tests, added sample by sample. */
final class CellTable {
    private final List<String> patients = new ArrayList<>();
    private final List<String> timepoints = new ArrayList<>();
    private final List<String> populations = new ArrayList<>();
    private double[] scores = new double[0];

    CellTable add(String patient, String timepoint, String population, int cells) {
        for (int i = 0; i < cells; i++) {
            add(patient, timepoint, population, Double.NaN);
        }
        return this;
    }

    CellTable scores(String patient, String timepoint, double... values) {
        for (double value : values) {
            add(patient, timepoint, null, value);
        }
        return this;
    }

    private void add(String patient, String timepoint, String population, double score) {
        patients.add(patient);
        timepoints.add(timepoint);
        populations.add(population);
        scores = Arrays.copyOf(scores, scores.length + 1);
        scores[scores.length - 1] = score;
    }

    Observed populations() {
        return Observed.cells(patients, timepoints).withPopulations(populations);
    }

    Observed scores() {
        return Observed.cells(patients, timepoints).withScore("stemness", scores);
    }
}
