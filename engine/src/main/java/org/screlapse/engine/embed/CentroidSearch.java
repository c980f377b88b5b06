package org.screlapse.engine.embed;

import java.util.Arrays;
import java.util.Random;
import org.screlapse.engine.linalg.Vectors;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/** K-means on the unit sphere, from a start that spreads the centroids (Arthur and Vassilvitskii 2007). */
final class CentroidSearch {

    private static final int ROUNDS = 25;
    private static final int PARTS = 16;
    private static final int MAX_SAMPLE = 20_000;

    private CentroidSearch() {
    }

    /**
     * @param points points of length 1
     * @param count number of centroids
     * @param seed of the start
     * @return the centroids, of length 1
     */
    static double[][] find(float[][] points, int count, long seed, Progress progress) {
        Random random = new Random(seed);
        float[][] sample = points.length <= MAX_SAMPLE ? points : random.ints(0, points.length).distinct()
            .limit(MAX_SAMPLE).sorted().mapToObj(i -> points[i]).toArray(float[][]::new);
        double[][] centroids = start(sample, count, random, progress);
        for (int round = 0; round < ROUNDS; round++) {
            progress.checkCancelled();
            move(sample, centroids, progress);
        }
        return centroids;
    }

    private static double[][] start(float[][] points, int count, Random random, Progress progress) {
        double[][] centroids = new double[count][];
        double[] distance = new double[points.length];
        Arrays.fill(distance, 1);
        for (int k = 0; k < count; k++) {
            progress.checkCancelled();
            double left = random.nextDouble() * Arrays.stream(distance).sum();
            int chosen = 0;
            while (chosen < points.length - 1 && (left -= distance[chosen]) > 0) {
                chosen++;
            }
            centroids[k] = toDoubles(points[chosen]);
            for (int i = 0; i < points.length; i++) {
                double now = Math.max(0, 1 - product(centroids[k], points[i]));
                distance[i] = k == 0 ? now : Math.min(distance[i], now);
            }
        }
        return centroids;
    }

    private static void move(float[][] points, double[][] centroids, Progress progress) {
        int dimensions = points[0].length;
        double[][][] sums = new double[PARTS][centroids.length][dimensions];
        ParallelLoop.forEach(PARTS, "Grouping cells", progress.part(0, 0), part -> {
            for (int i = part * points.length / PARTS; i < (part + 1) * points.length / PARTS; i++) {
                int nearest = 0;
                double best = Double.NEGATIVE_INFINITY;
                for (int k = 0; k < centroids.length; k++) {
                    double product = product(centroids[k], points[i]);
                    if (product > best) {
                        best = product;
                        nearest = k;
                    }
                }
                for (int d = 0; d < dimensions; d++) {
                    sums[part][nearest][d] += points[i][d];
                }
            }
        });
        for (int k = 0; k < centroids.length; k++) {
            double[] sum = new double[dimensions];
            for (double[][] part : sums) {
                Vectors.add(1, part[k], sum);
            }
            double length = Math.sqrt(Vectors.dot(sum, sum));
            if (length > 0) {
                Vectors.scale(1 / length, sum);
                centroids[k] = sum;
            }
        }
    }

    static double product(double[] centroid, float[] point) {
        double s0 = 0;
        double s1 = 0;
        int i = 0;
        for (; i + 1 < point.length; i += 2) {
            s0 += centroid[i] * point[i];
            s1 += centroid[i + 1] * point[i + 1];
        }
        return i < point.length ? s0 + s1 + centroid[i] * point[i] : s0 + s1;
    }

    private static double[] toDoubles(float[] point) {
        double[] doubles = new double[point.length];
        for (int d = 0; d < point.length; d++) {
            doubles[d] = point[d];
        }
        return doubles;
    }
}
