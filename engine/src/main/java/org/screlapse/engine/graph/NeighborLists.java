package org.screlapse.engine.graph;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.screlapse.engine.data.CellGraph;

/**
 * The nearest neighbors of each cell. As in Scanpy, the cell itself counts: it comes first, at distance 0.
 *
 * @param size number of neighbors of each cell, itself included
 * @param neighbors cells × size: the neighbors by rising distance, of two at the same distance the one of lower index
 *            first
 * @param distances cells × size: their distances
 */
public record NeighborLists(int size, int[] neighbors, float[] distances) {

    /** Checks the shape. */
    public NeighborLists {
        if (size < 1 || neighbors.length % size != 0 || neighbors.length != distances.length) {
            throw new IllegalArgumentException(neighbors.length + " neighbors and " + distances.length
                + " distances for " + size + " neighbors per cell.");
        }
    }

    /** Writes the neighbors of a cell, itself first, from some that are near it. */
    void write(int row, CellPoints points, int cell, int[] near, int count) {
        neighbors[row * size] = cell;
        points.writeNearest(cell, near, count, neighbors, distances, row * size + 1, (row + 1) * size);
    }

    /** @return number of cells */
    public int cells() {
        return neighbors.length / size;
    }

    /** @return the graph of the distances to the other cells, as Scanpy's {@code distances}: size − 1 edges a cell */
    public CellGraph distanceGraph() {
        int cells = cells();
        int edges = size - 1;
        int[] starts = IntStream.rangeClosed(0, cells).map(cell -> cell * edges).toArray();
        int[] targets = new int[cells * edges];
        float[] weights = new float[cells * edges];
        for (int cell = 0; cell < cells; cell++) {
            long[] row = new long[edges];
            for (int i = 0; i < edges; i++) {
                row[i] = (long) neighbors[cell * size + i + 1] << 32
                    | (Float.floatToRawIntBits(distances[cell * size + i + 1]) & 0xFFFFFFFFL);
            }
            Arrays.sort(row);
            for (int i = 0; i < edges; i++) {
                targets[cell * edges + i] = (int) (row[i] >> 32);
                weights[cell * edges + i] = Float.intBitsToFloat((int) row[i]);
            }
        }
        return new CellGraph(starts, targets, weights);
    }
}
