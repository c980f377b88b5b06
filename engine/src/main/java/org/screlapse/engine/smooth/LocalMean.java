package org.screlapse.engine.smooth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Smooths values along a covariate by the mean of the nearest neighbors with tricube weights (local regression of
 * degree 0). The mean is computed at points that are as dense as the neighborhoods are narrow, and in between taken
 * linearly, as in Loader's locfit (Local Regression and Likelihood, 1999).
 */
public final class LocalMean {
    /** Neighboring points are at most this part of the bandwidth apart. */
    private static final double SPACING = 0.8;

    private final double[] covariate;
    private final Integer[] order;
    private final double[] sorted;
    private final int neighbors;
    private final double[] points;

    /**
     * @param covariate of the features
     * @param span part of the features that a neighborhood holds, above 0, at most 1
     */
    public LocalMean(double[] covariate, double span) {
        this.covariate = covariate;
        order = IntStream.range(0, covariate.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> covariate[i]));
        sorted = Arrays.stream(order).mapToDouble(i -> covariate[i]).toArray();
        neighbors = Math.max(1, (int) Math.floor(covariate.length * span + 1e-9));
        points = points();
    }

    /**
     * Smooths.
     *
     * @param values for each feature several values, each smoothed for itself
     * @return the same shape
     */
    public double[][] smooth(double[][] values) {
        double[][] means = Arrays.stream(points).mapToObj(point -> mean(values, point)).toArray(double[][]::new);
        double[][] smoothed = new double[values.length][];
        for (int row = 0; row < values.length; row++) {
            int right = Arrays.binarySearch(points, covariate[row]);
            right = Math.max(1, Math.min(right < 0 ? -right - 1 : right, points.length - 1));
            double part =
                points.length < 2 ? 0 : (covariate[row] - points[right - 1]) / (points[right] - points[right - 1]);
            double[] left = means[right - 1];
            double[] next = points.length < 2 ? left : means[right];
            smoothed[row] =
                IntStream.range(0, left.length).mapToDouble(k -> left[k] + part * (next[k] - left[k])).toArray();
        }
        return smoothed;
    }

    private double[] points() {
        double range = sorted[sorted.length - 1] - sorted[0];
        if (range == 0) {
            return new double[]{sorted[0]};
        }
        List<Double> found = new ArrayList<>();
        double low = sorted[0];
        double high = sorted[sorted.length - 1];
        found.add(low);
        split(low, high, found, range * 1e-6);
        return found.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Adds the points above {@code low} up to {@code high}, halving the way until it is short enough. */
    private void split(double low, double high, List<Double> found, double shortest) {
        double width = Math.min(bandwidth(low), bandwidth(high));
        if (high - low > SPACING * width && high - low > shortest) {
            double middle = (low + high) / 2;
            split(low, middle, found, shortest);
            split(middle, high, found, shortest);
        } else {
            found.add(high);
        }
    }

    private double bandwidth(double point) {
        int start = firstNeighbor(point);
        return Math.max(Math.abs(point - sorted[start]), Math.abs(point - sorted[start + neighbors - 1]));
    }

    /** Where the window of nearest neighbors begins: it moves right as long as that brings a nearer one in. */
    private int firstNeighbor(double point) {
        int low = 0;
        int high = sorted.length - neighbors;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (point - sorted[middle] > sorted[middle + neighbors] - point) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double[] mean(double[][] values, double point) {
        double width = bandwidth(point);
        int start = firstNeighbor(point);
        double[] mean = new double[values[0].length];
        double total = 0;
        for (int i = start; i < start + neighbors; i++) {
            double distance = width == 0 ? 0 : Math.abs(sorted[i] - point) / width;
            double weight = Math.pow(1 - distance * distance * distance, 3);
            total += weight;
            for (int k = 0; k < mean.length; k++) {
                mean[k] += weight * values[order[i]][k];
            }
        }
        // Only neighbors at the very end of the window: they count alike.
        double sum = total;
        return sum > 0 ? Arrays.stream(mean).map(m -> m / sum).toArray() : values[order[start]].clone();
    }
}
