package org.screlapse.headless.csv;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import org.junit.Test;

public class CsvColumnTypeTest {

    private static final CsvNumbers ENGLISH = new CsvNumbers(CsvFormat.NONE, '.');

    @Test
    public void widensFromIntegerToLongToDoubleToText() {
        CsvColumnType type = CsvColumnType.INTEGER.widenedFor("-12", ENGLISH);
        assertEquals(CsvColumnType.INTEGER, type);
        type = type.widenedFor("3000000000", ENGLISH);
        assertEquals(CsvColumnType.LONG, type);
        type = type.widenedFor("1e-5", ENGLISH);
        assertEquals(CsvColumnType.DOUBLE, type);
        type = type.widenedFor("7", ENGLISH);
        assertEquals(CsvColumnType.DOUBLE, type);
        assertEquals(CsvColumnType.STRING, type.widenedFor("true", ENGLISH));
    }

    @Test
    public void readsGroupedNumbersWithADecimalComma() {
        CsvNumbers german = new CsvNumbers('.', ',');
        assertEquals(1234567, german.parseInt("1.234.567"));
        assertEquals(1234.5, german.parseDouble("1.234,5"), 0);
        assertEquals(CsvColumnType.STRING, CsvColumnType.INTEGER.widenedFor("12.3.2024", german));
        assertThrows(NumberFormatException.class, () -> new CsvNumbers(CsvFormat.NONE, ',').parseDouble("1.5"));
    }
}
