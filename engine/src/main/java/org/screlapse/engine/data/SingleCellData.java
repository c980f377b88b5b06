package org.screlapse.engine.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A data set of single cells: counts of cells × genes, annotations of the cells and of the genes, embeddings and graphs
 * of the cells, and free metadata. Immutable; each {@code with…} method returns a data set that shares everything that
 * did not change. Names follow AnnData: gene annotations {@code gene_ids}, {@code feature_types}, {@code genome};
 * embeddings {@code X_pca}, {@code X_umap}; graphs {@code distances}, {@code connectivities}.
 */
public final class SingleCellData {

    private final CountMatrix counts;
    private final Annotations cells;
    private final Annotations genes;
    private final Map<String, Embedding> embeddings;
    private final Map<String, CellGraph> graphs;
    private final Map<String, Object> metadata;

    private SingleCellData(final CountMatrix counts, final Annotations cells, final Annotations genes,
        final Map<String, Embedding> embeddings, final Map<String, CellGraph> graphs,
        final Map<String, Object> metadata) {
        this.counts = counts;
        this.cells = cells;
        this.genes = genes;
        this.embeddings = Collections.unmodifiableMap(embeddings);
        this.graphs = Collections.unmodifiableMap(graphs);
        this.metadata = Collections.unmodifiableMap(metadata);
    }

    /**
     * @param counts cells × genes
     * @param cells names and annotations of the cells
     * @param genes names and annotations of the genes
     * @return the data set
     * @throws IllegalArgumentException if the sizes do not agree
     */
    public static SingleCellData of(final CountMatrix counts, final Annotations cells, final Annotations genes) {
        if (counts.cells() != cells.size() || counts.genes() != genes.size()) {
            throw new IllegalArgumentException("The counts are " + counts.cells() + " cells × " + counts.genes()
                + " genes, but there are " + cells.size() + " cell names and " + genes.size() + " gene names.");
        }
        return new SingleCellData(counts, cells, genes, Map.of(), Map.of(), Map.of());
    }

    /**
     * @param cells names and annotations of the cells
     * @return a data set of cells without genes
     */
    public static SingleCellData withoutGenes(final Annotations cells) {
        return of(CountMatrix.withoutGenes(cells.size()), cells, Annotations.of(Names.of()));
    }

    /** @return cells × genes */
    public CountMatrix counts() {
        return counts;
    }

    /** @return names and annotations of the cells */
    public Annotations cells() {
        return cells;
    }

    /** @return names and annotations of the genes */
    public Annotations genes() {
        return genes;
    }

    /** @return the embeddings by name */
    public Map<String, Embedding> embeddings() {
        return embeddings;
    }

    /** @return the graphs by name */
    public Map<String, CellGraph> graphs() {
        return graphs;
    }

    /** @return free metadata by name: texts, numbers (Double), booleans, and lists of texts or of numbers */
    public Map<String, Object> metadata() {
        return metadata;
    }

    /**
     * @param newCells other names or annotations of the same cells
     * @return this data set with them
     */
    public SingleCellData withCells(final Annotations newCells) {
        requireCells("the cell annotations", newCells.size());
        return new SingleCellData(counts, newCells, genes, embeddings, graphs, metadata);
    }

    /**
     * @param name name of the annotation; one of that name is replaced
     * @param column a value a cell
     * @return this data set with the annotation of the cells
     */
    public SingleCellData withCellColumn(final String name, final Column column) {
        return withCells(cells.with(name, column));
    }

    /**
     * @param name name of the annotation; one of that name is replaced
     * @param column a value a gene
     * @return this data set with the annotation of the genes
     */
    public SingleCellData withGeneColumn(final String name, final Column column) {
        return new SingleCellData(counts, cells, genes.with(name, column), embeddings, graphs, metadata);
    }

    /**
     * @param name name of the embedding; one of that name is replaced
     * @param embedding coordinates of all cells
     * @return this data set with the embedding
     */
    public SingleCellData withEmbedding(final String name, final Embedding embedding) {
        requireCells("the embedding \"" + name + "\"", embedding.cells());
        return new SingleCellData(counts, cells, genes, with(embeddings, name, embedding), graphs, metadata);
    }

    /**
     * @param name name of the graph; one of that name is replaced
     * @param graph a graph of all cells
     * @return this data set with the graph
     */
    public SingleCellData withGraph(final String name, final CellGraph graph) {
        requireCells("the graph \"" + name + "\"", graph.cells());
        return new SingleCellData(counts, cells, genes, embeddings, with(graphs, name, graph), metadata);
    }

    /**
     * @param name name of the entry; one of that name is replaced
     * @param value a text, a Double, a Boolean, or a list of texts or of Doubles
     * @return this data set with the entry
     * @throws IllegalArgumentException if the value is of another type
     */
    public SingleCellData withMetadata(final String name, final Object value) {
        if (!isMetadata(value)) {
            throw new IllegalArgumentException("Metadata \"" + name + "\" is a " + value.getClass().getSimpleName()
                + "; texts, numbers, booleans and lists of texts or of numbers can be kept.");
        }
        return new SingleCellData(counts, cells, genes, embeddings, graphs, with(metadata, name, value));
    }

    /** @return what is inside, without the values */
    public DataSummary summary() {
        return DataSummary.of(this);
    }

    private void requireCells(final String what, final int size) {
        if (size != counts.cells()) {
            throw new IllegalArgumentException("There are " + counts.cells() + " cells, but " + what + " has "
                + size + ".");
        }
    }

    private static boolean isMetadata(final Object value) {
        if (value instanceof List<?> list) {
            return list.stream().allMatch(String.class::isInstance) || list.stream().allMatch(Double.class::isInstance);
        }
        return value instanceof String || value instanceof Double || value instanceof Boolean;
    }

    private static <V> Map<String, V> with(final Map<String, V> map, final String name, final V value) {
        final Map<String, V> changed = new LinkedHashMap<>(map);
        changed.put(name, value);
        return changed;
    }
}
