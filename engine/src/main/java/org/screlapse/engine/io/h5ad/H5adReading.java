package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Assay;
import org.screlapse.engine.data.AssaySummary;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.FeatureTypes;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.CellNames;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.format.Species;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.task.Progress;

/** One AnnData file, or modality of a MuData file, that is being read. */
final class H5adReading {

    /** How much of reading is done when the counts are there. */
    private static final double COUNTS_DONE = 0.6;

    private final H5adFile file;
    private final HdfInput input;
    private final ReadOptions options;
    private final Progress progress;
    private final LeftOut leftOut = new LeftOut();

    /**
     * @param input the file, or a part of it that is laid out as one
     * @param options what to read
     * @param progress told how far reading is
     */
    H5adReading(HdfInput input, ReadOptions options, Progress progress) throws SingleCellFormatException {
        this.input = input;
        this.options = options;
        this.progress = progress;
        file = new H5adFile(input, leftOut);
    }

    /** What is inside, without the values of the matrices. */
    DataSummary describe() throws SingleCellFormatException {
        H5adCounts counts = H5adCounts.choose(file, options.counts());
        FeatureTable.Selection genes = new H5adGenes(input, options, leftOut, note -> {}).select(file, counts.isRaw());
        long stored =
            counts.path() == null ? 0 : genes.map() == null ? file.open(counts).stored() : DataSummary.UNKNOWN;
        int cells = file.cells().size();
        AssaySummary all = new AssaySummary(Assay.RNA, genes.genes().size(), stored, genes.columns(),
            file.layersBeside(counts, leftOut).stream().map(H5adFile.Layer::name).toList(),
            hasGeneEmbeddings(counts) ? embeddings("varm", file.genes().size()).dimensions() : Map.of());
        DataSummary summary =
            new DataSummary(cells, file.cells().summaries(leftOut), embeddings("obsm", cells).dimensions(),
                List.copyOf(H5adGraphs.paths(input, leftOut).keySet()), List.of(all));
        return Species.describe(summary, genes.genes());
    }

    /** How many features of each type there are, also of those that are not read; none if the file does not say. */
    Map<String, Integer> featureTypes() throws SingleCellFormatException {
        H5adFrame genes = H5adCounts.choose(file, options.counts()).isRaw() ? file.rawGenes() : file.genes();
        boolean isKnown =
            genes.columnNames(leftOut).contains(FeatureTypes.COLUMN) && genes.type(FeatureTypes.COLUMN) != null;
        Map<String, Integer> types = new TreeMap<>();
        if (isKnown) {
            Column column = genes.column(FeatureTypes.COLUMN);
            for (int gene = 0; gene < column.size(); gene++) {
                if (!column.isMissing(gene)) {
                    types.merge(column.text(gene), 1, Integer::sum);
                }
            }
        }
        return FeatureTypes.areKnown(types.keySet()) ? types : Map.of();
    }

    private H5adEmbeddings embeddings(String path, int rows) {
        return new H5adEmbeddings(input, path, rows, leftOut);
    }

    /** Embeddings in {@code varm} are those of the genes of X. */
    private boolean hasGeneEmbeddings(H5adCounts counts) throws SingleCellFormatException {
        return !counts.isRaw() || file.isRawAlike();
    }

    SingleCellData read() throws IOException {
        H5adCounts source = H5adCounts.choose(file, options.counts());
        FeatureTable.Selection genes =
            new H5adGenes(input, options, leftOut, options.notes()).select(file, source.isRaw());
        Annotations cells = cells();
        String[] names = cells.names().asList().toArray(String[]::new);
        SingleCellData data = SingleCellData.of(counts(source, genes, names), cells, genes.genes());
        data = withLayers(data, source, genes, names);
        data = withEmbeddings(data, genes, hasGeneEmbeddings(source));
        for (Map.Entry<String, String> graph : H5adGraphs.paths(input, leftOut).entrySet()) {
            progress.checkCancelled();
            data = data.withGraph(graph.getKey(), H5adGraphs.read(input, graph.getValue(), cells.size()));
        }
        for (var e : new H5adMetadata(input, readAsSomethingElse(), leftOut).read().entrySet()) {
            data = data.withMetadata(e.getKey(), e.getValue());
        }
        for (String name : input.children("varp")) {
            leftOut.add("varp/" + name);
        }
        tell(source, data.counts());
        return Species.annotate(data, progress);
    }

