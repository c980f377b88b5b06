package org.screlapse.engine.io.loom;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Assay;
import org.screlapse.engine.data.AssaySummary;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.CellNames;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.format.Species;
import org.screlapse.engine.io.hdf5.HdfFormat;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.task.Progress;

/**
 * Loom files, as loompy, velocyto and Scanpy write them: {@code /matrix} of genes × cells with all its zeros, matrices
 * of the same shape in {@code /layers}, and attributes of genes and cells in {@code /row_attrs} and {@code /col_attrs}.
 *
 * <p>
 * Format: <a href="https://linnarssonlab.org/loompy/format/">Loom file format specification</a>, version 3; version 2
 * differs in where the attributes of the file lie, which are then left out.
 */
public final class LoomFormat extends HdfFormat {

    private static final String MATRIX = "matrix";
    private static final String LAYER = "layer:";
    private static final List<String> CELL_NAMES = List.of("CellID", "obs_names", "cell_names", "cell_id", "cell",
        "cellname", "barcodes", "barcode", "index", "_index");
    private static final List<String> SYMBOLS = List.of("Gene", "var_names", "genes", "gene_names", "gene_name",
        "gene_symbols", "symbol", "feature_name", "name", "index", "_index");
    private static final List<String> IDS =
        List.of("Accession", "gene_ids", "gene_id", "ensembl", "ensembl_id", "ensembl_ids", "ensemblid");
    private static final List<String> TYPES = List.of("feature_types", "feature_type");
    private static final List<String> GENOMES = List.of("genome");

    public LoomFormat() {
        super("loom", "Loom", ".loom", "A .loom file of loompy, velocyto or Scanpy.");
    }

    @Override
    protected boolean recognizes(HdfInput input) throws SingleCellFormatException {
        return isLoom(input);
    }

    @Override
    protected DataSummary describe(HdfInput input, ReadOptions options) throws SingleCellFormatException {
        Loom loom = new Loom(input, options);
        FeatureTable.Selection genes = loom.genes();
        Annotations cells = loom.cells();
        AssaySummary all = new AssaySummary(Assay.RNA, genes.genes().size(), DataSummary.UNKNOWN,
            columns(genes.genes()), List.copyOf(loom.layers().keySet()), Embedding.dimensions(loom.genes.embeddings()));
        return Species.describe(new DataSummary(cells.size(), columns(cells),
            Embedding.dimensions(loom.cellEmbeddings()), List.of(), List.of(all)), genes.genes());
    }

    @Override
    protected Map<String, Integer> featureTypes(HdfInput input, ReadOptions options) throws SingleCellFormatException {
        return new Loom(input, options).features().typeCounts();
    }

    @Override
    protected SingleCellData read(HdfInput input, ReadOptions options, Progress progress) throws IOException {
        Loom loom = new Loom(input, options);
        FeatureTable.Selection genes = loom.genes();
        Annotations cells = loom.cells();
        String[] names = cells.names().asList().toArray(String[]::new);
        Map<String, String> layers = loom.layers();
        double share = 1.0 / (1 + layers.size());
        SingleCellData data = SingleCellData.of(
            new LoomMatrix(input, loom.counts(), genes, names, true, options.storage()).read(progress.part(0, share)),
            cells, genes.genes());
        double done = share;
        for (Map.Entry<String, String> layer : layers.entrySet()) {
            data = data.withLayer(layer.getKey(),
                new LoomMatrix(input, layer.getValue(), genes, names, false, options.storage())
                    .read(progress.part(done, done + share)));
            done += share;
        }
        return Species.annotate(loom.attach(data, genes), progress);
    }

    private static boolean isLoom(HdfInput input) throws SingleCellFormatException {
        return input.hasDataset(MATRIX) && input.dimensions(MATRIX).length == 2
            && input.children("").containsAll(List.of("row_attrs", "col_attrs"));
    }

    private static List<ColumnSummary> columns(Annotations annotations) {
        return annotations.columns().entrySet().stream()
            .map(c -> new ColumnSummary(c.getKey(), c.getValue().type(), c.getValue().categories())).toList();
    }

    /** A file that is being read. */
    private static final class Loom {

        private final HdfInput input;
        private final ReadOptions options;
        private final LoomAttributes genes;
        private final LoomAttributes cells;

        Loom(HdfInput input, ReadOptions options) throws SingleCellFormatException {
            if (!isLoom(input)) {
                throw SingleCellFormatException.about(input.file(), "is an HDF5 file, but no Loom file: it has no"
                    + " \"matrix\" of two dimensions with \"row_attrs\" and \"col_attrs\".");
            }
            this.input = input;
            this.options = options;
            long[] shape = input.dimensions(MATRIX);
            if (Math.max(shape[0], shape[1]) > Integer.MAX_VALUE - 16) {
                throw input.damaged("its matrix claims " + shape[0] + " genes and " + shape[1] + " cells");
            }
            input.table(MATRIX).pieces().requirePlausible();
            genes = new LoomAttributes(input, "row_attrs", (int) shape[0]);
            cells = new LoomAttributes(input, "col_attrs", (int) shape[1]);
        }

