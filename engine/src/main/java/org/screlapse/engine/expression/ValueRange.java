package org.screlapse.engine.expression;

import java.util.Locale;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.task.Progress;

/**
 * What kind of values a matrix holds; zeros count.
 *
 * @param smallest the smallest value, at most 0
 * @param largest the largest value, at least 0
 * @param negatives number of negative values
 * @param fractions number of values that are not whole
 */
public record ValueRange(float smallest, float largest, long negatives, long fractions) {

    /** Above this no value is a logarithm of normalized counts: even log2 of counts per million stays below 20. */
    private static final double LARGEST_LOG = 20;

    /**
     * @param matrix cells × genes
     * @param progress told how far it is
     * @return its range
     * @throws IllegalArgumentException if a value is not a number
     */
    public static ValueRange of(CountMatrix matrix, Progress progress) {
        DoubleAccumulator smallest = new DoubleAccumulator(Math::min, 0);
        DoubleAccumulator largest = new DoubleAccumulator(Math::max, 0);
        LongAdder negatives = new LongAdder();
        LongAdder fractions = new LongAdder();
        matrix.forEachBlock("Looking at the values", progress, cells -> {
            while (cells.next()) {
                for (int i = 0; i < cells.length(); i++) {
                    float value = cells.values()[i];
                    if (!Float.isFinite(value)) {
                        throw new IllegalArgumentException("The value of cell " + (cells.cell() + 1) + " and gene "
                            + (cells.genes()[i] + 1) + " is " + value + ", which is not a number.");
                    }
                    smallest.accumulate(value);
                    largest.accumulate(value);
                    negatives.add(value < 0 ? 1 : 0);
                    fractions.add(value == Math.rint(value) ? 0 : 1);
                }
            }
        });
        return new ValueRange((float) smallest.get(), (float) largest.get(), negatives.sum(), fractions.sum());
    }

    /**
     * Refuses a matrix that holds no counts. Fractional counts, as after removal of ambient RNA, are counts.
     *
     * @param matrix cells × genes
     * @param what what needs them, to begin a sentence with
     * @param progress told how far it is; matrices of counts need no look at their values
     * @throws IllegalArgumentException if the matrix holds no counts, with the reason why that is thought
     */
    public static void requireCounts(CountMatrix matrix, String what, Progress progress) {
        if (matrix.isCounts()) {
            return;
        }
        ValueRange range = of(matrix, progress);
        if (range.negatives > 0 && range.fractions == 0) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                "%s needs raw counts, but %,d of %,d values are negative, though all are whole (the smallest is %.0f):"
                    + " the file is damaged, as by CellBender 0.3.1. Make it anew, or read the counts before that step.",
                what, range.negatives, matrix.nonZeros(), range.smallest));
        }
        if (range.smallest < 0) {
            throw new IllegalArgumentException(what + " needs raw counts, but the smallest value is " + range.smallest
                + ", as after scaling: read the raw counts instead.");
        }
        if (range.isLikeLogarithms()) {
            throw new IllegalArgumentException(what + " needs raw counts, but the data look log-transformed: their"
                + " values are not whole numbers and the largest is only " + range.largest
                + ". Read the raw counts instead, often kept in a layer \"counts\" or in \"raw\".");
        }
    }

    boolean isLikeLogarithms() {
        return largest <= LARGEST_LOG;
    }
}
