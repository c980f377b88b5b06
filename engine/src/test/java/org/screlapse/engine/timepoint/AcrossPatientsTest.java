package org.screlapse.engine.timepoint;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.screlapse.engine.stats.PMethod;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.TimepointComparison.Design;
import org.screlapse.engine.timepoint.Comparing.Compared;
import org.screlapse.engine.timepoint.TimepointResult.CohortChange;

/** What is said across patients; the numbers are from R 4.2.2. */
public class AcrossPatientsTest {
    private static final double NAN = Double.NaN;
    private static final Comparing COMPARISON = Comparing.withReference("diagnosis");

    /** Six patients with two fractions at both timepoints. */
    private static Observed cohort() {
        List<String> patients = new ArrayList<>();
        List<String> timepoints = new ArrayList<>();
        for (String timepoint : List.of("diagnosis", "relapse")) {
            for (int i = 1; i <= 6; i++) {
                patients.add("P" + i);
                timepoints.add(timepoint);
            }
        }
        return Observed.samples(patients, timepoints)
            .withFraction("stem", new double[]{.02, .05, .10, .01, .08, .03, .20, .04, .31, .15, .30, .02})
            .withScore("S", new double[]{.5, .4, .6, .55, .45, .7, .3, .35, .2, .52, .44, .1});
    }

    @Test
    public void pairedAgreesWithR() {
        Compared result = COMPARISON.apply(cohort(), Progress.NONE);
        CohortChange stem = result.acrossPatients().get(0);
        assertEquals("paired Wilcoxon signed-rank", stem.finding().result().test());
        assertEquals(PMethod.EXACT, stem.finding().result().method());
        assertEquals(6, stem.reference().patients());
        assertEquals(6, stem.later().patients());
        assertEquals(4, stem.grown());
        assertEquals(2, stem.shrunk());
        assertEquals(0.04, stem.reference().median(), 1e-15);
        assertEquals(0.175, stem.later().median(), 1e-15);
        assertEquals(0.16, stem.finding().result().value(), 1e-15);
        assertEquals(18, stem.finding().result().statistic(), 0);
        assertEquals(0.15625, stem.finding().pValue(), 1e-12);
        assertEquals(0.15625, stem.finding().fdr(), 1e-12);
        assertEquals(0.03125, stem.smallestPossibleP(), 1e-15);
        assertEquals("", stem.finding().result().note());
        CohortChange score = result.acrossPatients().get(1);
        assertEquals(0, score.finding().result().statistic(), 0);
        assertEquals(0.03125, score.finding().pValue(), 1e-12);
        assertEquals("scores are a family of their own", 0.03125, score.finding().fdr(), 1e-12);
        assertEquals(-0.125, score.finding().result().value(), 1e-12);
        assertEquals(List.of(), result.warnings());
    }

    @Test
    public void unpairedAgreesWithRAndWarnsOfSharedPatients() {
        Compared result = COMPARISON.withDesign(Design.UNPAIRED).apply(cohort(), Progress.NONE);
        CohortChange stem = result.acrossPatients().get(0);
        assertEquals("Mann-Whitney", stem.finding().result().test());
        assertEquals(PMethod.NORMAL, stem.finding().result().method());
        assertEquals(28.5, stem.finding().result().statistic(), 0);
        assertEquals(0.1086945807965248, stem.finding().pValue(), 1e-12);
        assertEquals(0.135, stem.finding().result().value(), 1e-12);
        assertEquals(4, stem.grown());
        assertEquals(2.0 / 924, stem.smallestPossibleP(), 1e-15);
        CohortChange score = result.acrossPatients().get(1);
        assertEquals(PMethod.EXACT, score.finding().result().method());
        assertEquals(4, score.finding().result().statistic(), 0);
        assertEquals(0.025974025974025976, score.finding().pValue(), 1e-12);
        assertEquals(1, result.warnings().size());
        assertTrue(result.warnings().get(0), result.warnings().get(0).endsWith(": P1, P2, P3, P4, P5, P6."));
    }

