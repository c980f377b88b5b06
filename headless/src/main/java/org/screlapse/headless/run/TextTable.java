package org.screlapse.headless.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays out rows of text in aligned columns, numbers to the right. */
final class TextTable {

    private static final int WIDEST = 40;

    private static final int LONGEST_LINE = 160;

    private final List<String[]> rows = new ArrayList<>();

    private final int[] widths;

    private final boolean[] right;

    /**
     * @param header the column names
     * @param numeric which columns hold numbers
     */
    TextTable(final List<String> header, final boolean[] numeric) {
        widths = new int[header.size()];
        right = numeric.clone();
        add(header);
    }

    /** Adds a row with as many values as there are columns. */
    void add(final List<String> values) {
        final String[] row = new String[widths.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = shortened(values.get(i));
            widths[i] = Math.max(widths[i], row[i].length());
        }
        rows.add(row);
    }

    /** A number with four significant digits, without trailing zeros. */
    static String number(final double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        final double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        final int decimals = Math.max(0, 3 - (int)Math.floor(Math.log10(size)));
        final String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return decimals == 0 ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** The lines, each starting with the indent; columns that would make them too long are left out. */
    List<String> lines(final String indent) {
        final int columns = columnsThatFit();
        final List<String> lines = new ArrayList<>();
        for (final String[] row : rows) {
            final StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < columns; i++) {
                final String blanks = " ".repeat(widths[i] - row[i].length());
                line.append(i == 0 ? "" : "  ").append(right[i] ? blanks + row[i] : row[i] + blanks);
            }
            lines.add(columns < row.length ? line + "  …" : line.toString().stripTrailing());
        }
        return lines;
    }

    private int columnsThatFit() {
        int length = 0;
        for (int i = 0; i < widths.length; i++) {
            length += widths[i] + 2;
            if (length > LONGEST_LINE) {
                return Math.max(1, i);
            }
        }
        return widths.length;
    }

    private static String shortened(final String value) {
        final String oneLine = value.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
        return oneLine.length() <= WIDEST ? oneLine : oneLine.substring(0, WIDEST - 1) + "…";
    }
}
