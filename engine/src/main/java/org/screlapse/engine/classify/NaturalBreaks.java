package org.screlapse.engine.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.task.Progress;

/**
 * Natural breaks (Fisher and Jenks): divides the scores into classes so that the sum of squared differences from the
 * means of the classes is as small as possible; the uppermost class is the population.
 *
 * <p>
 * The optimum is exact for any number of cells: dynamic programming over the different values, whose best last break
 * never moves down (divide and conquer), in O(k n log n). The threshold lies in the middle between the highest score of
 * the class below and the lowest of the uppermost class. The goodness of variance fit is 1 − (sum of squares within
 * classes) / (sum of squares in all).
 *
 * <p>
 * Two classes find a population of some per cent only if it is far from the others: with a rare one, use more classes,
 * a mixture, or all samples together. Immutable.
 *
 * @param classes number of classes, at least 2
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501479">Fisher, J. Am. Stat. Assoc. 53 (1958) 789</a>
 */
public record NaturalBreaks(int classes) implements ThresholdMethod {

    private static final int MOST_CLASSES = 20;
    private static final int ENDS_BETWEEN_CHECKS = 4096;

    /** @throws IllegalArgumentException if the number of classes is less than 2 or more than 20 */
    public NaturalBreaks {
        if (classes < 2 || classes > MOST_CLASSES) {
            throw new IllegalArgumentException(
                "The number of classes is " + classes + "; it must be 2 to " + MOST_CLASSES + ".");
        }
    }

    @Override
    public Cut cut(double[] scores, double[] reference, Progress progress) {
        Weighted values = Weighted.of(scores);
        if (values.count() < classes) {
            throw new IllegalArgumentException("The score has " + values.count() + " different values, too few for "
                + classes + " classes: choose fewer classes.");
        }
        int[] starts = values.bestStarts(classes, progress);
        List<Double> breaks = new ArrayList<>();
        double within = 0;
        for (int c = 0; c < classes; c++) {
            int end = c + 1 < classes ? starts[c + 1] : values.count();
            within += values.squares(starts[c], end);
            if (c + 1 < classes) {
                breaks.add(values.values[end - 1]);
            }
        }
        int top = starts[classes - 1];
        double threshold = values.values[top - 1] + (values.values[top] - values.values[top - 1]) / 2;
        // between neighboring numbers there is no middle
        threshold = threshold > values.values[top - 1] ? threshold : values.values[top];
        double goodness = 1 - within / values.squares(0, values.count());
        double found = threshold;
        return new Cut(found, List.copyOf(breaks), goodness, score -> score >= found ? 1 : 0);
    }

    /** Costs of the best classes with one class less and with the last class, and where that starts, by their end. */
    private record Costs(double[] before, double[] best, int[] start, Progress progress) {}

    /** Different values, ascending, with the sums that give the squares of any range at once. */
    private static final class Weighted {

        private final double[] values;
        private final double[] weights;
        private final double[] sums;
        private final double[] squares;

        private Weighted(double[] values, int[] counts, double center) {
            this.values = values;
            weights = new double[values.length + 1];
            sums = new double[values.length + 1];
            squares = new double[values.length + 1];
            for (int i = 0; i < values.length; i++) {
                double value = values[i] - center;
                weights[i + 1] = weights[i] + counts[i];
                sums[i + 1] = sums[i] + counts[i] * value;
                squares[i + 1] = squares[i] + counts[i] * value * value;
            }
        }

        static Weighted of(double[] sorted) {
            double[] values = new double[sorted.length];
            int[] counts = new int[sorted.length];
            int count = 0;
            for (double value : sorted) {
                if (count == 0 || values[count - 1] != value) {
                    values[count++] = value;
                }
                counts[count - 1]++;
            }
            double center = Arrays.stream(sorted).average().orElse(0);
            return new Weighted(Arrays.copyOf(values, count), Arrays.copyOf(counts, count), center);
        }

        int count() {
            return values.length;
        }

        double squares(int from, int to) {
            double sum = sums[to] - sums[from];
            return Math.max(0, squares[to] - squares[from] - sum * sum / (weights[to] - weights[from]));
        }

        /** First value of each class. */
        int[] bestStarts(int classes, Progress progress) {
            int n = count();
            double[] cost = new double[n];
            int[][] start = new int[classes][n];
            for (int i = 0; i < n; i++) {
                cost[i] = squares(0, i + 1);
            }
            for (int c = 1; c < classes; c++) {
                double[] next = new double[n];
                Arrays.fill(next, Double.POSITIVE_INFINITY);
                fill(new Costs(cost, next, start[c], progress), c, n - 1, c, n - 1);
                cost = next;
            }
            int[] starts = new int[classes];
            int end = n - 1;
            for (int c = classes - 1; c >= 0; c--) {
                starts[c] = start[c][end];
                end = starts[c] - 1;
            }
            return starts;
        }

        /** Finds the best start of the last class for all ends from first to last, by the end in the middle. */
        private void fill(Costs costs, int first, int last, int lowest, int highest) {
            if (first > last) {
                return;
            }
            if (last - first > ENDS_BETWEEN_CHECKS) {
                costs.progress.checkCancelled();
            }
            int end = (first + last) >>> 1;
            for (int from = lowest; from <= Math.min(end, highest); from++) {
                double cost = costs.before[from - 1] + squares(from, end + 1);
                if (cost < costs.best[end]) {
                    costs.best[end] = cost;
                    costs.start[end] = from;
                }
            }
            fill(costs, first, end - 1, lowest, costs.start[end]);
            fill(costs, end + 1, last, costs.start[end], highest);
        }
    }
}
