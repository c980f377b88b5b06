package org.screlapse.engine.io.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;

/** The header and the first rows of a delimited text; {@link TableDecision} says what they hold. */
final class TableSample {

    private static final int MAX_ROWS = 200;
    private static final int MAX_FIELDS = 400_000;
    private static final int NAMES_LOOKED_AT = 5000;
    private static final double NEARLY_ALL = 0.9;
    private static final double SPARSE = 0.2;
    private static final double FEW = 0.05;
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d+,\\d+([eE][-+]?\\d+)?");
    private static final Pattern DECIMAL_POINT = Pattern.compile("[-+]?\\d*\\.\\d+([eE][-+]?\\d+)?");
    private static final Pattern THOUSANDS = Pattern.compile("[-+]?[1-9]\\d{0,2},\\d{3}");
    /** What featureCounts and others say of a gene in numbers, before the values. */
    private static final Set<String> GENE_NUMBERS =
        Set.of("chr", "chrom", "chromosome", "start", "end", "strand", "length", "width", "gene_length",
            "effective_length", "entrezid", "entrez_id", "entrez_gene_id", "gc", "gc_content");

    private final FileProbe file;
    private final TableForm form;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();
    private boolean decimalComma;

    private TableSample(FileProbe file, TableForm form, List<String> header) {
        this.file = file;
        this.form = form;
        this.header = header;
    }

    /**
     * @param file a text
     * @return its beginning
     * @throws SingleCellFormatException if it is no text or holds no line
     */
    static TableSample of(FileProbe file) throws IOException {
        if (file.isFolder() || !file.isText()) {
            throw SingleCellFormatException.about(file.path(), "is not a text.");
        }
        TableForm form = TableForm.of(file);
        try (DelimitedReader reader = new DelimitedReader(file.path(), form.separator(), Progress.NONE)) {
            reader.skipLines(form.skippedLines());
            if (!reader.nextLine()) {
                throw SingleCellFormatException.about(file.path(), "has no header.");
            }
            TableSample sample = new TableSample(file, form, reader.texts());
            int fields = sample.header.size();
            while (sample.rows.size() < MAX_ROWS && (fields < MAX_FIELDS || sample.rows.isEmpty())
                && reader.nextLine()) {
                sample.rows.add(reader.texts());
                fields += sample.rows.get(sample.rows.size() - 1).size();
            }
            sample.decimalComma = hasDecimalComma(file, form.separator(), sample.rows);
            return sample;
        }
    }

