package org.screlapse.engine.io.text;

import java.util.List;
import java.util.regex.Pattern;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Run;

/**
 * Where a delimited text begins, and what separates its fields. Passed over are lines of comments before the header
 * ({@code # Program:featureCounts …}, {@code ## Run Date …}), the two lines before the header of a GCT file, and
 * {@code sep=;} as spreadsheets write it.
 *
 * @param skippedLines number of lines before the header
 * @param separator what separates fields: tab, comma, semicolon; a space if the header has none of them
 * @param gct whether it is a GCT file: a row per gene, with its name and description before the values
 */
record TableForm(int skippedLines, char separator, boolean gct) {

    private static final char[] SEPARATORS = {'\t', ',', ';'};
    private static final Pattern GCT = Pattern.compile("#1\\.[23]\\s*");
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?[\t,;]*");

    static TableForm of(FileProbe file) throws SingleCellFormatException {
        List<String> lines = file.text().lines().toList();
        if (lines.size() > 2 && GCT.matcher(lines.get(0)).matches()) {
            requireNoFurtherAnnotations(file, lines.get(1));
            return new TableForm(2, separator(lines.get(2)), true);
        }
        int header = firstLine(lines, 0);
        if (header < lines.size() && SEPARATOR_LINE.matcher(lines.get(header)).matches()) {
            char separator = lines.get(header).replace("\"", "").charAt("sep=".length());
            return new TableForm(header + 1, separator == '\\' ? '\t' : separator, false);
        }
        int last = -1;
        while (header < lines.size() && lines.get(header).startsWith("#")) {
            last = header;
            header = firstLine(lines, header + 1);
        }
        if (header == lines.size()) {
            header = last < 0 ? 0 : last;
        } else if (last >= 0 && isHeader(lines.get(last), lines.get(header))) {
            header = last;
        }
        return new TableForm(header, separator(header < lines.size() ? lines.get(header) : ""), false);
    }

    /** The separator that a line has most of outside quotes; a space if it has none of the usual ones. */
    private static char separator(String line) {
        String bare = line.replaceAll("\"[^\"]*\"", "");
        char best = ' ';
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = count(bare, candidate);
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    /** Whether a line that begins like a comment has the fields of the line below it: "#gene" is a header. */
    private static boolean isHeader(String line, String below) {
        char separator = separator(below);
        long fields = count(line, separator);
        return !line.startsWith("##") && fields > 0 && Math.abs(fields - count(below, separator)) <= 1;
    }

    private static int firstLine(List<String> lines, int from) {
        int line = from;
        while (line < lines.size() && lines.get(line).isBlank()) {
            line++;
        }
        return line;
    }

    private static long count(String line, char character) {
        return line.chars().filter(c -> c == character).count();
    }

    /** Version 1.3 may have annotations of genes and of samples among the values. */
    private static void requireNoFurtherAnnotations(FileProbe file, String sizes) throws SingleCellFormatException {
        String[] numbers = sizes.strip().split("\\s+");
        if (numbers.length == 4 && !(numbers[2].equals("0") && numbers[3].equals("0"))) {
            throw SingleCellFormatException.about(file.path(),
                "is a GCT 1.3 file with " + numbers[2] + " annotations of the genes and " + numbers[3]
                    + " of the samples among its values; write it as GCT" + " 1.2 or as a table of the values alone.");
        }
    }
}
