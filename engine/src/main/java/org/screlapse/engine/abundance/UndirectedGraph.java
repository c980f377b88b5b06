package org.screlapse.engine.abundance;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/** Who is a neighbor of whom in either direction: ascending, each once, nobody its own. */
final class UndirectedGraph {
    private static final int CELLS_AT_A_TIME = 1000;

    private final int[] starts;
    private final int[] ends;
    private final int[] neighbors;

    private UndirectedGraph(int[] starts, int[] ends, int[] neighbors) {
        this.starts = starts;
        this.ends = ends;
        this.neighbors = neighbors;
    }

    /** @throws IllegalArgumentException if the graph has no edges */
    static UndirectedGraph of(CellGraph graph, Progress progress) {
        if (graph.neighbors().length == 0) {
            throw new IllegalArgumentException(
                "The graph of the cells has no edges; compute nearest" + " neighbors first.");
        }
        int cells = graph.cells();
        int[] degrees = new int[cells + 1];
        forEachEdge(graph, (from, to) -> {
            degrees[from]++;
            degrees[to]++;
        });
        int[] starts = new int[cells];
        for (int cell = 1; cell < cells; cell++) {
            starts[cell] = starts[cell - 1] + degrees[cell - 1];
        }
        int[] ends = starts.clone();
        int[] neighbors = new int[Arrays.stream(degrees).sum()];
        forEachEdge(graph, (from, to) -> {
            neighbors[ends[from]++] = to;
            neighbors[ends[to]++] = from;
        });
        int rounds = (cells + CELLS_AT_A_TIME - 1) / CELLS_AT_A_TIME;
        ParallelLoop.forEach(rounds, "Reading the graph of neighbors", progress, round -> {
            int end = Math.min(cells, (round + 1) * CELLS_AT_A_TIME);
            for (int cell = round * CELLS_AT_A_TIME; cell < end; cell++) {
                Arrays.sort(neighbors, starts[cell], ends[cell]);
                ends[cell] = withoutRepeats(neighbors, starts[cell], ends[cell]);
            }
        });
        return new UndirectedGraph(starts, ends, neighbors);
    }

    int cells() {
        return starts.length;
    }

    int degree(int cell) {
        return ends[cell] - starts[cell];
    }

    /** The number of nearest neighbors each cell was given: some have more in this graph, none has fewer. */
    int fewestNeighbors() {
        return IntStream.range(0, cells()).map(this::degree).filter(degree -> degree > 0).min().orElse(0);
    }

    int neighbor(int cell, int i) {
        return neighbors[starts[cell] + i];
    }

    /** How many pairs of neighbors of a cell are neighbors of each other. */
    long triangles(int cell) {
        long found = 0;
        for (int i = starts[cell]; i < ends[cell]; i++) {
            found += common(cell, neighbors[i]);
        }
        return found / 2;
    }

    private int common(int a, int b) {
        int i = starts[a];
        int j = starts[b];
        int found = 0;
        while (i < ends[a] && j < ends[b]) {
            int difference = neighbors[i] - neighbors[j];
            found += difference == 0 ? 1 : 0;
            i += difference <= 0 ? 1 : 0;
            j += difference >= 0 ? 1 : 0;
        }
        return found;
    }

    /** What is done with an edge. */
    @FunctionalInterface
    private interface EdgeConsumer {
        void accept(int from, int to);
    }

    private static void forEachEdge(CellGraph graph, EdgeConsumer body) {
        for (int cell = 0; cell < graph.cells(); cell++) {
            for (int edge = graph.starts()[cell]; edge < graph.starts()[cell + 1]; edge++) {
                if (graph.neighbors()[edge] != cell) {
                    body.accept(cell, graph.neighbors()[edge]);
                }
            }
        }
    }

    private static int withoutRepeats(int[] sorted, int start, int end) {
        int kept = start;
        for (int i = start; i < end; i++) {
            if (i == start || sorted[i] != sorted[kept - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return kept;
    }
}
