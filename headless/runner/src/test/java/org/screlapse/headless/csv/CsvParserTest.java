package org.screlapse.headless.csv;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import org.junit.Test;

public class CsvParserTest {

    private static final CsvFormat COMMA = CsvFormat.withDefaults();

    @Test
    public void trimsUnquotedValuesAndReadsEmptyOnesAsMissing() throws IOException {
        List<String[]> rows = parse(" a , b c ,,\t\"d\" \n", COMMA);
        assertEquals(1, rows.size());
        assertArrayEquals(new String[]{"a", "b c", null, "d"}, rows.get(0));
    }

    @Test
    public void lastRowNeedsNoLineBreakAndATrailingDelimiterIsAMissingValue() throws IOException {
        assertArrayEquals(new String[]{"x", null}, parse("x,", COMMA).get(0));
    }

    @Test
    public void readsAllLineBreaksAndSkipsBlankLines() throws IOException {
        List<String[]> rows = parse("a\r\n\r\nb\rc\n  \nd", COMMA);
        assertEquals(4, rows.size());
        assertEquals("d", rows.get(3)[0]);
    }

    @Test
    public void quotedValuesHoldDelimitersQuotesAndLineBreaks() throws IOException {
        List<String[]> rows = parse("\"a,\"\"b\"\"\r\nc\",2\n", COMMA);
        assertArrayEquals(new String[]{"a,\"b\"\nc", "2"}, rows.get(0));
    }

    @Test
    public void emptyQuotesAreMissingOrEmpty() throws IOException {
        assertArrayEquals(new String[]{null, "1"}, parse("\"\",1", COMMA).get(0));
        CsvFormat keepsEmpty = new CsvFormat(",", '"', CsvFormat.NONE, false, false, 10, 10);
        assertArrayEquals(new String[]{"", "1"}, parse("\"\",1", keepsEmpty).get(0));
    }

    @Test
    public void quotesWithinUnquotedTextStay() throws IOException {
        assertArrayEquals(new String[]{"5\" pipe", "a"}, parse("5\" pipe,\"a\" \n", COMMA).get(0));
    }

    @Test
    public void keepsQuotes() throws IOException {
        CsvFormat keeping = new CsvFormat(",", '"', CsvFormat.NONE, true, true, 10, 100);
        assertArrayEquals(new String[]{"\" a \"", "\"\""}, parse("\" a \",\"\"", keeping).get(0));
    }

    @Test
    public void skipsCommentsAndLeadingLines() throws IOException {
        CsvFormat hash = new CsvFormat("\t", '"', '#', false, true, 10, 100);
        CsvParser parser = new CsvParser(new BufferedReader(new StringReader("title\n# x\ty\na\tb # c\n")), hash, 1);
        assertArrayEquals(new String[]{"a", "b # c"}, parser.next());
        assertNull(parser.next());
    }

    @Test
    public void readsLongDelimiters() throws IOException {
        CsvFormat format = new CsvFormat("||", '"', CsvFormat.NONE, false, true, 10, 100);
        List<String[]> rows = parse("a|b||c\nd||\"e\nf\"", format);
        assertArrayEquals(new String[]{"a|b", "c"}, rows.get(0));
        assertArrayEquals(new String[]{"d", "e\nf"}, rows.get(1));
    }

    @Test
    public void tabDelimitedMissingValuesAtTheStartAreKept() throws IOException {
        assertArrayEquals(new String[]{null, null, "x"}, parse("\t\tx\n", COMMA.withDelimiter("\t")).get(0));
    }

    @Test
    public void readsAcrossBufferEndsOneCharacterAtATime() throws IOException {
        String text = "\"a\"\"b\"||c\r\nd||e\r\n";
        CsvParser parser = new CsvParser(new BufferedReader(new OneByOne(text)), COMMA.withDelimiter("||"), 0);
        assertArrayEquals(new String[]{"a\"b", "c"}, parser.next());
        assertArrayEquals(new String[]{"d", "e"}, parser.next());
        assertNull(parser.next());
    }

    @Test
    public void saysWhatIsWrongInWhichLine() {
        IOException open = assertThrows(IOException.class, () -> parse("a,b\nc,\"d\n", COMMA));
        assertEquals(
            "A quoted value in or behind line 2 is not closed before the next delimiter or the end of the file; "
                + "check the quote character.",
            open.getMessage());
        CsvFormat narrow = new CsvFormat(",", '"', CsvFormat.NONE, false, true, 2, 3);
        assertEquals(
            "Line 1 has more than 2 columns; check the column delimiter or raise the maximum number of " + "columns.",
            assertThrows(IOException.class, () -> parse("1,2,3", narrow)).getMessage());
        assertEquals("A value in line 1 is longer than 3 characters; check the quote character or lift the memory "
            + "limit per column.", assertThrows(IOException.class, () -> parse("1234", narrow)).getMessage());
    }

    private static List<String[]> parse(String text, CsvFormat format) throws IOException {
        try (CsvParser parser = new CsvParser(new BufferedReader(new StringReader(text)), format, 0)) {
            List<String[]> rows = new ArrayList<>();
            for (String[] row = parser.next(); row != null; row = parser.next()) {
                rows.add(row);
            }
            return rows;
        }
    }

    private static final class OneByOne extends Reader {

        private final Reader in;

        OneByOne(String text) {
            in = new StringReader(text);
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            return in.read(target, offset, 1);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
