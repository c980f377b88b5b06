package org.screlapse.engine.graph;

import java.util.Arrays;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.task.Progress;

/**
 * How many nearest neighbors two cells share, as the Jaccard index of their neighbor lists (each cell itself included):
 * shared / (2 · size − shared), 0 to 1. The graph {@code snn} of Seurat's {@code FindNeighbors}, without its diagonal.
 *
 * <p>
 * Immutable.
 */
public final class SharedNeighbors {

    private static final SharedNeighbors DEFAULT = new SharedNeighbors(1.0 / 15);

    private final double prune;

    private SharedNeighbors(double prune) {
        this.prune = prune;
    }

    /** @return leaves out weights below 1/15, as Seurat does */
    public static SharedNeighbors withDefaults() {
        return DEFAULT;
    }

    /**
     * @param smallest weights below it are left out, 0 to 1
     * @return this operation with that limit
     */
    public SharedNeighbors withPruning(double smallest) {
        if (!(smallest >= 0 && smallest <= 1)) {
            throw new IllegalArgumentException("Shared-neighbor weights below " + smallest
                + " were to be left out; the limit must be 0 to 1, such as 0.067.");
        }
        return new SharedNeighbors(smallest);
    }

    /**
     * @param lists the nearest neighbors of each cell
     * @param progress told how far it is
     * @return a symmetric graph
     */
    public CellGraph apply(NeighborLists lists, Progress progress) {
        int cells = lists.cells();
        int size = lists.size();
        int[] starts = new int[cells + 1];
        for (int neighbor : lists.neighbors()) {
            starts[neighbor + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] owners = new int[lists.neighbors().length];
        int[] next = starts.clone();
        for (int i = 0; i < owners.length; i++) {
            owners[next[lists.neighbors()[i]]++] = i / size;
        }
        return GraphRows.collect(cells, "Counting shared neighbors", progress,
            () -> new Counter(lists, starts, owners));
    }

    /** Counts for one cell after the other how often each other cell has one of its neighbors. */
    private final class Counter implements GraphRows.RowMaker {

        private final NeighborLists lists;
        private final int[] starts;
        private final int[] owners;
        private final int[] counts;

        Counter(NeighborLists lists, int[] starts, int[] owners) {
            this.lists = lists;
            this.starts = starts;
            this.owners = owners;
            this.counts = new int[lists.cells()];
        }

        @Override
        public void make(int cell, GraphRows.Edges edges) {
            int size = lists.size();
            int[] met = new int[64];
            int length = 0;
            for (int i = cell * size; i < (cell + 1) * size; i++) {
                int neighbor = lists.neighbors()[i];
                for (int o = starts[neighbor]; o < starts[neighbor + 1]; o++) {
                    int other = owners[o];
                    if (counts[other]++ == 0) {
                        met = length == met.length ? Arrays.copyOf(met, 2 * length) : met;
                        met[length++] = other;
                    }
                }
            }
            Arrays.sort(met, 0, length);
            for (int i = 0; i < length; i++) {
                int shared = counts[met[i]];
                counts[met[i]] = 0;
                double weight = (double) shared / (2 * size - shared);
                if (met[i] != cell && weight >= prune) {
                    edges.add(met[i], (float) weight);
                }
            }
        }
    }
}
