package org.screlapse.engine.timepoint;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.screlapse.engine.stats.PMethod;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.TimepointComparison.Design;
import org.screlapse.engine.timepoint.TimepointResult.AcrossRow;
import org.screlapse.engine.timepoint.TimepointResult.AcrossTest;

/** What is said across patients; the numbers are from R 4.2.2. */
public class AcrossPatientsTest {
    private static final double NAN = Double.NaN;
    private static final TimepointComparison COMPARISON = TimepointComparison.withDefaults().withReference("diagnosis");

    /** Six patients with two fractions at both timepoints. */
    private static SampleObservations cohort() {
        List<String> patients = new ArrayList<>();
        List<String> timepoints = new ArrayList<>();
        for (String timepoint : List.of("diagnosis", "relapse")) {
            for (int i = 1; i <= 6; i++) {
                patients.add("P" + i);
                timepoints.add(timepoint);
            }
        }
        return SampleObservations.of(patients, timepoints)
            .withFraction("stem", new double[]{.02, .05, .10, .01, .08, .03, .20, .04, .31, .15, .30, .02})
            .withScore("S", new double[]{.5, .4, .6, .55, .45, .7, .3, .35, .2, .52, .44, .1});
    }

    @Test
    public void pairedAgreesWithR() {
        TimepointResult result = COMPARISON.apply(cohort(), Progress.NONE);
        AcrossRow stem = result.acrossPatients().get(0);
        assertEquals(AcrossTest.PAIRED_WILCOXON, stem.test());
        assertEquals(PMethod.EXACT, stem.method());
        assertEquals(6, stem.patientsAtReference());
        assertEquals(6, stem.patientsAtTimepoint());
        assertEquals(4, stem.patientsGrown());
        assertEquals(2, stem.patientsShrunk());
        assertEquals(0.04, stem.medianAtReference(), 1e-15);
        assertEquals(0.175, stem.median(), 1e-15);
        assertEquals(0.16, stem.medianChange(), 1e-15);
        assertEquals(18, stem.statistic(), 0);
        assertEquals(0.15625, stem.pValue(), 1e-12);
        assertEquals(0.15625, stem.fdr(), 1e-12);
        assertEquals(0.03125, stem.smallestPossibleP(), 1e-15);
        assertEquals("", stem.note());
        AcrossRow score = result.acrossPatients().get(1);
        assertEquals(0, score.statistic(), 0);
        assertEquals(0.03125, score.pValue(), 1e-12);
        assertEquals(0.0625, score.fdr(), 1e-12);
        assertEquals(-0.125, score.medianChange(), 1e-12);
        assertEquals(List.of(), result.warnings());
    }

    @Test
    public void unpairedAgreesWithRAndWarnsOfSharedPatients() {
        TimepointResult result = COMPARISON.withDesign(Design.UNPAIRED).apply(cohort(), Progress.NONE);
        AcrossRow stem = result.acrossPatients().get(0);
        assertEquals(AcrossTest.MANN_WHITNEY, stem.test());
        assertEquals(PMethod.NORMAL, stem.method());
        assertEquals(28.5, stem.statistic(), 0);
        assertEquals(0.1086945807965248, stem.pValue(), 1e-12);
        assertEquals(0.135, stem.medianChange(), 1e-12);
        assertEquals(4, stem.patientsGrown());
        assertEquals(2.0 / 924, stem.smallestPossibleP(), 1e-15);
        AcrossRow score = result.acrossPatients().get(1);
        assertEquals(PMethod.EXACT, score.method());
        assertEquals(4, score.statistic(), 0);
        assertEquals(0.025974025974025976, score.pValue(), 1e-12);
        assertEquals(1, result.warnings().size());
        assertTrue(result.warnings().get(0), result.warnings().get(0).endsWith(": P1, P2, P3, P4, P5, P6."));
    }

