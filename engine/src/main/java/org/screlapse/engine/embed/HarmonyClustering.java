package org.screlapse.engine.embed;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.screlapse.engine.linalg.Vectors;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * The soft clusters of Harmony: each cell belongs to several clusters in part, and a cluster in which a batch is over-
 * represented pushes the cells of that batch away. Cells are taken in 20 random blocks, each seeing what the blocks
 * before did.
 */
final class HarmonyClustering {

    static final int PARTS = 16;

    private static final int BLOCKS = 20;
    private static final int MAX_ROUNDS = 20;
    private static final int WINDOW = 3;
    private static final double ENOUGH = 1e-5;
    /** A cell that belongs to a cluster by less does not belong to it: most clusters, so that much is saved. */
    private static final double LEAST = 1e-6;

    private final BatchDesign design;
    private final double theta;
    private final double sigma;
    private final Random random;
    private final double[][] centroids;
    private final float[][] members;
    private final double[][] expected;
    private final double[][] observed;
    private float[][] centroidsByDimension;
    private double[] objectives = new double[0];

    HarmonyClustering(BatchDesign design, float[][] points, int clusters, double theta, double sigma, long seed,
        Progress progress) {
        this.design = design;
        this.theta = theta;
        this.sigma = sigma;
        this.random = new Random(seed);
        centroids = CentroidSearch.find(points, clusters, seed, progress);
        turnCentroids();
        members = new float[points.length][clusters];
        expected = new double[clusters][design.count()];
        observed = new double[clusters][design.count()];
        int[] all = IntStream.range(0, points.length).toArray();
        assign(points, all, false, progress);
        count(all, 1);
    }

    /** @return for each cell how far it belongs to each cluster */
    float[][] members() {
        return members;
    }

    /**
     * Clusters the points, from the clusters so far.
     *
     * @return the objective that was reached; the lower the better
     */
    double cluster(float[][] points, Progress progress) {
        objectives = new double[0];
        for (int round = 0; round < MAX_ROUNDS; round++) {
            progress.checkCancelled();
            moveCentroids(points, progress);
            int[] order = shuffled(points.length);
            for (int block = 0; block < BLOCKS; block++) {
                int[] cells = Arrays.copyOfRange(order, (int) ((long) order.length * block / BLOCKS),
                    (int) ((long) order.length * (block + 1) / BLOCKS));
                count(cells, -1);
                assign(points, cells, true, progress);
                count(cells, 1);
            }
            objectives = Arrays.copyOf(objectives, round + 1);
            objectives[round] = objective(points, progress);
            if (round > WINDOW && isEnough()) {
                break;
            }
        }
        return objectives[objectives.length - 1];
    }

    private boolean isEnough() {
        int last = objectives.length - 1;
        double before = 0;
        double now = 0;
        for (int i = 0; i < WINDOW; i++) {
            before += objectives[last - 1 - i];
            now += objectives[last - i];
        }
        return Math.abs(before - now) < ENOUGH * Math.abs(before);
    }

    private void moveCentroids(float[][] points, Progress progress) {
        int dimensions = points[0].length;
        double[][][] sums = new double[PARTS][centroids.length][dimensions];
        ParallelLoop.forEach(PARTS, "Grouping cells", progress.part(0, 0), part -> {
            for (int cell = from(part, points.length); cell < from(part + 1, points.length); cell++) {
                for (int k = 0; k < centroids.length; k++) {
                    double weight = members[cell][k];
                    double[] sum = sums[part][k];
                    for (int d = 0; weight > 0 && d < dimensions; d++) {
                        sum[d] += weight * points[cell][d];
                    }
                }
            }
        });
        for (int k = 0; k < centroids.length; k++) {
            double[] sum = new double[dimensions];
            for (double[][] part : sums) {
                Vectors.add(1, part[k], sum);
            }
            Vectors.scale(1 / Math.max(Double.MIN_NORMAL, Math.sqrt(Vectors.dot(sum, sum))), sum);
            centroids[k] = sum;
        }
        turnCentroids();
    }

