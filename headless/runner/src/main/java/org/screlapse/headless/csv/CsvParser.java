package org.screlapse.headless.csv;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;

/**
 * Reads delimited text row by row with the meaning that KNIME's CSV Reader gives to it: values are trimmed, an empty
 * value is missing ({@code null}), blank lines and comment lines are skipped, a quote inside an unquoted value is an
 * ordinary character.
 */
final class CsvParser implements Closeable {

    /** FastCSV has no reader without quotes or comments; no text holds this character. */
    private static final char NEVER = '\ufffe';

    private final CsvFormat format;
    private final long skippedLines;
    private final CsvReader<String[]> reader;
    private final CloseableIterator<String[]> rows;
    private long line = 1;

    /**
     * @param in the text
     * @param skippedLines lines left out at its start, whatever they contain
     */
    CsvParser(BufferedReader in, CsvFormat format, long skippedLines) throws IOException {
        this.format = format;
        this.skippedLines = skippedLines;
        for (long i = 0; i < skippedLines && in.readLine() != null; i++) {
            // left out
        }
        boolean comments = format.comment() != CsvFormat.NONE;
        reader = CsvReader.builder().fieldSeparator(format.delimiter())
            .quoteCharacter(format.quote() == CsvFormat.NONE ? NEVER : format.quote())
            .commentStrategy(comments ? CommentStrategy.SKIP : CommentStrategy.NONE)
            .commentCharacter(comments ? format.comment() : '#').skipEmptyLines(true).allowExtraFields(true)
            .allowMissingFields(true).trimWhitespacesAroundQuotes(true).allowUnclosedQuote(false).build(new Rows(), in);
        rows = reader.iterator();
    }

    /** The line, counted from 1, in which the row last read starts. */
    long line() {
        return line;
    }

    /**
     * The values of the next row, {@code null} among them for a missing one.
     *
     * @return null at the end of the file
     * @throws IOException if the file cannot be read, or a row is wrong
     */
    String[] next() throws IOException {
        try {
            while (rows.hasNext()) {
                String[] row = rows.next();
                if (row.length > 0) {
                    return row;
                }
            }
            return null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw new IOException("A quoted value in or behind line " + line
                + " is not closed before the next delimiter or " + "the end of the file; check the quote character.",
                e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Makes the values of a row. */
    private final class Rows extends AbstractBaseCsvCallbackHandler<String[]> {

        private final List<String> row = new ArrayList<>();
        private boolean anyQuoted;

        @Override
        protected void handleBegin(long startingLine) {
            line = startingLine + skippedLines;
            row.clear();
            anyQuoted = false;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (index >= format.maxColumns()) {
                throw new UncheckedIOException(new IOException("Line " + line + " has more than " + format.maxColumns()
                    + " columns; check the column delimiter or raise the maximum number of columns."));
            }
            if (format.maxCharsPerValue() >= 0 && length > format.maxCharsPerValue()) {
                throw new UncheckedIOException(
                    new IOException("A value in line " + line + " is longer than " + format.maxCharsPerValue()
                        + " characters; check the quote character or lift the memory limit per " + "column."));
            }
            String text = new String(buffer, offset, length);
            anyQuoted |= quoted;
            row.add(quoted ? quotedValue(text.replace("\r\n", "\n").replace('\r', '\n')) : value(text.trim(), true));
        }

        private String quotedValue(String text) {
            return format.keepQuotes() ? format.quote() + text + format.quote()
                : value(text.trim(), format.emptyQuotesAreMissing());
        }

        private static String value(String text, boolean emptyIsMissing) {
            return emptyIsMissing && text.isEmpty() ? null : text;
        }

        /** A blank line has no values. */
        @Override
        protected String[] buildRecord() {
            boolean blank = row.size() == 1 && row.get(0) == null && !anyQuoted;
            return getRecordType() != RecordType.DATA || blank ? new String[0] : row.toArray(String[]::new);
        }
    }
}
