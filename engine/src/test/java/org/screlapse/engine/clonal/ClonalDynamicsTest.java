package org.screlapse.engine.clonal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.Test;
import org.screlapse.engine.clonal.ClonalResult.CloneRow;
import org.screlapse.engine.clonal.ClonalResult.Part;
import org.screlapse.engine.clonal.ClonalResult.PartRow;
import org.screlapse.engine.clonal.ClonalResult.PatientRow;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.StopAfter;
import org.screlapse.engine.timepoint.Labels;

public class ClonalDynamicsTest {
    private static final ClonalDynamics DYNAMICS = ClonalDynamics.withDefaults().withReference("diagnosis");

    @Test
    public void stemRichCloneThatGrowsIsSelection() {
        // A: 10 % stem-like, B: 80 %; both keep that, B grows from 10 to 60 %.
        PatientRow row = only(new CloneTable().add("P1", "diagnosis", "A", 900, 90).add("P1", "diagnosis", "B", 100, 80)
            .add("P1", "relapse", "A", 400, 40).add("P1", "relapse", "B", 600, 480).build());
        assertEquals(0.35, row.parts().between(), 1e-12);
        assertEquals(0, row.parts().within(), 1e-12);
        assertEquals(0, row.parts().interaction(), 1e-12);
        assertEquals(0.52 - 0.17, row.parts().total(), 1e-12);
        assertTrue(row.between().low() > 0.25 && row.between().high() < 0.45);
        assertTrue(row.within().low() < 0 && row.within().high() > 0);
    }

    @Test
    public void clonesThatChangeArePlasticity() {
        PatientRow row = only(new CloneTable().add("P1", "diagnosis", "A", 500, 50).add("P1", "diagnosis", "B", 500, 50)
            .add("P1", "relapse", "A", 500, 250).add("P1", "relapse", "B", 500, 150).build());
        assertEquals(0, row.parts().between(), 1e-12);
        assertEquals(0.3, row.parts().within(), 1e-12);
        assertTrue(row.within().low() > 0.2);
    }

    @Test
    public void partsAreKitagawas() {
        // f0 = (0.6, 0.4), f1 = (0.25, 0.75), z0 = (0.1, 0.5), z1 = (0.2, 0.6), by hand.
        PatientRow row = only(new CloneTable().add("P1", "diagnosis", "A", 60, 6).add("P1", "diagnosis", "B", 40, 20)
            .add("P1", "relapse", "A", 50, 10).add("P1", "relapse", "B", 150, 90).build());
        assertEquals(-0.35 * 0.1 + 0.35 * 0.5, row.parts().between(), 1e-12);
        assertEquals(0.1, row.parts().within(), 1e-12);
        assertEquals(0, row.parts().interaction(), 1e-12);
        assertEquals(0, row.parts().turnover(), 1e-12);
    }

