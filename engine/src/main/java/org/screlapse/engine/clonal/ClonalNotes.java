package org.screlapse.engine.clonal;

import java.util.List;
import java.util.stream.Collectors;
import org.screlapse.engine.clonal.ClonalResult.PatientChange;
import org.screlapse.engine.cohort.Cohort;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.task.Run;

/** What the user should know of the clones of a cohort: who was left out, and what cannot be told. */
final class ClonalNotes {
    /** Above this part of the change, what is undetermined is said. */
    private static final double MUCH = 1 / 3.0;

    private final Run run;

    ClonalNotes(Run run) {
        this.run = run;
    }

    /**
     * @param program the program of each cell; null if only clones are of interest
     * @throws IllegalArgumentException if no cell of a sample has a clone
     */
    void ofCells(Cohort cohort, double[] program) {
        int known = 0;
        int withoutClone = 0;
        int withoutProgram = 0;
        for (int cell = 0; cell < cohort.size(); cell++) {
            if (cohort.sampleOf(cell) != Cohort.NO_SAMPLE) {
                boolean hasClone = !cohort.clones().isMissing(cell);
                known += hasClone ? 1 : 0;
                withoutClone += hasClone ? 0 : 1;
                withoutProgram += hasClone && program != null && Double.isNaN(program[cell]) ? 1 : 0;
            }
        }
        if (known == 0) {
            throw new IllegalArgumentException("None of the " + withoutClone + " cells of the samples has \""
                + cohort.columns().clones() + "\"; check that the right annotation was chosen.");
        }
        if (withoutProgram > 0) {
            run.note(withoutProgram + " of " + known + " cells with a clone lack the label or score that is followed;"
                + " they do not count in the parts of the change.");
        }
        if (withoutClone > 0) {
            run.note(withoutClone + " of " + cohort.size() + " cells have no clone; all fractions are of the cells with"
                + " a clone.");
        }
    }

    void ofPatientsWithout(List<PatientClones> patients, List<Contrast> contrasts) {
        note("Patients without a cell with a clone at the compared timepoints: ", ", ",
            patients.stream()
                .filter(patient -> contrasts.stream()
                    .noneMatch(pair -> patient.has(pair.reference()) || patient.has(pair.other())))
                .map(PatientClones::name).toList());
    }

    void ofUnpaired(List<PatientClones> patients, Contrast pair) {
        note(
            "Patients without a pair of \"" + pair.reference() + "\" and \"" + pair.other()
                + "\" are not used across patients: ",
            "; ",
            patients.stream().filter(p -> !p.has(pair.reference()) || !p.has(pair.other())).map(p -> p.name() + " (no "
                + (p.has(pair.reference()) ? pair.other() : pair.reference()) + " cells with a clone)").toList());
    }

    /** @param patients those whose change of the program is known */
    void ofParts(List<PatientChange> patients, Contrast pair) {
        if (patients.size() < 2) {
            run.note((patients.isEmpty() ? "No patient has" : "Only one patient has") + " clones and the followed label"
                + " or score at both \"" + pair.reference() + "\" and \"" + pair.other() + "\": the parts of the change"
                + " are not tested across patients. What is known of each patient alone is in the table of the"
                + " patients.");
        }
        note("More than a third of the change from \"" + pair.reference() + "\" to \"" + pair.other()
            + "\" is undetermined, as clones were too small to be seen at one of the timepoints: whether it is selection"
            + " or plasticity cannot be told in ", ", ",
            patients.stream().filter(ClonalNotes::isMostlyUndetermined).map(PatientChange::patient).toList());
    }

    private static boolean isMostlyUndetermined(PatientChange patient) {
        double undetermined = patient.part(Part.UNDETERMINED);
        return undetermined != 0 && Math.abs(undetermined) > MUCH * Math.abs(patient.part(Part.TOTAL));
    }

    private void note(String beginning, String separator, List<String> names) {
        if (!names.isEmpty()) {
            run.note(names.stream().collect(Collectors.joining(separator, beginning, ".")));
        }
    }
}