    @Test
    public void patientsWithoutAPairAreNamed() {
        TimepointResult result = COMPARISON.apply(SampleObservations
            .of(List.of("A", "A", "B", "B", "C", "D"),
                List.of("diagnosis", "relapse", "relapse", "diagnosis", "diagnosis", "relapse"))
            .withFraction("stem", new double[]{.1, .2, .4, .3, .9, .8}), Progress.NONE);
        AcrossRow row = result.acrossPatients().get(0);
        assertEquals(AcrossTest.PAIRED_WILCOXON, row.test());
        assertEquals(2, row.patientsAtReference());
        assertEquals(0.2, row.medianAtReference(), 1e-12);
        assertEquals(0.5, row.pValue(), 1e-12);
        assertEquals("with 2 pairs p cannot fall below 0.500", row.note());
        assertEquals(List.of("Patients without a pair of 'diagnosis' and 'relapse' are not used across patients: "
            + "C (no relapse sample); D (no diagnosis sample)."), result.warnings());
        assertEquals(4, result.perPatient().size());
    }

    @Test
    public void oneSharedPatientIsNotEnoughForThePairedDesign() {
        SampleObservations samples =
            SampleObservations.of(List.of("A", "A", "B", "C"), List.of("diagnosis", "relapse", "relapse", "diagnosis"))
                .withFraction("stem", new double[]{.1, .2, .4, .3});
        AcrossRow row = COMPARISON.apply(samples, Progress.NONE).acrossPatients().get(0);
        assertEquals(AcrossTest.MANN_WHITNEY, row.test());
        assertEquals(1.0 / 3, row.smallestPossibleP(), 1e-12);
        assertEquals("with 2 and 2 patients p cannot fall below 0.333", row.note());
        AcrossRow paired = COMPARISON.withDesign(Design.PAIRED).apply(samples, Progress.NONE).acrossPatients().get(0);
        assertEquals(1, paired.patientsAtReference());
        assertEquals(NAN, paired.pValue(), 0);
        assertEquals(NAN, paired.statistic(), 0);
        assertEquals(PMethod.NONE, paired.method());
        assertEquals("needs two patients with both timepoints", paired.note());
    }

    @Test
    public void pairedDesignWithoutAnyPair() {
        AcrossRow row = COMPARISON.withDesign(Design.PAIRED)
            .apply(SampleObservations.of(List.of("A", "B"), List.of("diagnosis", "relapse")).withFraction("stem",
                new double[]{.1, .2}), Progress.NONE)
            .acrossPatients().get(0);
        assertEquals(0, row.patientsAtReference());
        assertEquals(NAN, row.medianChange(), 0);
        assertEquals(NAN, row.smallestPossibleP(), 0);
    }

    @Test
    public void onePatientAtATimepointIsNotTested() {
        AcrossRow row =
            COMPARISON.apply(SampleObservations.of(List.of("A", "B", "C"), List.of("diagnosis", "relapse", "relapse"))
                .withFraction("stem", new double[]{.1, .2, .3}), Progress.NONE).acrossPatients().get(0);
        assertEquals(NAN, row.pValue(), 0);
        assertEquals("needs two patients at each timepoint", row.note());
        assertEquals(0.15, row.medianChange(), 1e-12);
    }

    @Test
    public void nothingChanged() {
        SampleObservations same =
            SampleObservations.of(List.of("A", "A", "B", "B"), List.of("diagnosis", "relapse", "diagnosis", "relapse"))
                .withFraction("stem", new double[]{.2, .2, .2, .2});
        assertEquals("no patient changed: not tested",
            COMPARISON.apply(same, Progress.NONE).acrossPatients().get(0).note());
        AcrossRow unpaired = COMPARISON.withDesign(Design.UNPAIRED).apply(same, Progress.NONE).acrossPatients().get(0);
        assertEquals("all patients have the same value: not tested", unpaired.note());
        assertEquals(NAN, unpaired.pValue(), 0);
        assertEquals(NAN, unpaired.fdr(), 0);
    }

    @Test
    public void missingValuesLeaveOnlyTheirPatientOut() {
        TimepointResult result = COMPARISON.apply(SampleObservations
            .of(List.of("A", "A", "B", "B", "C", "C"),
                List.of("diagnosis", "relapse", "diagnosis", "relapse", "diagnosis", "relapse"))
            .withFraction("stem", new double[]{.1, .2, NAN, .3, .3, .5}), Progress.NONE);
        assertEquals(2, result.acrossPatients().get(0).patientsAtReference());
        assertEquals("no fraction at diagnosis", result.perPatient().get(1).note());
    }

