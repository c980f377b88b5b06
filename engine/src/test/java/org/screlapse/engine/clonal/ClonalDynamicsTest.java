package org.screlapse.engine.clonal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import org.junit.Test;
import org.screlapse.engine.clonal.ClonalResult.CloneChange;
import org.screlapse.engine.clonal.ClonalResult.PartChange;
import org.screlapse.engine.clonal.ClonalResult.PatientChange;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.stats.Interval;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

public class ClonalDynamicsTest {
    private static final ClonalDynamics DYNAMICS =
        ClonalDynamics.withDefaults().withContrast(ContrastChoice.of("diagnosis", ""));

    private final Run run = Run.silent();

    @Test
    public void stemRichCloneThatGrowsIsSelection() {
        // A: 10 % stem-like, B: 80 %; both keep that, B grows from 10 to 60 %.
        PatientChange row =
            only(new CloneTable().add("P1", "diagnosis", "A", 900, 90).add("P1", "diagnosis", "B", 100, 80)
                .add("P1", "relapse", "A", 400, 40).add("P1", "relapse", "B", 600, 480).build());
        assertEquals(0.35, row.part(Part.SELECTION), 1e-12);
        assertEquals(0, row.part(Part.PLASTICITY), 1e-12);
        assertEquals(0, row.part(Part.INTERACTION), 1e-12);
        assertEquals(0.52 - 0.17, row.part(Part.TOTAL), 1e-12);
        assertTrue(interval(row, Part.SELECTION).low() > 0.25 && interval(row, Part.SELECTION).high() < 0.45);
        assertTrue(interval(row, Part.PLASTICITY).low() < 0 && interval(row, Part.PLASTICITY).high() > 0);
    }

    @Test
    public void clonesThatChangeArePlasticity() {
        PatientChange row =
            only(new CloneTable().add("P1", "diagnosis", "A", 500, 50).add("P1", "diagnosis", "B", 500, 50)
                .add("P1", "relapse", "A", 500, 250).add("P1", "relapse", "B", 500, 150).build());
        assertEquals(0, row.part(Part.SELECTION), 1e-12);
        assertEquals(0.3, row.part(Part.PLASTICITY), 1e-12);
        assertTrue(interval(row, Part.PLASTICITY).low() > 0.2);
    }

