package org.screlapse.engine.timepoint;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.stats.Estimate;
import org.screlapse.engine.timepoint.Comparing.Compared;
import org.screlapse.engine.timepoint.TimepointResult.PatientChange;
import org.screlapse.engine.timepoint.TimepointResult.SampleValue;

/** What is said of single patients; the numbers are from R 4.2.2. */
public class WithinPatientTest {
    private static final double NAN = Double.NaN;
    private static final Comparing COMPARISON = Comparing.withReference("diagnosis");

    @Test
    public void fractionsAgreeWithR() {
        Compared result = COMPARISON.apply(new CellTable().add("P2", "diagnosis", "stem", 8)
            .add("P2", "diagnosis", "blast", 301).add("P2", "diagnosis", "T", 275).add("P2", "relapse", "blast", 300)
            .add("P2", "relapse", "stem", 158).add("P2", "relapse", "T", 139).populations(), Progress.NONE);
        assertEquals(List.of("stem", "blast", "T"),
            result.perPatient().stream().map(row -> row.finding().what()).toList());
        PatientChange stem = result.perPatient().get(0);
        assertEquals("P2", stem.finding().whom());
        assertEquals("diagnosis", stem.finding().when().get(0));
        assertEquals("relapse", stem.finding().when().get(1));
        assertEquals("fraction", stem.finding().kind());
        assertEstimate(584, 8, 8 / 584.0, 0.0069572958245385933, 0.026795782531825258, stem.reference());
        assertEstimate(597, 158, 158 / 597.0, 0.23085520659287809, 0.30146734559662164, stem.later());
        assertEquals(158 / 597.0 - 8 / 584.0, stem.change(), 1e-15);
        assertEquals(4.272018185792315, stem.log2FoldChange(), 1e-12);
        assertEquals(25.861122547038207, stem.finding().result().value(), 1e-8);
        assertEquals(12.622620883713976, stem.finding().result().low(), 1e-8);
        assertEquals(61.610126684643234, stem.finding().result().high(), 1e-7);
        assertEquals(2.2157594469969888e-41, stem.finding().pValue(), 1e-50);
        assertEquals(6.6472783409909664e-41, stem.finding().fdr(), 1e-50);
        assertEquals("said once, not in every row", "", stem.finding().result().note());
        PatientChange blast = result.perPatient().get(1);
        assertEquals(0.68375385871148919, blast.finding().pValue(), 1e-10);
        assertEquals(0.68375385871148919, blast.finding().fdr(), 1e-10);
        assertEquals(1.2302892267662721e-17, result.perPatient().get(2).finding().fdr(), 1e-26);
    }

    @Test
    public void scoresAgreeWithR() {
        PatientChange row = COMPARISON.apply(new CellTable().scores("P1", "diagnosis", 0.5, 1.5, 2.25, 0.75, NAN, 1.0)
            .scores("P1", "relapse", 2.5, 1.75, 3.5, 0.9).scores(), Progress.NONE).perPatient().get(0);
        assertEquals("score stemness", row.finding().kind() + " " + row.finding().what());
        assertEstimate(5, -1, 1.2, 0.33863055871216563, 2.06136944128783428, row.reference());
        assertEstimate(4, -1, 2.1625, 0.40328663946419185, 3.92171336053580832, row.later());
        assertEquals(0.9625, row.change(), 1e-12);
        assertEquals(0.19047619047619047, row.finding().pValue(), 1e-12);
        assertEquals(NAN, row.log2FoldChange(), 0);
        assertEquals("area under the curve", row.finding().result().estimate().of());
    }

    @Test
    public void foldChangeFromZeroIsFiniteAndNoted() {
        Compared result = COMPARISON.apply(new CellTable().add("P1", "diagnosis", "blast", 50)
            .add("P1", "relapse", "blast", 55).add("P1", "relapse", "stem", 5).populations(), Progress.NONE);
        PatientChange stem = result.perPatient().get(1);
        assertEquals(3.2011196230459067, stem.log2FoldChange(), 1e-12);
        assertTrue(stem.finding().result().note(), stem.finding().result().note().contains("0.5 added"));
        assertEquals(Double.POSITIVE_INFINITY, stem.finding().result().value(), 0);
        assertEquals(Double.POSITIVE_INFINITY, stem.finding().result().high(), 0);
        assertTrue(stem.finding().result().low() > 0);
    }

