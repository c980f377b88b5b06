package org.screlapse.engine.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A data set of single cells: counts of cells × genes, further matrices of the same shape (layers), annotations of the
 * cells and of the genes, embeddings of both, graphs of the cells, and free metadata. Immutable; each {@code with…}
 * method returns a data set that shares everything that did not change. Names follow AnnData: layers {@code spliced},
 * {@code lognorm}; gene annotations {@code gene_ids}, {@code feature_types}, {@code genome}; embeddings {@code X_pca},
 * {@code X_umap}, of genes {@code PCs}; graphs {@code distances}, {@code connectivities}.
 */
public final class SingleCellData {

    private final CountMatrix counts;
    private final Map<String, CountMatrix> layers;
    private final Annotations cells;
    private final Annotations genes;
    private final Map<String, Embedding> embeddings;
    private final Map<String, Embedding> geneEmbeddings;
    private final Map<String, CellGraph> graphs;
    private final Map<String, Object> metadata;

    private SingleCellData(CountMatrix counts, Map<String, CountMatrix> layers, Annotations cells, Annotations genes,
        Map<String, Embedding> embeddings, Map<String, Embedding> geneEmbeddings, Map<String, CellGraph> graphs,
        Map<String, Object> metadata) {
        this.counts = counts;
        this.layers = Collections.unmodifiableMap(layers);
        this.cells = cells;
        this.genes = genes;
        this.embeddings = Collections.unmodifiableMap(embeddings);
        this.geneEmbeddings = Collections.unmodifiableMap(geneEmbeddings);
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
    public static SingleCellData of(CountMatrix counts, Annotations cells, Annotations genes) {
        if (counts.cells() != cells.size() || counts.genes() != genes.size()) {
            throw new IllegalArgumentException("The counts are " + counts.cells() + " cells × " + counts.genes()
                + " genes, but there are " + cells.size() + " cell names and " + genes.size() + " gene names.");
        }
        return new SingleCellData(counts, Map.of(), cells, genes, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /**
     * @param cells names and annotations of the cells
     * @return a data set of cells without genes
     */
    public static SingleCellData withoutGenes(Annotations cells) {
        return of(CountMatrix.withoutGenes(cells.size()), cells, Annotations.of(Names.of()));
    }

    /** @return cells × genes */
    public CountMatrix counts() {
        return counts;
    }

    /** @return further matrices of cells × genes by name */
    public Map<String, CountMatrix> layers() {
        return layers;
    }

    /** @return names and annotations of the cells */
    public Annotations cells() {
        return cells;
    }

    /** @return names and annotations of the genes */
    public Annotations genes() {
        return genes;
    }

    /** @return the embeddings of the cells by name */
    public Map<String, Embedding> embeddings() {
        return embeddings;
    }

    /** @return the embeddings of the genes by name, such as the loadings of principal components */
    public Map<String, Embedding> geneEmbeddings() {
        return geneEmbeddings;
    }

    /** @return the graphs by name */
    public Map<String, CellGraph> graphs() {
        return graphs;
    }

    /**
     * @return free metadata by name: texts, numbers (Double), booleans, and lists of one of these; a name with "/"
     *         stands for an entry of an entry, as "pca/variance"
     */
    public Map<String, Object> metadata() {
        return metadata;
    }

    /**
     * @param name name of the layer; one of that name is replaced
     * @param layer a matrix of these cells × these genes
     * @return this data set with the layer
     */
    public SingleCellData withLayer(String name, CountMatrix layer) {
        String what = "the layer \"" + name + "\"";
        requireCells(what, layer.cells());
        requireGenes(what, layer.genes());
        return new SingleCellData(counts, with(layers, name, layer), cells, genes, embeddings, geneEmbeddings, graphs,
            metadata);
    }

    /**
     * @param newCells other names or annotations of the same cells
     * @return this data set with them
     */
    public SingleCellData withCells(Annotations newCells) {
        requireCells("the cell annotations", newCells.size());
        return new SingleCellData(counts, layers, newCells, genes, embeddings, geneEmbeddings, graphs, metadata);
    }

    /**
     * @param name name of the annotation; one of that name is replaced
     * @param column a value a cell
     * @return this data set with the annotation of the cells
     */
    public SingleCellData withCellColumn(String name, Column column) {
        return withCells(cells.with(name, column));
    }

    /**
     * @param name name of the annotation; one of that name is replaced
     * @param column a value a gene
     * @return this data set with the annotation of the genes
     */
    public SingleCellData withGeneColumn(String name, Column column) {
        return new SingleCellData(counts, layers, cells, genes.with(name, column), embeddings, geneEmbeddings, graphs,
            metadata);
    }

    /**
     * @param name name of the embedding; one of that name is replaced
     * @param embedding coordinates of all cells
     * @return this data set with the embedding
     */
    public SingleCellData withEmbedding(String name, Embedding embedding) {
        requireCells("the embedding \"" + name + "\"", embedding.rows());
        return new SingleCellData(counts, layers, cells, genes, with(embeddings, name, embedding), geneEmbeddings,
            graphs, metadata);
    }

    /**
     * @param name name of the embedding of the genes; one of that name is replaced
     * @param embedding coordinates of all genes
     * @return this data set with the embedding
     */
    public SingleCellData withGeneEmbedding(String name, Embedding embedding) {
        requireGenes("the embedding \"" + name + "\"", embedding.rows());
        return new SingleCellData(counts, layers, cells, genes, embeddings, with(geneEmbeddings, name, embedding),
            graphs, metadata);
    }

    /**
     * @param name name of the graph; one of that name is replaced
     * @param graph a graph of all cells
     * @return this data set with the graph
     */
    public SingleCellData withGraph(String name, CellGraph graph) {
        requireCells("the graph \"" + name + "\"", graph.cells());
        return new SingleCellData(counts, layers, cells, genes, embeddings, geneEmbeddings, with(graphs, name, graph),
            metadata);
    }

    /**
     * @param name name of the entry; one of that name is replaced
     * @param value a text, a Double, a Boolean, or a list of texts, of Doubles or of Booleans
     * @return this data set with the entry
     * @throws IllegalArgumentException if the value is of another type
     */
    public SingleCellData withMetadata(String name, Object value) {
        if (!isMetadata(value)) {
            throw new IllegalArgumentException("Metadata \"" + name + "\" is a " + value.getClass().getSimpleName()
                + "; texts, numbers, booleans and lists of one of these can be kept.");
        }
        return new SingleCellData(counts, layers, cells, genes, embeddings, geneEmbeddings, graphs,
            with(metadata, name, value));
    }

    /**
     * @param selected indices of cells, ascending
     * @return these cells with all that is known of them; graphs keep the edges between them. The counts are shared,
     *         not copied; categories that no cell has any more stay
     * @throws IllegalArgumentException if the indices do not ascend
     */
    public SingleCellData selectCells(int[] selected) {
        Map<String, CountMatrix> layersOfThem = new LinkedHashMap<>();
        layers.forEach((name, layer) -> layersOfThem.put(name, layer.selectCells(selected)));
        Map<String, Embedding> embeddingsOfThem = new LinkedHashMap<>();
        embeddings.forEach((name, embedding) -> embeddingsOfThem.put(name, embedding.select(selected)));
        Map<String, CellGraph> graphsOfThem = new LinkedHashMap<>();
        graphs.forEach((name, graph) -> graphsOfThem.put(name, graph.select(selected)));
        return new SingleCellData(counts.selectCells(selected), layersOfThem, cells.select(selected), genes,
            embeddingsOfThem, geneEmbeddings, graphsOfThem, metadata);
    }

    /**
     * @param selected indices of genes, ascending
     * @return these genes of all cells; the counts are shared, not copied
     * @throws IllegalArgumentException if the indices do not ascend
     */
    public SingleCellData selectGenes(int[] selected) {
        int[] geneMap = new int[genes.size()];
        Arrays.fill(geneMap, -1);
        for (int i = 0; i < selected.length; i++) {
            if (i > 0 && selected[i] <= selected[i - 1]) {
                throw new IllegalArgumentException("Selected genes do not ascend at position " + i + ".");
            }
            geneMap[selected[i]] = i;
        }
        Map<String, CountMatrix> layersOfThem = new LinkedHashMap<>();
        layers.forEach(
            (name, layer) -> layersOfThem.put(name, CountMatrix.of(selected.length, layer.segmentsWithGenes(geneMap))));
        Map<String, Embedding> embeddingsOfThem = new LinkedHashMap<>();
        geneEmbeddings.forEach((name, embedding) -> embeddingsOfThem.put(name, embedding.select(selected)));
        return new SingleCellData(CountMatrix.of(selected.length, counts.segmentsWithGenes(geneMap)), layersOfThem,
            cells, genes.select(selected), embeddings, embeddingsOfThem, graphs, metadata);
    }

    /** @return what is inside, without the values */
    public DataSummary summary() {
        return DataSummary.of(this);
    }

    private void requireCells(String what, int size) {
        if (size != counts.cells()) {
            throw new IllegalArgumentException(
                "There are " + counts.cells() + " cells, but " + what + " has " + size + ".");
        }
    }

    private void requireGenes(String what, int size) {
        if (size != counts.genes()) {
            throw new IllegalArgumentException(
                "There are " + counts.genes() + " genes, but " + what + " has " + size + ".");
        }
    }

    private static boolean isMetadata(Object value) {
        if (value instanceof List<?> list) {
            return List.of(String.class, Double.class, Boolean.class).stream()
                .anyMatch(type -> list.stream().allMatch(type::isInstance));
        }
        return value instanceof String || value instanceof Double || value instanceof Boolean;
    }

    private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        Map<String, V> changed = new LinkedHashMap<>(map);
        changed.put(name, value);
        return changed;
    }
}