    @Test
    public void partsAreKitagawas() {
        // f0 = (0.6, 0.4), f1 = (0.25, 0.75), z0 = (0.1, 0.5), z1 = (0.2, 0.6), by hand.
        PatientChange row = only(new CloneTable().add("P1", "diagnosis", "A", 60, 6).add("P1", "diagnosis", "B", 40, 20)
            .add("P1", "relapse", "A", 50, 10).add("P1", "relapse", "B", 150, 90).build());
        assertEquals(-0.35 * 0.1 + 0.35 * 0.5, row.part(Part.SELECTION), 1e-12);
        assertEquals(0.1, row.part(Part.PLASTICITY), 1e-12);
        assertEquals(0, row.part(Part.INTERACTION), 1e-12);
        assertEquals(0, row.part(Part.UNDETERMINED), 1e-12);
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
                between += ChangeParts.ofClone(before, after, clone).selection();
            }
            assertEquals(parts.selection(), between, 1e-12);
        }
    }

    @Test
    public void whatCannotBeKnownOfClonesSeenOnceIsUndetermined() {
        ClonalResult result =
            apply(new CloneTable().add("P1", "diagnosis", "A", 80, 8).add("P1", "diagnosis", "B", 20, 10)
                .add("P1", "relapse", "A", 50, 5).add("P1", "relapse", "C", 50, 40).build());
        PatientChange row = result.patients().get(0);
        assertEquals(0.45 - 0.18, row.part(Part.TOTAL), 1e-12);
        assertEquals(0, row.part(Part.PLASTICITY) + row.part(Part.INTERACTION), 1e-12);
        // A: −0.3·(0.1 − 0.18); B, a fifth of the cells, is lost beyond sampling: −0.2·(0.5 − 0.18).
        assertEquals(0.3 * 0.08 - 0.2 * 0.32, row.part(Part.SELECTION), 1e-12);
        // C, not seen before: 0.5·(0.8 − 0.18).
        assertEquals(0.5 * 0.62, row.part(Part.UNDETERMINED), 1e-12);
        assertEquals(0.3 * 0.08 - 0.2 * 0.32 + 0.5 * 0.62, row.selectionAtTheOtherBound(), 1e-12);
        assertEquals(List.of("", "seen at diagnosis only", "seen at relapse only"),
            result.clones().stream().map(clone -> clone.finding().result().note()).toList());
        assertTrue(Double.isFinite(result.clones().get(2).finding().result().value()));
        assertTrue(run.notes().toString(),
            run.notes().stream().anyMatch(note -> note.startsWith("More than a third of the change from")));
    }

    @Test
    public void aSmallCloneThatIsGoneMayBeThereUnseen() {
        // One of 50 cells: among 50 later ones it is missed with 0.98⁵⁰ = 36 %; among 500 with 0.004 %.
        for (int later : new int[]{50, 500}) {
            PatientChange row = only(new CloneTable().add("P1", "diagnosis", "A", 49, 0)
                .add("P1", "diagnosis", "B", 1, 1).add("P1", "relapse", "A", later, 0).build());
            // A grows from 98 to 100 % and is poor in the program.
            double grown = 0.02 * (0 - 0.02);
            double lost = -0.02 * (1 - 0.02);
            assertEquals(later == 50 ? grown : grown + lost, row.part(Part.SELECTION), 1e-12);
            assertEquals(later == 50 ? lost : 0, row.part(Part.UNDETERMINED), 1e-12);
            assertEquals(-0.02, row.part(Part.TOTAL), 1e-12);
        }
    }

    @Test
    public void whereAnUnseenCloneTakesOverOnlyItsGrowthIsCertain() {
        RelapseRule.Verdict verdict = only(new CloneTable().add("P1", "diagnosis", "A", 100, 0)
            .add("P1", "relapse", "A", 5, 0).add("P1", "relapse", "B", 95, 0).withoutProgram()).verdict();
        assertTrue(verdict.isUnseen());
        assertTrue(verdict.reason(), verdict.reason()
            .endsWith("grew from a clone too small to be seen; stem-like before or since cannot be told"));
    }

    @Test
    public void sizesHaveWilsonIntervals() {
        CloneChange clone = apply(new CloneTable().add("P1", "diagnosis", "A", 8, 0).add("P1", "diagnosis", "B", 576, 0)
            .add("P1", "relapse", "A", 162, 0).add("P1", "relapse", "B", 450, 0).build()).clones().get(0);
        // prop.test(8, 584, correct = FALSE) of R 4.2.2
        assertEquals(0.0069572958245385933, clone.reference().interval().low(), 1e-10);
        assertEquals(0.026795782531825258, clone.reference().interval().high(), 1e-10);
        assertTrue(clone.finding().pValue() < 1e-20 && clone.finding().fdr() < 1e-20);
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
        PartChange row =
            result.parts().stream().filter(part -> part.part() == Part.SELECTION).findFirst().orElseThrow();
        // t.test(c(0.21, 0.266, 0.322, 0.378, 0.434)) and wilcox.test of the same, R 4.2.2
        assertEquals(0.21, between[0], 1e-12);
        assertEquals(0.322, row.finding().result().value(), 1e-12);
        assertEquals(8.131727983645296, row.finding().result().statistic(), 1e-8);
        assertEquals(0.0012441013102921883, row.finding().pValue(), 1e-8);
        assertEquals(0.0625, row.ranks().pValue(), 1e-12);
        assertEquals(5, row.positive());
        // t.test(...)$conf.int
        assertEquals(0.2120582, row.finding().result().low(), 1e-6);
        assertEquals(0.4319418, row.finding().result().high(), 1e-6);
    }

    @Test
    public void onePatientIsNotTestedAcrossPatients() {
        ClonalResult result = apply(new CloneTable().add("P1", "diagnosis", "A", 60, 6)
            .add("P1", "relapse", "A", 50, 10).add("P2", "diagnosis", "A", 10, 1).build());
        assertEquals(1, result.parts().get(0).finding().result().n());
        assertTrue(Double.isNaN(result.parts().get(0).finding().pValue()));
        assertTrue(result.parts().get(0).finding().result().note().startsWith("needs two patients"));
        assertEquals(List.of(
            "Patients without a pair of \"diagnosis\" and \"relapse\" are not used across patients: P2 (no"
                + " relapse cells with a clone).",
            "Only one patient has clones and the followed label or score at both"
                + " \"diagnosis\" and \"relapse\": the parts of the change are not tested across patients. What is known of"
                + " each patient alone is in the table of the patients."),
            run.notes());
        assertEquals("no cells with a clone at the later timepoint", result.patients().get(1).verdict().reason());
        assertTrue(Double.isNaN(result.clones().get(1).finding().pValue()));
    }

    @Test
    public void oneThreadAsTwo() throws Exception {
        Annotations cells = new CloneTable().add("P1", "diagnosis", "A", 60, 6).add("P1", "diagnosis", "B", 40, 20)
            .add("P1", "relapse", "A", 50, 10).add("P1", "relapse", "B", 150, 90).build();
        ForkJoinPool one = new ForkJoinPool(1);
        try {
            assertEquals(apply(cells), one.submit(() -> apply(cells)).get());
        } finally {
            one.shutdown();
        }
    }

    @Test
    public void withoutProgramThereAreSizesAndTypesOnly() {
        ClonalResult result = apply(
            new CloneTable().add("P1", "diagnosis", "A", 60, 0).add("P1", "relapse", "A", 50, 0).withoutProgram());
        assertTrue(result.parts().isEmpty());
        assertEquals(RelapseRule.Type.TYPE_1, result.patients().get(0).verdict().type());
        assertTrue(Double.isNaN(result.patients().get(0).part(Part.TOTAL)));
    }

    @Test
    public void missingLabelsAreCounted() {
        ClonalResult result =
            apply(
                CloneTable
                    .of(texts("P1", "P1", "P1", null), texts("diagnosis", "relapse", "relapse", "relapse"),
                        texts("A", "A", null, "A"))
                    .with("program", NumericColumn.of(new double[]{1, Double.NaN, 0, 0})));
        assertEquals(List.of("1 of 4 cells lack \"patient\" or \"timepoint\" and are left out.",
            "1 of 2 cells with a clone lack the label or score that is followed; they do not count in the parts of the"
                + " change.",
            "1 of 4 cells have no clone; all fractions are of the cells with a clone."), run.notes().subList(0, 3));
        assertTrue("no program at relapse", Double.isNaN(result.patients().get(0).part(Part.TOTAL)));
        assertEquals(1, result.patients().get(0).later().cells());
    }

    @Test
    public void emptyNamesAreRefused() {
        for (int column = 0; column < 3; column++) {
            String[][] labels = {{"P1", "P1", "P1"}, {"diagnosis", "relapse", "relapse"}, {"A", "A", "A"}};
            labels[column][2] = " ";
            String what = List.of("patient", "timepoint", "clone").get(column);
            refused("Some cells have an empty \"" + what
                + "\"; give all of them one, or make it a missing value to leave" + " them out.", DYNAMICS,
                CloneTable.of(texts(labels[0]), texts(labels[1]), texts(labels[2])));
        }
    }

    @Test
    public void patientsWithoutClonesAreNamed() {
        ClonalResult result = apply(new CloneTable().add("P1", "diagnosis", "A", 2, 0).add("P1", "relapse", "A", 2, 0)
            .add("P2", "diagnosis", null, 2, 0).add("P2", "relapse", null, 2, 0).build());
        assertTrue(run.notes().toString(),
            run.notes().contains("Patients without a cell with a clone at the compared timepoints: P2."));
        assertEquals(1, result.patients().size());
    }

    @Test
    public void severalLaterTimepointsAreFollowed() {
        ClonalResult result = apply(new CloneTable().add("P1", "diagnosis", "A", 20, 2)
            .add("P1", "remission", "A", 20, 4).add("P1", "relapse", "A", 20, 10).build());
        assertEquals(List.of("remission", "relapse"),
            result.patients().stream().map(patient -> patient.contrast().other()).toList());
        assertEquals(0.4, result.patients().get(1).part(Part.PLASTICITY), 1e-12);
        assertEquals(10, result.parts().size());
    }

    @Test
    public void badInputIsRefused() {
        Annotations cells = new CloneTable().add("P1", "diagnosis", "A", 2, 0).add("P1", "relapse", "A", 2, 0).build();
        refused("There is no \"day 0\" in \"timepoint\"; it has [diagnosis, relapse].",
            DYNAMICS.withContrast(ContrastChoice.of("day 0", "")), cells);
        refused("There is no \"remission\" in \"timepoint\"; it has [diagnosis, relapse].",
            DYNAMICS.withContrast(ContrastChoice.of("diagnosis", "remission")), cells);
        refused("There is only one value in \"timepoint\", \"diagnosis\"; a comparison needs at least two.", DYNAMICS,
            new CloneTable().add("P1", "diagnosis", "A", 2, 0).build());
        refused("None of the 2 cells of the samples has \"clone\"; check that the right annotation was chosen.",
            DYNAMICS, CloneTable.of(texts("P1", "P1"), texts("diagnosis", "relapse"), texts(null, null)));
        assertThrows(IllegalArgumentException.class, () -> DYNAMICS.withConfidenceLevel(95));
    }

    @Test
    public void stopsWhenCancelled() {
        Annotations cells =
            new CloneTable().add("P1", "diagnosis", "A", 200, 0).add("P1", "relapse", "A", 200, 0).build();
        SingleCellData data = SingleCellData.withoutGenes(cells);
        StopAfter.check(progress -> DYNAMICS.apply(data, Run.of(progress)));
    }

    private static void refused(String message, ClonalDynamics dynamics, Annotations cells) {
        assertEquals(message, assertThrows(IllegalArgumentException.class,
            () -> dynamics.apply(SingleCellData.withoutGenes(cells), Run.silent())).getMessage());
    }

    /** Cells of clones A and B at diagnosis and relapse. */
    private void assertType(RelapseRule.Type type, String reason, int a0, int b0, int a1, int b1) {
        RelapseRule.Verdict verdict =
            only(new CloneTable().add("P1", "diagnosis", "A", a0, 0).add("P1", "diagnosis", "B", b0, 0)
                .add("P1", "relapse", "A", a1, 0).add("P1", "relapse", "B", b1, 0).withoutProgram()).verdict();
        assertEquals(verdict.reason(), type, verdict.type());
        assertTrue(verdict.reason(), verdict.reason().startsWith(reason));
    }

    private PatientChange only(Annotations cells) {
        ClonalResult result = apply(cells);
        assertEquals(1, result.patients().size());
        return result.patients().get(0);
    }

    private ClonalResult apply(Annotations cells) {
        ClonalDynamics dynamics =
            cells.columns().containsKey("program") ? DYNAMICS.withProgram(Program.score("program")) : DYNAMICS;
        return dynamics.apply(SingleCellData.withoutGenes(cells), run).findings();
    }

    private static Interval interval(PatientChange patient, Part part) {
        return patient.parts().get(part).interval();
    }

    private static List<String> texts(String... texts) {
        return Arrays.asList(texts);
    }
}
