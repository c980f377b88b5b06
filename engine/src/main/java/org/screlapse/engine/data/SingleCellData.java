package org.screlapse.engine.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A data set of single cells: one or more assays of the same cells, annotations of the cells, their embeddings and
 * graphs, and free metadata. The first assay is the main one, usually of genes: what is said of "the counts" and "the
 * genes" is said of it. Immutable; each {@code with…} method returns a data set that shares everything that did not
 * change. Names follow AnnData: layers {@code spliced}, {@code lognorm}; gene annotations {@code gene_ids},
 * {@code feature_types}, {@code genome}; embeddings {@code X_pca}, {@code X_umap}, of genes {@code PCs}; graphs
 * {@code distances}, {@code connectivities}.
 */
public final class SingleCellData {

    private final List<Assay> assays;
    private final Annotations cells;
    private final Map<String, Embedding> embeddings;
    private final Map<String, CellGraph> graphs;
    private final Map<String, Object> metadata;

    private SingleCellData(List<Assay> assays, Annotations cells, Map<String, Embedding> embeddings,
        Map<String, CellGraph> graphs, Map<String, Object> metadata) {
        this.assays = assays;
        this.cells = cells;
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
    public static SingleCellData of(CountMatrix counts, Annotations cells, Annotations genes) {
        if (counts.cells() != cells.size() || counts.genes() != genes.size()) {
            throw new IllegalArgumentException("The counts are " + counts.cells() + " cells × " + counts.genes()
                + " genes, but there are " + cells.size() + " cell names and " + genes.size() + " gene names.");
        }
        return of(Assay.of(Assay.RNA, counts, genes), cells);
    }

    /**
     * @param main the main assay
     * @param cells names and annotations of its cells
     * @return the data set
     * @throws IllegalArgumentException if the numbers of cells do not agree
     */
    public static SingleCellData of(Assay main, Annotations cells) {
        SingleCellData data = new SingleCellData(List.of(main), cells, Map.of(), Map.of(), Map.of());
        data.requireCells("the assay \"" + main.name() + "\"", main.cells());
        return data;
    }

    /**
     * @param cells names and annotations of the cells
     * @return a data set of cells without genes
     */
    public static SingleCellData withoutGenes(Annotations cells) {
        return of(CountMatrix.withoutGenes(cells.size()), cells, Annotations.of(Names.of()));
    }

    /** @return the assays, the main one first */
    public List<Assay> assays() {
        return assays;
    }

    /** @return the main assay */
    public Assay main() {
        return assays.get(0);
    }

    /**
     * @param name name of an assay
     * @return the assay, if there is one of that name
     */
    public Optional<Assay> assay(String name) {
        return assays.stream().filter(assay -> assay.name().equals(name)).findFirst();
    }

    /** @return cells × genes of the main assay */
    public CountMatrix counts() {
        return main().counts();
    }

    /** @return further matrices of cells × genes of the main assay by name */
    public Map<String, CountMatrix> layers() {
        return main().layers();
    }

    /** @return names and annotations of the cells */
    public Annotations cells() {
        return cells;
    }

    /** @return names and annotations of the genes, which are the features of the main assay */
    public Annotations genes() {
        return main().features();
    }

    /** @return the embeddings of the cells by name */
    public Map<String, Embedding> embeddings() {
        return embeddings;
    }

    /** @return the embeddings of the genes by name, such as the loadings of principal components */
    public Map<String, Embedding> geneEmbeddings() {
        return main().featureEmbeddings();
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
     * @param assay an assay of these cells; one of that name is replaced in its place
     * @return this data set with the assay
     */
    public SingleCellData withAssay(Assay assay) {
        requireCells("the assay \"" + assay.name() + "\"", assay.cells());
        List<Assay> changed = new ArrayList<>(assays);
        int place = assays.stream().map(Assay::name).toList().indexOf(assay.name());
        if (place < 0) {
            changed.add(assay);
        } else {
            changed.set(place, assay);
        }
        return new SingleCellData(List.copyOf(changed), cells, embeddings, graphs, metadata);
    }

    /**
     * @param assay an assay of these cells
     * @return this data set with that assay alone
     */
    public SingleCellData withOnlyAssay(Assay assay) {
        requireCells("the assay \"" + assay.name() + "\"", assay.cells());
        return new SingleCellData(List.of(assay), cells, embeddings, graphs, metadata);
    }

    /**
     * @param name name of an assay
     * @return this data set with that assay as the main one
     * @throws MissingPartException if there is none of that name
     */
    public SingleCellData withMainAssay(String name) {
        summary().requireAssay(name);
        return withAssayOrder(List.of(name));
    }

    /** @return this data set with the assays of these names first, in this order */
    SingleCellData withAssayOrder(List<String> names) {
        return new SingleCellData(AssaySummary.ordered(assays, names, Assay::name), cells, embeddings, graphs,
            metadata);
    }

    /**
     * @param name name of the layer of the main assay; one of that name is replaced
     * @param layer a matrix of these cells × these genes
     * @return this data set with the layer
     */
    public SingleCellData withLayer(String name, CountMatrix layer) {
        return withMain(main -> main.withLayer(name, layer));
    }

    /**
     * @param newCells other names or annotations of the same cells
     * @return this data set with them
     */
    public SingleCellData withCells(Annotations newCells) {
        requireCells("the cell annotations", newCells.size());
        return new SingleCellData(assays, newCells, embeddings, graphs, metadata);
    }

    /**
     * @param name name of the annotation; one of that name is replaced
     * @param column a value per cell
     * @return this data set with the annotation of the cells
     */
    public SingleCellData withCellColumn(String name, Column column) {
        return withCells(cells.with(name, column));
    }

    /**
     * @param name name of the annotation; one of that name is replaced
     * @param column a value per gene
     * @return this data set with the annotation of the genes
     */
    public SingleCellData withGeneColumn(String name, Column column) {
        return withMain(main -> main.withFeatureColumn(name, column));
    }

    /**
     * @param name name of the embedding; one of that name is replaced
     * @param embedding coordinates of all cells
     * @return this data set with the embedding
     */
    public SingleCellData withEmbedding(String name, Embedding embedding) {
        requireCells("the embedding \"" + name + "\"", embedding.rows());
        return new SingleCellData(assays, cells, with(embeddings, name, embedding), graphs, metadata);
    }

    /**
     * @param name name of the embedding of the genes; one of that name is replaced
     * @param embedding coordinates of all genes
     * @return this data set with the embedding
     */
    public SingleCellData withGeneEmbedding(String name, Embedding embedding) {
        return withMain(main -> main.withFeatureEmbedding(name, embedding));
    }

    /**
     * @param name name of the graph; one of that name is replaced
     * @param graph a graph of all cells
     * @return this data set with the graph
     */
    public SingleCellData withGraph(String name, CellGraph graph) {
        requireCells("the graph \"" + name + "\"", graph.cells());
        return new SingleCellData(assays, cells, embeddings, with(graphs, name, graph), metadata);
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
        return new SingleCellData(assays, cells, embeddings, graphs, with(metadata, name, value));
    }

    /**
     * @param selected indices of cells, ascending
     * @return these cells with all that is known of them; graphs keep the edges between them. The counts are shared,
     *         not copied; categories that no cell has any more stay
     * @throws IllegalArgumentException if the indices do not ascend
     */
    public SingleCellData selectCells(int[] selected) {
        Map<String, Embedding> embeddingsOfThem = new LinkedHashMap<>();
        embeddings.forEach((name, embedding) -> embeddingsOfThem.put(name, embedding.select(selected)));
        Map<String, CellGraph> graphsOfThem = new LinkedHashMap<>();
        graphs.forEach((name, graph) -> graphsOfThem.put(name, graph.select(selected)));
        return new SingleCellData(assays.stream().map(assay -> assay.selectCells(selected)).toList(),
            cells.select(selected), embeddingsOfThem, graphsOfThem, metadata);
    }

    /**
     * @param selected indices of genes, ascending
     * @return these genes of all cells; the counts are shared, not copied. Other assays stay as they are
     * @throws IllegalArgumentException if the indices do not ascend
     */
    public SingleCellData selectGenes(int[] selected) {
        return withMain(main -> main.selectFeatures(selected));
    }

    /** @return what is inside, without the values */
    public DataSummary summary() {
        return DataSummary.of(this);
    }

    private SingleCellData withMain(UnaryOperator<Assay> change) {
        List<Assay> changed = new ArrayList<>(assays);
        changed.set(0, change.apply(main()));
        return new SingleCellData(List.copyOf(changed), cells, embeddings, graphs, metadata);
    }

    private void requireCells(String what, int size) {
        if (size != cells.size()) {
            throw new IllegalArgumentException(
                "There are " + cells.size() + " cells, but " + what + " has " + size + ".");
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
