package org.screlapse.engine.io.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.Orientation;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;

/**
 * The header and the first rows of a delimited text: what kind of table it is, and which way round.
 *
 * <p>
 * A table whose values are all numbers (or missing) is one of <em>counts</em> if its genes can be told: the header's
 * first field says that rows are genes, or the names of the rows look like genes and those of the columns do not, or at
 * least half of the columns are certainly genes (Ensembl identifiers, {@code MT-…}, well-known symbols), or there are
 * more than 100 columns of which none is negative. Every other table is a table of cells, its columns annotations.
 */
final class TableSample {

    private static final char[] SEPARATORS = {'\t', ',', ';'};
    private static final int MAX_ROWS = 200;
    private static final int MAX_FIELDS = 400_000;
    private static final int MANY_COLUMNS = 100;
    private static final double MOSTLY = 0.5;
    private static final double SOME = 0.1;
    private static final double LOOKS_LIKE_GENES = 0.3;
    private static final int NAMES_LOOKED_AT = 5000;
    private static final Set<String> GENE_CORNERS = Set.of("gene", "genes", "geneid", "gene_id", "gene_ids", "symbol",
        "symbols", "gene_symbol", "gene_name", "gene_names", "genename", "genesymbol", "ensembl", "ensembl_id",
        "feature", "features", "feature_id", "hgnc_symbol", "hugo_symbol", "#gene");
    private static final Set<String> CELL_CORNERS = Set.of("cell", "cells", "cell_id", "cellid", "cell_name",
        "cell_names", "cell_barcode", "barcode", "barcodes", "cb", "sample", "patient", "well");

    private final char separator;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    private TableSample(char separator, List<String> header) {
        this.separator = separator;
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
        char separator = separator(file.text());
        try (DelimitedReader reader = new DelimitedReader(file.path(), separator, Progress.NONE)) {
            if (!reader.nextLine()) {
                throw SingleCellFormatException.about(file.path(), "has no header.");
            }
            TableSample sample = new TableSample(separator, reader.texts());
            int fields = sample.header.size();
            while (sample.rows.size() < MAX_ROWS && (fields < MAX_FIELDS || sample.rows.isEmpty())
                && reader.nextLine()) {
                sample.rows.add(reader.texts());
                fields += sample.rows.get(sample.rows.size() - 1).size();
            }
            return sample;
        }
    }

    char separator() {
        return separator;
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
        while (columns < width() - 1 && isTextColumn(columns)) {
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

    /** Whether the table holds counts, and its genes can be told. */
    boolean isCounts() {
        if (valueNames().isEmpty() || hasRows() && !isNumeric()) {
            return false;
        }
        List<String> columns = columnNames();
        if (GENE_CORNERS.contains(corner()) || columns.size() > MANY_COLUMNS && !hasNegative()
            || columns.size() > 1 && NameKinds.certainGenes(columns) >= MOSTLY) {
            return true;
        }
        double rowLikeness = NameKinds.geneLikeness(rowNames());
        double columnLikeness = NameKinds.geneLikeness(columns);
        return !CELL_CORNERS.contains(corner()) && rowLikeness >= LOOKS_LIKE_GENES && rowLikeness > columnLikeness
            && (columnLikeness < 0 || NameKinds.certainGenes(rowNames()) >= SOME);
    }

    /** Whether a row is a gene; where nothing tells, it is, as in most tables of archives. */
    boolean genesInRows(Orientation chosen) {
        if (chosen != Orientation.AUTOMATIC) {
            return chosen == Orientation.GENES_BY_CELLS;
        }
        if (GENE_CORNERS.contains(corner())) {
            return true;
        }
        if (CELL_CORNERS.contains(corner())) {
            return false;
        }
        return NameKinds.geneLikeness(rowNames()) >= NameKinds.geneLikeness(columnNames());
    }

    private boolean hasCorner() {
        return rows.isEmpty() || rows.get(0).size() != header.size() + 1;
    }

    private List<String> names() {
        if (hasCorner()) {
            return header;
        }
        List<String> names = new ArrayList<>(header);
        names.add(0, "");
        return names;
    }

    private String corner() {
        return names().get(0).toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private List<String> rowNames() {
        return rows.stream().map(row -> row.get(0)).collect(Collectors.toList());
    }

    private List<String> columnNames() {
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

    private boolean isNumeric() {
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

    private boolean hasNegative() {
        return rows.stream().anyMatch(row -> row.stream().skip(textColumns()).anyMatch(f -> f.startsWith("-")));
    }

    private static boolean isNumber(String field) {
        if (field.isEmpty() || field.charAt(0) > '9' && !field.equals("NaN") && !field.equals("Inf")) {
            return false;
        }
        try {
            Double.parseDouble(field);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The separator that the first line has most of outside quotes; a space if it has none of the usual ones. */
    private static char separator(String text) {
        String line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        String bare = line.replaceAll("\"[^\"]*\"", "");
        char best = ' ';
        long most = 0;
        for (char candidate : SEPARATORS) {
            long count = Collections.frequency(bare.chars().mapToObj(c -> (char) c).toList(), candidate);
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
