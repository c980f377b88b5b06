package org.screlapse.engine.smooth;

import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Local regression of y on one x (Cleveland and Devlin 1988): at each point a parabola fitted to the nearest points,
 * weighted by the tricube of their distance. As in R's {@code loess} with its defaults (degree 2, gaussian family,
 * interpolated surface) and in scikit-misc, the fit is made at a few places only, where the range of x is halved until
 * no part holds more than a fifth of a neighborhood, and interpolated between them by cubic polynomials that meet the
 * fitted values and slopes. Fitted values agree with R's to about ten digits.
 *
 * <p>
 * Immutable. The computation takes time in proportion to the number of points.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1988.10478639">Cleveland and Devlin, JASA 83 (1988) 596</a>
 */
public final class Loess {

    private static final Loess DEFAULT = new Loess(0.75);
    private static final double CELL = 0.2;
    private static final double MARGIN = 0.005;
    private static final int LEAST_POINTS = 4;

    private final double span;

    private Loess(double span) {
        this.span = span;
    }

    /** @return neighborhoods of three quarters of the points, as R */
    public static Loess withDefaults() {
        return DEFAULT;
    }

    /**
     * @param share share of the points that make up a neighborhood, above 0, at most 1
     * @return this regression with that span
     * @throws IllegalArgumentException if it is not in that range
     */
    public Loess withSpan(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                "The span of the local regression is " + share + "; it must be above 0 and at most 1.");
        }
        return new Loess(share);
    }

    /**
     * @param x where the points are, finite
     * @param y their values, finite, as many
     * @return the fitted value at each x
     * @throws IllegalArgumentException if there are fewer than 4 points
     */
    public double[] fit(double[] x, double[] y) {
        if (x.length < LEAST_POINTS || x.length != y.length) {
            throw new IllegalArgumentException("A local regression needs at least " + LEAST_POINTS
                + " points, but there are " + x.length + " with " + y.length + " values.");
        }
        int[] order = IntStream.range(0, x.length).boxed().sorted(Comparator.comparingDouble(i -> x[i]))
            .mapToInt(i -> i).toArray();
        double[] sortedX = Arrays.stream(order).mapToDouble(i -> x[i]).toArray();
        double[] sortedY = Arrays.stream(order).mapToDouble(i -> y[i]).toArray();
        int neighbors = Math.max(LEAST_POINTS - 1, Math.min(x.length, (int) (x.length * span + 1e-5)));
        LocalParabola parabola = new LocalParabola(sortedX, sortedY, neighbors);
        TreeMap<Double, double[]> vertices = new TreeMap<>();
        for (double vertex : vertices(sortedX)) {
            vertices.put(vertex, parabola.at(vertex));
        }
        return Arrays.stream(x).map(at -> interpolate(vertices, at)).toArray();
    }

    /** The places where the parabolas are fitted: the ends of the range, a little beyond it, and the cuts. */
    private double[] vertices(double[] x) {
        double low = x[0];
        double high = x[x.length - 1];
        double margin = MARGIN * Math.max(high - low, 1e-10 * Math.max(Math.abs(low), Math.abs(high)) + 1e-30);
        int most = (int) Math.floor(x.length * span * CELL);
        return Cuts.of(low - margin, high + margin).cut(x, 0, x.length - 1, low - margin, high + margin, most).sorted();
    }

    /** The cuts found so far. */
    private static final class Cuts {

        private final TreeMap<Double, Boolean> values = new TreeMap<>();

        static Cuts of(double low, double high) {
            Cuts cuts = new Cuts();
            cuts.values.put(low, true);
            cuts.values.put(high, true);
            return cuts;
        }

        /** Cuts the points first to last, which lie between two vertices, at their median, and both halves again. */
        Cuts cut(double[] x, int first, int last, double low, double high, int most) {
            if (last - first + 1 <= most || first >= last) {
                return this;
            }
            int middle = untied(x, first, last, (first + last + 2) / 2 - 1);
            if (x[middle] == low || x[middle] == high) {
                return this;
            }
            values.put(x[middle], true);
            return cut(x, first, middle, low, x[middle], most).cut(x, middle + 1, last, x[middle], high, most);
        }

        double[] sorted() {
            return values.keySet().stream().mapToDouble(v -> v).toArray();
        }

        /** The place nearest to the middle, the right one first, after which x changes; the middle if there is none. */
        private static int untied(double[] x, int first, int last, int middle) {
            int offset = 0;
            while (middle + offset < last && middle + offset >= first) {
                if (x[middle + offset] != x[middle + offset + 1]) {
                    return middle + offset;
                }
                offset = -offset;
                if (offset >= 0) {
                    offset++;
                }
            }
            return middle;
        }
    }

    private static double interpolate(TreeMap<Double, double[]> vertices, double x) {
        var right = vertices.ceilingEntry(x);
        var left = vertices.lowerEntry(x);
        double width = right.getKey() - left.getKey();
        double h = (x - left.getKey()) / width;
        double g = 1 - h;
        double[] from = left.getValue();
        double[] to = right.getValue();
        return g * g * (1 + 2 * h) * from[0] + h * h * (3 - 2 * h) * to[0]
            + width * (h * g * g * from[1] - h * h * g * to[1]);
    }
}
