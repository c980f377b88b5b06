package org.screlapse.engine.data;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class ColumnTest {

    @Test
    public void everyTypeSurvivesTextAndBackWithItsMissingValues() {
        assertSurvives(ColumnType.CATEGORICAL, "Relapse", null, "Diagnosis", "Relapse");
        assertSurvives(ColumnType.TEXT, "ENSG1", null, "", "a,b\n");
        assertSurvives(ColumnType.BOOLEAN, "true", null, "false");
        assertSurvives(ColumnType.INTEGER, "12", null, "-9007199254740991", "0");
        assertSurvives(ColumnType.NUMERIC, "0.1", null, "-1.0E-300", "Infinity", "0.30000000000000004");
    }

    @Test
    public void categoriesComeInTheOrderInWhichTheyAreFirstSeen() {
        CategoricalColumn column = CategoricalColumn.of(Arrays.asList("b", null, "a", "b"));
        assertEquals(List.of("b", "a"), column.categories());
        assertArrayEquals(new int[]{0, -1, 1, 0}, column.codes());
        assertEquals(-1, column.code(1));
    }

    @Test
    public void categoriesMayBeUnused() {
        CategoricalColumn column = CategoricalColumn.of(List.of("x", "y", "z"), new int[]{2, -1});
        assertEquals("z", column.text(0));
        assertNull(column.text(1));
        assertEquals(List.of("p", "p", "p"), texts(CategoricalColumn.constant("p", 3)));
    }

    @Test
    public void refusesCodesWithoutCategoryAndRepeatedCategories() {
        assertThrows(IllegalArgumentException.class, () -> CategoricalColumn.of(List.of("x"), new int[]{1}));
        assertThrows(IllegalArgumentException.class, () -> CategoricalColumn.of(List.of("x"), new int[]{-2}));
        assertThrows(IllegalArgumentException.class, () -> CategoricalColumn.of(List.of("x", "x"), new int[]{0}));
    }

    @Test
    public void missingNumbersAreNaN() {
        NumericColumn column = NumericColumn.of(1.5, Double.NaN);
        assertTrue(column.isMissing(1));
        assertTrue(Double.isNaN(column.value(1)));
        assertFalse(column.isMissing(0));
        assertEquals("7", NumericColumn.ofIntegers(7).text(0));
        assertEquals(ColumnType.INTEGER, NumericColumn.ofIntegers(7).type());
        assertThrows(NumberFormatException.class, () -> Column.ofTexts(ColumnType.NUMERIC, List.of("seven")));
    }

    @Test
    public void missingBooleansAreFalseAndSaySo() {
        BooleanColumn column = BooleanColumn.of(Arrays.asList(true, null, false));
        assertTrue(column.value(0));
        assertFalse(column.value(1));
        assertTrue(column.isMissing(1));
        assertFalse(column.isMissing(2));
    }

    private static void assertSurvives(ColumnType type, String... texts) {
        Column column = Column.ofTexts(type, Arrays.asList(texts));
        assertEquals(type, column.type());
        assertEquals(Arrays.asList(texts), texts(column));
        for (int row = 0; row < texts.length; row++) {
            assertEquals(texts[row] == null, column.isMissing(row));
        }
    }

    static List<String> texts(Column column) {
        String[] texts = new String[column.size()];
        Arrays.setAll(texts, column::text);
        return Arrays.asList(texts);
    }
}
