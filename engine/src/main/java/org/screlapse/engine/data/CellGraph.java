package org.screlapse.engine.data;

import java.util.Arrays;

/**
 * A weighted directed graph of the cells, such as nearest neighbors, in compressed-sparse-row form.
 *
 * @param starts where the edges of each cell start in the other two arrays, and where the last end: cells + 1 entries
 * @param neighbors the cell to which each edge leads
 * @param weights its weight
 */
public record CellGraph(int[] starts, int[] neighbors, float[] weights) {

    /** Checks the shape. */
    public CellGraph {
        if (starts.length == 0 || starts[0] != 0 || starts[starts.length - 1] != neighbors.length
            || neighbors.length != weights.length) {
            throw new IllegalArgumentException("A graph of " + (starts.length - 1) + " cells has " + neighbors.length
                + " edges and " + weights.length + " weights.");
        }
    }

    /** @return number of cells */
    public int cells() {
        return starts.length - 1;
    }

    /**
     * @param selected cells, each at most once
     * @return the graph of these cells with the edges between them
     */
    public CellGraph select(int[] selected) {
        int[] newIndex = new int[cells()];
        Arrays.fill(newIndex, -1);
        for (int i = 0; i < selected.length; i++) {
            newIndex[selected[i]] = i;
        }
        int[] newStarts = new int[selected.length + 1];
        int[] newNeighbors = new int[neighbors.length];
        float[] newWeights = new float[neighbors.length];
        int edges = 0;
        for (int i = 0; i < selected.length; i++) {
            for (int e = starts[selected[i]]; e < starts[selected[i] + 1]; e++) {
                if (newIndex[neighbors[e]] >= 0) {
                    newNeighbors[edges] = newIndex[neighbors[e]];
                    newWeights[edges++] = weights[e];
                }
            }
            newStarts[i + 1] = edges;
        }
        return new CellGraph(newStarts, Arrays.copyOf(newNeighbors, edges), Arrays.copyOf(newWeights, edges));
    }
}
