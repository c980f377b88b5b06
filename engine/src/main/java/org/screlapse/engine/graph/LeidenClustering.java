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
 * Finds groups of cells that are connected more strongly with one another than with others, by the Leiden algorithm
 * (Traag, Waltman and van Eck 2019) in the implementation of its authors. Maximised is the modularity with a resolution
 * (Reichardt and Bornholdt), as Scanpy does, or the constant Potts model.
 *
 * <p>
 * Immutable. The result depends on the parameters alone.
 */
public final class LeidenClustering {

    /** What is maximised. */
    public enum Quality {
        /** Weight inside clusters beyond what the strengths of the cells let expect: Σ (A − γ·k·k / 2m). */
        MODULARITY,
        /** Weight inside clusters beyond a constant for each pair of cells: Σ (A − γ). */
        CPM
    }

    private static final LeidenClustering DEFAULT = new LeidenClustering(Quality.MODULARITY, 1, 20, 1e-4, 0);

    private final Quality quality;
    private final double resolution;
    private final int iterations;
    private final double tolerance;
    private final long seed;

    private LeidenClustering(Quality quality, double resolution, int iterations, double tolerance, long seed) {
        this.quality = quality;
        this.resolution = resolution;
        this.iterations = iterations;
        this.tolerance = tolerance;
        this.seed = seed;
    }

    /** @return maximises modularity at resolution 1; ends when it grows by at most 1e-4 of itself, or after 20 times */
    public static LeidenClustering withDefaults() {
        return DEFAULT;
    }

    /**
     * @param maximised what is maximised
     * @return this clustering with that quality
     */
    public LeidenClustering withQuality(Quality maximised) {
        return new LeidenClustering(maximised, resolution, iterations, tolerance, seed);
    }

    /**
     * @param gamma more than 0; the higher, the more and the smaller clusters
     * @return this clustering at that resolution
     */
    public LeidenClustering withResolution(double gamma) {
        if (!(gamma > 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException(
                "The resolution is " + gamma + "; it must be a number more than 0, such" + " as 1.");
        }
        return new LeidenClustering(quality, gamma, iterations, tolerance, seed);
    }

    /**
     * @param most how often the clustering is improved at most, at least 1
     * @return this clustering with that limit
     */
    public LeidenClustering withIterations(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("The number of iterations is " + most + "; it must be at least 1.");
        }
        return new LeidenClustering(quality, resolution, most, tolerance, seed);
    }

    /**
     * @param least an iteration that improves the quality by at most this part of it is the last one; 0 to 1, where 0
     *            goes on until nothing improves
     * @return this clustering with that tolerance
     */
    public LeidenClustering withTolerance(double least) {
        if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("The least improvement is " + least + "; it must be 0 to 1.");
        }
        return new LeidenClustering(quality, resolution, iterations, least, seed);
    }

    /**
     * @param start of the random numbers that decide in which order cells are visited
     * @return this clustering with that seed
     */
    public LeidenClustering withSeed(long start) {
        return new LeidenClustering(quality, resolution, iterations, tolerance, start);
    }

    /**
     * @param graph a graph with weights of at least 0; where the two directions differ, their mean counts
     * @param progress told how far it is
     * @return the clusters
     * @throws IllegalArgumentException if the graph has no edges, a weight is negative or not a number, or all are 0
     */
    public LeidenResult apply(CellGraph graph, Progress progress) {
        requireWeights(graph);
        Network network = network(GraphRows.symmetric(graph, "Reading the graph", progress.part(0, 0.1),
            (weight, back) -> (weight + back) / 2));
        double gamma = quality == Quality.MODULARITY ? resolution / (2 * network.getTotalEdgeWeight()) : resolution;
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
        return new LeidenResult(resolution, clusters, IntStream.of(clusters).max().orElse(-1) + 1, reached);
    }

    private Network network(CellGraph graph) {
        LargeDoubleArray weights = new LargeDoubleArray(graph.weights().length);
        for (int e = 0; e < graph.weights().length; e++) {
            weights.set(e, graph.weights()[e]);
        }
        long[] starts = IntStream.of(graph.starts()).asLongStream().toArray();
        return new Network(graph.cells(), quality == Quality.MODULARITY, starts, new LargeIntArray(graph.neighbours()),
            weights, false);
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
                "All edges of the graph have the weight 0: clusters cannot be found in" + " it.");
        }
    }
}
