package org.screlapse.engine.abundance;

import java.util.List;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;

/**
 * Checks that the neighbors of a graph were found in an embedding, by the distances that a graph of nearest neighbors
 * has as its weights.
 */
final class EmbeddingOfGraph {
    /** Edges that are looked at. */
    private static final int EDGES = 500;
    /** Distances that agree but for rounding, and for what another program rounds, are the same. */
    private static final double SAME = 0.01;

    private EmbeddingOfGraph() {
    }

    /**
     * @param data cells with the graph and the embedding
     * @param graph name of the graph
     * @param embedding name of the embedding
     * @return a sentence if the weights of the graph are distances in another embedding; else empty
     */
    static String doubt(SingleCellData data, String graph, String embedding) {
        CellGraph edges = data.graphs().get(graph);
        if (fits(edges, data.embeddings().get(embedding))) {
            return "";
        }
        List<String> others = data.embeddings().keySet().stream()
            .filter(name -> !name.equals(embedding) && fits(edges, data.embeddings().get(name))).toList();
        return others.isEmpty() ? "" : "The neighbors of the graph \"" + graph + "\" were found in \"" + others.get(0)
            + "\", not in \"" + embedding + "\": choose \"" + others.get(0) + "\" as the embedding.";
    }

    /** Whether nearly all weights are the distances of the cells. */
    private static boolean fits(CellGraph graph, Embedding embedding) {
        int all = graph.neighbors().length;
        int step = Math.max(1, all / EDGES);
        int looked = 0;
        int same = 0;
        int cell = 0;
        for (int edge = 0; edge < all; edge += step) {
            while (graph.starts()[cell + 1] <= edge) {
                cell++;
            }
            double distance = distance(embedding, cell, graph.neighbors()[edge]);
            looked++;
            same += Math.abs(distance - graph.weights()[edge]) <= SAME * distance ? 1 : 0;
        }
        return same > 0.9 * looked;
    }

    private static double distance(Embedding embedding, int a, int b) {
        double sum = 0;
        for (int d = 0; d < embedding.dimensions(); d++) {
            double difference = (double) embedding.get(a, d) - embedding.get(b, d);
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }
}
