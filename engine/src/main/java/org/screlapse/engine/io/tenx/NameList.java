package org.screlapse.engine.io.tenx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.screlapse.engine.io.archive.TextInput;
import org.screlapse.engine.io.archive.TextSource;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;

/**
 * The file beside a matrix that names its rows or its columns, a line each, with perhaps further columns and a header.
 * Also as R writes it: all in quotes, with the numbers of the lines before them.
 */
final class NameList {

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]|\"\")*\"([,; \t].*)?");
    private static final int LOOKED_AT = 100;

    private final TextSource file;
    private final List<String[]> lines;
    private final int header;

    private NameList(TextSource file, List<String[]> lines, int header) {
        this.file = file;
        this.lines = lines;
        this.header = header;
    }

    static NameList read(TextSource file, Progress progress) throws IOException {
        List<String> texts = TextInput.lines(file, progress);
        boolean quoted = texts.size() > 1 && texts.stream().skip(1).limit(LOOKED_AT)
            .allMatch(line -> QUOTED.matcher(line).matches() || line.matches("\\d+[,\t ]\".*"));
        char separator = separator(file, texts, quoted);
        List<String[]> lines = new ArrayList<>(texts.size());
        for (String text : texts) {
            lines.add(fields(text, separator, quoted));
            int found = text.isBlank() ? 0 : lines.get(lines.size() - 1).length;
            int wanted = Math.min(3, lines.get(0).length);
            if (found < wanted) {
                throw SingleCellFormatException.about(file.path(),
                    "has " + found + " columns in line " + lines.size() + " instead of " + wanted + ".");
            }
        }
        return new NameList(file, isNumbered(lines) ? withoutNumbers(lines) : lines, 0);
    }

    TextSource file() {
        return file;
    }

    int size() {
        return lines.size() - header;
    }

    /** The same names, where the first line is a header. */
    NameList withHeader() {
        return new NameList(file, lines, 1);
    }

    int columns() {
        return size() == 0 ? 0 : lines.get(header).length;
    }

    /**
     * @param column one of the first three columns
     * @return what it says in each line
     */
    String[] column(int column) {
        return lines.stream().skip(header).map(fields -> fields[column].strip()).toArray(String[]::new);
    }

    private static char separator(TextSource file, List<String> texts, boolean quoted) {
        if (file.name().replaceFirst("\\.gz$", "").endsWith(".csv")) {
            return ',';
        }
        String line = texts.size() > 1 ? texts.get(1) : "";
        return !quoted || line.indexOf('\t') >= 0 ? '\t' : line.contains("\",\"") ? ',' : ' ';
    }

    private static String[] fields(String line, char separator, boolean quoted) {
        if (!quoted) {
            return line.split(Pattern.quote(String.valueOf(separator)), -1);
        }
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inside = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                inside = !inside;
            } else if (c == separator && !inside) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields.toArray(String[]::new);
    }

    /** Whether the names come after the numbers of their lines. */
    private static boolean isNumbered(List<String[]> lines) {
        return lines.size() > 1 && IntStream.range(1, lines.size())
            .allMatch(i -> lines.get(i).length > 1 && lines.get(i)[0].equals(String.valueOf(i)));
    }

    /** The header of R has no name above the numbers. */
    private static List<String[]> withoutNumbers(List<String[]> lines) {
        int width = lines.get(1).length;
        return lines.stream()
            .map(fields -> fields.length < width ? fields : List.of(fields).subList(1, width).toArray(String[]::new))
            .toList();
    }
}
