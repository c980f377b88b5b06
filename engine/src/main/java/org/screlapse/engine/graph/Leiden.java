package org.screlapse.engine.graph;

import java.util.stream.IntStream;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.task.DetachedCall;
import org.screlapse.engine.task.InterruptibleRandom;
import org.screlapse.engine.task.Progress;

/**
 * The Leiden algorithm on one graph.
 *
 * @param quality what is maximized
 * @param iterations how often the clustering is improved at most
 * @param tolerance an iteration that improves the quality by at most this part of it is the last one
 * @param seed of the random numbers
 */
record Leiden(LeidenClustering.Quality quality, int iterations, double tolerance, long seed) {

    /**
     * @param graph a graph with weights of at least 0
     * @param resolution more than 0
     * @param annotation name of the annotation that the clusters become
     * @param progress told how far it is
     * @return the clusters
     * @throws IllegalArgumentException if the graph has no edges, a weight is negative or not a number, or all are 0
     */
    LeidenResult find(CellGraph graph, double resolution, String annotation, Progress progress) {
        requireWeights(graph);
        Network network = network(GraphRows.symmetric(graph, "Reading the graph", progress.part(0, 0.1),
            (weight, back) -> (weight + back) / 2));
        boolean modularity = quality == LeidenClustering.Quality.MODULARITY;
        double gamma = modularity ? resolution / (2 * network.getTotalEdgeWeight()) : resolution;
        LeidenAlgorithm algorithm =
            new LeidenAlgorithm(gamma, 1, LeidenAlgorithm.DEFAULT_RANDOMNESS, new InterruptibleRandom(seed));
        Clustering clustering = new Clustering(network.getNNodes());
        double reached = Double.NEGATIVE_INFINITY;
        double before;
        int done = 0;
        do {
            progress.report(0.1 + 0.9 * done++ / iterations, "Finding clusters");
            before = reached;
            reached = DetachedCall.run(progress, () -> {
                algorithm.improveClustering(network, clustering);
                return algorithm.calcQuality(network, clustering);
            });
        } while (done < iterations && reached - before > tolerance * Math.abs(reached));
        int[] clusters = bySize(clustering.getClusters(), clustering.getNClusters());
        return new LeidenResult(annotation, resolution, clusters, IntStream.of(clusters).max().orElse(-1) + 1, reached);
    }

    private Network network(CellGraph graph) {
        LargeDoubleArray weights = new LargeDoubleArray(graph.weights().length);
        for (int e = 0; e < graph.weights().length; e++) {
            weights.set(e, graph.weights()[e]);
        }
        long[] starts = IntStream.of(graph.starts()).asLongStream().toArray();
        return new Network(graph.cells(), quality == LeidenClustering.Quality.MODULARITY, starts,
            new LargeIntArray(graph.neighbors()), weights, false);
    }

    private static int[] bySize(int[] clusters, int count) {
        int[] sizes = new int[count];
        int[] firsts = new int[count];
        for (int cell = clusters.length - 1; cell >= 0; cell--) {
            sizes[clusters[cell]]++;
            firsts[clusters[cell]] = cell;
        }
        int[] order = IntStream.range(0, count).boxed().sorted((a, b) -> sizes[a] != sizes[b]
            ? Integer.compare(sizes[b], sizes[a]) : Integer.compare(firsts[a], firsts[b])).mapToInt(c -> c).toArray();
        int[] rank = new int[count];
        for (int i = 0; i < count; i++) {
            rank[order[i]] = i;
        }
        return IntStream.of(clusters).map(c -> rank[c]).toArray();
    }

    private static void requireWeights(CellGraph graph) {
        if (graph.weights().length == 0) {
            throw new IllegalArgumentException("The graph has no edges: clusters cannot be found in it.");
        }
        float largest = 0;
        for (float weight : graph.weights()) {
            if (!(weight >= 0) || Float.isInfinite(weight)) {
                throw new IllegalArgumentException(
                    "The graph has an edge of weight " + weight + "; Leiden needs weights of at least 0.");
            }
            largest = Math.max(largest, weight);
        }
        if (largest == 0) {
            throw new IllegalArgumentException(
                "All edges of the graph have the weight 0: clusters cannot be found in it.");
        }
    }
}
