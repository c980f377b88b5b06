package org.screlapse.engine.quality;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.Test;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.quality.QualityRule.Side;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;
import org.screlapse.engine.data.Outcome;

public class QualityFilterTest {

    private static final QualityFilter FILTER = QualityFilter.withDefaults();

    @Test
    public void limitsAreKeptThemselves() throws IOException {
        Outcome<QualityFilter.Result> result =
            FILTER.withRules(List.of(QualityRule.atLeast("n", 2), QualityRule.atMost("n", 4)))
                .apply(numbers(1, 2, 3, 4, 5, Double.NaN), Run.silent());
        assertEquals(List.of("c1", "c2", "c3", "c5"), result.data().cells().names().asList());
        SampleQuality all = result.findings().samples().get(0);
        assertEquals(6, all.cells());
        assertEquals(4, all.kept());
        assertEquals(1, all.removals().get(0).cells());
        assertEquals("n < 2", all.removals().get(0).rule().label());
    }

    @Test
    public void deviationsAreOfEachSample() throws IOException {
        // sample a: median 10, deviation 1; sample b: median 100, deviation 10
        SingleCellData data = numbers(9, 10, 11, 10, 13, 8, 80, 100, 110, 90, 100, 200).withCellColumn("sample",
            CategoricalColumn.of(List.of("a", "a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "b")));
        QualityRule rule = QualityRule.outliers("n", Side.BOTH, 2.5, false);
        Outcome<QualityFilter.Result> result =
            FILTER.withRules(List.of(rule)).withSampleColumn("sample").apply(data, Run.silent());
        assertEquals(10, result.data().cells().size());
        assertEquals(List.of("a", "b"), result.findings().samples().stream().map(SampleQuality::sample).toList());
        assertEquals(7.5, result.findings().samples().get(0).removals().get(0).limits().lower(), 1e-12);
        assertEquals(12.5, result.findings().samples().get(0).removals().get(0).limits().upper(), 1e-12);
        assertEquals("n outside median ± 2.5 MAD", rule.label());
    }

    @Test
    public void logarithmsAreTakenAndUndone() throws IOException {
        QualityRule rule = QualityRule.outliers("n", Side.LOW, 1, true);
        QualityRule.Limits limits = rule.limits(new double[]{0, Math.E - 1, Math.E * Math.E - 1});
        assertEquals("median 1 less deviation 1, of logarithms", 0, limits.lower(), 1e-12);
        assertTrue(Double.isInfinite(limits.upper()));
    }

    @Test
    public void noDeviationRemovesNothing() throws IOException {
        Run run = Run.silent();
        QualityFilter operation = FILTER.withRules(List.of(QualityRule.outliers("n", Side.HIGH, 3, false)));
        Outcome<QualityFilter.Result> result = operation.apply(numbers(0, 0, 0, 5), run);
        assertEquals(4, result.data().cells().size());
        assertTrue(run.notes().get(0), run.notes().get(0).contains("removed no cell"));
        Run quiet = Run.silent();
        operation.apply(numbers(0, 0, 0, 0), quiet);
        assertEquals("there is nothing to remove", List.of(), quiet.notes());
    }

    @Test
    public void aLossOfHalfASampleIsToldWithItsRule() throws IOException {
        SingleCellData data = numbers(1, 1, 9, 9, 9, 9).withCellColumn("sample",
            CategoricalColumn.of(List.of("a", "a", "a", "b", "b", "b")));
        Run run = Run.silent();
        FILTER.withSampleColumn("sample").withRules(List.of(QualityRule.atLeast("n", 5))).apply(data, run);
        assertEquals(List.of("More than half of the cells of sample \"a\" were removed (1 of 3 are left), most by"
            + " the rule \"n < 5\"."), run.notes());
    }

    @Test
    public void nothingLeftNamesTheRule() throws IOException {
        Exception e = assertThrows(IllegalArgumentException.class,
            () -> FILTER.withRules(List.of(QualityRule.atLeast("n", 3), QualityRule.atMost("n", 0)))
                .apply(numbers(1, 2, 5), Run.silent()));
        assertEquals("All 3 cells were filtered. The rule \"n > 0\" removed most, 3 of them: change that limit.",
            e.getMessage());
    }

    @Test
    public void rareGenesAreCountedAmongTheCellsLeft() throws IOException {
        SingleCellData data =
            TestMatrices.data(new float[][]{{1, 1, 0}, {1, 1, 0}, {0, 1, 1}, {0, 1, 1}}, "A", "B", "C")
                .withCellColumn("n", NumericColumn.of(1, 1, 1, 0));
        Outcome<QualityFilter.Result> result =
            FILTER.withRules(List.of(QualityRule.atLeast("n", 1))).withCellsPerGene(2).apply(data, Run.silent());
        assertEquals(List.of("A", "B"), result.data().genes().names().asList());
        assertEquals(1, result.findings().removedGenes());
        assertThrows(IllegalArgumentException.class, () -> FILTER.withCellsPerGene(9).apply(data, Run.silent()));
    }

    @Test
    public void flagsAreRules() throws IOException {
        SingleCellData data = numbers(1, 2).withCellColumn("doublet", BooleanColumn.of(true, false));
        assertEquals(1, FILTER.withRules(List.of(QualityRule.atMost("doublet", 0))).apply(data, Run.silent()).data()
            .cells().size());
    }

    @Test
    public void annotationsAreChecked() throws IOException {
        SingleCellData data = numbers(1).withCellColumn("sample", CategoricalColumn.of(List.of("a")));
        assertThrows(IllegalArgumentException.class,
            () -> FILTER.withRules(List.of(QualityRule.atLeast("x", 1))).apply(data, Run.silent()));
        assertThrows(IllegalArgumentException.class,
            () -> FILTER.withRules(List.of(QualityRule.atLeast("sample", 1))).apply(data, Run.silent()));
        assertThrows(IllegalArgumentException.class, () -> FILTER.withSampleColumn("x").apply(data, Run.silent()));
    }

    @Test
    public void metricsNeedCountsAndCanBeCancelled() throws IOException {
        SingleCellData scaled = TestMatrices.data(new float[][]{{-0.5f, 1.25f}, {3, 0}}, "A", "B");
        assertThrows(IllegalArgumentException.class, () -> QualityMetrics.withDefaults().apply(scaled, Run.silent()));
        SingleCellData data = numbers(1, 2);
        assertThrows(CancellationException.class,
            () -> QualityMetrics.withDefaults().apply(data, Run.of(StopAfter.atOnce())));
    }

    private static SingleCellData numbers(double... values) throws IOException {
        float[][] counts = new float[values.length][1];
        for (float[] cell : counts) {
            cell[0] = 1;
        }
        return TestMatrices.data(counts, "A").withCellColumn("n", NumericColumn.of(values));
    }
}
