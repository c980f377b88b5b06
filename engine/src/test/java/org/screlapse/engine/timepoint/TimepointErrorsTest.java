package org.screlapse.engine.timepoint;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.Comparing.Compared;

/** What is refused, and in which words. */
public class TimepointErrorsTest {
    private static final Comparing COMPARISON = Comparing.withReference("diagnosis");
    private static final Observed CELLS =
        new CellTable().add("P1", "diagnosis", "stem", 2).add("P1", "relapse", "stem", 2).populations();
    private static final Observed SAMPLES = Observed.samples(List.of("P1", "P1"), List.of("diagnosis", "relapse"));

    @Test
    public void timepoints() {
        refuses("Choose the reference, such as diagnosis or untreated; \"timepoint\" has [diagnosis, relapse].",
            () -> Comparing.withReference("").apply(CELLS, Progress.NONE));
        refuses("There is no \"Diagnosis\" in \"timepoint\"; it has [diagnosis, relapse].",
            () -> Comparing.withReference("Diagnosis").apply(CELLS, Progress.NONE));
        refuses("There is no \"day 28\" in \"timepoint\"; it has [diagnosis, relapse].",
            () -> COMPARISON.withLater(List.of("relapse", "day 28")).apply(CELLS, Progress.NONE));
        refuses("The reference, \"diagnosis\", is compared with itself",
            () -> COMPARISON.withLater(List.of("diagnosis")).apply(CELLS, Progress.NONE));
        refuses("There is only one value in \"timepoint\", \"diagnosis\"; a comparison needs at least two.",
            () -> COMPARISON.apply(new CellTable().add("P1", "diagnosis", "stem", 2).populations(), Progress.NONE));
    }

    @Test
    public void timepointsWithoutACellDoNotOccur() {
        Observed cells = Observed.cells(List.of("P1", "P1"), List.of("", ""))
            .with("timepoint", CategoricalColumn.of(List.of("diagnosis", "remission", "relapse"), new int[]{2, 0}))
            .withPopulations(List.of("stem", "stem"));
        refuses("There is no \"remission\" in \"timepoint\"; it has [diagnosis, relapse].",
            () -> COMPARISON.withLater(List.of("remission")).apply(cells, Progress.NONE));
        assertEquals(1, COMPARISON.apply(cells, Progress.NONE).acrossPatients().size());
    }

    @Test
    public void cells() {
        refuses("There are no cells.", () -> COMPARISON.apply(new CellTable().populations(), Progress.NONE));
        refuses("None of the 3 cells has \"patient\" and \"timepoint\"",
            () -> COMPARISON.apply(new CellTable().add(null, "diagnosis", "stem", 1).add(null, "relapse", "stem", 1)
                .add("P1", null, "stem", 1).populations(), Progress.NONE));
        refuses("Some cells have an empty \"patient\"",
            () -> COMPARISON.apply(
                new CellTable().add(" ", "diagnosis", "stem", 1).add("P1", "relapse", "stem", 1).populations(),
                Progress.NONE));
        refuses("None of the 2 cells has a population; check the chosen column.",
            () -> COMPARISON.apply(
                new CellTable().add("P1", "diagnosis", null, 1).add("P1", "relapse", null, 1).populations(),
                Progress.NONE));
        refuses("None of the 2 cells has a score \"stemness\"; check the chosen column.",
            () -> COMPARISON.apply(
                new CellTable().scores("P1", "diagnosis", Double.NaN).scores("P1", "relapse", Double.NaN).scores(),
                Progress.NONE));
        refuses("nothing to compare", () -> COMPARISON
            .apply(Observed.cells(List.of("P1", "P1"), List.of("diagnosis", "relapse")), Progress.NONE));
        refuses("The score \"stemness\" of patient \"P1\" at \"relapse\" has infinite values", () -> COMPARISON.apply(
            new CellTable().scores("P1", "diagnosis", 1).scores("P1", "relapse", 1, Double.POSITIVE_INFINITY).scores(),
            Progress.NONE));
    }