    @Test
    public void severalLaterTimepointsComeInTheOrderOfTheData() {
        SampleObservations samples = SampleObservations
            .of(List.of("A", "A", "A", "B", "B", "C"),
                List.of("remission", "diagnosis", "relapse", "diagnosis", "relapse", "remission"))
            .withFraction("stem", new double[]{0, .2, .3, .2, .5, .1});
        TimepointResult all = COMPARISON.apply(samples, Progress.NONE);
        assertEquals(List.of("remission", "relapse"), all.acrossPatients().stream().map(AcrossRow::timepoint).toList());
        assertEquals(AcrossTest.MANN_WHITNEY, all.acrossPatients().get(0).test());
        assertEquals(AcrossTest.PAIRED_WILCOXON, all.acrossPatients().get(1).test());
        TimepointResult one = COMPARISON.withLater(List.of("relapse", "relapse")).apply(samples, Progress.NONE);
        assertEquals(1, one.acrossPatients().size());
        assertEquals(List.of("Timepoints that were not chosen and are ignored: remission.",
            "Patients with none of the compared timepoints: C."), one.warnings());
    }

    @Test
    public void patientsWithoutAValueAreNamed() {
        SampleObservations samples = SampleObservations
            .of(List.of("A", "A", "B", "B", "C", "C"),
                List.of("diagnosis", "relapse", "diagnosis", "relapse", "diagnosis", "relapse"))
            .withFraction("stem", new double[]{.1, .2, .1, .3, Double.NaN, .3});
        AcrossRow row = COMPARISON.apply(samples, Progress.NONE).acrossPatients().get(0);
        assertEquals(2, row.patientsAtTimepoint());
        assertTrue(row.note(), row.note().endsWith("not used, as a value is missing: C"));
    }

    @Test
    public void tooFewPatientsAreWarnedOf() {
        SampleObservations one = SampleObservations.of(List.of("A", "A"), List.of("diagnosis", "relapse"))
            .withFraction("stem", new double[]{.1, .2});
        String instead = ": nothing can be tested across patients. What is known of each patient alone is in the table"
            + " of the patients.";
        assertEquals(List.of("Only one patient, A, has both 'diagnosis' and 'relapse'" + instead),
            COMPARISON.apply(one, Progress.NONE).warnings());
        SampleObservations two = SampleObservations.of(List.of("A", "B"), List.of("diagnosis", "relapse"))
            .withFraction("stem", new double[]{.1, .2});
        assertTrue(COMPARISON.apply(two, Progress.NONE).warnings()
            .contains("There are fewer than two patients at 'diagnosis' or at 'relapse'" + instead));
        assertTrue(COMPARISON.withDesign(Design.PAIRED).apply(two, Progress.NONE).warnings()
            .contains("No patient has both 'diagnosis' and 'relapse'" + instead));
        SampleObservations named = SampleObservations.of(List.of("A", "B"), List.of("blood and marrow", "relapse"))
            .withFraction("stem", new double[]{.1, .2});
        assertTrue(COMPARISON.withReference("blood and marrow").apply(named, Progress.NONE).warnings()
            .contains("There are fewer than two patients at 'blood and marrow' or at 'relapse'" + instead));
    }

    @Test
    public void absentPopulationsAreLeftOut() {
        TimepointResult result =
            COMPARISON.withLater(List.of("relapse")).apply(new CellTable().add("A", "remission", "normal", 5)
                .add("A", "diagnosis", "stem", 5).add("A", "relapse", "stem", 5).populations(), Progress.NONE);
        assertEquals(1, result.acrossPatients().size());
        assertEquals("stem", result.acrossPatients().get(0).measure().name());
        assertTrue(result.warnings().toString(),
            result.warnings().contains("Populations without a cell at the compared timepoints were left out: normal."));
    }
}
