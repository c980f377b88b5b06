package org.screlapse.engine.io.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.screlapse.engine.io.format.Orientation;

/**
 * What a delimited text holds, decided from all evidence: the words above the names of the rows, what the names of rows
 * and columns look like ({@link NameKinds}), and the values.
 *
 * <p>
 * A table whose values are all numbers (or missing) is one of <em>counts</em> if the header's first field says that
 * rows are genes, or the names of the rows look like genes and those of the columns do not, or at least half of the
 * columns are certainly genes, or there are more than 100 columns of which none is negative, or the columns are called
 * like cells and the values are sparse. Three columns gene, cell and count are a <em>list</em> of counts. If only the
 * values look like counts, there is <em>doubt</em>. Every other table is one of cells, its columns annotations.
 *
 * @param kind what the table holds
 * @param genesInRows whether a row is a gene, where it holds counts
 * @param reason why, as the end of a sentence; null where names of genes make it certain
 */
record TableDecision(Kind kind, boolean genesInRows, String reason) {

    /** What a table may hold. */
    enum Kind {
        COUNTS, LIST, CELLS, DOUBT
    }

    private static final int MANY_COLUMNS = 100;
    private static final int SEVERAL_COLUMNS = 8;
    private static final double MOSTLY = 0.5;
    private static final double SOME = 0.1;
    private static final double LOOKS_LIKE_GENES = 0.3;
    private static final double LOOKS_LIKE_CELLS = -0.4;
    private static final double CERTAINLY_CELLS = -0.8;
    private static final Set<String> GENE_CORNERS = Set.of("gene", "genes", "geneid", "gene_id", "gene_ids", "symbol",
        "symbols", "gene_symbol", "gene_name", "gene_names", "genename", "genesymbol", "ensembl", "ensembl_id",
        "feature", "features", "feature_id", "hgnc_symbol", "hugo_symbol", "#gene", "entrez", "entrezid", "entrez_id",
        "entrez_gene_id", "gene_stable_id");
    private static final Set<String> CELL_CORNERS = Set.of("cell", "cells", "cell_id", "cellid", "cell_name",
        "cell_names", "cell_barcode", "barcode", "barcodes", "cb", "sample", "patient", "well", "cell_index");
    private static final Set<String> COUNT_COLUMNS =
        Set.of("count", "counts", "n", "umi", "umis", "umi_count", "value");

    static TableDecision of(TableSample sample) {
        if (isList(sample)) {
            return new TableDecision(Kind.LIST, true, null);
        }
        if (sample.valueNames().isEmpty() || (sample.hasRows() && !sample.isNumeric())) {
            return new TableDecision(Kind.CELLS, false, null);
        }
        return new Evidence(sample).decide();
    }

    /** Which way round a table of counts is, unless it is chosen. */
    boolean genesInRows(Orientation chosen) {
        return chosen == Orientation.AUTOMATIC ? genesInRows : chosen == Orientation.GENES_BY_CELLS;
    }

    /** A sentence for the user where nothing was certain, null where names of genes or the header decide. */
    String note(Orientation chosen) {
        if (reason == null || chosen != Orientation.AUTOMATIC || kind != Kind.COUNTS) {
            return null;
        }
        return "Rows were taken as " + (genesInRows ? "genes and columns as cells" : "cells and columns as genes")
            + ": " + reason + ". If it is otherwise, choose the orientation, or the format \"Cell table\".";
    }

    private static boolean isList(TableSample sample) {
        List<String> names = sample.names();
        return names.size() == 3 && sample.textColumns() == 2 && sample.hasRows() && sample.isNumeric()
            && COUNT_COLUMNS.contains(word(names.get(2)))
            && ((GENE_CORNERS.contains(word(names.get(0))) && CELL_CORNERS.contains(word(names.get(1))))
                || (CELL_CORNERS.contains(word(names.get(0))) && GENE_CORNERS.contains(word(names.get(1)))));
    }

    /** Whether a word above a column says that it names genes. */
    static boolean namesGenes(String header) {
        return GENE_CORNERS.contains(word(header));
    }

    private static String word(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    /** What a table of numbers tells. */
    private static final class Evidence {

        private final TableSample sample;
        private final boolean genesAbove;
        private final boolean cellsAbove;
        private final double rows;
        private final double columns;
        private final double certainRows;
        private final double certainColumns;

        Evidence(TableSample sample) {
            this.sample = sample;
            genesAbove = namesGenes(sample.names().get(0)) || sample.isGct();
            cellsAbove = CELL_CORNERS.contains(word(sample.names().get(0)));
            rows = NameKinds.geneLikeness(sample.rowNames());
            columns = NameKinds.geneLikeness(sample.columnNames());
            certainRows = NameKinds.certainGenes(sample.rowNames());
            certainColumns = NameKinds.certainGenes(sample.columnNames());
        }

        TableDecision decide() {
            if (genesAbove || areCountsByNames()) {
                return counts(genesInRows(), why());
            }
            if (cellsAbove || rows <= LOOKS_LIKE_CELLS) {
                return new TableDecision(Kind.CELLS, false, null);
            }
            boolean sparse = sample.isSparse();
            if ((columns <= CERTAINLY_CELLS && sample.isNonNegative()) || (columns <= LOOKS_LIKE_CELLS && sparse)) {
                return counts(true, "the columns are called like cells, the rows like no genes that are known here");
            }
            boolean doubt = sparse && sample.isWhole() && columns < LOOKS_LIKE_GENES
                && sample.valueNames().size() >= SEVERAL_COLUMNS;
            return new TableDecision(doubt ? Kind.DOUBT : Kind.CELLS, true, null);
        }

        private boolean areCountsByNames() {
            int size = sample.valueNames().size();
            if ((size > MANY_COLUMNS && sample.isNonNegative()) || (size > 1 && certainColumns >= MOSTLY)) {
                return true;
            }
            return !cellsAbove && rows >= LOOKS_LIKE_GENES && rows > columns && (columns < 0 || certainRows >= SOME);
        }

        /** Where nothing tells, rows are genes, as in most tables of archives. */
        private boolean genesInRows() {
            return genesAbove || (!cellsAbove && rows >= columns);
        }

        private String why() {
            if (genesAbove || cellsAbove || Math.max(certainRows, certainColumns) >= SOME) {
                return null;
            }
            return Math.abs(rows - columns) < SOME ? "neither names tell, and most tables are so"
                : genesInRows() ? "the names of the rows look more like genes than those of the columns"
                    : "the names of the columns look more like genes than those of the rows";
        }

        private static TableDecision counts(boolean genesInRows, String reason) {
            return new TableDecision(Kind.COUNTS, genesInRows, reason);
        }
    }
}
