package org.screlapse.engine.graph;

import java.util.List;
import java.util.Locale;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/**
 * Adds the graphs of nearest neighbors to a data set: {@code distances} and {@code connectivities} as Scanpy does, and
 * on request {@code snn} as Seurat does. The metadata tell Scanpy how they were made, under {@code neighbors/}.
 *
 * <p>
 * Immutable.
 */
public final class NeighborGraphs implements Operation<Void> {

    /** Name of the graph of distances to the nearest neighbors. */
    public static final String DISTANCES = "distances";

    /** Name of the graph of {@link FuzzyConnectivities}. */
    public static final String CONNECTIVITIES = "connectivities";

    /** Name of the graph of {@link SharedNeighbors}. */
    public static final String SHARED = "snn";

    /** In the metadata: name of the embedding of which the graphs were made. */
    private static final String SOURCE = "neighbors/params/use_rep";

    /** Where cells are compared unless another embedding is chosen: the first of these that the data have. */
    private static final List<String> USUAL = List.of(Embedding.INTEGRATED_COMPONENTS, Embedding.PRINCIPAL_COMPONENTS);

    private static final NeighborGraphs DEFAULT = new NeighborGraphs("", NearestNeighbors.withDefaults(), false);

    private final String embedding;
    private final NearestNeighbors search;
    private final boolean shared;

    private NeighborGraphs(String embedding, NearestNeighbors search, boolean shared) {
        this.embedding = embedding;
        this.search = search;
        this.shared = shared;
    }

    /**
     * @return the graphs of 15 neighbors in the integrated components ({@code X_pca_harmony}) where the data have them,
     *         else in the principal components ({@code X_pca}); without shared neighbors
     */
    public static NeighborGraphs withDefaults() {
        return DEFAULT;
    }

    /**
     * @param name name of the embedding in which cells are compared; empty for the components, integrated ones first
     * @return the graphs of neighbors in that embedding
     */
    public NeighborGraphs withEmbedding(String name) {
        return new NeighborGraphs(name, search, shared);
    }

    /**
     * @param neighbors how neighbors are found
     * @return the graphs of these neighbors
     */
    public NeighborGraphs withSearch(NearestNeighbors neighbors) {
        return new NeighborGraphs(embedding, neighbors, shared);
    }

    /**
     * @param wanted whether to make the graph of shared neighbors, too
     * @return these graphs with or without it
     */
    public NeighborGraphs withSharedNeighbors(boolean wanted) {
        return new NeighborGraphs(embedding, search, wanted);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        data.requireEmbedding(chosen(data));
        DataSummary described = data.withGraph(DISTANCES).withGraph(CONNECTIVITIES);
        return shared ? described.withGraph(SHARED) : described;
    }

    @Override
    public Outcome<Void> apply(SingleCellData data, Run run) {
        describe(data.summary());
        String where = chosen(data.summary());
        noteDoubts(data, where, run);
        NeighborLists lists = search.apply(data, where, run.part(0, 0.8));
        if (allAtOnePlace(lists)) {
            throw new IllegalArgumentException("All cells have the same neighbors at distance 0 in the embedding \""
                + where + "\": they cannot be told apart.");
        }
        if (lists.size() < search.size()) {
            run.note("There are only " + lists.cells() + " cells: each is joined with all others instead of "
                + search.size() + " neighbors.");
        }
        SingleCellData result = data.withGraph(DISTANCES, lists.distanceGraph()).withGraph(CONNECTIVITIES,
            FuzzyConnectivities.of(lists, run.part(0.8, 0.9)));
        result = withSettings(result, where, lists.size());
        return Outcome.of(
            shared ? result.withGraph(SHARED, SharedNeighbors.withDefaults().apply(lists, run.part(0.9, 1))) : result);
    }

    /**
     * Takes a note where batches were integrated after the graph had been made, or beside it.
     *
     * @param data cells with graphs
     * @param run takes the note
     */
    public static void noteUnusedIntegration(SingleCellData data, Run run) {
        if (Embedding.PRINCIPAL_COMPONENTS.equals(data.metadata().get(SOURCE))
            && data.embeddings().containsKey(Embedding.INTEGRATED_COMPONENTS)) {
            run.note("The graph of the cells was made from \"" + Embedding.PRINCIPAL_COMPONENTS
                + "\", but the data have" + " integrated components (\"" + Embedding.INTEGRATED_COMPONENTS
                + "\"): make the graph from these, or batches lie apart.");
        }
    }

    /** The embedding in which cells are compared. */
    private String chosen(DataSummary data) {
        return embedding.isEmpty()
            ? USUAL.stream().filter(data.embeddings()::containsKey).findFirst().orElse(Embedding.PRINCIPAL_COMPONENTS)
            : embedding;
    }

    private static void noteDoubts(SingleCellData data, String where, Run run) {
        String name = where.toLowerCase(Locale.ROOT);
        if (name.contains("umap") || name.contains("tsne")) {
            run.note("Neighbors in the embedding \"" + where + "\" are those of a picture, which distorts distances:"
                + " take the components from which it was drawn.");
        } else if (where.equals(Embedding.PRINCIPAL_COMPONENTS)
            && data.embeddings().containsKey(Embedding.INTEGRATED_COMPONENTS)) {
            run.note("The data have integrated components (\"" + Embedding.INTEGRATED_COMPONENTS
                + "\"), but neighbors were found in \"" + where + "\", where batches lie apart.");
        }
    }

    /** What Scanpy looks for in {@code uns["neighbors"]} before it uses the graphs of a file. */
    private SingleCellData withSettings(SingleCellData data, String where, int size) {
        return data.withMetadata("neighbors/connectivities_key", CONNECTIVITIES)
            .withMetadata("neighbors/distances_key", DISTANCES).withMetadata("neighbors/params/method", "umap")
            .withMetadata("neighbors/params/n_neighbors", (double) size)
            .withMetadata("neighbors/params/metric", search.metric().name().toLowerCase(Locale.ROOT))
            .withMetadata(SOURCE, where);
    }

    private static boolean allAtOnePlace(NeighborLists lists) {
        float largest = 0;
        for (float distance : lists.distances()) {
            largest = Math.max(largest, distance);
        }
        return largest == 0;
    }
}
