package org.screlapse.engine.graph;

import java.util.stream.IntStream;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.task.Progress;

/**
 * How strongly neighbors are connected, 0 to 1, by UMAP's fuzzy union (McInnes, Healy and Melville 2018): distances of
 * each cell are measured from its nearest neighbor and scaled so that its memberships sum to log₂ of the number of
 * neighbors; a connection holds if it does in one direction or the other. The graph {@code connectivities} of Scanpy.
 */
public final class FuzzyConnectivities {

    private static final double TOLERANCE = 1e-5;
    private static final int MAX_HALVINGS = 64;
    private static final double SMALLEST_SCALE = 1e-3;

    private FuzzyConnectivities() {
    }

    /**
     * @param lists the nearest neighbors of each cell
     * @param progress told how far it is
     * @return a symmetric graph
     */
    public static CellGraph of(NeighborLists lists, Progress progress) {
        double mean = mean(lists);
        CellGraph memberships = GraphRows.collect(lists.cells(), "Weighting neighbors", progress.part(0, 0.5),
            () -> (cell, edges) -> addMemberships(lists, cell, mean, edges));
        return GraphRows.symmetric(memberships, "Joining neighbors", progress.part(0.5, 1),
            (weight, back) -> weight + back - weight * back);
    }

    private static double mean(NeighborLists lists) {
        double sum = 0;
        for (float distance : lists.distances()) {
            sum += distance;
        }
        return sum / lists.distances().length;
    }

    private static void addMemberships(NeighborLists lists, int cell, double overallMean, GraphRows.Edges edges) {
        int size = lists.size();
        int from = cell * size;
        double nearest = 0;
        for (int i = size - 1; i > 0; i--) {
            nearest = lists.distances()[from + i] > 0 ? lists.distances()[from + i] : nearest;
        }
        double scale = scale(lists, from, nearest, overallMean);
        int[] byTarget = IntStream.range(1, size).boxed()
            .sorted((a, b) -> Integer.compare(lists.neighbors()[from + a], lists.neighbors()[from + b]))
            .mapToInt(i -> i).toArray();
        for (int i : byTarget) {
            double beyond = lists.distances()[from + i] - nearest;
            edges.add(lists.neighbors()[from + i], beyond <= 0 || scale == 0 ? 1 : (float) Math.exp(-beyond / scale));
        }
    }

    /** Finds, by halving, the scale at which the memberships have the wanted sum. */
    private static double scale(NeighborLists lists, int from, double nearest, double overallMean) {
        double wanted = Math.log(lists.size()) / Math.log(2);
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double middle = 1;
        for (int round = 0; round < MAX_HALVINGS; round++) {
            double sum = 0;
            for (int i = 1; i < lists.size(); i++) {
                double beyond = lists.distances()[from + i] - nearest;
                sum += beyond > 0 ? Math.exp(-beyond / middle) : 1;
            }
            if (Math.abs(sum - wanted) < TOLERANCE) {
                break;
            }
            if (sum > wanted) {
                high = middle;
                middle = (low + high) / 2;
            } else {
                low = middle;
                middle = Double.isInfinite(high) ? middle * 2 : (low + high) / 2;
            }
        }
        double mean = overallMean;
        if (nearest > 0) {
            mean = 0;
            for (int i = 0; i < lists.size(); i++) {
                mean += lists.distances()[from + i] / lists.size();
            }
        }
        return Math.max(middle, SMALLEST_SCALE * mean);
    }
}
