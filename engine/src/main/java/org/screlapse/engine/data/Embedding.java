package org.screlapse.engine.data;

/**
 * Where each cell lies in a space of few dimensions, such as principal components or a UMAP.
 *
 * @param dimensions number of dimensions, at least 1
 * @param coordinates cells × dimensions, a cell after the other; not to be changed
 */
public record Embedding(int dimensions, float[] coordinates) {

    /** Checks the shape. */
    public Embedding {
        if (dimensions < 1 || coordinates.length % dimensions != 0) {
            throw new IllegalArgumentException(coordinates.length + " coordinates for " + dimensions
                + " dimensions.");
        }
    }

    /** @return number of cells */
    public int cells() {
        return coordinates.length / dimensions;
    }

    /**
     * @param cell a cell
     * @param dimension a dimension
     * @return the coordinate
     */
    public float get(final int cell, final int dimension) {
        return coordinates[cell * dimensions + dimension];
    }
}
