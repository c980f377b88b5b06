package org.screlapse.engine.expression;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.Test;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.task.Progress;

public class ExpressionTest {

    private static final float[][] COUNTS = {{1, 0, 3}};
    private static final float[][] LOGS = {{1.5f, 0, 3.25f}};
    private static final float[][] CORRECTED_COUNTS = {{1.5f, 0, 321}};
    private static final float[][] SCALED = {{-1.5f, 0, 3}};

    @Test
    public void countsAreNormalizedWithoutWarning() throws IOException {
        Expression expression = expression(COUNTS, ValueScale.AUTOMATIC);
        assertTrue(expression.isNormalizing());
        assertEquals(List.of(), expression.warnings());
        assertEquals(Math.log1p(2500), first(expression), 1e-12);
    }

    @Test
    public void logarithmsAreNotTakenTwice() throws IOException {
        Expression expression = expression(LOGS, ValueScale.AUTOMATIC);
        assertFalse(expression.isNormalizing());
        assertEquals(1.5, first(expression), 0);
        assertEquals(List.of("The values are not whole numbers (the largest is 3.25): they were taken as"
            + " log-normalized and used as they are."), expression.warnings());
        assertEquals(List.of(), expression(LOGS, ValueScale.LOG_NORMALIZED).warnings());
    }

    @Test
    public void correctedCountsAreNormalized() throws IOException {
        Expression expression = expression(CORRECTED_COUNTS, ValueScale.AUTOMATIC);
        assertEquals(Math.log1p(1.5 * 1e4 / 322.5), first(expression), 1e-12);
        assertTrue(expression.warnings().get(0).contains("321"));
        assertEquals(List.of(), expression(CORRECTED_COUNTS, ValueScale.COUNTS).warnings());
        assertTrue(expression(LOGS, ValueScale.COUNTS).isNormalizing());
    }

    @Test
    public void scaledValuesAreUsedAsTheyAre() throws IOException {
        Expression expression = expression(SCALED, ValueScale.AUTOMATIC);
        assertEquals(-1.5, first(expression), 0);
        assertTrue(expression.warnings().get(0).contains("-1.5"));
        assertThrows(IllegalArgumentException.class, () -> expression(SCALED, ValueScale.COUNTS));
    }

    @Test
    public void countsAreTakenAsLogarithmsOnlyWhereChosen() throws IOException {
        Expression expression = expression(COUNTS, ValueScale.LOG_NORMALIZED);
        assertEquals(1, first(expression), 0);
        assertEquals(1, expression.warnings().size());
    }

    @Test
    public void refusesValuesThatAreNoNumbers() {
        String message = assertThrows(IllegalArgumentException.class,
            () -> expression(new float[][]{{1, 2}, {1, Float.NaN}}, ValueScale.AUTOMATIC)).getMessage();
        assertEquals("The value of cell 2 and gene 2 is NaN, which is not a number.", message);
    }

    private static Expression expression(float[][] values, ValueScale scale) throws IOException {
        return Expression.of(TestMatrices.of(values), scale, LibrarySizeNormalization.withDefaults(), Progress.NONE);
    }

    @Test
    public void fewNegativeCountsAreADamagedFile() throws IOException {
        Exception e = assertThrows(IllegalArgumentException.class,
            () -> ValueRange.requireCounts(TestMatrices.of(new float[][]{{1, -2, 3}, {7, 0, 4}}), "The quality control",
                Progress.NONE));
        assertEquals("The quality control needs raw counts, but 1 of 5 values are negative, though all are whole (the"
            + " smallest is -2): the file is damaged, as by CellBender 0.3.1. Make it anew, or read the counts before"
            + " that step.", e.getMessage());
    }

    private static double first(Expression expression) {
        ExpressionCursor cell = expression.cursor(0, 1);
        assertTrue(cell.next());
        return cell.values()[0];
    }
}