    @Test
    public void partsAddUpToTheChange() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 200; round++) {
            int clones = 1 + random.nextInt(40);
            CloneSums before = new CloneSums(clones);
            CloneSums after = new CloneSums(clones);
            for (int cell = 0; cell < 300; cell++) {
                before.add(random.nextInt(clones), random.nextDouble() * 3 - 1);
                after.add((int) (clones * Math.pow(random.nextDouble(), 3)), random.nextDouble() * 2);
            }
            ChangeParts parts = ChangeParts.of(before, after);
            assertEquals(after.mean() - before.mean(), parts.total(), 1e-12);
            double between = 0;
            for (int clone = 0; clone < clones; clone++) {
                between += ChangeParts.ofClone(before, after, clone, before.mean()).between();
            }
            assertEquals(parts.between(), between, 1e-12);
        }
    }

    @Test
    public void clonesSeenOnceAreTurnover() {
        ClonalResult result =
            apply(new CloneTable().add("P1", "diagnosis", "A", 80, 8).add("P1", "diagnosis", "B", 20, 10)
                .add("P1", "relapse", "A", 50, 5).add("P1", "relapse", "C", 50, 40).build());
        PatientRow row = result.patients().get(0);
        assertEquals(0.45 - 0.18, row.parts().total(), 1e-12);
        assertEquals(0, row.parts().within() + row.parts().interaction(), 1e-12);
        // B lost: −0.2·(0.5 − 0.18); C new: 0.5·(0.8 − 0.18).
        assertEquals(-0.2 * 0.32 + 0.5 * 0.62, row.parts().turnover(), 1e-12);
        assertEquals(List.of("", "seen at diagnosis only", "seen at relapse only"),
            result.clones().stream().map(CloneRow::note).toList());
        assertTrue(Double.isFinite(result.clones().get(2).growth().log2FoldDifference()));
    }

    @Test
    public void sizesHaveWilsonIntervals() {
        CloneRow clone = apply(new CloneTable().add("P1", "diagnosis", "A", 8, 0).add("P1", "diagnosis", "B", 576, 0)
            .add("P1", "relapse", "A", 162, 0).add("P1", "relapse", "B", 450, 0).build()).clones().get(0);
        // prop.test(8, 584, correct = FALSE) of R 4.2.2
        assertEquals(0.0069572958245385933, clone.reference().interval().low(), 1e-10);
        assertEquals(0.026795782531825258, clone.reference().interval().high(), 1e-10);
        assertTrue(clone.growth().pValue() < 1e-20 && clone.fdr() < 1e-20);
    }

    @Test
    public void typesOfRelapseFollowTheRule() {
        assertType(RelapseRule.Type.TYPE_1, "was the largest clone, 90 of 100", 90, 10, 70, 30);
        assertType(RelapseRule.Type.TYPE_1, "was a major clone, 40 of 100", 60, 40, 10, 90);
        assertType(RelapseRule.Type.TYPE_2, "was a minor clone, 2 of 100", 98, 2, 5, 95);
        assertType(RelapseRule.Type.TYPE_2, "was not seen, 0 of 100", 100, 0, 5, 95);
        assertType(RelapseRule.Type.UNDETERMINED, "was neither major nor minor, 15 of 100", 85, 15, 5, 95);
        assertType(RelapseRule.Type.UNDETERMINED, "too few cells to call it minor, 0 of 10", 10, 0, 5, 95);
        assertTrue(new RelapseRule(0.2, 0.1).text().contains("at least 20.0 %"));
        assertThrows(IllegalArgumentException.class, () -> new RelapseRule(0.1, 0.2));
    }

    @Test
    public void partsAreTestedAcrossPatients() {
        CloneTable cells = new CloneTable();
        double[] between = new double[5];
        for (int p = 0; p < 5; p++) {
            int grown = 200 + 40 * p;
            cells.add("P" + p, "diagnosis", "A", 450, 45).add("P" + p, "diagnosis", "B", 50, 40)
                .add("P" + p, "relapse", "A", 500 - grown, (500 - grown) / 10)
                .add("P" + p, "relapse", "B", grown, grown * 4 / 5);
            between[p] = (grown / 500.0 - 0.1) * 0.7;
        }
        ClonalResult result = apply(cells.build());
        PartRow row = result.parts().stream().filter(part -> part.part() == Part.BETWEEN).findFirst().orElseThrow();
        // t.test(c(0.21, 0.266, 0.322, 0.378, 0.434)) and wilcox.test of the same, R 4.2.2
        assertEquals(0.21, between[0], 1e-12);
        assertEquals(0.322, row.mean(), 1e-12);
        assertEquals(8.131727983645296, row.statistic(), 1e-8);
        assertEquals(0.0012441013102921883, row.pValue(), 1e-8);
        assertEquals(0.0625, row.wilcoxonP(), 1e-12);
        assertEquals(5, row.positive());
        assertTrue(row.interval().low() > 0.2 && row.interval().high() < 0.44);
        assertTrue(row.note(),
            row.note().startsWith("with fewer than 10 patients the bootstrap interval is too narrow"));
    }

    @Test
    public void onePatientIsNotTestedAcrossPatients() {
        ClonalResult result = apply(new CloneTable().add("P1", "diagnosis", "A", 60, 6)
            .add("P1", "relapse", "A", 50, 10).add("P2", "diagnosis", "A", 10, 1).build());
        assertEquals(1, result.parts().get(0).patients());
        assertTrue(Double.isNaN(result.parts().get(0).pValue()));
        assertTrue(result.parts().get(0).note().startsWith("needs two patients"));
        assertEquals(List.of(
            "Patients without a pair of 'diagnosis' and 'relapse' are not used across patients: P2 (no"
                + " relapse cells with a clone).",
            "Only one patient has clones and the followed label or score at both"
                + " 'diagnosis' and 'relapse': the parts of the change are not tested across patients. What is known of"
                + " each patient alone is in the table of the patients."),
            result.warnings());
        assertEquals("no cells with a clone at the later timepoint", result.patients().get(1).verdict().reason());
        assertNull(result.clones().get(1).growth());
    }

    @Test
    public void drawsDependOnTheSeedAlone() throws Exception {
        ClonalObservations cells =
            new CloneTable().add("P1", "diagnosis", "A", 60, 6).add("P1", "diagnosis", "B", 40, 20)
                .add("P1", "relapse", "A", 50, 10).add("P1", "relapse", "B", 150, 90).build();
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            assertEquals(apply(cells).patients(), one.submit(() -> apply(cells)).get().patients());
        } finally {
            one.shutdown();
        }
        assertNotEquals(apply(cells).patients().get(0).between(),
            DYNAMICS.withSeed(2).apply(cells, Progress.NONE).patients().get(0).between());
    }

    @Test
    public void withoutProgramThereAreSizesAndTypesOnly() {
        ClonalResult result = apply(
            new CloneTable().add("P1", "diagnosis", "A", 60, 0).add("P1", "relapse", "A", 50, 0).withoutProgram());
        assertTrue(result.parts().isEmpty());
        assertEquals(RelapseRule.Type.TYPE_1, result.patients().get(0).verdict().type());
        assertTrue(Double.isNaN(result.patients().get(0).parts().total()));
    }

    @Test
    public void missingLabelsAreCounted() {
        ClonalResult result = DYNAMICS.apply(new ClonalObservations(Labels.of(texts("P1", "P1", "P1", null)),
            Labels.of(texts("diagnosis", "relapse", "relapse", "relapse")), Labels.of(texts("A", "A", null, "A")),
            new double[]{1, Double.NaN, 0, 0}), Progress.NONE);
        assertEquals(List.of("1 of 4 cells lack a patient or a timepoint and were left out.",
            "1 of 2 cells with a clone lack the label or score that is followed; they do not count in the parts of the"
                + " change.",
            "1 of 4 cells have no clone; all fractions are of the cells with a clone."),
            result.warnings().subList(0, 3));
        assertTrue("no program at relapse", Double.isNaN(result.patients().get(0).parts().total()));
        assertEquals(1, result.patients().get(0).later().cells());
    }

    @Test
    public void emptyNamesAreRefused() {
        for (int column = 0; column < 3; column++) {
            String[][] labels = {{"P1", "P1"}, {"diagnosis", "relapse"}, {"A", "A"}};
            labels[column][0] = " ";
            String what = List.of("patient", "timepoint", "clone").get(column);
            refused(
                "Some cells have an empty " + what + "; give every cell a " + what + ", or make it a missing value"
                    + " to leave the cell out.",
                DYNAMICS, new ClonalObservations(Labels.of(texts(labels[0])), Labels.of(texts(labels[1])),
                    Labels.of(texts(labels[2])), null));
        }
    }

    @Test
    public void patientsWithoutClonesAreNamed() {
        ClonalResult result = apply(new CloneTable().add("P1", "diagnosis", "A", 2, 0).add("P1", "relapse", "A", 2, 0)
            .add("P2", "diagnosis", null, 2, 0).add("P2", "relapse", null, 2, 0).build());
        assertTrue(result.warnings().toString(),
            result.warnings().contains("Patients without a cell with a clone at the compared timepoints: P2."));
        assertEquals(1, result.patients().size());
    }

    @Test
    public void severalLaterTimepointsAreFollowed() {
        ClonalResult result = apply(new CloneTable().add("P1", "diagnosis", "A", 20, 2)
            .add("P1", "remission", "A", 20, 4).add("P1", "relapse", "A", 20, 10).build());
        assertEquals(List.of("remission", "relapse"), result.patients().stream().map(PatientRow::timepoint).toList());
        assertEquals(0.4, result.patients().get(1).parts().within(), 1e-12);
        assertEquals(8, result.parts().size());
    }

    @Test
    public void badInputIsRefused() {
        ClonalObservations cells =
            new CloneTable().add("P1", "diagnosis", "A", 2, 0).add("P1", "relapse", "A", 2, 0).build();
        refused("Reference timepoint 'day 0' does not occur; the timepoints are: diagnosis, relapse.",
            DYNAMICS.withReference("day 0"), cells);
        refused("Later timepoint 'remission' does not occur; the timepoints are: diagnosis, relapse.",
            DYNAMICS.withLater(List.of("remission")), cells);
        refused("There is only one timepoint, 'diagnosis'; a comparison needs at least two.", DYNAMICS,
            new CloneTable().add("P1", "diagnosis", "A", 2, 0).build());
        refused("None of the 1 cells has a patient, a timepoint and a clone; check the chosen columns.", DYNAMICS,
            new ClonalObservations(Labels.of(texts("P1")), Labels.of(texts("relapse")), Labels.of(texts((String) null)),
                null));
        assertThrows(IllegalArgumentException.class, () -> DYNAMICS.withDraws(3));
        assertThrows(IllegalArgumentException.class, () -> DYNAMICS.withConfidenceLevel(95));
    }

    @Test
    public void stopsWhenCancelled() {
        ClonalObservations cells =
            new CloneTable().add("P1", "diagnosis", "A", 200, 0).add("P1", "relapse", "A", 200, 0).build();
        StopAfter.check(progress -> DYNAMICS.withDraws(100).apply(cells, progress));
    }

    private static void refused(String message, ClonalDynamics dynamics, ClonalObservations cells) {
        assertEquals(message,
            assertThrows(IllegalArgumentException.class, () -> dynamics.apply(cells, Progress.NONE)).getMessage());
    }

    /** Cells of clones A and B at diagnosis and relapse. */
    private static void assertType(RelapseRule.Type type, String reason, int a0, int b0, int a1, int b1) {
        RelapseRule.Verdict verdict =
            only(new CloneTable().add("P1", "diagnosis", "A", a0, 0).add("P1", "diagnosis", "B", b0, 0)
                .add("P1", "relapse", "A", a1, 0).add("P1", "relapse", "B", b1, 0).withoutProgram()).verdict();
        assertEquals(verdict.reason(), type, verdict.type());
        assertTrue(verdict.reason(), verdict.reason().startsWith(reason));
    }

    private static PatientRow only(ClonalObservations cells) {
        ClonalResult result = apply(cells);
        assertEquals(1, result.patients().size());
        return result.patients().get(0);
    }

    private static ClonalResult apply(ClonalObservations cells) {
        return DYNAMICS.apply(cells, Progress.NONE);
    }

    private static List<String> texts(String... texts) {
        return Arrays.asList(texts);
    }
}
