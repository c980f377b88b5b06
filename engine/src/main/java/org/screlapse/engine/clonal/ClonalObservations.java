package org.screlapse.engine.clonal;

import java.util.Objects;
import org.screlapse.engine.timepoint.Labels;

/**
 * What is known of each cell: its patient and timepoint, its clone, and how strongly it shows a program. Clones are
 * told apart within a patient only: clone "1" of one patient is another clone than clone "1" of the next.
 *
 * @param patients the patient of each cell
 * @param timepoints its timepoint
 * @param clones its clone or lineage (mutations, T-cell receptor, barcode); missing where it was not found
 * @param program its program: 1 where the cell is, for example, stem-like and 0 elsewhere, or a score; NaN where
 *            unknown; taken over, not to be changed; null if only clones are of interest
 */
public record ClonalObservations(Labels patients, Labels timepoints, Labels clones, double[] program) {

    /** Checks that every cell has one of each. */
    public ClonalObservations {
        Objects.requireNonNull(patients, "patients");
        checkSize("timepoints", timepoints.size(), patients.size());
        checkSize("clones", clones.size(), patients.size());
        if (program != null) {
            checkSize("program", program.length, patients.size());
            for (int cell = 0; cell < program.length; cell++) {
                if (Double.isInfinite(program[cell])) {
                    throw new IllegalArgumentException(
                        "The program of cell " + (cell + 1) + " is infinite; values must be finite or missing.");
                }
            }
        }
    }

    private static void checkSize(String what, int size, int expected) {
        if (size != expected) {
            throw new IllegalArgumentException(
                "There are " + size + " values of the " + what + " for " + expected + " cells; give one a cell.");
        }
    }
}
