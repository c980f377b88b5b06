package org.screlapse.engine.clonal;

import java.util.Arrays;
import org.screlapse.engine.timepoint.Labels;

/** Cells for tests, added clone by clone. */
final class CloneTable {
    private final Labels.Builder patients = new Labels.Builder();
    private final Labels.Builder timepoints = new Labels.Builder();
    private final Labels.Builder clones = new Labels.Builder();
    private double[] program = new double[0];

    /** Adds cells of which the first ones are stem-like. */
    CloneTable add(String patient, String timepoint, String clone, int cells, int stemLike) {
        int start = program.length;
        program = Arrays.copyOf(program, start + cells);
        for (int cell = 0; cell < cells; cell++) {
            patients.add(patient);
            timepoints.add(timepoint);
            clones.add(clone);
            program[start + cell] = cell < stemLike ? 1 : 0;
        }
        return this;
    }

    ClonalObservations build() {
        return new ClonalObservations(patients.build(), timepoints.build(), clones.build(), program);
    }

    ClonalObservations withoutProgram() {
        return new ClonalObservations(patients.build(), timepoints.build(), clones.build(), null);
    }
}