    @Test
    public void patientsWithoutAPairAreNamed() {
        Compared result = COMPARISON.apply(Observed
            .samples(List.of("A", "A", "B", "B", "C", "D"),
                List.of("diagnosis", "relapse", "relapse", "diagnosis", "diagnosis", "relapse"))
            .withFraction("stem", new double[]{.1, .2, .4, .3, .9, .8}), Progress.NONE);
        CohortChange row = result.acrossPatients().get(0);
        assertEquals("paired Wilcoxon signed-rank", row.finding().result().test());
        assertEquals(2, row.reference().patients());
        assertEquals(0.2, row.reference().median(), 1e-12);
        assertEquals(0.5, row.finding().pValue(), 1e-12);
        assertEquals("with 2 pairs p cannot fall below 0.500", row.finding().result().note());
        assertEquals(List.of("Patients without a pair of \"diagnosis\" and \"relapse\" are not used across patients: "
            + "C (no relapse sample); D (no diagnosis sample)."), result.warnings());
        assertEquals(4, result.perPatient().size());
    }

    @Test
    public void oneSharedPatientIsNotEnoughForThePairedDesign() {
        Observed samples =
            Observed.samples(List.of("A", "A", "B", "C"), List.of("diagnosis", "relapse", "relapse", "diagnosis"))
                .withFraction("stem", new double[]{.1, .2, .4, .3});
        CohortChange row = COMPARISON.apply(samples, Progress.NONE).acrossPatients().get(0);
        assertEquals("Mann-Whitney", row.finding().result().test());
        assertEquals(1.0 / 3, row.smallestPossibleP(), 1e-12);
        assertEquals("with 2 and 2 patients p cannot fall below 0.333", row.finding().result().note());
        CohortChange paired =
            COMPARISON.withDesign(Design.PAIRED).apply(samples, Progress.NONE).acrossPatients().get(0);
        assertEquals(1, paired.reference().patients());
        assertEquals(NAN, paired.finding().pValue(), 0);
        assertEquals(NAN, paired.finding().result().statistic(), 0);
        assertEquals(PMethod.NONE, paired.finding().result().method());
        assertEquals("needs two patients with both timepoints", paired.finding().result().note());
    }

    @Test
    public void pairedDesignWithoutAnyPair() {
        CohortChange row = COMPARISON.withDesign(Design.PAIRED)
            .apply(Observed.samples(List.of("A", "B"), List.of("diagnosis", "relapse")).withFraction("stem",
                new double[]{.1, .2}), Progress.NONE)
            .acrossPatients().get(0);
        assertEquals(0, row.reference().patients());
        assertEquals(NAN, row.finding().result().value(), 0);
        assertEquals(NAN, row.smallestPossibleP(), 0);
    }

    @Test
    public void onePatientAtATimepointIsNotTested() {
        CohortChange row =
            COMPARISON.apply(Observed.samples(List.of("A", "B", "C"), List.of("diagnosis", "relapse", "relapse"))
                .withFraction("stem", new double[]{.1, .2, .3}), Progress.NONE).acrossPatients().get(0);
        assertEquals(NAN, row.finding().pValue(), 0);
        assertEquals("needs two patients at each timepoint", row.finding().result().note());
        assertEquals(0.15, row.finding().result().value(), 1e-12);
    }

    @Test
    public void nothingChanged() {
        Observed same =
            Observed.samples(List.of("A", "A", "B", "B"), List.of("diagnosis", "relapse", "diagnosis", "relapse"))
                .withFraction("stem", new double[]{.2, .2, .2, .2});
        assertEquals("no patient changed: not tested",
            COMPARISON.apply(same, Progress.NONE).acrossPatients().get(0).finding().result().note());
        CohortChange unpaired =
            COMPARISON.withDesign(Design.UNPAIRED).apply(same, Progress.NONE).acrossPatients().get(0);
        assertEquals("all patients have the same value: not tested", unpaired.finding().result().note());
        assertEquals(NAN, unpaired.finding().pValue(), 0);
        assertEquals(NAN, unpaired.finding().fdr(), 0);
    }

