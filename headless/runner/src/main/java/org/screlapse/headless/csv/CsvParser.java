package org.screlapse.headless.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads delimited text row by row with the meaning that KNIME's CSV Reader gives to it: values are trimmed, an empty
 * value is missing ({@code null}), blank lines and comment lines are skipped, a quote inside an unquoted value is an
 * ordinary character.
 *
 * <p>
 * Hand-written because the reader's dialog offers more than RFC 4180 libraries do (an escape character other than the
 * quote, kept quotes, a row delimiter of one's own). Holds one row and one buffer, never the file.
 */
final class CsvParser implements Closeable {

    private static final int END_OF_FILE = -1;

    private static final int END_OF_ROW = -2;

    private final Reader in;

    private final CsvFormat format;

    private final char[] delimiter;

    private final StringBuilder value = new StringBuilder();

    private char[] buffer = new char[1 << 16];

    private int position;

    private int limit;

    private long line = 1;

    CsvParser(Reader in, CsvFormat format) {
        this.in = in;
        this.format = format;
        this.delimiter = format.delimiter().toCharArray();
    }

    /** The line, counted from 1, that is read next. */
    long line() {
        return line;
    }

    /** Skips lines as they stand in the file, whatever they contain. */
    void skipLines(long count) throws IOException {
        for (long i = 0; i < count; i++) {
            if (skipToEndOfRow() == END_OF_FILE) {
                return;
            }
        }
    }

    /**
     * The values of the next row, {@code null} among them for a missing one.
     *
     * @return the row, or {@code null} at the end of the file
     * @throws IOException if the file cannot be read, or a value or row is beyond the format's limits
     */
    String[] next() throws IOException {
        while (true) {
            int c = skipBlanks(read());
            if (c == END_OF_FILE) {
                return null;
            }
            if (c == END_OF_ROW) {
                continue;
            }
            if (c == format.comment() && format.comment() != CsvFormat.NONE) {
                skipToEndOfRow();
                continue;
            }
            return row(c);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private String[] row(int first) throws IOException {
        long startLine = line;
        List<String> row = new ArrayList<>();
        int c = first;
        while (true) {
            c = field(c, row);
            if (row.size() > format.maxColumns()) {
                throw new IOException("Line " + startLine + " has more than " + format.maxColumns()
                    + " columns; check the column delimiter or raise the maximum number of columns.");
            }
            if (c == END_OF_ROW || c == END_OF_FILE) {
                return row.toArray(new String[0]);
            }
            c = skipBlanks(read());
        }
    }

    /** Adds the value that starts with the character given; answers what ended it: a delimiter, a row or the file. */
    private int field(int first, List<String> row) throws IOException {
        value.setLength(0);
        if (first == format.quote() && format.quote() != CsvFormat.NONE) {
            return quotedField(row);
        }
        int end = appendUntilDelimiter(first);
        row.add(value.length() == 0 ? null : value.toString());
        return end;
    }

    private int quotedField(List<String> row) throws IOException {
        long startLine = line;
        readQuoted(startLine);
        int c = read();
        int blanksFrom = value.length();
        while (isBlank(c)) {
            append(c);
            c = read();
        }
        if (c == END_OF_ROW || c == END_OF_FILE || isDelimiter(c)) {
            value.setLength(blanksFrom);
            row.add(quotedValue());
            return c;
        }
        // text after the closing quote: the quotes were part of the value
        value.insert(blanksFrom, format.quote()).insert(0, format.quote());
        int end = appendUntilDelimiter(c);
        row.add(value.toString());
        return end;
    }

    private String quotedValue() {
        if (format.keepQuotes()) {
            return format.quote() + value.toString() + format.quote();
        }
        String trimmed = value.toString().trim();
        return trimmed.isEmpty() && format.emptyQuotesAreMissing() ? null : trimmed;
    }

    private void readQuoted(long startLine) throws IOException {
        while (true) {
            int c = read();
            if (c == END_OF_FILE) {
                throw new IOException("The quoted value that starts in line " + startLine
                    + " is not closed at the end of the file; check the quote character.");
            }
            if (c == END_OF_ROW) {
                value.append(format.rowDelimiter() == null ? "\n" : format.rowDelimiter());
            } else if (c == format.escape() && escapes()) {
                append(read());
            } else if (c == format.quote()) {
                return;
            } else {
                append(c);
            }
        }
    }

    /** Whether the escape character just read makes the next character part of the value. */
    private boolean escapes() throws IOException {
        if (format.escape() == CsvFormat.NONE || !available(1)) {
            return false;
        }
        char next = buffer[position];
        return next == format.quote() || next == format.escape();
    }

    /** Appends up to the next delimiter or the end of the row, without the blanks at the end. */
    private int appendUntilDelimiter(int first) throws IOException {
        int c = first;
        int length = value.length();
        while (c != END_OF_ROW && c != END_OF_FILE && !isDelimiter(c)) {
            append(c);
            if (c > ' ') {
                length = value.length();
            }
            c = read();
        }
        value.setLength(length);
        return c;
    }

    private void append(int c) throws IOException {
        if (value.length() == format.maxCharsPerValue()) {
            throw new IOException("A value in line " + line + " is longer than " + format.maxCharsPerValue()
                + " characters; check the quote character or lift the memory limit per column.");
        }
        value.append((char) c);
    }

    private int skipBlanks(int first) throws IOException {
        int c = first;
        while (isBlank(c) && c != format.quote()) {
            c = read();
        }
        return c;
    }

    private boolean isBlank(int c) throws IOException {
        return c >= 0 && c <= ' ' && !startsDelimiter(c);
    }

    private boolean startsDelimiter(int c) throws IOException {
        if (c != delimiter[0] || !available(delimiter.length - 1)) {
            return false;
        }
        for (int i = 1; i < delimiter.length; i++) {
            if (buffer[position + i - 1] != delimiter[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a delimiter starts with the character just read; if so, the rest of it is consumed. */
    private boolean isDelimiter(int c) throws IOException {
        if (!startsDelimiter(c)) {
            return false;
        }
        position += delimiter.length - 1;
        return true;
    }

    private int skipToEndOfRow() throws IOException {
        int c;
        do {
            c = read();
        } while (c != END_OF_ROW && c != END_OF_FILE);
        return c;
    }

    private int read() throws IOException {
        if (!available(1)) {
            return END_OF_FILE;
        }
        char c = buffer[position++];
        if (format.rowDelimiter() == null ? isLineBreak(c) : isRowDelimiter(c)) {
            line++;
            return END_OF_ROW;
        }
        return c;
    }

    private boolean isLineBreak(char c) throws IOException {
        if (c == '\r' && available(1) && buffer[position] == '\n') {
            position++;
        }
        return c == '\n' || c == '\r';
    }

    private boolean isRowDelimiter(char c) throws IOException {
        String end = format.rowDelimiter();
        if (c != end.charAt(0) || !available(end.length() - 1)) {
            return false;
        }
        for (int i = 1; i < end.length(); i++) {
            if (buffer[position + i - 1] != end.charAt(i)) {
                return false;
            }
        }
        position += end.length() - 1;
        return true;
    }

    /** Makes sure that the buffer holds this many characters from the current position on. */
    private boolean available(int count) throws IOException {
        while (limit - position < count) {
            if (position > 0) {
                System.arraycopy(buffer, position, buffer, 0, limit - position);
                limit -= position;
                position = 0;
            }
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }
}
