package org.screlapse.engine.score;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.task.Run;

public class QuiescenceTest {

    private final SingleCellData data =
        TestMatrices.data(new float[][]{{10}, {20}, {30}, {40}, {1000}, {2000}, {3000}, {4000}}, "A");
    private final Cycle cycle = cycle(-3, -1, -2, 1, -3, -1, -2, 1);
    private final CategoricalColumn samples = CategoricalColumn.of(List.of("x", "x", "x", "x", "y", "y", "y", "y"));

    public QuiescenceTest() throws IOException {
        // the data may throw
    }

    @Test
    public void restingCellsArePoorInCycleAndRnaWithinTheirSample() {
        Result found = result(Quiescence.withDefaults(), data, cycle, samples);
        assertEquals(List.of("true", "false", "false", "false", "true", "false", "false", "false"), calls(found));
        assertTrue(found.scores().value(0) > found.scores().value(1));
        assertTrue(found.scores().value(4) > found.scores().value(3));
        assertEquals(List.of(), found.warnings());
        double median = (Math.log(21) + Math.log(31)) / 2;
        double[] away = {median - Math.log(11), median - Math.log(21), Math.log(31) - median, Math.log(41) - median};
        Arrays.sort(away);
        double zRna = (Math.log(11) - median) / (1.4826 * (away[1] + away[2]) / 2);
        // the cycle scores -3, -2, -1 and 1: median -1.5, median distance (0.5 + 1.5) / 2
        double zCycle = (-3 + 1.5) / 1.4826;
        assertEquals(-(zCycle + zRna) / Math.sqrt(2), found.scores().value(0), 1e-12);
    }

    @Test
    public void limitsCanBeSet() {
        Quiescence all = Quiescence.withDefaults().withCycleQuantile(1).withRnaQuantile(1);
        assertEquals(List.of("true", "true", "true", "false", "true", "true", "true", "false"),
            calls(result(all, data, cycle, samples)));
        assertEquals("all samples together compare the deep with the shallow",
            List.of("true", "false", "true", "false", "false", "false", "false", "false"),
            calls(result(Quiescence.withDefaults(), data, cycle, null)));
        assertThrows(IllegalArgumentException.class, () -> all.withCycleQuantile(0));
        assertThrows(IllegalArgumentException.class, () -> all.withRnaQuantile(1.1));
    }

    @Test
    public void needsTotalCounts() throws IOException {
        SingleCellData logs = TestMatrices.data(new float[][]{{0.5f}, {1.5f}}, "A");
        Cycle two = cycle(-2, -1);
        String message =
            assertThrows(IllegalArgumentException.class, () -> result(Quiescence.withDefaults(), logs, two, null))
                .getMessage();
        assertTrue(message, message.startsWith("Quiescence needs the RNA content"));
        SingleCellData known = logs.withCellColumn("total_counts", NumericColumn.of(100, 200));
        assertEquals(List.of("true", "false"), calls(result(Quiescence.withDefaults(), known, two, null)));
    }

    @Test
    public void saysWhereNoCellIsInG1() {
        Cycle cycling = cycle(1, 2, 3, 1, -3, -1, -2, 1);
        assertEquals(List.of("No cell is in G1, and so none quiescent, in x."),
            result(Quiescence.withDefaults(), data, cycling, samples).warnings());
    }

    private static Cycle cycle(double... s) {
        NumericColumn scores = NumericColumn.of(s);
        NumericColumn low = NumericColumn.of(new double[s.length]);
        Arrays.fill(low.values(), -10);
        return new Cycle(scores, low, CellCycle.withDefaults().phases(scores, low));
    }

    private static List<String> calls(Result found) {
        return IntStream.range(0, found.quiescent().size()).mapToObj(found.quiescent()::text).toList();
    }

    /** Scores and phases of the cells. */
    private record Cycle(NumericColumn s, NumericColumn g2m, CategoricalColumn phases) {}

    /** What was found, as the annotations of the cells hold it. */
    private record Result(NumericColumn scores, BooleanColumn quiescent, List<String> warnings) {}

    private static Result result(Quiescence operation, SingleCellData data, Cycle cycle, CategoricalColumn samples) {
        SingleCellData scored = data.withCellColumn(CellCycle.S_SCORE, cycle.s)
            .withCellColumn(CellCycle.G2M_SCORE, cycle.g2m).withCellColumn(CellCycle.PHASE, cycle.phases);
        Run run = Run.silent();
        SingleCellData found = samples == null ? operation.apply(scored, run).data()
            : operation.withSamples("sample").apply(scored.withCellColumn("sample", samples), run).data();
        return new Result((NumericColumn) found.cells().column(Quiescence.SCORE).orElseThrow(),
            (BooleanColumn) found.cells().column(Quiescence.CALL).orElseThrow(), run.notes());
    }
}
