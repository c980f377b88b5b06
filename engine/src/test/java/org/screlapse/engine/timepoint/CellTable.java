package org.screlapse.engine.timepoint;

import java.util.Arrays;

/** Cells for tests, added sample by sample. */
final class CellTable {
    private final Labels.Builder patients = new Labels.Builder();
    private final Labels.Builder timepoints = new Labels.Builder();
    private final Labels.Builder populations = new Labels.Builder();
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

    CellObservations populations() {
        return CellObservations.of(patients.build(), timepoints.build()).withPopulations(populations.build());
    }

    CellObservations scores() {
        return CellObservations.of(patients.build(), timepoints.build()).withScore("stemness", scores);
    }
}
