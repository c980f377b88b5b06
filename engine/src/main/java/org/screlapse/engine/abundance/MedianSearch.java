package org.screlapse.engine.abundance;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Embedding;

/**
 * Finds the cell nearest to the median of a cell's nearest neighbors: exact, searched outwards along the first
 * dimension until that alone is farther away than the nearest cell found.
 */
final class MedianSearch {
    private final UndirectedGraph graph;
    private final Embedding embedding;
    private final int neighbors;
    private final int[] order;
    private final float[] first;

    MedianSearch(UndirectedGraph graph, Embedding embedding) {
        this.graph = graph;
        this.embedding = embedding;
        this.neighbors = graph.fewestNeighbors();
        order = IntStream.range(0, embedding.rows()).boxed()
            .sorted(Comparator.<Integer>comparingDouble(cell -> embedding.get(cell, 0)).thenComparing(cell -> cell))
            .mapToInt(Integer::intValue).toArray();
        first = new float[order.length];
        for (int i = 0; i < order.length; i++) {
            first[i] = embedding.get(order[i], 0);
        }
    }

    int nearestToMedian(int cell) {
        float[] median = median(nearestNeighbors(cell));
        int best = cell;
        double least = distance(cell, median, Double.POSITIVE_INFINITY);
        for (int i = 0; i < graph.degree(cell); i++) {
            double distance = distance(graph.neighbor(cell, i), median, least);
            best = distance < least ? graph.neighbor(cell, i) : best;
            least = Math.min(least, distance);
        }
        int place = Arrays.binarySearch(first, median[0]);
        int start = place < 0 ? -place - 1 : place;
        for (int direction = -1; direction <= 1; direction += 2) {
            int i = direction < 0 ? start - 1 : start;
            while (i >= 0 && i < order.length && square(first[i] - median[0]) < least) {
                double distance = distance(order[i], median, least);
                best = distance < least ? order[i] : best;
                least = Math.min(least, distance);
                i += direction;
            }
        }
        return best;
    }

    /** The graph may hold more than a cell's own nearest neighbors: those that have it as theirs. */
    private int[] nearestNeighbors(int cell) {
        float[] own = new float[embedding.dimensions()];
        for (int d = 0; d < own.length; d++) {
            own[d] = embedding.get(cell, d);
        }
        return IntStream.range(0, graph.degree(cell)).map(i -> graph.neighbor(cell, i)).boxed()
            .sorted(Comparator.comparingDouble(other -> distance(other, own, Double.POSITIVE_INFINITY)))
            .limit(neighbors).mapToInt(Integer::intValue).toArray();
    }

    private float[] median(int[] cells) {
        float[] median = new float[embedding.dimensions()];
        float[] values = new float[cells.length];
        for (int d = 0; d < median.length; d++) {
            for (int i = 0; i < cells.length; i++) {
                values[i] = embedding.get(cells[i], d);
            }
            Arrays.sort(values);
            median[d] = (values[(cells.length - 1) / 2] + values[cells.length / 2]) / 2;
        }
        return median;
    }

    /** The squared distance, or any larger one than {@code enough} as soon as it is larger. */
    private double distance(int cell, float[] point, double enough) {
        float[] coordinates = embedding.coordinates();
        int start = cell * point.length;
        double sum = 0;
        for (int d = 0; d < point.length && sum <= enough; d++) {
            sum += square(coordinates[start + d] - point[d]);
        }
        return sum;
    }

    private static double square(double x) {
        return x * x;
    }
}
