package org.screlapse.headless.csv;

import java.util.regex.Pattern;

/**
 * The number format of a CSV file: which character groups thousands and which one separates decimals. Parses as KNIME's
 * CSV Reader does, which is Java's own parsing after the grouping characters are gone.
 */
final class CsvNumbers {

    private static final char NONE = CsvFormat.NONE;

    private final char thousands;

    private final char decimal;

    private final Pattern groupedInteger;

    private final Pattern groupedDouble;

    /**
     * @param thousands the character between groups of three digits, {@code '\0'} for none
     * @param decimal the character before the decimals
     */
    CsvNumbers(char thousands, char decimal) {
        this.thousands = thousands;
        this.decimal = decimal;
        String group = "(?i)[+-]?\\d{0,3}(?:" + Pattern.quote(String.valueOf(thousands)) + "\\d{3})*";
        groupedInteger = thousands == NONE ? null : Pattern.compile(group);
        groupedDouble = thousands == NONE ? null
            : Pattern.compile(group + "(?:" + Pattern.quote(String.valueOf(decimal)) + "\\d*)?(?:e[+-]?\\d+)?[fd]?");
    }

    /** @throws NumberFormatException if the text is no 32-bit integer in this format */
    int parseInt(String text) {
        return Integer.parseInt(ungroup(text, groupedInteger));
    }

    /** @throws NumberFormatException if the text is no 64-bit integer in this format */
    long parseLong(String text) {
        return Long.parseLong(ungroup(text, groupedInteger));
    }

    /** @throws NumberFormatException if the text is no number in this format */
    double parseDouble(String text) {
        String digits = ungroup(text, groupedDouble);
        if (decimal == '.') {
            return Double.parseDouble(digits);
        }
        if (digits.indexOf('.') >= 0) {
            throw new NumberFormatException("'.' is not the decimal separator");
        }
        return Double.parseDouble(digits.replace(decimal, '.'));
    }

    private String ungroup(String text, Pattern grouped) {
        if (thousands == NONE) {
            return text;
        }
        if (!grouped.matcher(text).matches()) {
            throw new NumberFormatException("not grouped by thousands");
        }
        return text.replace(String.valueOf(thousands), "");
    }
}
