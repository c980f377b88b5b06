package org.screlapse.engine.data;

import java.util.Arrays;

/**
 * A weighted directed graph of the cells, such as nearest neighbours, in compressed-sparse-row form.
 *
 * @param starts where the edges of each cell start in the other two arrays, and where the last end: cells + 1 entries
 * @param neighbours the cell to which each edge leads
 * @param weights its weight
 */
public record CellGraph(int[] starts, int[] neighbours, float[] weights) {

    /** Checks the shape. */
    public CellGraph {
        if (starts.length == 0 || starts[0] != 0 || starts[starts.length - 1] != neighbours.length
            || neighbours.length != weights.length) {
            throw new IllegalArgumentException("A graph of " + (starts.length - 1) + " cells has " + neighbours.length
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
        int[] newNeighbours = new int[neighbours.length];
        float[] newWeights = new float[neighbours.length];
        int edges = 0;
        for (int i = 0; i < selected.length; i++) {
            for (int e = starts[selected[i]]; e < starts[selected[i] + 1]; e++) {
                if (newIndex[neighbours[e]] >= 0) {
                    newNeighbours[edges] = newIndex[neighbours[e]];
                    newWeights[edges++] = weights[e];
                }
            }
            newStarts[i + 1] = edges;
        }
        return new CellGraph(newStarts, Arrays.copyOf(newNeighbours, edges), Arrays.copyOf(newWeights, edges));
    }
}