    private void turnCentroids() {
        centroidsByDimension = new float[centroids[0].length][centroids.length];
        for (int k = 0; k < centroids.length; k++) {
            for (int d = 0; d < centroidsByDimension.length; d++) {
                centroidsByDimension[d][k] = (float) centroids[k][d];
            }
        }
    }

    /** The products of a point with all centroids; the processor takes several clusters at a time. */
    private float[] products(float[] point) {
        float[] products = new float[centroids.length];
        for (int d = 0; d < point.length; d++) {
            float x = point[d];
            float[] row = centroidsByDimension[d];
            for (int k = 0; k < products.length; k++) {
                products[k] += x * row[k];
            }
        }
        return products;
    }

    private void assign(float[][] points, int[] cells, boolean diverse, Progress progress) {
        double[][] penalty = new double[centroids.length][design.count()];
        for (int k = 0; diverse && k < centroids.length; k++) {
            for (int b = 0; b < design.count(); b++) {
                penalty[k][b] = Math.pow((expected[k][b] + 1) / (observed[k][b] + 1), theta);
            }
        }
        ParallelLoop.forEach(PARTS, "Grouping cells", progress.part(0, 0), part -> {
            for (int i = from(part, cells.length); i < from(part + 1, cells.length); i++) {
                assign(points[cells[i]], cells[i], diverse ? penalty : null);
            }
        });
    }

    private void assign(float[] point, int cell, double[][] penalty) {
        float[] products = products(point);
        double[] weights = new double[centroids.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = -2 * (1 - products[k]) / sigma;
            largest = Math.max(largest, weights[k]);
        }
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            double factor = penalty == null ? 1 : 0;
            for (int a = 0; penalty != null && a < design.batches().length; a++) {
                factor += penalty[k][design.batches()[a][cell]];
            }
            weights[k] = Math.exp(weights[k] - largest) * factor;
            sum += weights[k];
        }
        double kept = 0;
        for (int k = 0; k < weights.length; k++) {
            weights[k] = weights[k] < LEAST * sum ? 0 : weights[k];
            kept += weights[k];
        }
        for (int k = 0; k < weights.length; k++) {
            members[cell][k] = (float) (weights[k] / kept);
        }
    }

    /** Adds the members of some cells to what is observed and expected of each cluster and batch, or takes them out. */
    private void count(int[] cells, int sign) {
        for (int k = 0; k < centroids.length; k++) {
            double all = 0;
            double[] seen = observed[k];
            for (int cell : cells) {
                double weight = members[cell][k];
                all += weight;
                for (int[] batch : design.batches()) {
                    seen[batch[cell]] += sign * weight;
                }
            }
            for (int b = 0; b < design.count(); b++) {
                expected[k][b] += sign * all * design.sizes()[b] / design.cells();
            }
        }
    }

    private double objective(float[][] points, Progress progress) {
        double[] sums = new double[PARTS];
        double[][] skews = new double[centroids.length][design.count()];
        for (int k = 0; k < skews.length; k++) {
            for (int b = 0; b < design.count(); b++) {
                skews[k][b] = theta * Math.log((observed[k][b] + 1) / (expected[k][b] + 1));
            }
        }
        ParallelLoop.forEach(PARTS, "Grouping cells", progress.part(0, 0), part -> {
            for (int cell = from(part, points.length); cell < from(part + 1, points.length); cell++) {
                float[] products = products(points[cell]);
                for (int k = 0; k < centroids.length; k++) {
                    double weight = members[cell][k];
                    if (weight > 0) {
                        double skew = 0;
                        for (int[] batch : design.batches()) {
                            skew += skews[k][batch[cell]];
                        }
                        sums[part] += weight * (2 * (1 - products[k]) + sigma * (Math.log(weight) + skew));
                    }
                }
            }
        });
        return Arrays.stream(sums).sum();
    }

    private int[] shuffled(int count) {
        int[] order = IntStream.range(0, count).toArray();
        for (int i = count - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    static int from(int part, int count) {
        return (int) ((long) count * part / PARTS);
    }
}
