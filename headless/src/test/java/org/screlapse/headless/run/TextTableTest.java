package org.screlapse.headless.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.List;

import org.junit.Test;

public class TextTableTest {

    @Test
    public void printsFourSignificantDigits() {
        assertEquals("0.2647", TextTable.number(0.264705882));
        assertEquals("0.0137", TextTable.number(0.0137));
        assertEquals("26.47", TextTable.number(26.4705882));
        assertEquals("12346", TextTable.number(12345.6));
        assertEquals("3", TextTable.number(3.0));
        assertEquals("1.5", TextTable.number(1.5));
        assertEquals("1.235e-09", TextTable.number(1.23456e-9));
        assertEquals("-1.235e+12", TextTable.number(-1.23456e12));
        assertEquals("NaN", TextTable.number(Double.NaN));
        assertEquals("0", TextTable.number(0));
    }

    @Test
    public void leavesOutColumnsThatMakeLinesTooLong() {
        final TextTable table = new TextTable(Collections.nCopies(50, "twenty characters ok"), new boolean[50]);
        final String line = table.lines("").get(0);
        assertTrue(line, line.length() <= 165 && line.endsWith("  …"));
    }

    @Test
    public void alignsTextLeftAndNumbersRight() {
        final TextTable table = new TextTable(List.of("cell", "score"), new boolean[]{false, true});
        table.add(List.of("A", "1.5"));
        table.add(List.of("long name", "10"));
        assertEquals(List.of("  cell       score", "  A            1.5", "  long name     10"), table.lines("  "));
    }
}
