package org.screlapse.engine.io.tenx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.screlapse.engine.io.archive.ReadAhead;
import org.screlapse.engine.io.archive.TextInput;
import org.screlapse.engine.io.archive.TextSource;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;

/**
 * The entries of a Matrix Market coordinate file, one after another. Parses bytes itself: a matrix of 10⁸ entries is
 * more than a gigabyte of digits, for which texts and number parsers are far too slow.
 *
 * <p>
 * Format: R. F. Boisvert, R. Pozo, K. A. Remington, The Matrix Market Exchange Formats, NISTIR 5935 (1996).
 */
final class MatrixMarketInput implements AutoCloseable {

    private static final String BANNER = "%%matrixmarket";
    private static final int MAX_LINE = 1 << 16;
    private static final int END = -1;

    private final Path file;
    private final Progress progress;
    private final String message;
    private final TextInput text;
    private final ReadAhead source;
    private byte[] buffer = new byte[0];
    private int position;
    private int limit;

    private final int rows;
    private final int columns;
    private final long entries;
    private final boolean pattern;
    private boolean cellsInRows;
    private long done;
    private int row;
    private int column;
    private float value;

    /**
     * Opens a file and reads its header.
     *
     * @param file the file, perhaps compressed
     * @param progress told how far reading is, asked whether to stop
     */
    MatrixMarketInput(TextSource file, Progress progress) throws IOException {
        this.file = file.path();
        this.progress = progress;
        message = "Reading " + file.name();
        text = new TextInput(file, progress);
        source = new ReadAhead(text);
        try {
            pattern = isPattern(line());
            String line = line();
            while (line != null && (line.startsWith("%") || line.isBlank())) {
                line = line();
            }
            long[] size = sizes(line);
            rows = (int) size[0];
            columns = (int) size[1];
            entries = size[2];
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** Number of entries that the header announces. */
    long entries() {
        return entries;
    }

    /**
     * Moves to the next entry.
     *
     * @return whether there is one
     * @throws SingleCellFormatException if there is one too many, or one too few, or it is not well formed
     */
    boolean next() throws IOException {
        int c = skipBlanks();
        if (done == entries) {
            if (c != END) {
                throw about("has more entries than the " + entries + " that its header announces.");
            }
            return false;
        }
        if (c == END) {
            throw about("ends after " + done + " of the " + entries + " entries that its header announces; copy or"
                + " download it again.");
        }
        done++;
        row = index(c, rows, "row");
        column = index(skipSpaces(), columns, "column");
        c = skipSpaces();
        if (pattern && isLineEnd(c)) {
            value = 1;
            return true;
        }
        value = number(c);
        c = skipSpaces();
        if (!isLineEnd(c)) {
            throw about("has more than a row, a column and a value in entry " + done + ".");
        }
        return true;
    }

    /** Says that each row is a cell; else each column is one. */
    void takeRowsAsCells(boolean rowsAreCells) {
        cellsInRows = rowsAreCells;
    }

    int cells() {
        return cellsInRows ? rows : columns;
    }

    int features() {
        return cellsInRows ? columns : rows;
    }

    /** Cell of the entry, from 0. */
    int cell() {
        return cellsInRows ? row : column;
    }

    /** Feature of the entry, from 0. */
    int feature() {
        return cellsInRows ? column : row;
    }

    float value() {
        return value;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private boolean isPattern(String line) throws IOException {
        String banner = line == null ? "" : line.toLowerCase(Locale.ROOT).strip();
        if (!banner.startsWith(BANNER)) {
            throw about("is not a Matrix Market file: its first line does not start with %%MatrixMarket.");
        }
        String[] words = banner.split("\\s+");
        boolean readable = words.length == 5 && words[1].equals("matrix") && words[2].equals("coordinate")
            && words[3].matches("integer|real|double|pattern") && words[4].equals("general");
        if (!readable) {
            throw about("is a Matrix Market file of another kind (\"" + line.strip() + "\"); what can be read is"
                + " \"matrix coordinate integer general\" and \"matrix coordinate real general\".");
        }
        return words[3].equals("pattern");
    }

    private long[] sizes(String line) throws IOException {
        String[] words = line == null ? new String[0] : line.strip().split("\\s+");
        long[] sizes = new long[3];
        try {
            for (int i = 0; i < 3; i++) {
                sizes[i] = Long.parseLong(words[i]);
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw SingleCellFormatException.about(file, "has no line with its numbers of rows, columns and entries"
                + (line == null ? "." : ": found \"" + line.strip() + "\"."), e);
        }
        boolean possible = words.length == 3 && sizes[0] >= 0 && sizes[1] >= 0 && sizes[2] >= 0
            && Math.max(sizes[0], sizes[1]) < Integer.MAX_VALUE && sizes[2] <= sizes[0] * sizes[1];
        if (!possible) {
            throw about("announces an impossible matrix: \"" + line.strip() + "\".");
        }
        return sizes;
    }

    /** A whole line of the header, null at the end. */
    private String line() throws IOException {
        byte[] line = new byte[MAX_LINE];
        int length = 0;
        int c = read();
        if (c == END) {
            return null;
        }
        while (c != '\n' && c != END) {
            if (length == MAX_LINE) {
                throw about("has a line of more than " + MAX_LINE + " characters in its header.");
            }
            line[length++] = (byte) c;
            c = read();
        }
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }

    private int index(int first, int size, String what) throws IOException {
        int c = first;
        long number = 0;
        if (c < '0' || c > '9') {
            throw about("has no " + what + " number in entry " + done + " after its header.");
        }
        while (c >= '0' && c <= '9') {
            number = Math.min(10 * number + (c - '0'), Integer.MAX_VALUE);
            c = read();
        }
        back(c);
        if (number < 1 || number > size) {
            throw about("has an entry (number " + done + ") in " + what + " " + number + ", but its header announces "
                + size + " " + what + "s, counted from 1.");
        }
        return (int) number - 1;
    }

    /** Counts of up to nine digits are read here, all other numbers by Java's parser. */
    private float number(int first) throws IOException {
        int c = first;
        int number = 0;
        int digits = 0;
        while (c >= '0' && c <= '9' && digits < 9) {
            number = 10 * number + (c - '0');
            digits++;
            c = read();
        }
        if (digits > 0 && (isLineEnd(c) || isSpace(c))) {
            back(c);
            return number;
        }
        StringBuilder word = new StringBuilder();
        if (digits > 0) {
            word.append(number);
        }
        // leading zeros of the digits read so far do not matter
        while (!isLineEnd(c) && !isSpace(c) && word.length() < 100) {
            word.append((char) c);
            c = read();
        }
        back(c);
        return parsed(word.toString());
    }

    private float parsed(String word) throws SingleCellFormatException {
        try {
            float number = Float.parseFloat(word);
            if (Float.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw SingleCellFormatException.about(file, notANumber(word), e);
        }
        throw about(notANumber(word));
    }

    private String notANumber(String word) {
        return "has the value \"" + word + "\" in entry " + done + " (row " + (row + 1) + ", column " + (column + 1)
            + "); only numbers can be read.";
    }

    private int skipSpaces() throws IOException {
        int c = read();
        while (isSpace(c)) {
            c = read();
        }
        return c;
    }

    private int skipBlanks() throws IOException {
        int c = read();
        while (isSpace(c) || c == '\n') {
            c = read();
        }
        return c;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == END;
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
        progress.report(text.fraction(), message);
        limit = source.next();
        position = 0;
        buffer = source.bytes();
        return limit > 0;
    }

    private SingleCellFormatException about(String complaint) {
        return SingleCellFormatException.about(file, complaint);
    }
}
