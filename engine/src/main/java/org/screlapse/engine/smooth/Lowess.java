package org.screlapse.engine.smooth;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.screlapse.engine.stats.Quantiles;

/**
 * Robust locally weighted regression: a line through the nearest neighbors of each point with tricube weights, repeated
 * with less weight for points far from their line. Points closer than a hundredth of the range to the last one computed
 * are interpolated.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1979.10481038">Cleveland, J. Am. Stat. Assoc. 74 (1979) 829</a>
 */
public final class Lowess {
    private static final int ROBUST_ITERATIONS = 3;
    private static final double SKIP = 0.01;

    private final double[] x;
    private final double[] y;
    private final double[] robustness;
    private final int window;

    private Lowess(double[] x, double[] y, int window) {
        this.x = x;
        this.y = y;
        this.window = window;
        this.robustness = new double[x.length];
        Arrays.fill(robustness, 1);
    }

    /**
     * Smooths.
     *
     * @param x covariate
     * @param y values
     * @param span part of the points in a neighborhood
     * @return smoothed values, in the order of the points
     */
    public static double[] smooth(double[] x, double[] y, double span) {
        int n = x.length;
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> x[i]));
        double[] sortedX = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
        double[] sortedY = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
        int window = Math.max(2, Math.min(n, (int) (span * n + 1e-7)));
        double[] fitted = new Lowess(sortedX, sortedY, window).fit();
        double[] result = new double[n];
        for (int i = 0; i < n; i++) {
            result[order[i]] = fitted[i];
        }
        return result;
    }

    private double[] fit() {
        double[] fitted = pass();
        for (int iteration = 0; iteration < ROBUST_ITERATIONS; iteration++) {
            double[] distance = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                distance[i] = Math.abs(y[i] - fitted[i]);
            }
            double limit = 6 * Quantiles.median(distance);
            if (limit < 1e-7 * Arrays.stream(distance).average().orElse(0)) {
                break;
            }
            for (int i = 0; i < x.length; i++) {
                double u = distance[i] / limit;
                robustness[i] = u <= 0.001 ? 1 : u > 0.999 ? 0 : (1 - u * u) * (1 - u * u);
            }
            fitted = pass();
        }
        return fitted;
    }

    private double[] pass() {
        int n = x.length;
        double delta = SKIP * (x[n - 1] - x[0]);
        double[] fitted = new double[n];
        int left = 0;
        int last = -1;
        int current = 0;
        while (last < n - 1) {
            while (left + window < n && x[current] - x[left] > x[left + window] - x[current]) {
                left++;
            }
            fitted[current] = line(current, left);
            interpolate(fitted, last, current);
            last = current;
            int next = last + 1;
            while (next < n && x[next] <= x[last] + delta) {
                if (x[next] == x[last]) {
                    fitted[next] = fitted[last];
                    last = next;
                }
                next++;
            }
            current = Math.max(last + 1, next - 1);
        }
        return fitted;
    }

    private void interpolate(double[] fitted, int from, int to) {
        for (int i = from + 1; from >= 0 && i < to; i++) {
            double part = (x[i] - x[from]) / (x[to] - x[from]);
            fitted[i] = fitted[from] + part * (fitted[to] - fitted[from]);
        }
    }

    private double line(int point, int left) {
        int n = x.length;
        double width = Math.max(x[point] - x[left], x[left + window - 1] - x[point]);
        double[] weights = new double[n - left];
        double total = 0;
        int end = left;
        for (; end < n && (x[end] <= x[point] || x[end] - x[point] <= 0.999 * width); end++) {
            double distance = Math.abs(x[end] - x[point]);
            double tricube = distance > 0.999 * width ? 0
                : distance <= 0.001 * width ? 1 : Math.pow(1 - Math.pow(distance / width, 3), 3);
            weights[end - left] = tricube * robustness[end];
            total += weights[end - left];
        }
        if (total <= 0) {
            return y[point];
        }
        double meanX = 0;
        double meanY = 0;
        for (int i = left; i < end; i++) {
            meanX += weights[i - left] / total * x[i];
            meanY += weights[i - left] / total * y[i];
        }
        double spread = 0;
        double slope = 0;
        for (int i = left; i < end; i++) {
            spread += weights[i - left] / total * (x[i] - meanX) * (x[i] - meanX);
            slope += weights[i - left] / total * (x[i] - meanX) * y[i];
        }
        boolean isLine = Math.sqrt(spread) > 0.001 * (x[n - 1] - x[0]);
        return meanY + (isLine ? slope / spread * (x[point] - meanX) : 0);
    }
}