    @Test
    public void populationAbsentInOnePatientOnly() {
        Compared result =
            COMPARISON.apply(new CellTable().add("P1", "diagnosis", "blast", 50).add("P1", "relapse", "blast", 55)
                .add("P2", "diagnosis", "blast", 5).add("P2", "relapse", "stem", 5).populations(), Progress.NONE);
        PatientChange absent = result.perPatient().get(1);
        assertEquals("stem", absent.finding().what());
        assertEquals(1, absent.finding().pValue(), 0);
        assertEquals(NAN, absent.log2FoldChange(), 0);
        assertEquals(Estimate.NONE, absent.finding().result().estimate());
        assertEquals(0, absent.change(), 0);
        // All of P1's cells are blasts: there is a fold change, of none, but no odds ratio.
        PatientChange all = result.perPatient().get(0);
        assertEquals(0, all.log2FoldChange(), 0);
        assertEquals(Estimate.NONE, all.finding().result().estimate());
    }

    @Test
    public void patientWithoutPairKeepsWhatThereIs() {
        Compared result = COMPARISON.apply(new CellTable().add("P1", "diagnosis", "blast", 50)
            .add("P2", "relapse", "blast", 20).add("P2", "relapse", "stem", 20).populations(), Progress.NONE);
        assertEquals(4, result.perPatient().size());
        PatientChange first = result.perPatient().get(0);
        assertEstimate(50, 50, 1, first.reference().interval().low(), 1, first.reference());
        assertEquals(SampleValue.NONE, first.later());
        assertEquals(NAN, first.change(), 0);
        assertEquals(NAN, first.finding().pValue(), 0);
        assertEquals(NAN, first.finding().fdr(), 0);
        assertEquals("no relapse sample", first.finding().result().note());
        PatientChange second = result.perPatient().get(3);
        assertEquals("no diagnosis sample", second.finding().result().note());
        assertEquals(0.5, second.later().value(), 0);
    }

    @Test
    public void sampleWithoutKnownPopulationOrScore() {
        Compared fractions = COMPARISON.apply(
            new CellTable().add("P1", "diagnosis", "blast", 5).add("P1", "relapse", null, 7).populations(),
            Progress.NONE);
        assertEquals("no fraction at relapse", fractions.perPatient().get(0).finding().result().note());
        assertTrue(fractions.warnings().toString(),
            fractions.warnings().contains("7 of 12 cells have no population and do not count in the fractions."));
        Compared scores = COMPARISON.apply(
            new CellTable().scores("P1", "diagnosis", NAN).scores("P1", "relapse", 1, 2).scores(), Progress.NONE);
        assertEquals("no score at diagnosis", scores.perPatient().get(0).finding().result().note());
        assertTrue(scores.warnings().toString(),
            scores.warnings().contains("1 of 3 cells have no score \"stemness\" and do not count in its means."));
    }

    @Test
    public void equalScoresAreNotTested() {
        PatientChange row = COMPARISON
            .apply(new CellTable().scores("P1", "diagnosis", 2, 2).scores("P1", "relapse", 2).scores(), Progress.NONE)
            .perPatient().get(0);
        assertEquals(NAN, row.finding().pValue(), 0);
        assertEquals("all scores are equal: not tested", row.finding().result().note());
        assertEquals(NAN, row.later().interval().low(), 0);
        assertEquals(2, row.reference().interval().low(), 0);
    }

    @Test
    public void confidenceLevelReachesAllIntervals() {
        PatientChange row = COMPARISON.withConfidenceLevel(0.99)
            .apply(new CellTable().add("P2", "diagnosis", "stem", 8).add("P2", "diagnosis", "other", 576)
                .add("P2", "relapse", "stem", 158).add("P2", "relapse", "other", 439).populations(), Progress.NONE)
            .perPatient().get(0);
        assertEquals(0.2209206321874092, row.later().interval().low(), 1e-12);
        assertEquals(10.561879110676363, row.finding().result().low(), 1e-8);
    }

