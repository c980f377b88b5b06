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
    public void breaksLongColumnNames() {
        TextTable table = new TextTable(List.of("Patient", "Value at reference"), new boolean[]{false, true});
        table.add(List.of("P2", "0.0137"));
        assertEquals(List.of("          Value at", "Patient  reference", "P2          0.0137"), table.lines(""));
    }

    @Test
    public void aTableThatIsTooWideGoesOnBelow() {
        TextTable table = new TextTable(Collections.nCopies(8, "twenty_five_characters_ok"),
            new boolean[]{false, false, true, true, true, true, true, true});
        table.add(List.of("first", "b", "c", "d", "e", "f", "g", "h"));
        List<String> lines = table.lines("");
        assertEquals(5, lines.size());
        assertEquals("", lines.get(2));
        assertTrue(lines.get(4), lines.get(4).matches("first +b +.*"));
        assertTrue(lines.get(4), lines.get(4).endsWith("h"));
        assertTrue(lines.stream().allMatch(line -> line.length() <= 150));
    }

    @Test
    public void alignsTextLeftAndNumbersRight() {
        TextTable table = new TextTable(List.of("cell", "score"), new boolean[]{false, true});
        table.add(List.of("A", "1.5"));
        table.add(List.of("long name", "10"));
        assertEquals(List.of("  cell       score", "  A            1.5", "  long name     10"), table.lines("  "));
    }
}
