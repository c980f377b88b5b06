package org.screlapse.engine.graph;

import java.util.Locale;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;

/**
 * Adds the graphs of nearest neighbours to a data set: {@code distances} and {@code connectivities} as Scanpy does, and
 * on request {@code snn} as Seurat does. The metadata tell Scanpy how they were made, under {@code neighbors/}.
 *
 * <p>
 * Immutable.
 */
public final class NeighborGraphs {

    /** Name of the graph of distances to the nearest neighbours. */
    public static final String DISTANCES = "distances";

    /** Name of the graph of {@link FuzzyConnectivities}. */
    public static final String CONNECTIVITIES = "connectivities";

    /** Name of the graph of {@link SharedNeighbors}. */
    public static final String SHARED = "snn";

    private static final NeighborGraphs DEFAULT = new NeighborGraphs(NearestNeighbors.withDefaults(), false);

    private final NearestNeighbors search;
    private final boolean shared;

    private NeighborGraphs(NearestNeighbors search, boolean shared) {
        this.search = search;
        this.shared = shared;
    }

    /** @return the graphs of 15 neighbours, without shared neighbours */
    public static NeighborGraphs withDefaults() {
        return DEFAULT;
    }

    /**
     * @param neighbors how neighbours are found
     * @return the graphs of these neighbours
     */
    public NeighborGraphs withSearch(NearestNeighbors neighbors) {
        return new NeighborGraphs(neighbors, shared);
    }

    /**
     * @param wanted whether to make the graph of shared neighbours, too
     * @return these graphs with or without it
     */
    public NeighborGraphs withSharedNeighbors(boolean wanted) {
        return new NeighborGraphs(search, wanted);
    }

    /**
     * @param data what is known of the data
     * @return what is known of the result
     */
    public DataSummary describe(DataSummary data) {
        DataSummary described = data.withGraph(DISTANCES).withGraph(CONNECTIVITIES);
        return shared ? described.withGraph(SHARED) : described;
    }

    /**
     * @param data the cells
     * @param embedding name of the embedding in which neighbours are near
     * @param progress told how far it is
     * @return the data with the graphs
     * @throws IllegalArgumentException if there is no such embedding, a coordinate is not a number, all coordinates are
     *             equal, or there are fewer than 2 cells
     */
    public SingleCellData apply(SingleCellData data, String embedding, Progress progress) {
        NeighborLists lists = search.apply(data, embedding, progress.part(0, 0.8));
        if (allAtOnePlace(lists)) {
            throw new IllegalArgumentException("All cells have the same neighbours at distance 0 in the embedding \""
                + embedding + "\": they cannot be told apart.");
        }
        SingleCellData result = data.withGraph(DISTANCES, lists.distanceGraph()).withGraph(CONNECTIVITIES,
            FuzzyConnectivities.of(lists, progress.part(0.8, 0.9)));
        result = withSettings(result, embedding, lists.size());
        return shared ? result.withGraph(SHARED, SharedNeighbors.withDefaults().apply(lists, progress.part(0.9, 1)))
            : result;
    }

    /** What Scanpy looks for in {@code uns["neighbors"]} before it uses the graphs of a file. */
    private SingleCellData withSettings(SingleCellData data, String embedding, int size) {
        return data.withMetadata("neighbors/connectivities_key", CONNECTIVITIES)
            .withMetadata("neighbors/distances_key", DISTANCES).withMetadata("neighbors/params/method", "umap")
            .withMetadata("neighbors/params/n_neighbors", (double) size)
            .withMetadata("neighbors/params/metric", search.metric().name().toLowerCase(Locale.ROOT))
            .withMetadata("neighbors/params/use_rep", embedding);
    }

    private static boolean allAtOnePlace(NeighborLists lists) {
        float largest = 0;
        for (float distance : lists.distances()) {
            largest = Math.max(largest, distance);
        }
        return largest == 0;
    }
}
