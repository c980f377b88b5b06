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
import org.screlapse.engine.quality.QualityMetrics;
import org.screlapse.engine.task.Progress;

public class CountNormalizationTest {

    private static final CountNormalization NORMALIZATION = CountNormalization.withDefaults();

    private final SingleCellData data =
        TestMatrices.data(new float[][]{{6, 2, 2}, {1, 1, 2}, {0, 0, 0}, {2, 4, 2}}, "A", "B", "C");

    public CountNormalizationTest() throws IOException {
    }

    @Test
    public void totalsOverTheTarget() {
        CountNormalization.Result result = NORMALIZATION.withTargetSum(100).apply(data, Progress.NONE);
        assertArrayEquals(new double[]{0.1, 0.04, 0, 0.08}, sizes(result), 1e-15);
        assertEquals(1, result.emptyCells());
        assertEquals(100.0, result.data().metadata().get("normalization/target_sum"));
    }

    @Test
    public void theMedianIsOfCellsWithCounts() {
        CountNormalization.Result result = NORMALIZATION.withMedianTarget().apply(data, Progress.NONE);
        assertEquals(8, result.targetSum(), 0);
        assertArrayEquals(new double[]{1.25, 0.5, 0, 1}, sizes(result), 1e-15);
    }

    @Test
    public void highlyExpressedGenesAreLeftOutOfTheTotals() {
        // A has 6 of 10 in the first cell; C has half of the second, B half of the last, and neither more
        CountNormalization.Result result =
            NORMALIZATION.withTargetSum(1).withHighestShare(0.5).apply(data, Progress.NONE);
        assertEquals(List.of("A"), result.excludedGenes());
        assertArrayEquals(new double[]{4, 3, 0, 6}, sizes(result), 1e-15);
    }

    @Test
    public void expressionTakesTheSizeFactors() {
        SingleCellData normalized = NORMALIZATION.withTargetSum(1).apply(data, Progress.NONE).data();
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
    public void logarithmsAreRecognised() throws IOException {
        SingleCellData logarithms = TestMatrices.data(new float[][]{{0.5f, 1.25f}, {3, 0}}, "A", "B");
        Exception e =
            assertThrows(IllegalArgumentException.class, () -> NORMALIZATION.apply(logarithms, Progress.NONE));
        assertTrue(e.getMessage(), e.getMessage().startsWith("The normalisation needs raw counts, but the data look"
            + " log-transformed: their values are not whole numbers and the largest is only 3.0."));
        SingleCellData scaled = TestMatrices.data(new float[][]{{-0.5f, 1.25f}, {3, 0}}, "A", "B");
        assertThrows(IllegalArgumentException.class, () -> QualityMetrics.withDefaults().apply(scaled, Progress.NONE));
        SingleCellData corrected = TestMatrices.data(new float[][]{{0.5f, 100.25f}, {3, 0}}, "A", "B");
        assertEquals(2, NORMALIZATION.apply(corrected, Progress.NONE).data().cells().size());
    }

    private static double[] sizes(CountNormalization.Result result) {
        return ((NumericColumn) result.data().cells().column("size_factor").get()).values();
    }
}
