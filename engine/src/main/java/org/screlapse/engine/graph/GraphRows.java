package org.screlapse.engine.graph;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/** Makes graphs cell by cell, many cells at once. */
final class GraphRows {

    private static final int BLOCK = 1024;

    private GraphRows() {
    }

    /** Collects the edges of some cells. */
    static final class Edges {

        private final int[] starts;
        private int[] targets = new int[1 << 14];
        private float[] weights = new float[1 << 14];
        private int length;

        private Edges(int cells) {
            starts = new int[cells + 1];
        }

        /** Adds an edge to the cell of now; targets come in ascending order. */
        void add(int target, float weight) {
            if (length == targets.length) {
                targets = Arrays.copyOf(targets, 2 * length);
                weights = Arrays.copyOf(weights, 2 * length);
            }
            targets[length] = target;
            weights[length++] = weight;
        }
    }

    /** Gives the edges of one cell. */
    @FunctionalInterface
    interface RowMaker {
        void make(int cell, Edges edges);
    }

    /**
     * @param cells number of cells
     * @param message what is being done
     * @param progress told how far it is
     * @param rows makes a maker for each block of cells, which need not be safe for several threads
     * @return the graph
     */
    static CellGraph collect(int cells, String message, Progress progress, Supplier<RowMaker> rows) {
        Edges[] blocks = new Edges[(cells + BLOCK - 1) / BLOCK];
        ParallelLoop.forEach(blocks.length, message, progress, b -> {
            int from = b * BLOCK;
            int to = Math.min(cells, from + BLOCK);
            Edges edges = new Edges(to - from);
            RowMaker maker = rows.get();
            for (int cell = from; cell < to; cell++) {
                maker.make(cell, edges);
                edges.starts[cell - from + 1] = edges.length;
            }
            blocks[b] = edges;
        });
        return concatenate(cells, blocks);
    }

    private static CellGraph concatenate(int cells, Edges[] blocks) {
        int edges = Math.toIntExact(Arrays.stream(blocks).mapToLong(b -> b.length).sum());
        int[] starts = new int[cells + 1];
        int[] targets = new int[edges];
        float[] weights = new float[edges];
        int at = 0;
        int cell = 0;
        for (Edges block : blocks) {
            System.arraycopy(block.targets, 0, targets, at, block.length);
            System.arraycopy(block.weights, 0, weights, at, block.length);
            for (int i = 1; i < block.starts.length; i++) {
                starts[++cell] = at + block.starts[i];
            }
            at += block.length;
        }
        return new CellGraph(starts, targets, weights);
    }

    /** @return the graph with every edge turned round; targets in ascending order */
    private static CellGraph transpose(CellGraph graph, Progress progress) {
        int cells = graph.cells();
        int[] starts = new int[cells + 1];
        for (int target : graph.neighbors()) {
            starts[target + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] targets = new int[graph.neighbors().length];
        float[] weights = new float[targets.length];
        for (int cell = 0; cell < cells; cell++) {
            if (cell % BLOCK == 0) {
                progress.checkCancelled();
            }
            for (int e = graph.starts()[cell]; e < graph.starts()[cell + 1]; e++) {
                int place = next[graph.neighbors()[e]]++;
                targets[place] = cell;
                weights[place] = graph.weights()[e];
            }
        }
        return new CellGraph(starts, targets, weights);
    }

    /** Combines the weights of an edge and of the one in the other direction, 0 where there is none. */
    @FunctionalInterface
    interface Combination {
        float combine(float weight, float back);
    }

    /**
     * @param graph a graph
     * @param message what is being done
     * @param progress told how far it is
     * @param combination gives the weight of both directions
     * @return the graph in which both directions have the combined weight; cells are not joined to themselves
     */
    static CellGraph symmetric(CellGraph graph, String message, Progress progress, Combination combination) {
        CellGraph back = transpose(graph, progress);
        CellGraph sorted = transpose(back, progress);
        return collect(graph.cells(), message, progress, () -> (cell, edges) -> {
            int i = sorted.starts()[cell];
            int j = back.starts()[cell];
            int iEnd = sorted.starts()[cell + 1];
            int jEnd = back.starts()[cell + 1];
            while (i < iEnd || j < jEnd) {
                int a = i < iEnd ? sorted.neighbors()[i] : Integer.MAX_VALUE;
                int b = j < jEnd ? back.neighbors()[j] : Integer.MAX_VALUE;
                int target = Math.min(a, b);
                float weight = a == target ? sorted.weights()[i++] : 0;
                float other = b == target ? back.weights()[j++] : 0;
                float combined = combination.combine(weight, other);
                if (target != cell && combined > 0) {
                    edges.add(target, combined);
                }
            }
        });
    }

    /** @return for each cell the sum of the weights of its edges */
    static double[] strengths(CellGraph graph) {
        return IntStream.range(0, graph.cells()).parallel().mapToDouble(cell -> {
            double sum = 0;
            for (int e = graph.starts()[cell]; e < graph.starts()[cell + 1]; e++) {
                sum += graph.weights()[e];
            }
            return sum;
        }).toArray();
    }
}
