package org.screlapse.engine.data;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where each cell lies in a space of few dimensions, such as principal components or a UMAP; or each gene, such as the
 * loadings of principal components.
 *
 * @param dimensions number of dimensions, at least 1
 * @param coordinates cells (or genes) × dimensions, a cell after the other; not to be changed
 */
public record Embedding(int dimensions, float[] coordinates) {

    /** Name of the principal components of the cells, as Scanpy has it. */
    public static final String PRINCIPAL_COMPONENTS = "X_pca";

    /** Name of the principal components after the integration of batches, as Scanpy has it. */
    public static final String INTEGRATED_COMPONENTS = "X_pca_harmony";

    /** Checks the shape. */
    public Embedding {
        if (dimensions < 1 || coordinates.length % dimensions != 0) {
            throw new IllegalArgumentException(coordinates.length + " coordinates for " + dimensions + " dimensions.");
        }
    }

    /** @return number of cells, or of genes */
    public int rows() {
        return coordinates.length / dimensions;
    }

    /**
     * @param row a cell, or a gene
     * @param dimension a dimension
     * @return the coordinate
     */
    public float get(int row, int dimension) {
        return coordinates[row * dimensions + dimension];
    }

    /**
     * @param rows cells, or genes
     * @return where these lie
     */
    public Embedding select(int[] rows) {
        float[] selected = new float[rows.length * dimensions];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(coordinates, rows[i] * dimensions, selected, i * dimensions, dimensions);
        }
        return new Embedding(dimensions, selected);
    }

    /**
     * @param embeddings embeddings by name
     * @return their numbers of dimensions
     */
    public static Map<String, Integer> dimensions(Map<String, Embedding> embeddings) {
        Map<String, Integer> dimensions = new LinkedHashMap<>();
        embeddings.forEach((name, embedding) -> dimensions.put(name, embedding.dimensions()));
        return dimensions;
    }
}