    /** Opens the table after its header. */
    DelimitedReader open(Progress progress) throws IOException {
        DelimitedReader reader = new DelimitedReader(file.path(), form.separator(), progress);
        try {
            reader.skipLines(form.skippedLines());
            reader.nextLine();
            reader.takeCommaAsPoint(decimalComma);
            return reader;
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** @throws SingleCellFormatException if the first line is a gene with its values, as HTSeq and STAR begin */
    void requireHeader() throws SingleCellFormatException {
        boolean numbers = header.size() > 1 && header.stream().skip(1).allMatch(this::isNumber);
        if (numbers && hasCorner() && NameKinds.isIdentifier(header.get(0))) {
            throw SingleCellFormatException.about(file.path(), "has no header: its first line is \"" + header.get(0)
                + "\" with numbers. Put a line before it with the word gene and the names of the cells.");
        }
    }

    boolean isGct() {
        return form.gct();
    }

    boolean hasDecimalComma() {
        return decimalComma;
    }

    /** The first rows, field by field. */
    List<List<String>> rows() {
        return rows;
    }

    boolean hasRows() {
        return !rows.isEmpty();
    }

    /** Number of fields that a row has to have. */
    int width() {
        return hasCorner() ? header.size() : header.size() + 1;
    }

    /** Number of fields before the values: the name of the row, and texts that say more of it. */
    int textColumns() {
        int columns = 1;
        boolean genes = TableDecision.namesGenes(names().get(0));
        while (columns < width() - 1 && (isTextColumn(columns)
            || (genes && GENE_NUMBERS.contains(names().get(columns).strip().toLowerCase(Locale.ROOT))))) {
            columns++;
        }
        return columns;
    }

    /** Names of the fields before the values; empty where the header has none. */
    List<String> textNames() {
        return names().subList(0, textColumns());
    }

    /** Names of the columns that hold values. */
    List<String> valueNames() {
        return names().subList(textColumns(), width());
    }

    private boolean hasCorner() {
        return rows.isEmpty() || rows.get(0).size() != header.size() + 1;
    }

    List<String> names() {
        if (hasCorner()) {
            return header;
        }
        List<String> names = new ArrayList<>(header);
        names.add(0, "");
        return names;
    }

    List<String> rowNames() {
        return rows.stream().map(row -> row.get(0)).collect(Collectors.toList());
    }

    List<String> columnNames() {
        List<String> names = valueNames();
        return names.size() <= NAMES_LOOKED_AT ? names : names.subList(0, NAMES_LOOKED_AT);
    }

    /** Whether no field of a column is a number, and not all are missing. */
    private boolean isTextColumn(int column) {
        boolean any = false;
        for (List<String> row : rows) {
            String field = column < row.size() ? row.get(column) : "";
            if (isNumber(field)) {
                return false;
            }
            any |= !DelimitedReader.isMissing(field);
        }
        return any;
    }

    boolean isNumeric() {
        int from = textColumns();
        boolean any = false;
        for (List<String> row : rows) {
            for (int c = from; c < row.size(); c++) {
                boolean number = isNumber(row.get(c));
                if (!number && !DelimitedReader.isMissing(row.get(c))) {
                    return false;
                }
                any |= number;
            }
        }
        return any;
    }

    /** Whether no value is negative. */
    boolean isNonNegative() {
        return rows.stream().noneMatch(row -> row.stream().skip(textColumns()).anyMatch(f -> f.startsWith("-")));
    }

    /** Whether all values are whole. */
    boolean isWhole() {
        return rows.stream().flatMap(row -> row.stream().skip(textColumns()))
            .allMatch(f -> DelimitedReader.isMissing(f) || (isNumber(f) && number(f) % 1 == 0));
    }

    /**
     * Whether the values could be expression: none negative, some above 1, nearly every column with a 0, and as many 0
     * as single cells have, of whole numbers fewer.
     */
    boolean isSparse() {
        int width = valueNames().size();
        if (rows.size() < 2 || width < 3 || !isNonNegative()) {
            return false;
        }
        boolean[] hasZero = new boolean[width];
        long zeros = 0;
        double largest = 0;
        for (List<String> row : rows) {
            for (int c = 0; c < Math.min(width, row.size() - textColumns()); c++) {
                double value = number(row.get(c + textColumns()));
                largest = Math.max(largest, value);
                hasZero[c] |= value == 0;
                zeros += value == 0 ? 1 : 0;
            }
        }
        long columns = IntStream.range(0, width).filter(c -> hasZero[c]).count();
        return largest > 1 && columns >= NEARLY_ALL * width
            && zeros >= (isWhole() ? FEW : SPARSE) * rows.size() * (long) width;
    }

    /**
     * Whether numbers have a comma where others have a point.
     *
     * @throws SingleCellFormatException if commas may as well part thousands
     */
    private static boolean hasDecimalComma(FileProbe file, char separator, List<List<String>> rows)
        throws SingleCellFormatException {
        if (separator == ',') {
            return false;
        }
        List<String> fields = rows.stream().flatMap(row -> row.stream().skip(1))
            .filter(field -> DECIMAL_COMMA.matcher(field).matches()).toList();
        if (fields.isEmpty() || rows.stream().flatMap(List::stream).anyMatch(f -> DECIMAL_POINT.matcher(f).matches())) {
            return false;
        }
        if (fields.stream().allMatch(field -> THOUSANDS.matcher(field).matches())) {
            String example = fields.get(0);
            throw SingleCellFormatException.about(file.path(), "has numbers such as \"" + example + "\", which may be "
                + example.replace(',', '.') + " or " + example.replace(",", "") + "; write them without the comma.");
        }
        return true;
    }

    private double number(String field) {
        try {
            return Double.parseDouble(decimalComma ? field.replace(',', '.') : field);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private boolean isNumber(String field) {
        return !field.isEmpty() && (field.charAt(0) <= '9' || field.equals("NaN") || field.equals("Inf"))
            && (field.equals("NaN") || !Double.isNaN(number(field)) || field.equals("Inf"));
    }
}
