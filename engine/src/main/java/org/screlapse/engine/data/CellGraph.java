package org.screlapse.engine.data;

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
            throw new IllegalArgumentException("A graph of " + (starts.length - 1) + " cells has "
                + neighbours.length + " edges and " + weights.length + " weights.");
        }
    }

    /** @return number of cells */
    public int cells() {
        return starts.length - 1;
    }
}
