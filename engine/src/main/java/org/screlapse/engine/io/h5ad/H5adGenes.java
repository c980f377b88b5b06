package org.screlapse.engine.io.h5ad;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.hdf5.HdfInput;

/**
 * Finds the genes of an {@code .h5ad} file that are read, and their names: the symbols, also where the file names its
 * genes by Ensembl identifiers and has the symbols as an annotation, as the files of CELLxGENE do.
 */
final class H5adGenes {

    private static final Pattern ENSEMBL = Pattern.compile("ENS[A-Z]{0,4}G\\d{11}.*");
    private static final List<String> SYMBOLS = List.of("feature_name", "gene_symbols", "gene_symbol", "gene_name",
        "gene_names", "gene_short_name", "symbol", "Symbol", "SYMBOL");

    private final HdfInput input;
    private final ReadOptions options;
    private final LeftOut leftOut;
    private final Consumer<String> notes;

    H5adGenes(HdfInput input, ReadOptions options, LeftOut leftOut, Consumer<String> notes) {
        this.input = input;
        this.options = options;
        this.leftOut = leftOut;
        this.notes = notes;
    }

    /**
     * @param file the file
     * @param isRaw whether the counts are those of raw
     * @return the genes, and for each gene of the matrix its place among them
     */
    FeatureTable.Selection select(H5adFile file, boolean isRaw) throws SingleCellFormatException {
        H5adFrame frame = isRaw ? file.rawGenes() : file.genes();
        Map<String, Column> columns = columns(frame);
        if (isRaw && file.isRawAlike()) {
            columns(file.genes()).forEach(columns::putIfAbsent);
        }
        String[] names = frame.names();
        String[] symbols = symbols(names, columns);
        String[] ids = symbols != names ? names : texts(columns.get("gene_ids"));
        FeatureTable table = new FeatureTable(symbols, ids, types(columns), texts(columns.get("genome")), Map.of());
        FeatureTable.Selection selection = table.select(input.file(), options);
        return new FeatureTable.Selection(annotations(selection, columns), selection.map());
    }

    private Map<String, Column> columns(H5adFrame frame) throws SingleCellFormatException {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (var summary : frame.summaries(leftOut)) {
            columns.put(summary.name(), frame.column(summary.name()));
        }
        return columns;
    }

    /** The symbols where there are any and the names are identifiers, else the names themselves. */
    private String[] symbols(String[] names, Map<String, Column> columns) {
        long identifiers = Arrays.stream(names).filter(name -> ENSEMBL.matcher(name).matches()).count();
        String column = SYMBOLS.stream().filter(columns::containsKey).findFirst().orElse(null);
        if (column == null || 2 * identifiers <= names.length || options.genePattern() != null) {
            return names;
        }
        notes.accept("Genes are called by their symbols, from the annotation \"" + column + "\"; their identifiers are"
            + " in \"gene_ids\".");
        String[] symbols = texts(columns.get(column));
        Arrays.setAll(symbols, gene -> symbols[gene].isBlank() ? names[gene] : symbols[gene]);
        return symbols;
    }

    /** The type of each feature, if the file uses the words in which types are chosen. */
    private String[] types(Map<String, Column> columns) {
        String[] types = texts(columns.get("feature_types"));
        return types != null && Arrays.stream(types).anyMatch(options.featureTypes()::contains) ? types : null;
    }

    private static String[] texts(Column column) {
        if (column == null) {
            return null;
        }
        String[] texts = new String[column.size()];
        Arrays.setAll(texts, row -> column.isMissing(row) ? "" : column.text(row));
        return texts;
    }

    /** What the file says of the genes, and then what was found out. */
    private static Annotations annotations(FeatureTable.Selection selection, Map<String, Column> columns) {
        int[] rows = selection.rows();
        Annotations genes = Annotations.of(selection.genes().names());
        for (Map.Entry<String, Column> column : columns.entrySet()) {
            genes = genes.with(column.getKey(), rows == null ? column.getValue() : column.getValue().select(rows));
        }
        for (Map.Entry<String, Column> column : selection.genes().columns().entrySet()) {
            if (!columns.containsKey(column.getKey())) {
                genes = genes.with(column.getKey(), column.getValue());
            }
        }
        return genes;
    }
}
