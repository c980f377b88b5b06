package org.screlapse.engine.io.h5ad;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.format.FeatureTable;
import org.screlapse.engine.io.format.FileFormat;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.ReadOptions;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.format.Species;
import org.screlapse.engine.io.hdf5.HdfInput;
import org.screlapse.engine.task.Progress;

/**
 * The files of AnnData and Scanpy, as anndata 0.5 and every later version writes them. The counts are X, raw or a layer
 * (see {@link H5adCounts}); the other matrices become layers where they have the same genes.
 */
public final class H5adFormat extends FileFormat {

    /** How much of reading is done when the counts are there. */
    private static final double COUNTS_DONE = 0.6;
    private static final int MAX_LISTED = 12;

    public H5adFormat() {
        super("h5ad", "AnnData", "An .h5ad file of AnnData or Scanpy, also those of CELLxGENE.");
    }

    @Override
    public boolean recognises(FileProbe file) throws IOException {
        if (!file.isHdf5()) {
            return false;
        }
        try (HdfInput input = HdfInput.open(file.path())) {
            return H5adFile.isH5ad(input);
        }
    }

    @Override
    public DataSummary describe(FileProbe file, ReadOptions options) throws IOException {
        try (HdfInput input = open(file)) {
            List<String> leftOut = new ArrayList<>();
            H5adFile h5ad = new H5adFile(input);
            H5adCounts counts = H5adCounts.choose(h5ad, options.counts());
            FeatureTable.Selection genes =
                new H5adGenes(input, options, leftOut, note -> {}).select(h5ad, counts.isRaw());
            long stored =
                counts.path() == null ? 0 : genes.map() == null ? h5ad.open(counts).stored() : DataSummary.UNKNOWN;
            List<ColumnSummary> cellColumns = h5ad.cells().summaries(leftOut);
            H5adParts parts = new H5adParts(input, leftOut);
            DataSummary summary = new DataSummary(h5ad.cells().size(), genes.genes().size(), stored, cellColumns,
                genes.columns(), parts.dimensions("obsm"), List.copyOf(parts.graphPaths().keySet()),
                h5ad.layersBeside(counts, leftOut).stream().map(H5adFile.Layer::name).toList(),
                hasGeneEmbeddings(h5ad, counts) ? parts.dimensions("varm") : Map.of(), List.of());
            return Species.describe(summary, genes.genes());
        }
    }

    @Override
    public SingleCellData read(FileProbe file, ReadOptions options, Progress progress) throws IOException {
        try (HdfInput input = open(file)) {
            return new Reading(new H5adFile(input), options, progress).read();
        }
    }

    private static HdfInput open(FileProbe file) throws IOException {
        if (!file.isHdf5()) {
            throw SingleCellFormatException.about(file.path(), "is not an HDF5 file, as every .h5ad file is.");
        }
        return HdfInput.open(file.path());
    }

    /** Embeddings in {@code varm} are those of the genes of X. */
    private static boolean hasGeneEmbeddings(H5adFile file, H5adCounts counts) throws SingleCellFormatException {
        return !counts.isRaw() || file.isRawAlike();
    }

    /** One file that is being read. */
    private static final class Reading {

        private final H5adFile file;
        private final HdfInput input;
        private final ReadOptions options;
        private final Progress progress;
        private final List<String> leftOut = new ArrayList<>();
        private final H5adParts parts;

        Reading(H5adFile file, ReadOptions options, Progress progress) {
            this.file = file;
            this.input = file.input();
            this.options = options;
            this.progress = progress;
            parts = new H5adParts(input, leftOut);
        }

        SingleCellData read() throws IOException {
            H5adCounts source = H5adCounts.choose(file, options.counts());
            FeatureTable.Selection genes =
                new H5adGenes(input, options, leftOut, options.notes()).select(file, source.isRaw());
            Annotations cells = cells();
            String[] names = cells.names().asList().toArray(String[]::new);
            SingleCellData data = SingleCellData.of(counts(source, genes, names), cells, genes.genes());
            data = withLayers(data, source, genes, names);
            data = withEmbeddings(data, genes, hasGeneEmbeddings(file, source));
            for (Map.Entry<String, String> graph : parts.graphPaths().entrySet()) {
                progress.checkCancelled();
                data = data.withGraph(graph.getKey(), parts.graph(graph.getValue(), cells.size()));
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
            String[] names = file.cells().names();
            Set<String> distinct = new HashSet<>(Arrays.asList(names));
            if (distinct.size() < names.length) {
                options.notes().accept((names.length - distinct.size()) + " of " + names.length + " cells have the name"
                    + " of another one; \"-1\", \"-2\" … was appended to their names.");
            }
            Annotations cells = Annotations.of(Names.makeUnique(names));
            for (ColumnSummary column : file.cells().summaries(leftOut)) {
                progress.checkCancelled();
                cells = cells.with(column.name(), file.cells().column(column.name()));
            }
            return cells;
        }

        private CountMatrix counts(H5adCounts source, FeatureTable.Selection genes, String[] cellNames)
            throws IOException {
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
            for (var e : parts.embeddings("obsm", data.cells().size()).entrySet()) {
                result = result.withEmbedding(e.getKey(), e.getValue());
            }
            int[] rows = genes.rows();
            Map<String, Embedding> all =
                ofGenes ? parts.embeddings("varm", rows == null ? data.genes().size() : genes.map().length) : Map.of();
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
                    frame.columnNames().stream().map(H5adRecords::categoriesPath).forEach(paths::add);
                }
            }
            return paths;
        }

        private void tell(H5adCounts source, CountMatrix counts) {
            if (source.path() == null) {
                options.notes().accept("The file has no matrix: all counts are 0.");
            } else if (options.counts() == null && !source.name().equals(H5adCounts.X)) {
                options.notes().accept("The counts are taken from " + named(source)
                    + (counts.isCounts() ? ", because X holds other values." : "."));
            } else if (options.counts() == null && !counts.isCounts()) {
                options.notes().accept("No matrix of the file looks like counts; X was taken.");
            }
            if (!leftOut.isEmpty()) {
                List<String> distinct = leftOut.stream().distinct().toList();
                options.notes()
                    .accept("Left out, because it cannot be kept beside these cells and genes: "
                        + distinct.stream().limit(MAX_LISTED).collect(Collectors.joining(", "))
                        + (distinct.size() > MAX_LISTED ? " and " + (distinct.size() - MAX_LISTED) + " more." : "."));
            }
        }

        private static String named(H5adCounts source) {
            return source.isRaw() ? "raw" : "the layer \"" + source.name().substring(H5adCounts.LAYER.length()) + "\"";
        }
    }
}
