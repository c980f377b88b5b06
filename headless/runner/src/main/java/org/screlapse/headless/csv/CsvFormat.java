package org.screlapse.headless.csv;

/**
 * How a delimited text file is written down, in the terms of the CSV Reader's dialog.
 *
 * @param delimiter what stands between two values, one or more characters
 * @param quote the character that encloses a value, {@code '\0'} for none
 * @param comment the character that makes a line a comment, {@code '\0'} for none
 * @param keepQuotes whether the enclosing quotes stay part of the value; if not, quoted values are trimmed too
 * @param emptyQuotesAreMissing whether {@code ""} is a missing value rather than an empty string
 * @param maxColumns the largest number of values in a row
 * @param maxCharsPerValue the largest length of a value, negative for no limit
 */
record CsvFormat(String delimiter, char quote, char comment, boolean keepQuotes, boolean emptyQuotesAreMissing,
    int maxColumns, int maxCharsPerValue) {

    /** No character: this part of the format is not used. */
    static final char NONE = '\0';

    CsvFormat {
        if (delimiter.isEmpty()) {
            throw new IllegalArgumentException("The column delimiter is empty, give at least one character.");
        }
    }

    /** Comma, double quotes doubled within values, no comments, any line break: the dialog's defaults. */
    static CsvFormat withDefaults() {
        return new CsvFormat(",", '"', NONE, false, true, 8192, 512 * 1024);
    }

    CsvFormat withDelimiter(String newDelimiter) {
        return new CsvFormat(newDelimiter, quote, comment, keepQuotes, emptyQuotesAreMissing, maxColumns,
            maxCharsPerValue);
    }
}
