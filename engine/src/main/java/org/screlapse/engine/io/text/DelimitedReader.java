package org.screlapse.engine.io.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.screlapse.engine.io.archive.ReadAhead;
import org.screlapse.engine.io.archive.TextInput;
import org.screlapse.engine.io.archive.TextSource;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;

/**
 * The lines of a delimited text, field by field. Parses bytes itself, as the reader of matrix folders does: a table of
 * counts is gigabytes of "0,0,0,1,0". Lines end with LF, CR LF or CR; blank lines are passed over; any field may be
 * quoted, with quotes inside doubled. A separator that is a space may be repeated.
 */
final class DelimitedReader implements AutoCloseable {

    private static final int END = -1;
    private static final int MAX_FIELD = 1 << 20;
    private static final Set<String> MISSING = Set.of("", "NA", "N/A", "n/a", "#N/A", "<NA>", "NULL", "null", "None");
    private static final double[] POWERS = new double[23];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private final Path file;
    private final Progress progress;
    private final int separator;
    private final TextInput text;
    private final ReadAhead source;
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private byte[] buffer = new byte[0];
    private int position;
    private int limit;
    private long line;
    private long lineEnds;
    private boolean lineEnded = true;
    private long missing;
    private boolean decimalComma;

    /**
     * @param file the text, perhaps compressed
     * @param separator what separates fields
     * @param progress told how far reading is, asked whether to stop
     */
    DelimitedReader(Path file, char separator, Progress progress) throws IOException {
        this.file = file;
        this.separator = separator;
        this.progress = progress;
        text = new TextInput(TextSource.of(file), progress);
        source = new ReadAhead(text);
        try {
            skipByteOrderMark();
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Whether a field stands for a value that is not known. */
    static boolean isMissing(String field) {
        return MISSING.contains(field.strip());
    }

    /** Passes over lines as they are, quotes or not; before the first line is read. */
    void skipLines(int lines) throws IOException {
        for (int i = 0; i < lines; i++) {
            int c = read();
            while (!isLineEnd(c)) {
                c = read();
            }
            endLine(c);
        }
    }

    /** Says that numbers have a comma where others have a point. */
    void takeCommaAsPoint(boolean comma) {
        decimalComma = comma;
    }

    /** Moves to the next line that is not blank, passing over what is left of this one; false at the end. */
    boolean nextLine() throws IOException {
        while (!lineEnded) {
            skipField();
        }
        int c = read();
        while (c == '\n' || c == '\r' || (c == ' ' && separator != ' ')) {
            if (isLineEnd(c)) {
                endLine(c);
            }
            c = read();
        }
        if (c == END) {
            return false;
        }
        back(c);
        line = lineEnds + 1;
        lineEnded = false;
        return true;
    }

    /** Number of the line, from 1; of its first line, if quoted fields have several. */
    long line() {
        return line;
    }

    /** Whether the line has no more fields. */
    boolean lineEnded() {
        return lineEnded;
    }

    /** Number of values so far that are not known and were read as 0. */
    long missing() {
        return missing;
    }

    /** The rest of the fields of the line. */
    List<String> texts() throws IOException {
        List<String> fields = new ArrayList<>();
        while (!lineEnded) {
            fields.add(text());
        }
        return fields;
    }

    /** The next field, without quotes and without space around it. */
    String text() throws IOException {
        field.reset();
        int c = skipSpaces();
        if (c == '"') {
            c = quoted();
        }
        while (c != separator && !isLineEnd(c)) {
            append(c);
            c = read();
        }
        endField(c);
        return field.toString(StandardCharsets.UTF_8).strip();
    }

    /**
     * Reads the rest of the line as numbers.
     *
     * @param values where they go; fields beyond its length are counted, not kept
     * @param names name of each value's column, for messages
     * @return number of fields
     * @throws SingleCellFormatException if a field is neither a number nor missing
     */
    int numbers(float[] values, String[] names) throws IOException {
        int count = 0;
        while (!lineEnded) {
            if (count >= values.length) {
                skipField();
            } else {
                values[count] = number(names[count]);
            }
            count++;
        }
        return count;
    }

    SingleCellFormatException about(String complaint) {
        return SingleCellFormatException.about(file, complaint);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** Counts of up to nine digits are read here, all other numbers from their text. */
    private float number(String column) throws IOException {
        int c = separator == ' ' ? skipSpaces() : read();
        int number = 0;
        int digits = 0;
        while (c >= '0' && c <= '9' && digits < 9) {
            number = 10 * number + (c - '0');
            digits++;
            c = read();
        }
        if (digits > 0 && (c == separator || isLineEnd(c))) {
            endField(c);
            return number;
        }
        field.reset();
        if (digits > 0) {
            // leading zeros of the digits read so far do not matter
            for (char digit : Integer.toString(number).toCharArray()) {
                field.write(digit);
            }
        }
        if (c == '"' && digits == 0) {
            c = quoted();
        }
        while (c != separator && !isLineEnd(c)) {
            append(c);
            c = read();
        }
        endField(c);
        return parsed(field.toString(StandardCharsets.UTF_8).strip(), column);
    }

    private float parsed(String text, String column) throws SingleCellFormatException {
        String word = decimalComma ? text.replace(',', '.') : text;
        float simple = decimal(word);
        if (!Float.isNaN(simple)) {
            return simple;
        }
        if (MISSING.contains(word)) {
            missing++;
            return 0;
        }
        try {
            float number = Float.parseFloat(word);
            char last = word.charAt(word.length() - 1);
            if (Float.isFinite(number) && (Character.isDigit(last) || last == '.')) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw SingleCellFormatException.about(file, notANumber(word, column), e);
        }
        throw about(notANumber(word, column));
    }

    /** The number that digits with a point stand for, NaN if they are too many or other characters are among them. */
    private static float decimal(String word) {
        boolean negative = word.startsWith("-");
        long mantissa = 0;
        int digits = 0;
        int point = -1;
        for (int i = negative ? 1 : 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == '.' && point < 0) {
                point = digits;
            } else if (c >= '0' && c <= '9' && digits < 15) {
                mantissa = 10 * mantissa + (c - '0');
                digits++;
            } else {
                return Float.NaN;
            }
        }
        if (digits == 0) {
            return Float.NaN;
        }
        double number = point < 0 ? mantissa : mantissa / POWERS[digits - point];
        return (float) (negative ? -number : number);
    }

    private String notANumber(String word, String column) {
        return "has the value \"" + abbreviated(word) + "\" in line " + line + ", column \"" + abbreviated(column)
            + "\"; only numbers can be read.";
    }

    static String abbreviated(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "…";
    }

    /** Reads a quoted field after its first quote; gives the character after its last. */
    private int quoted() throws IOException {
        int c = read();
        while (c != END) {
            if (c == '"') {
                c = read();
                if (c != '"') {
                    return c;
                }
            }
            if (c == '\n') {
                lineEnds++;
            }
            append(c);
            c = read();
        }
        throw about("has a quote in line " + line + " that is never closed.");
    }

    private void append(int c) throws SingleCellFormatException {
        if (field.size() == MAX_FIELD) {
            throw about("has a field of more than " + MAX_FIELD + " characters in line " + line + ".");
        }
        field.write(c);
    }

    private void skipField() throws IOException {
        int c = skipSpaces();
        if (c == '"') {
            field.reset();
            c = quoted();
        }
        while (c != separator && !isLineEnd(c)) {
            c = read();
        }
        endField(c);
    }

    private void endField(int c) throws IOException {
        if (c != separator) {
            endLine(c);
            lineEnded = true;
        } else if (separator == ' ') {
            int next = skipSpaces();
            if (isLineEnd(next)) {
                endLine(next);
                lineEnded = true;
            } else {
                back(next);
            }
        }
    }

    /** Takes the LF after a CR. */
    private void endLine(int c) throws IOException {
        if (c != END) {
            lineEnds++;
        }
        if (c == '\r') {
            int next = read();
            if (next != '\n') {
                back(next);
            }
        }
    }

    private int skipSpaces() throws IOException {
        int c = read();
        while (c == ' ') {
            c = read();
        }
        return c;
    }

    private void skipByteOrderMark() throws IOException {
        if (fill() && limit >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            position = 3;
        }
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r' || c == END;
    }

    private int read() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xFF : END;
    }

    /** Takes back the byte that was read last. */
    private void back(int c) {
        if (c != END) {
            position--;
        }
    }

    private boolean fill() throws IOException {
        progress.checkCancelled();
        progress.report(text.fraction(), "Reading " + file.getFileName());
        limit = source.next();
        position = 0;
        buffer = source.bytes();
        return limit > 0;
    }
}
