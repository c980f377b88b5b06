package org.screlapse.engine.abundance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.Test;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.task.Run;

public class ReplicateNotesTest {
    private static final CohortColumns COLUMNS = CohortColumns.withDefaults().withSample("sample");
    private final Run run = Run.silent();
    private final List<String[]> cells = new ArrayList<>();

    @Test
    public void onePatientWithAPairAmongManyWithoutIsNoPairedDesign() {
        sample("P1", "dx", "a");
        sample("P1", "rel", "b");
        sample("P2", "dx", "c");
        sample("P3", "rel", "d");
        sample("P4", "rel", "e");
        assertEquals(List.of("Fewer than two patients have both timepoints, so all samples are compared as independent"
            + " groups; in both groups is P1."), notes());
    }

    @Test
    public void severalSamplesOfAPatientAtATimepointAreNamed() {
        for (String patient : List.of("P1", "P2")) {
            sample(patient, "dx", patient + "a");
            sample(patient, "rel", patient + "b");
            sample(patient, "rel", patient + "c");
        }
        ComparedSamples compared = compare();
        assertTrue(compared.paired());
        assertEquals(List.of("Several samples of a patient at one timepoint count as independent replicates, which can"
            + " make p-values too small; leave the sample annotation empty to put them together: P1 (rel), P2 (rel)."),
            run.notes());
    }

    @Test
    public void onePatientSaysNothingOfOthers() {
        for (int i = 0; i < 3; i++) {
            sample("P1", "dx", "a" + i);
            sample("P1", "rel", "b" + i);
        }
        assertEquals(List.of("All samples are of one patient, P1: the results say nothing of other patients."),
            notes());
    }

    @Test
    public void aCovariateThatIsTheSameEverywhereIsNamed() {
        for (String patient : List.of("P1", "P2")) {
            sample(patient, "dx", patient + "a");
            sample(patient, "rel", patient + "b");
        }
        Annotations aged =
            annotations().with("age", NumericColumn.of(DoubleStream.generate(() -> 5).limit(cells.size()).toArray()));
        ComparedSamples compared = Detecting.samples(aged,
            CohortColumns.withDefaults().withCovariates(List.of("age", "batch")), "dx", "rel", run);
        assertEquals(List.of("Covariates that are the same in all samples compared are left out: batch, age."),
            run.notes());
        assertEquals(List.of("(Intercept)", "patient P2", "timepoint rel"), compared.design().columns());
    }

    @Test
    public void cellsWithoutAPopulationAreCounted() {
        for (String patient : List.of("P1", "P2", "P3")) {
            sample(patient, "dx", patient + "a");
            sample(patient, "rel", patient + "b");
        }
        List<String> labels = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            labels.add(cell % 10 == 0 ? null : "type " + cell % 7);
        }
        List<String> warnings = Detecting.inPopulations(Detecting.comparing("dx", "rel").withColumns(COLUMNS),
            annotations().with("population", CategoricalColumn.of(labels))).warnings();
        assertTrue(warnings.toString(),
            warnings.contains("12 of 120 cells have no population and do not count in the fractions."));
        assertEquals(List.of(), notes());
    }

    private void sample(String patient, String timepoint, String name) {
        for (int i = 0; i < 20; i++) {
            cells.add(new String[]{patient, timepoint, name});
        }
    }

    private ComparedSamples compare() {
        return Detecting.samples(annotations(), COLUMNS, "dx", "rel", run);
    }

    private List<String> notes() {
        compare();
        return run.notes();
    }

    private Annotations annotations() {
        String[] names = new String[cells.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = "c" + i;
        }
        return Annotations.of(Names.of(names)).with("patient", column(0)).with("timepoint", column(1))
            .with("sample", column(2)).with("batch", CategoricalColumn.of(cells.stream().map(cell -> "x").toList()));
    }

    private CategoricalColumn column(int i) {
        return CategoricalColumn.of(cells.stream().map(cell -> cell[i]).toList());
    }
}
