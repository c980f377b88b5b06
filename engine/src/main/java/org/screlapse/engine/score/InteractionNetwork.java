package org.screlapse.engine.score;

import org.screlapse.engine.signature.GeneMatcher;
import org.screlapse.engine.task.NameList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.screlapse.engine.task.Progress;

/**
 * The largest connected network that given interactions form among the genes of a data set. Undirected, without loops;
 * an interaction that is given several times counts once.
 *
 * @param starts where the neighbors of each node start in the other array, and where the last end
 * @param neighbors the nodes to which each node is connected
 * @param nodeOfGene the node of each gene of the data, −1 for those outside
 * @param named how many different gene names the interactions have
 */
record InteractionNetwork(int[] starts, int[] neighbors, int[] nodeOfGene, int named) {

    private static final int FEWEST_NODES = 3;
    private static final int NAMES_SHOWN = 3;
    private static final int MOST_ROUNDS = 10_000;
    private static final double CONVERGED = 1e-13;

    /**
     * @param interactions pairs of genes
     * @param genes finds them in the data
     * @param count number of genes of the data
     * @throws IllegalArgumentException if none of them is in the data, or fewer than three genes are connected
     */
    static InteractionNetwork of(List<GeneInteraction> interactions, GeneMatcher genes, int count) {
        if (interactions.isEmpty()) {
            throw new IllegalArgumentException(
                "The interactions are empty: give pairs of genes whose proteins" + " interact, one a row.");
        }
        Map<String, Integer> indices = new HashMap<>();
        long[] edges = interactions.stream().flatMapToLong(pair -> {
            int a = indices.computeIfAbsent(pair.first(), genes::indexOf);
            int b = indices.computeIfAbsent(pair.second(), genes::indexOf);
            return a < 0 || b < 0 || a == b ? LongStream.empty() : LongStream.of(edge(a, b), edge(b, a));
        }).sorted().distinct().toArray();
        if (indices.values().stream().allMatch(index -> index < 0)) {
            throw new IllegalArgumentException("No gene of the interactions is in the data: the interactions have "
                + NameList.of(indices.keySet().stream().sorted().toList(), NAMES_SHOWN)
                + ". Do both use the same kind of gene names, and are they of the same species?");
        }
        int[] nodeOfGene = largestComponent(edges, count);
        int nodes = (int) Arrays.stream(nodeOfGene).filter(node -> node >= 0).count();
        if (nodes < FEWEST_NODES) {
            throw new IllegalArgumentException("Of the genes of the interactions at most " + nodes + " that are in the"
                + " data are connected; an entropy needs at least " + FEWEST_NODES + ": give more interactions.");
        }
        long[] own = Arrays.stream(edges).filter(edge -> nodeOfGene[(int) (edge >>> 32)] >= 0).toArray();
        int[] starts = new int[nodes + 1];
        int[] neighbors = new int[own.length];
        for (int i = 0; i < own.length; i++) {
            starts[nodeOfGene[(int) (own[i] >>> 32)] + 1] = i + 1;
            neighbors[i] = nodeOfGene[(int) own[i]];
        }
        return new InteractionNetwork(starts, neighbors, nodeOfGene, indices.size());
    }

    /** @return number of connected genes */
    int nodes() {
        return starts.length - 1;
    }

    /** @return number of neighbors of a node */
    int degree(int node) {
        return starts[node + 1] - starts[node];
    }

    /**
     * @param progress asked whether to stop
     * @return the largest eigenvalue of the adjacency matrix, above 1
     */
    double largestEigenvalue(Progress progress) {
        double[] vector = new double[nodes()];
        Arrays.setAll(vector, this::degree);
        scale(vector);
        double before = 0;
        double now = 1;
        // that of the matrix plus 1 on the diagonal: without it a network without odd cycles would swing for ever
        for (int round = 0; round < MOST_ROUNDS && Math.abs(now - before) > CONVERGED * now; round++) {
            progress.checkCancelled();
            before = now;
            now = 0;
            double[] next = vector.clone();
            for (int node = 0; node < next.length; node++) {
                for (int i = starts[node]; i < starts[node + 1]; i++) {
                    next[node] += vector[neighbors[i]];
                }
                now += vector[node] * next[node];
            }
            vector = next;
            scale(vector);
        }
        return now - 1;
    }

    private static void scale(double[] vector) {
        double length = Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
        Arrays.setAll(vector, i -> vector[i] / length);
    }

    private static long edge(int from, int to) {
        return (long) from << 32 | to;
    }

    /** Node of each gene, by ascending gene, in the component of the most genes; the first of equally large ones. */
    private static int[] largestComponent(long[] sortedEdges, int genes) {
        int[] root = new int[genes];
        Arrays.setAll(root, gene -> gene);
        for (long edge : sortedEdges) {
            int a = root(root, (int) (edge >>> 32));
            int b = root(root, (int) edge);
            root[Math.max(a, b)] = Math.min(a, b);
        }
        int[] sizes = new int[genes];
        for (int gene = 0; gene < genes; gene++) {
            sizes[root(root, gene)]++;
        }
        int largest = 0;
        for (int gene = 0; gene < genes; gene++) {
            largest = sizes[gene] > sizes[largest] ? gene : largest;
        }
        int[] nodes = new int[genes];
        int count = 0;
        for (int gene = 0; gene < genes; gene++) {
            nodes[gene] = root(root, gene) == largest ? count++ : -1;
        }
        return nodes;
    }

    private static int root(int[] root, int gene) {
        int at = gene;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }
}
