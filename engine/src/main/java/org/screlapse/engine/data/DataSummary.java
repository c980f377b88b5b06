package org.screlapse.engine.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.screlapse.engine.data.MissingPartException.Part;

/**
 * What is inside a data set, without its values: enough for a dialog to offer real choices. A reader gives it from a
 * file's header alone.
 *
 * @param cells number of cells, {@link #UNKNOWN} if not known yet
 * @param cellColumns annotations of the cells
 * @param embeddings names of the cells' embeddings with their numbers of dimensions
 * @param graphs names of the graphs
 * @param assays the assays, the main one first
 */
public record DataSummary(long cells, List<ColumnSummary> cellColumns, Map<String, Integer> embeddings,
    List<String> graphs, List<AssaySummary> assays) {

    /** Stands for a number that is not known before the data are read. */
    public static final long UNKNOWN = -1;

    private static final int MAX_CATEGORIES = 1000;

    /**
     * An annotation.
     *
     * @param name its name
     * @param type what it holds
     * @param categories the categories of a categorical one; empty if it is none, if they are not known yet, or if
     *            there are more than 1,000
     */
    public record ColumnSummary(String name, ColumnType type, List<String> categories) {

        /** Leaves out categories that are too many to offer. */
        public ColumnSummary {
            categories = categories.size() <= MAX_CATEGORIES ? List.copyOf(categories) : List.of();
        }

        static List<ColumnSummary> of(Annotations annotations) {
            return annotations.columns().entrySet().stream()
                .map(e -> new ColumnSummary(e.getKey(), e.getValue().type(), e.getValue().categories())).toList();
        }

        static List<ColumnSummary> with(List<ColumnSummary> columns, ColumnSummary column) {
            List<ColumnSummary> changed = new ArrayList<>(columns);
            int place = columns.stream().map(ColumnSummary::name).toList().indexOf(column.name());
            if (place >= 0) {
                changed.set(place, column);
            } else {
                changed.add(column);
            }
            return List.copyOf(changed);
        }
    }

    /**
     * Of data of genes, with counts and annotations only.
     *
     * @param cells number of cells, {@link #UNKNOWN} if not known yet
     * @param genes number of genes, {@link #UNKNOWN} if not known yet
     * @param nonZeros number of values other than 0, {@link #UNKNOWN} if not known yet
     * @param cellColumns annotations of the cells
     * @param geneColumns annotations of the genes
     */
    public DataSummary(long cells, long genes, long nonZeros, List<ColumnSummary> cellColumns,
        List<ColumnSummary> geneColumns) {
        this(cells, cellColumns, Map.of(), List.of(),
            List.of(new AssaySummary(Assay.RNA, genes, nonZeros, geneColumns, List.of(), Map.of())));
    }

    /**
     * @param data a data set
     * @return what is inside
     */
    public static DataSummary of(SingleCellData data) {
        return new DataSummary(data.cells().size(), ColumnSummary.of(data.cells()),
            Embedding.dimensions(data.embeddings()), List.copyOf(data.graphs().keySet()),
            data.assays().stream().map(AssaySummary::of).toList());
    }

    /** @return what is known of the main assay */
    public AssaySummary main() {
        return assays.get(0);
    }

    /** @return number of genes of the main assay, {@link #UNKNOWN} if not known yet */
    public long genes() {
        return main().features();
    }

    /** @return number of values other than 0 of the main assay, {@link #UNKNOWN} if not known yet */
    public long nonZeros() {
        return main().nonZeros();
    }

    /** @return annotations of the genes of the main assay */
    public List<ColumnSummary> geneColumns() {
        return main().columns();
    }

    /** @return names of the matrices of the main assay besides the counts */
    public List<String> layers() {
        return main().layers();
    }

    /** @return names of the embeddings of the genes of the main assay with their numbers of dimensions */
    public Map<String, Integer> geneEmbeddings() {
        return main().embeddings();
    }

    /**
     * @param name name of an annotation of the cells
     * @return what is known of it, if there is one
     */
    public Optional<ColumnSummary> cellColumn(String name) {
        return cellColumns.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /**
     * @param types the types to look for
     * @return names of the cell annotations of these types
     */
    public List<String> cellColumnsOf(ColumnType... types) {
        return cellColumns.stream().filter(c -> List.of(types).contains(c.type())).map(ColumnSummary::name).toList();
    }

    /**
     * @param column an annotation; one of that name is replaced in its place
     * @return this summary with the annotation of the cells
     */
    public DataSummary withCellColumn(ColumnSummary column) {
        return new DataSummary(cells, ColumnSummary.with(cellColumns, column), embeddings, graphs, assays);
    }

    /**
     * @param column an annotation; one of that name is replaced in its place
     * @return this summary with the annotation of the genes
     */
    public DataSummary withGeneColumn(ColumnSummary column) {
        return withMain(main().withColumn(column));
    }

    /**
     * @param cellCount number of cells, {@link #UNKNOWN} if not known yet
     * @param geneCount number of genes, {@link #UNKNOWN} if not known yet
     * @return this summary for some of the cells and genes, whose counts are not known yet
     */
    public DataSummary withSize(long cellCount, long geneCount) {
        return new DataSummary(cellCount, cellColumns, embeddings, graphs, assays)
            .withMain(main().withFeatures(geneCount));
    }

    /**
     * @param name name of an embedding of the cells; one of that name is replaced
     * @param dimensionCount its number of dimensions
     * @return this summary with the embedding
     */
    public DataSummary withEmbedding(String name, int dimensionCount) {
        Map<String, Integer> changed = new LinkedHashMap<>(embeddings);
        changed.put(name, dimensionCount);
        return new DataSummary(cells, cellColumns, changed, graphs, assays);
    }

    /**
     * @param name name of an embedding of the genes; one of that name is replaced
     * @param dimensionCount its number of dimensions
     * @return this summary with the embedding
     */
    public DataSummary withGeneEmbedding(String name, int dimensionCount) {
        return withMain(main().withEmbedding(name, dimensionCount));
    }

    /**
     * @param name name of a graph of the cells
     * @return this summary with the graph
     */
    public DataSummary withGraph(String name) {
        if (graphs.contains(name)) {
            return this;
        }
        List<String> changed = new ArrayList<>(graphs);
        changed.add(name);
        return new DataSummary(cells, cellColumns, embeddings, List.copyOf(changed), assays);
    }

    /**
     * @param what what the annotation is for, to name it in the message
     * @param name name of an annotation of the cells
     * @param types the types it may have; none for any
     * @return what is known of the annotation
     * @throws IllegalArgumentException if it is not chosen, is not there, or has another type
     */
    public ColumnSummary requireCellColumn(String what, String name, ColumnType... types) {
        if (name == null || name.isBlank()) {
            throw new MissingPartException(Part.CELL_ANNOTATION, "",
                "Choose the annotation of the cells that holds the " + what + ".");
        }
        ColumnSummary column = cellColumn(name).orElseThrow(() -> new MissingPartException(Part.CELL_ANNOTATION, name,
            "The data have no annotation \"" + name + "\" for the " + what + "; they have "
                + cellColumns.stream().map(ColumnSummary::name).toList() + "."));
        if (types.length > 0 && !List.of(types).contains(column.type())) {
            throw new IllegalArgumentException(
                "The annotation \"" + name + "\" cannot be the " + what + ": it is " + column.type().label() + ", not "
                    + Arrays.stream(types).map(ColumnType::label).collect(Collectors.joining(" or ")) + ".");
        }
        return column;
    }

    /**
     * @param what what the annotation is for, to name it in the message
     * @param name name of an annotation of the cells that groups them, so of any type but numbers with fractions
     * @return what is known of the annotation
     * @throws IllegalArgumentException if it is not chosen, is not there, or does not group the cells
     */
    public ColumnSummary requireGroups(String what, String name) {
        return requireCellColumn(what, name, ColumnType.CATEGORICAL, ColumnType.BOOLEAN, ColumnType.INTEGER,
            ColumnType.TEXT);
    }

    /**
     * @param name name of an embedding of the cells
     * @return its number of dimensions
     * @throws MissingPartException if it is not chosen or not there
     */
    public int requireEmbedding(String name) {
        requirePart(Part.EMBEDDING, "embedding", name, embeddings.keySet());
        return embeddings.get(name);
    }

    /**
     * @param name name of a graph of the cells
     * @throws MissingPartException if it is not chosen or not there
     */
    public void requireGraph(String name) {
        requirePart(Part.GRAPH, "graph", name, graphs);
    }

    /**
     * @param name name of an assay
     * @return what is known of it
     * @throws MissingPartException if it is not chosen or not there
     */
    public AssaySummary requireAssay(String name) {
        requirePart(Part.ASSAY, "assay", name, assays.stream().map(AssaySummary::name).toList());
        return assays.stream().filter(assay -> assay.name().equals(name)).findFirst().orElseThrow();
    }

    /**
     * @param assay an assay; one of that name is replaced in its place
     * @return this summary with the assay
     */
    public DataSummary withAssay(AssaySummary assay) {
        List<AssaySummary> changed = new ArrayList<>(assays);
        int place = assays.stream().map(AssaySummary::name).toList().indexOf(assay.name());
        if (place >= 0) {
            changed.set(place, assay);
        } else {
            changed.add(assay);
        }
        return withAssays(changed);
    }

    /**
     * @param name name of an assay
     * @return this summary with that assay as the main one
     * @throws MissingPartException if there is none of that name
     */
    public DataSummary withMainAssay(String name) {
        requireAssay(name);
        return withAssayOrder(List.of(name));
    }

    /** @return this summary with the assays of these names first, in this order */
    DataSummary withAssayOrder(List<String> names) {
        return withAssays(AssaySummary.ordered(assays, names, AssaySummary::name));
    }

    private DataSummary withAssays(List<AssaySummary> changed) {
        return new DataSummary(cells, cellColumns, embeddings, graphs, List.copyOf(changed));
    }

    private DataSummary withMain(AssaySummary main) {
        List<AssaySummary> changed = new ArrayList<>(assays);
        changed.set(0, main);
        return withAssays(changed);
    }

    private static void requirePart(Part part, String kind, String name, Collection<String> there) {
        if (name == null || name.isBlank()) {
            throw new MissingPartException(part, "", "Choose the " + kind + " of the cells.");
        }
        if (!there.contains(name)) {
            throw new MissingPartException(part, name, "The data have no " + kind + " \"" + name + "\"; they have "
                + (there.isEmpty() ? "none" : there) + ".");
        }
    }
}