    @Test
    public void cellsLeftOutAreCounted() {
        Compared result =
            COMPARISON.apply(new CellTable().add("P1", "diagnosis", "stem", 2).add("P1", "relapse", "stem", 2)
                .add(null, "relapse", "stem", 3).add("P1", null, "stem", 1).populations(), Progress.NONE);
        assertTrue(result.warnings().toString(),
            result.warnings().contains("4 of 8 cells lack \"patient\" or \"timepoint\" and are left out."));
    }

    @Test
    public void samples() {
        refuses("There are no samples.", () -> COMPARISON
            .apply(Observed.samples(List.of(), List.of()).withScore("x", new double[0]), Progress.NONE));
        refuses("Sample 2 has no \"patient\"",
            () -> COMPARISON
                .apply(Observed.samples(Arrays.asList("P1", null, "P1"), List.of("diagnosis", "relapse", "relapse"))
                    .withScore("x", new double[3]), Progress.NONE));
        refuses("Some samples have an empty \"timepoint\"",
            () -> COMPARISON.apply(Observed.samples(List.of("P1", "P1", "P1"), List.of("", "diagnosis", "relapse"))
                .withScore("x", new double[3]), Progress.NONE));
        refuses(
            "The fraction of \"stem\" in patient \"P1\" at \"relapse\" is 26.47; fractions must lie between 0 and 1 "
                + "(divide percentages by 100).",
            () -> COMPARISON.apply(SAMPLES.withFraction("stem", new double[]{0.1, 26.47}), Progress.NONE));
        refuses("The number of cells, \"cells\", of patient \"P1\" at \"diagnosis\" is -2.0",
            () -> COMPARISON.apply(SAMPLES.withScore("s", new double[2]).withCells(new long[]{-2, 1}), Progress.NONE));
        refuses("The score of \"s\" in patient \"P1\" at \"relapse\" is -Infinity; scores must be finite or missing.",
            () -> COMPARISON.apply(SAMPLES.withScore("s", new double[]{1, Double.NEGATIVE_INFINITY}), Progress.NONE));
        refuses("A fraction or score is given twice", () -> COMPARISON
            .apply(SAMPLES.withFraction("a", new double[2]).withFraction("a", new double[2]), Progress.NONE));
        refuses(
            "The fraction of \"a\" in patient \"P1\" at \"relapse\" is 0.2, but the sample has 0 cells; correct the"
                + " number of cells, or remove the row.",
            () -> COMPARISON.apply(SAMPLES.withFraction("a", new double[]{0.1, 0.2}).withCells(new long[]{10, 0}),
                Progress.NONE));
        refuses("There are 2 rows for patient \"P1\" at \"diagnosis\"; give the number of cells",
            () -> COMPARISON
                .apply(Observed.samples(List.of("P1", "P1", "P1"), List.of("diagnosis", "diagnosis", "relapse"))
                    .withFraction("stem", new double[3]), Progress.NONE));
    }

    @Test
    public void wrongColumns() {
        List<String> barcodes = IntStream.range(0, 20_000).mapToObj(i -> "c" + i).toList();
        refuses("There are 20000 names in \"patient\" and 20000 in \"timepoint\"", () -> COMPARISON
            .apply(Observed.cells(barcodes, withReference(barcodes)).withPopulations(barcodes), Progress.NONE));
        refuses("There are 20000 populations",
            () -> COMPARISON.apply(
                Observed.cells(Collections.nCopies(20_000, "P1"), withReference(Collections.nCopies(20_000, "day 1")))
                    .withPopulations(barcodes),
                Progress.NONE));
    }

    private static List<String> withReference(List<String> timepoints) {
        List<String> changed = new ArrayList<>(timepoints);
        changed.set(0, "diagnosis");
        return changed;
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