        /** Where the counts lie. */
        String counts() throws SingleCellFormatException {
            if (options.counts() == null || !options.counts().startsWith(LAYER)) {
                return MATRIX;
            }
            String path = "layers/" + options.counts().substring(LAYER.length());
            if (!input.hasDataset(path)) {
                throw SingleCellFormatException.about(input.file(),
                    "has no layer \"" + options.counts().substring(LAYER.length()) + "\"; it has "
                        + (input.children("layers").isEmpty() ? "none" : String.join(", ", input.children("layers")))
                        + ".");
            }
            return path;
        }

        /** Where the matrices lie that are not the counts, by name. */
        Map<String, String> layers() throws SingleCellFormatException {
            Map<String, String> layers = new LinkedHashMap<>();
            for (String name : input.children("layers")) {
                long[] shape = input.dimensions("layers/" + name);
                if (!Arrays.equals(shape, input.dimensions(MATRIX))) {
                    throw input.damaged("its layer \"" + name + "\" is not as large as its matrix");
                }
                layers.put(name, "layers/" + name);
            }
            String counts = counts();
            if (layers.values().remove(counts)) {
                layers.put(MATRIX, MATRIX);
            }
            return layers;
        }

        FeatureTable features() throws SingleCellFormatException {
            String symbols = genes.first(SYMBOLS);
            String ids = genes.first(IDS);
            String[] names = genes.texts(symbols != null ? symbols : ids);
            return new FeatureTable(names == null ? genes.numbered("gene_") : names,
                symbols == null ? null : genes.texts(ids), genes.texts(genes.first(TYPES)),
                genes.texts(genes.first(GENOMES)), Map.of());
        }

        /** The genes that are read, with all that the file says of them. */
        FeatureTable.Selection genes() throws SingleCellFormatException {
            FeatureTable.Selection selection = features().select(input.file(), options);
            int[] rows = selection.rows();
            Annotations all = selection.genes();
            List<String> used = new ArrayList<>();
            for (List<String> names : List.of(SYMBOLS, IDS, TYPES, GENOMES)) {
                used.add(genes.first(names));
            }
            for (Map.Entry<String, Column> column : genes.columnsBut(used).entrySet()) {
                if (all.column(column.getKey()).isEmpty()) {
                    all = all.with(column.getKey(), rows == null ? column.getValue() : column.getValue().select(rows));
                }
            }
            return new FeatureTable.Selection(all, selection.map());
        }

        Annotations cells() throws SingleCellFormatException {
            String column = cells.first(CELL_NAMES);
            String[] names = column == null ? cells.numbered("cell_") : cells.texts(column);
            Annotations all = CellNames.madeUnique(input.file(), names, options.notes());
            for (Map.Entry<String, Column> c : cells.columnsBut(column == null ? List.of() : List.of(column))
                .entrySet()) {
                all = all.with(c.getKey(), c.getValue());
            }
            return all;
        }

        Map<String, Embedding> cellEmbeddings() throws SingleCellFormatException {
            Map<String, Embedding> embeddings = new LinkedHashMap<>(cells.embeddings());
            new LoomEmbeddings(input).read(cells.columns()).forEach((name, e) -> {
                if (e.rows() == cells.size()) {
                    embeddings.putIfAbsent(name, e);
                }
            });
            return embeddings;
        }

        /** The data with embeddings and with what the file says of itself. */
        SingleCellData attach(SingleCellData read, FeatureTable.Selection selection) throws SingleCellFormatException {
            SingleCellData data = read;
            int[] rows = selection.rows();
            for (Map.Entry<String, Embedding> e : cellEmbeddings().entrySet()) {
                data = data.withEmbedding(e.getKey(), e.getValue());
            }
            for (Map.Entry<String, Embedding> e : genes.embeddings().entrySet()) {
                data = data.withGeneEmbedding(e.getKey(), rows == null ? e.getValue() : e.getValue().select(rows));
            }
            for (String name : input.children("attrs")) {
                String path = "attrs/" + name;
                Object value = input.hasDataset(path) && input.dimensions(path).length == 0 ? input.value(path) : null;
                if (value instanceof String || value instanceof Number) {
                    data = data.withMetadata(name, value instanceof Number n ? (Object) n.doubleValue() : value);
                }
            }
            note();
            return data;
        }

        private void note() throws SingleCellFormatException {
            if (cells.first(CELL_NAMES) == null) {
                options.notes().accept("The file has no cell names (no CellID or obs_names among its \"col_attrs\");"
                    + " the cells are numbered.");
            }
            List<String> leftOut = new ArrayList<>(genes.leftOut());
            leftOut.addAll(cells.leftOut());
            for (String graphs : List.of("row_graphs", "col_graphs")) {
                input.children(graphs).forEach(name -> leftOut.add(graphs + "/" + name));
            }
            if (!leftOut.isEmpty()) {
                options.notes()
                    .accept("Left out: " + leftOut.stream().limit(12).collect(Collectors.joining(", ")) + ".");
            }
        }
    }
}
