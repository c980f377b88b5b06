package org.screlapse.engine.graph;

import java.util.Arrays;
import org.screlapse.engine.data.Embedding;

/**
 * The cells as points, prepared so that the nearest by euclidean distance are the wanted ones: centered, or scaled to
 * length 1 where angles count.
 *
 * @param cells number of cells
 * @param dimensions number of dimensions
 * @param coordinates cells × dimensions
 * @param metric what the distances mean
 */
record CellPoints(int cells, int dimensions, float[] coordinates, Metric metric) {

    static CellPoints of(Embedding embedding, int dimensions, Metric metric) {
        int cells = embedding.rows();
        float[] coordinates = new float[Math.multiplyExact(cells, dimensions)];
        for (int cell = 0; cell < cells; cell++) {
            System.arraycopy(embedding.coordinates(), cell * embedding.dimensions(), coordinates, cell * dimensions,
                dimensions);
        }
        CellPoints points = new CellPoints(cells, dimensions, coordinates, metric);
        if (metric == Metric.COSINE) {
            points.normalize();
        } else {
            points.center();
        }
        return points;
    }

    /** Differences do not change, but their rounding errors get smaller. */
    private void center() {
        double[] means = new double[dimensions];
        for (int at = 0; at < coordinates.length; at += dimensions) {
            for (int d = 0; d < dimensions; d++) {
                means[d] += coordinates[at + d];
            }
        }
        for (int at = 0; at < coordinates.length; at += dimensions) {
            for (int d = 0; d < dimensions; d++) {
                coordinates[at + d] -= (float) (means[d] / cells);
            }
        }
    }

    private void normalize() {
        for (int cell = 0; cell < cells; cell++) {
            double length = 0;
            for (int i = cell * dimensions; i < (cell + 1) * dimensions; i++) {
                length += (double) coordinates[i] * coordinates[i];
            }
            if (length > 0) {
                double factor = 1 / Math.sqrt(length);
                for (int i = cell * dimensions; i < (cell + 1) * dimensions; i++) {
                    coordinates[i] *= (float) factor;
                }
            }
        }
    }

    /** @return the squared euclidean distance, exactly rounded terms */
    double squaredDistance(int a, int b) {
        int from = a * dimensions;
        int other = b * dimensions;
        double sum = 0;
        for (int i = 0; i < dimensions; i++) {
            double difference = coordinates[from + i] - (double) coordinates[other + i];
            sum += difference * difference;
        }
        return sum;
    }

    /** @return the squared euclidean distance in the precision of floats, fast */
    float roughDistance(int a, int b) {
        int from = a * dimensions;
        int other = b * dimensions;
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < dimensions; i += 4) {
            float d0 = coordinates[from + i] - coordinates[other + i];
            float d1 = coordinates[from + i + 1] - coordinates[other + i + 1];
            float d2 = coordinates[from + i + 2] - coordinates[other + i + 2];
            float d3 = coordinates[from + i + 3] - coordinates[other + i + 3];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        for (; i < dimensions; i++) {
            float d = coordinates[from + i] - coordinates[other + i];
            s0 += d * d;
        }
        return s0 + s1 + (s2 + s3);
    }

    /** @return the distance of the metric */
    float distance(double squared) {
        return (float) (metric == Metric.COSINE ? squared / 2 : Math.sqrt(squared));
    }

    /**
     * Sorts candidates by their exact distance and writes the nearest.
     *
     * @param cell the cell
     * @param candidates some cells, at least as many as wanted
     * @param count how many of these count
     * @param neighbors gets the nearest
     * @param distances gets their distances
     * @param from where the first of them goes
     * @param to behind the last one
     */
    void writeNearest(int cell, int[] candidates, int count, int[] neighbors, float[] distances, int from, int to) {
        double[] squared = new double[count];
        Integer[] order = new Integer[count];
        for (int i = 0; i < count; i++) {
            squared[i] = squaredDistance(cell, candidates[i]);
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> squared[a] != squared[b] ? Double.compare(squared[a], squared[b])
            : Integer.compare(candidates[a], candidates[b]));
        for (int i = from; i < to; i++) {
            neighbors[i] = candidates[order[i - from]];
            distances[i] = distance(squared[order[i - from]]);
        }
    }
}
