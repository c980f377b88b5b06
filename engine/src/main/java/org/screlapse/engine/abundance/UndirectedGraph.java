package org.screlapse.engine.abundance;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/** Who is a neighbour of whom in either direction: ascending, each once, nobody its own. */
final class UndirectedGraph {
    private static final int CELLS_AT_A_TIME = 1000;

    private final int[] starts;
    private final int[] ends;
    private final int[] neighbours;

    private UndirectedGraph(int[] starts, int[] ends, int[] neighbours) {
        this.starts = starts;
        this.ends = ends;
        this.neighbours = neighbours;
    }

    /** @throws IllegalArgumentException if the graph has no edges */
    static UndirectedGraph of(CellGraph graph, Progress progress) {
        if (graph.neighbours().length == 0) {
            throw new IllegalArgumentException(
                "The graph of the cells has no edges; compute nearest" + " neighbours first.");
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
        int[] neighbours = new int[Arrays.stream(degrees).sum()];
        forEachEdge(graph, (from, to) -> {
            neighbours[ends[from]++] = to;
            neighbours[ends[to]++] = from;
        });
        int rounds = (cells + CELLS_AT_A_TIME - 1) / CELLS_AT_A_TIME;
        ParallelLoop.forEach(rounds, "Reading the graph of neighbours", progress, round -> {
            int end = Math.min(cells, (round + 1) * CELLS_AT_A_TIME);
            for (int cell = round * CELLS_AT_A_TIME; cell < end; cell++) {
                Arrays.sort(neighbours, starts[cell], ends[cell]);
                ends[cell] = withoutRepeats(neighbours, starts[cell], ends[cell]);
            }
        });
        return new UndirectedGraph(starts, ends, neighbours);
    }

    int cells() {
        return starts.length;
    }

    int degree(int cell) {
        return ends[cell] - starts[cell];
    }

    /** The number of nearest neighbours each cell was given: some have more in this graph, none has fewer. */
    int fewestNeighbours() {
        return IntStream.range(0, cells()).map(this::degree).filter(degree -> degree > 0).min().orElse(0);
    }

    int neighbour(int cell, int i) {
        return neighbours[starts[cell] + i];
    }

    /** How many pairs of neighbours of a cell are neighbours of each other. */
    long triangles(int cell) {
        long found = 0;
        for (int i = starts[cell]; i < ends[cell]; i++) {
            found += common(cell, neighbours[i]);
        }
        return found / 2;
    }

    private int common(int a, int b) {
        int i = starts[a];
        int j = starts[b];
        int found = 0;
        while (i < ends[a] && j < ends[b]) {
            int difference = neighbours[i] - neighbours[j];
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
                if (graph.neighbours()[edge] != cell) {
                    body.accept(cell, graph.neighbours()[edge]);
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
