package org.screlapse.engine.expression;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.Test;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.task.Progress;

public class LibrarySizeNormalizationTest {

    @Test
    public void bringsEveryCellToTheTargetSum() throws IOException {
        CountMatrix counts = TestMatrices.of(new float[][]{{1, 3, 0}, {0, 0, 0}, {0, 500, 0}});
        assertArrayEquals(new double[]{2500, 7500, 10_000}, scaled(counts, LibrarySizeNormalization.withDefaults()),
            1e-11);
        assertArrayEquals(new double[]{0.25, 0.75, 1},
            scaled(counts, LibrarySizeNormalization.withDefaults().withTargetSum(1)), 1e-15);
    }

    private static double[] scaled(CountMatrix counts, LibrarySizeNormalization normalization) {
        ExpressionCursor cell = expression(counts, normalization).withoutLogarithm().cursor(0, counts.cells());
        DoubleStream.Builder values = DoubleStream.builder();
        while (cell.next()) {
            Arrays.stream(cell.values(), 0, cell.length()).forEach(values::add);
        }
        return values.build().toArray();
    }

    private static Expression expression(CountMatrix counts, LibrarySizeNormalization normalization) {
        return Expression.of(counts, ValueScale.COUNTS, normalization, Progress.NONE);
    }

    private static ExpressionCursor cursor(CountMatrix counts) {
        return expression(counts, LibrarySizeNormalization.withDefaults()).cursor(0, counts.cells());
    }

    @Test
    public void expressionIsTheLogarithmOfScaledCountsAndOne() throws IOException {
        ExpressionCursor expression =
            cursor(TestMatrices.of(new float[][]{{1, 0, 3, 0, 300}, {0, 0, 0, 0, 0}, {1, 0, 2.5f, 0, 0}}));
        assertTrue(expression.next());
        assertEquals(3, expression.length());
        assertEquals(Math.log(1 + 1e4 / 304), expression.values()[0], 1e-14);
        assertEquals(Math.log(1 + 3e4 / 304), expression.values()[1], 1e-14);
        assertEquals(Math.log(1 + 300e4 / 304), expression.values()[2], 1e-14);
        assertTrue(expression.next());
        assertEquals(0, expression.length());
        assertTrue(expression.next());
        assertEquals(2, expression.cell());
        assertEquals(Math.log(1 + 1e4 / 3.5), expression.values()[0], 1e-14);
        assertEquals(Math.log(1 + 2.5e4 / 3.5), expression.values()[1], 1e-14);
        assertFalse(expression.next());
    }

    @Test
    public void refusesTargetsThatAreNoSums() {
        for (double sum : new double[]{0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class,
                () -> LibrarySizeNormalization.withDefaults().withTargetSum(sum));
        }
    }
}
