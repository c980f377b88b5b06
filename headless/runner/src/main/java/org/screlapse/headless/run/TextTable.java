package org.screlapse.headless.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Lays out rows of text in aligned columns, numbers to the right. Long column names are broken at blanks; a table that
 * is too wide goes on below, its first columns repeated.
 */
final class TextTable {

    private static final int WIDEST = 40;

    private static final int LONGEST_LINE = 150;

    private static final String GAP = "  ";

    private final List<String> header;

    private final List<String[]> rows = new ArrayList<>();

    private final int[] widths;

    private final boolean[] right;

    /** How many columns at the start say what a row is about: one, or two if the first two hold text. */
    private final int repeated;

    /**
     * @param header the column names
     * @param numeric which columns hold numbers
     */
    TextTable(List<String> header, boolean[] numeric) {
        this.header = header.stream().map(TextTable::shortened).toList();
        widths = this.header.stream().mapToInt(TextTable::longestWord).toArray();
        right = numeric.clone();
        repeated = right.length > 1 && !right[0] && !right[1] ? 2 : 1;
    }

    /** Adds a row with as many values as there are columns. */
    void add(List<String> values) {
        String[] row = new String[widths.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = shortened(values.get(i));
            widths[i] = Math.max(widths[i], row[i].length());
        }
        rows.add(row);
    }

    /** A number with four significant digits, without trailing zeros. */
    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int decimals = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return decimals == 0 ? text : text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    /** The lines, each starting with the indent. */
    List<String> lines(String indent) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < widths.length) {
            int to = endOfBlock(from);
            if (from > 0) {
                lines.add("");
            }
            for (String[] headerLine : headerLines()) {
                lines.add(line(indent, headerLine, from, to));
            }
            for (String[] row : rows) {
                lines.add(line(indent, row, from, to));
            }
            from = to;
        }
        return lines;
    }

    private int endOfBlock(int from) {
        int length = from == 0 ? 0 : Arrays.stream(widths, 0, repeated).map(width -> width + GAP.length()).sum();
        int to = from;
        while (to < widths.length && (to < from + repeated || length + widths[to] <= LONGEST_LINE)) {
            length += widths[to] + GAP.length();
            to++;
        }
        return to;
    }

    private String line(String indent, String[] values, int from, int to) {
        StringBuilder line = new StringBuilder(indent);
        for (int i = 0; from > 0 && i < repeated; i++) {
            line.append(aligned(values[i], i)).append(GAP);
        }
        for (int i = from; i < to; i++) {
            line.append(i == from ? "" : GAP).append(aligned(values[i], i));
        }
        return line.toString().stripTrailing();
    }

    private String aligned(String value, int column) {
        String blanks = " ".repeat(widths[column] - value.length());
        return right[column] ? blanks + value : value + blanks;
    }

    /** The column names broken into lines, so that the last line of each name stands right above the values. */
    private List<String[]> headerLines() {
        List<List<String>> names = new ArrayList<>();
        int height = 0;
        for (int i = 0; i < widths.length; i++) {
            names.add(broken(header.get(i), widths[i]));
            height = Math.max(height, names.get(i).size());
        }
        List<String[]> lines = new ArrayList<>();
        for (int line = 0; line < height; line++) {
            String[] parts = new String[widths.length];
            for (int i = 0; i < parts.length; i++) {
                int part = line - height + names.get(i).size();
                parts[i] = part < 0 ? "" : names.get(i).get(part);
            }
            lines.add(parts);
        }
        return lines;
    }

    private static List<String> broken(String name, int width) {
        List<String> lines = new ArrayList<>();
        for (String word : name.split(" ")) {
            int last = lines.size() - 1;
            if (last >= 0 && lines.get(last).length() + 1 + word.length() <= width) {
                lines.set(last, lines.get(last) + " " + word);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    private static int longestWord(String name) {
        return Arrays.stream(name.split(" ")).mapToInt(String::length).max().orElse(0);
    }

    private static String shortened(String value) {
        String oneLine = value.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
        return oneLine.length() <= WIDEST ? oneLine : oneLine.substring(0, WIDEST - 1) + "…";
    }
}