    @Test
    public void runsOfOneTimepointArePooled() {
        Compared result = COMPARISON.apply(new CellTable().add("P1", "diagnosis", "stem", 3)
            .add("P1", "relapse", "stem", 1).add("P1", "diagnosis", "other", 7).add("P1", "relapse", "other", 9)
            .add("P1", "diagnosis", "stem", 2).populations(), Progress.NONE);
        assertEquals(12, result.perPatient().get(0).reference().cells());
        assertEquals(5, result.perPatient().get(0).reference().count());
    }

    @Test
    public void sampleRowsWithCellsGiveTheSameAsCells() {
        Compared cells =
            COMPARISON.apply(new CellTable().add("P2", "diagnosis", "stem", 8).add("P2", "diagnosis", "other", 576)
                .add("P2", "relapse", "stem", 158).add("P2", "relapse", "other", 439).populations(), Progress.NONE);
        Compared samples = COMPARISON.apply(Observed.samples(List.of("P2", "P2"), List.of("diagnosis", "relapse"))
            .withCells(new long[]{584, 597}).withFraction("stem", new double[]{8 / 584.0, 158 / 597.0})
            .withFraction("other", new double[]{576 / 584.0, 439 / 597.0}), Progress.NONE);
        assertEquals(cells, samples);
    }

    @Test
    public void sampleRowsWithoutCellsAreNotTestedWithin() {
        Compared result = COMPARISON.apply(Observed.samples(List.of("P1", "P1"), List.of("diagnosis", "relapse"))
            .withFraction("stem", new double[]{0.1, 0.4}).withFraction("new", new double[]{0, 0.4})
            .withScore("stemness", new double[]{1, 3}), Progress.NONE);
        PatientChange stem = result.perPatient().get(0);
        assertEstimate(-1, -1, 0.4, NAN, NAN, stem.later());
        assertEquals(2, stem.log2FoldChange(), 1e-12);
        assertEquals(NAN, stem.finding().pValue(), 0);
        assertEquals("no cell counts: no interval and not tested within the patient", stem.finding().result().note());
        assertEquals(NAN, result.perPatient().get(1).log2FoldChange(), 0);
        assertEquals(2, result.perPatient().get(2).change(), 0);
        assertEquals("no scores of single cells: not tested within the patient",
            result.perPatient().get(2).finding().result().note());
    }

    @Test
    public void roundedCountsAreNoted() {
        Compared result = COMPARISON.apply(Observed.samples(List.of("P1", "P1"), List.of("diagnosis", "relapse"))
            .withCells(new long[]{1003, 1000}).withFraction("stem", new double[]{0.1, 0.4}), Progress.NONE);
        assertEquals(100, result.perPatient().get(0).reference().count());
        assertTrue(result.perPatient().get(0).finding().result().note()
            .startsWith("counts are fractions times cells, rounded"));
    }

    @Test
    public void repeatedSampleRowsArePooledByTheirCells() {
        Compared result =
            COMPARISON.apply(Observed.samples(List.of("P1", "P1", "P1"), List.of("diagnosis", "relapse", "diagnosis"))
                .withCells(new long[]{100, 10, 300}).withFraction("stem", new double[]{0.5, 0.1, 0.1})
                .withScore("stemness", new double[]{4, 1, NAN}), Progress.NONE);
        assertEquals(400, result.perPatient().get(0).reference().cells());
        assertEquals(80, result.perPatient().get(0).reference().count());
        assertEquals(0.2, result.perPatient().get(0).reference().value(), 1e-12);
        assertEquals(4, result.perPatient().get(1).reference().value(), 0);
        assertFalse(result.warnings().isEmpty());
        assertEquals("Pooled 2 rows for patient \"P1\" at \"diagnosis\", weighted by their numbers of cells.",
            result.warnings().get(0));
    }

    private static void assertEstimate(long cells, long count, double value, double low, double high,
        SampleValue actual) {
        assertEquals(cells, actual.cells());
        assertEquals(count, actual.count());
        assertEquals(value, actual.value(), 1e-12);
        assertEquals(low, actual.interval().low(), 1e-8);
        assertEquals(high, actual.interval().high(), 1e-8);
    }
}