    @Test
    public void missingValuesLeaveOnlyTheirPatientOut() {
        Compared result = COMPARISON.apply(Observed
            .samples(List.of("A", "A", "B", "B", "C", "C"),
                List.of("diagnosis", "relapse", "diagnosis", "relapse", "diagnosis", "relapse"))
            .withFraction("stem", new double[]{.1, .2, NAN, .3, .3, .5}), Progress.NONE);
        assertEquals(2, result.acrossPatients().get(0).reference().patients());
        assertEquals("no fraction at diagnosis", result.perPatient().get(1).finding().result().note());
    }

    @Test
    public void severalLaterTimepointsComeInTheOrderOfTheData() {
        Observed samples = Observed
            .samples(List.of("A", "A", "A", "B", "B", "C"),
                List.of("remission", "diagnosis", "relapse", "diagnosis", "relapse", "remission"))
            .withFraction("stem", new double[]{0, .2, .3, .2, .5, .1});
        Compared all = COMPARISON.apply(samples, Progress.NONE);
        assertEquals(List.of("remission", "relapse"),
            all.acrossPatients().stream().map(row -> row.finding().when().get(1)).toList());
        assertEquals("Mann-Whitney", all.acrossPatients().get(0).finding().result().test());
        assertEquals("paired Wilcoxon signed-rank", all.acrossPatients().get(1).finding().result().test());
        Compared one = COMPARISON.withLater(List.of("relapse", "relapse")).apply(samples, Progress.NONE);
        assertEquals(1, one.acrossPatients().size());
        assertEquals(List.of("Timepoints that were not chosen and are ignored: remission.",
            "Patients with none of the compared timepoints: C."), one.warnings());
    }

    @Test
    public void patientsWithoutAValueAreNamed() {
        Observed samples = Observed
            .samples(List.of("A", "A", "B", "B", "C", "C"),
                List.of("diagnosis", "relapse", "diagnosis", "relapse", "diagnosis", "relapse"))
            .withFraction("stem", new double[]{.1, .2, .1, .3, Double.NaN, .3});
        CohortChange row = COMPARISON.apply(samples, Progress.NONE).acrossPatients().get(0);
        assertEquals(2, row.later().patients());
        assertTrue(row.finding().result().note(),
            row.finding().result().note().endsWith("not used, as a value is missing: C"));
    }

    @Test
    public void tooFewPatientsAreWarnedOf() {
        Observed one = Observed.samples(List.of("A", "A"), List.of("diagnosis", "relapse")).withFraction("stem",
            new double[]{.1, .2});
        String instead = ": nothing can be tested across patients. What is known of each patient alone is in the table"
            + " of the patients.";
        assertEquals(List.of("Only one patient, A, has both \"diagnosis\" and \"relapse\"" + instead),
            COMPARISON.apply(one, Progress.NONE).warnings());
        Observed two = Observed.samples(List.of("A", "B"), List.of("diagnosis", "relapse")).withFraction("stem",
            new double[]{.1, .2});
        assertTrue(COMPARISON.apply(two, Progress.NONE).warnings()
            .contains("There are fewer than two patients at \"diagnosis\" or at \"relapse\"" + instead));
        assertTrue(COMPARISON.withDesign(Design.PAIRED).apply(two, Progress.NONE).warnings()
            .contains("No patient has both \"diagnosis\" and \"relapse\"" + instead));
        Observed named = Observed.samples(List.of("A", "B"), List.of("blood and marrow", "relapse"))
            .withFraction("stem", new double[]{.1, .2});
        assertTrue(COMPARISON.withReference("blood and marrow").apply(named, Progress.NONE).warnings()
            .contains("There are fewer than two patients at \"blood and marrow\" or at \"relapse\"" + instead));
    }

    @Test
    public void absentPopulationsAreLeftOut() {
        Compared result =
            COMPARISON.withLater(List.of("relapse")).apply(new CellTable().add("A", "remission", "normal", 5)
                .add("A", "diagnosis", "stem", 5).add("A", "relapse", "stem", 5).populations(), Progress.NONE);
        assertEquals(1, result.acrossPatients().size());
        assertEquals("stem", result.acrossPatients().get(0).finding().what());
        assertTrue(result.warnings().toString(),
            result.warnings().contains("Populations without a cell at the compared timepoints were left out: normal."));
    }
}