    private Annotations cells() throws SingleCellFormatException {
        Annotations cells = CellNames.madeUnique(input.file(), file.cells().names(), options.notes());
        Map<String, Column> columns = new LinkedHashMap<>();
        for (ColumnSummary column : file.cells().summaries(leftOut)) {
            progress.checkCancelled();
            columns.put(column.name(), file.cells().column(column.name()));
        }
        return cells.with(columns);
    }

    private CountMatrix counts(H5adCounts source, FeatureTable.Selection genes, String[] cellNames) throws IOException {
        if (source.path() == null) {
            return H5adMatrix.empty(cellNames.length, genes.genes().size());
        }
        return file.open(source).read(genes, cellNames, true, options.storage(), progress.part(0, COUNTS_DONE));
    }

    private SingleCellData withLayers(SingleCellData data, H5adCounts source, FeatureTable.Selection genes,
        String[] cellNames) throws IOException {
        List<H5adFile.Layer> layers = file.layersBeside(source, leftOut);
        SingleCellData result = data;
        for (int i = 0; i < layers.size(); i++) {
            H5adFile.Layer layer = layers.get(i);
            double share = (1 - COUNTS_DONE) / layers.size();
            Progress part = progress.part(COUNTS_DONE + i * share, COUNTS_DONE + (i + 1) * share);
            result = result.withLayer(layer.name(),
                file.open(layer.path(), layer.isRaw()).read(genes, cellNames, false, options.storage(), part));
        }
        return result;
    }

    private SingleCellData withEmbeddings(SingleCellData data, FeatureTable.Selection genes, boolean ofGenes)
        throws SingleCellFormatException {
        SingleCellData result = data;
        for (var e : embeddings("obsm", data.cells().size()).read().entrySet()) {
            result = result.withEmbedding(e.getKey(), e.getValue());
        }
        int[] rows = genes.rows();
        Map<String, Embedding> all =
            ofGenes ? embeddings("varm", rows == null ? data.genes().size() : genes.map().length).read() : Map.of();
        for (var e : all.entrySet()) {
            result = result.withGeneEmbedding(e.getKey(), rows == null ? e.getValue() : e.getValue().select(rows));
        }
        return result;
    }

    /** What lies in {@code uns}, but is a graph or belongs to a column. */
    private Set<String> readAsSomethingElse() throws SingleCellFormatException {
        Set<String> paths = new HashSet<>();
        for (String name : input.children("uns/neighbors")) {
            if (input.children("uns/neighbors/" + name).contains("indptr")) {
                paths.add("uns/neighbors/" + name);
            }
        }
        for (H5adFrame frame : List.of(file.cells(), file.genes())) {
            if (frame instanceof H5adRecords) {
                frame.columnNames(leftOut).stream().map(H5adRecords::categoriesPath).forEach(paths::add);
            }
        }
        return paths;
    }

    private void tell(H5adCounts source, CountMatrix counts) throws SingleCellFormatException {
        if (source.path() == null) {
            options.notes().accept("The file has no matrix: all counts are 0.");
        } else if (options.counts() == null && source.isRaw() && !counts.isCounts()) {
            options.notes().accept("No matrix of the file looks like counts; raw was taken, because X holds negative"
                + " values, as after scaling.");
        } else if (options.counts() == null && !source.name().equals(H5adCounts.X)) {
            options.notes().accept("The counts are taken from " + named(source) + (!file.hasX()
                ? ", because the file has no X." : counts.isCounts() ? ", because X holds other values." : "."));
        } else if (options.counts() == null && !counts.isCounts()) {
            options.notes().accept("No matrix of the file looks like counts; X was taken.");
        }
        leftOut.tell(options.notes());
    }

    private static String named(H5adCounts source) {
        return source.isRaw() ? "raw" : "the layer \"" + source.name().substring(H5adCounts.LAYER.length()) + "\"";
    }
}
