package org.screlapse.engine.preprocess;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.Test;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.ExpressionCursor;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.data.Outcome;

public class CountNormalizationTest {

    private static final CountNormalization NORMALIZATION = CountNormalization.withDefaults();

    private final SingleCellData data =
        TestMatrices.data(new float[][]{{6, 2, 2}, {1, 1, 2}, {0, 0, 0}, {2, 4, 2}}, "A", "B", "C");

    public CountNormalizationTest() throws IOException {
    }

    @Test
    public void totalsOverTheTarget() {
        Outcome<CountNormalization.Result> result = NORMALIZATION.withTargetSum(100).apply(data, Run.silent());
        assertArrayEquals(new double[]{0.1, 0.04, 0, 0.08}, sizes(result), 1e-15);
        assertEquals(1, result.findings().emptyCells());
        assertEquals(100.0, result.data().metadata().get("normalization/target_sum"));
    }

    @Test
    public void theMedianIsOfCellsWithCounts() {
        Outcome<CountNormalization.Result> result = NORMALIZATION.withMedianTarget().apply(data, Run.silent());
        assertEquals(8, result.findings().targetSum(), 0);
        assertArrayEquals(new double[]{1.25, 0.5, 0, 1}, sizes(result), 1e-15);
    }

    @Test
    public void highlyExpressedGenesAreLeftOutOfTheTotals() {
        // A has 6 of 10 in the first cell; C has half of the second, B half of the last, and neither more
        Outcome<CountNormalization.Result> result =
            NORMALIZATION.withTargetSum(1).withHighestShare(0.5).apply(data, Run.silent());
        assertEquals(List.of("A"), result.findings().excludedGenes());
        assertArrayEquals(new double[]{4, 3, 0, 6}, sizes(result), 1e-15);
    }

    @Test
    public void expressionTakesTheSizeFactors() {
        SingleCellData normalized = NORMALIZATION.withTargetSum(1).apply(data, Run.silent()).data();
        ExpressionCursor cell = Expression
            .of(normalized, ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), Progress.NONE).cursor(0, 2);
        cell.next();
        assertEquals(Math.log1p(0.6), cell.values()[0], 1e-15);
        ExpressionCursor linear =
            Expression.of(normalized, ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), Progress.NONE)
                .withoutLogarithm().cursor(0, 1);
        linear.next();
        assertEquals(0.6, linear.values()[0], 1e-15);
    }

    @Test
    public void missingSizeFactorsAreNamed() {
        SingleCellData partly = data.withCellColumn("size_factor", NumericColumn.of(1, Double.NaN, 1, 1));
        Exception e = assertThrows(IllegalArgumentException.class,
            () -> Expression.of(partly, ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), Progress.NONE));
        assertTrue(e.getMessage(), e.getMessage().startsWith("The size factor of cell \"c1\" is missing"));
    }

    @Test
    public void logarithmsAreRecognized() throws IOException {
        SingleCellData logarithms = TestMatrices.data(new float[][]{{0.5f, 1.25f}, {3, 0}}, "A", "B");
        Exception e = assertThrows(IllegalArgumentException.class, () -> NORMALIZATION.apply(logarithms, Run.silent()));
        assertTrue(e.getMessage(), e.getMessage().startsWith("The normalization needs raw counts, but the data look"
            + " log-transformed: their values are not whole numbers and the largest is only 3.0."));
        SingleCellData corrected = TestMatrices.data(new float[][]{{0.5f, 100.25f}, {3, 0}}, "A", "B");
        assertEquals(2, NORMALIZATION.apply(corrected, Run.silent()).data().cells().size());
    }

    private static double[] sizes(Outcome<CountNormalization.Result> result) {
        return ((NumericColumn) result.data().cells().column("size_factor").get()).values();
    }
}
