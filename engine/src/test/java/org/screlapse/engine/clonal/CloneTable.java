package org.screlapse.engine.clonal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;

/** Cells for tests, added clone by clone. */
final class CloneTable {
    private final List<String> patients = new ArrayList<>();
    private final List<String> timepoints = new ArrayList<>();
    private final List<String> clones = new ArrayList<>();
    private final List<Double> program = new ArrayList<>();

    /** Adds cells of which the first ones are stem-like. */
    CloneTable add(String patient, String timepoint, String clone, int cells, int stemLike) {
        for (int cell = 0; cell < cells; cell++) {
            patients.add(patient);
            timepoints.add(timepoint);
            clones.add(clone);
            program.add(cell < stemLike ? 1.0 : 0);
        }
        return this;
    }

    /** Cells with the score "program". */
    Annotations build() {
        return withoutProgram().with("program",
            NumericColumn.of(program.stream().mapToDouble(Double::doubleValue).toArray()));
    }

    Annotations withoutProgram() {
        return of(patients, timepoints, clones);
    }

    static Annotations of(List<String> patients, List<String> timepoints, List<String> clones) {
        return Annotations
            .of(Names.of(IntStream.range(0, patients.size()).mapToObj(i -> "cell" + i).toArray(String[]::new)))
            .with("patient", CategoricalColumn.of(patients)).with("timepoint", CategoricalColumn.of(timepoints))
            .with("clone", CategoricalColumn.of(clones));
    }
}
