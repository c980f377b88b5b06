package org.screlapse.engine.timepoint;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.screlapse.engine.task.Progress;

/** What is refused, and in which words. */
public class TimepointErrorsTest {
    private static final TimepointComparison COMPARISON = TimepointComparison.withDefaults().withReference("diagnosis");
    private static final CellObservations CELLS =
        new CellTable().add("P1", "diagnosis", "stem", 2).add("P1", "relapse", "stem", 2).populations();
    private static final SampleObservations SAMPLES =
        SampleObservations.of(List.of("P1", "P1"), List.of("diagnosis", "relapse"));

    @Test
    public void timepoints() {
        refuses("No reference timepoint was chosen; the timepoints are: diagnosis, relapse.",
            () -> TimepointComparison.withDefaults().apply(CELLS, Progress.NONE));
        refuses("Reference timepoint 'Diagnosis' does not occur; the timepoints are: diagnosis, relapse.",
            () -> COMPARISON.withReference("Diagnosis").apply(CELLS, Progress.NONE));
        refuses("Later timepoint 'day 28' does not occur; the timepoints are: diagnosis, relapse.",
            () -> COMPARISON.withLater(List.of("relapse", "day 28")).apply(CELLS, Progress.NONE));
        refuses("Timepoint 'diagnosis' was chosen both as reference and as later timepoint",
            () -> COMPARISON.withLater(List.of("diagnosis")).apply(CELLS, Progress.NONE));
        refuses("There is only one timepoint, 'diagnosis'; a comparison needs at least two.",
            () -> COMPARISON.apply(new CellTable().add("P1", "diagnosis", "stem", 2).populations(), Progress.NONE));
    }

    @Test
    public void timepointsWithoutACellDoNotOccur() {
        CellObservations cells = CellObservations
            .of(Labels.of(List.of("P1"), new int[2]),
                Labels.of(List.of("diagnosis", "remission", "relapse"), new int[]{2, 0}))
            .withPopulations(Labels.of(Arrays.asList("stem", "stem")));
        refuses("does not occur; the timepoints are: diagnosis, relapse.",
            () -> COMPARISON.withLater(List.of("remission")).apply(cells, Progress.NONE));
        assertEquals(1, COMPARISON.apply(cells, Progress.NONE).acrossPatients().size());
    }

    @Test
    public void cells() {
        refuses("There are no cells to compare.", () -> COMPARISON.apply(new CellTable().populations(), Progress.NONE));
        refuses("None of the 2 cells has both a patient and a timepoint",
            () -> COMPARISON.apply(
                new CellTable().add(null, "diagnosis", "stem", 1).add("P1", null, "stem", 1).populations(),
                Progress.NONE));
        refuses("Some cells have an empty patient",
            () -> COMPARISON.apply(
                new CellTable().add(" ", "diagnosis", "stem", 1).add("P1", "relapse", "stem", 1).populations(),
                Progress.NONE));
        refuses("None of the 2 cells has a population; check the chosen column.",
            () -> COMPARISON.apply(
                new CellTable().add("P1", "diagnosis", null, 1).add("P1", "relapse", null, 1).populations(),
                Progress.NONE));
        refuses("None of the 2 cells has a score 'stemness'; check the chosen column.",
            () -> COMPARISON.apply(
                new CellTable().scores("P1", "diagnosis", Double.NaN).scores("P1", "relapse", Double.NaN).scores(),
                Progress.NONE));
        refuses("nothing to compare",
            () -> COMPARISON.apply(
                CellObservations.of(Labels.of(List.of("P1", "P1")), Labels.of(List.of("diagnosis", "relapse"))),
                Progress.NONE));
        refuses("The score 'stemness' of patient 'P1' at 'relapse' has infinite values", () -> COMPARISON.apply(
            new CellTable().scores("P1", "diagnosis", 1).scores("P1", "relapse", 1, Double.POSITIVE_INFINITY).scores(),
            Progress.NONE));
        refuses("There are 1 values of the score 'x' for 4 cells", () -> CELLS.withScore("x", new double[1]));
        refuses("Score 'x' is given twice", () -> CELLS.withScore("x", new double[4]).withScore("x", new double[4]));
        refuses("A label code is 1", () -> Labels.of(List.of("P1"), new int[]{0, 1}));
    }

    @Test
    public void cellsLeftOutAreCounted() {
        TimepointResult result =
            COMPARISON.apply(new CellTable().add("P1", "diagnosis", "stem", 2).add("P1", "relapse", "stem", 2)
                .add(null, "relapse", "stem", 3).add("P1", null, "stem", 1).populations(), Progress.NONE);
        assertTrue(result.warnings().toString(),
            result.warnings().contains("4 of 8 cells lack a patient or a timepoint and were left out."));
    }

    @Test
    public void samples() {
        refuses("There are no samples to compare.", () -> COMPARISON
            .apply(SampleObservations.of(List.of(), List.of()).withScore("x", new double[0]), Progress.NONE));
        refuses("Sample 2 has no patient", () -> SampleObservations.of(Arrays.asList("P1", null), List.of("a", "b")));
        refuses("Sample 1 has no timepoint", () -> SampleObservations.of(List.of("P1", "P1"), List.of("", "b")));
        refuses("The fraction of 'stem' in patient 'P1' at 'relapse' is 26.47; fractions must lie between 0 and 1 "
            + "(divide percentages by 100).", () -> SAMPLES.withFraction("stem", new double[]{0.1, 26.47}));
        refuses("The cell count of patient 'P1' at 'diagnosis' is -2", () -> SAMPLES.withCells(new long[]{-2, 1}));
        refuses("The score 's' of patient 'P1' at 'relapse' is infinite",
            () -> SAMPLES.withScore("s", new double[]{1, Double.NEGATIVE_INFINITY}));
        refuses("The fraction 'a' is given twice",
            () -> SAMPLES.withFraction("a", new double[2]).withFraction("a", new double[2]));
        refuses(
            "The sample of patient 'P1' at 'relapse' has 0 cells, but a fraction of 'a', 0.2; correct the number of"
                + " cells, or remove the row.",
            () -> COMPARISON.apply(SAMPLES.withFraction("a", new double[]{0.1, 0.2}).withCells(new long[]{10, 0}),
                Progress.NONE));
        refuses("There are 2 rows for patient 'P1' at 'diagnosis'; give the number of cells",
            () -> COMPARISON
                .apply(SampleObservations.of(List.of("P1", "P1", "P1"), List.of("diagnosis", "diagnosis", "relapse"))
                    .withFraction("stem", new double[3]), Progress.NONE));
    }

    @Test
    public void wrongColumns() {
        Labels barcodes = Labels.of(IntStream.range(0, 20_000).mapToObj(i -> "c" + i).toList());
        refuses("There are 20000 patients and 20000 timepoints",
            () -> COMPARISON.apply(CellObservations.of(barcodes, barcodes).withPopulations(barcodes), Progress.NONE));
        refuses("There are 20000 populations",
            () -> COMPARISON.apply(CellObservations
                .of(Labels.of(List.of("P1"), new int[20_000]), Labels.of(List.of("diagnosis"), new int[20_000]))
                .withPopulations(barcodes), Progress.NONE));
    }

    @Test
    public void confidenceLevel() {
        refuses("The confidence level is 95.0", () -> COMPARISON.withConfidenceLevel(95));
    }

    private static void refuses(String part, ThrowingRunnable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message, message.contains(part));
        assertTrue(message, message.endsWith("."));
    }
}
