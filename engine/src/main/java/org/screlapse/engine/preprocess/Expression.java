package org.screlapse.engine.preprocess;

import java.util.List;
import java.util.concurrent.atomic.DoubleAccumulator;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.task.Progress;

/**
 * A matrix read as log-normalised expression. Decides what its values are, so that data that were log-transformed
 * before are not silently log-transformed again. Immutable; nothing is computed before a cell is read.
 */
public final class Expression {

    /** Above this no value is a logarithm of normalised counts: even log2 of counts per million stays below 20. */
    private static final double LARGEST_LOG = 20;

    private final CountMatrix matrix;
    private final LibrarySizeNormalization normalization;
    private final List<String> warnings;

    private Expression(final CountMatrix matrix, final LibrarySizeNormalization normalization,
        final String... warnings) {
        this.matrix = matrix;
        this.normalization = normalization;
        this.warnings = List.of(warnings);
    }

    /**
     * @param matrix cells × genes
     * @param scale what its values are
     * @param normalization how counts are normalised
     * @param progress told how far it is; matrices of counts need no look at their values
     * @return the matrix as expression
     * @throws IllegalArgumentException if a value is not a number, or if it is negative where counts are expected
     */
    public static Expression of(final CountMatrix matrix, final ValueScale scale,
        final LibrarySizeNormalization normalization, final Progress progress) {
        if (matrix.isCounts()) {
            return scale == ValueScale.LOG_NORMALIZED && matrix.nonZeros() > 0
                ? new Expression(matrix, null, "All values are whole numbers, as counts are, but are used as"
                    + " log-normalised expression, as was chosen.")
                : new Expression(matrix, normalization);
        }
        final Range range = Range.of(matrix, progress);
        return switch (scale) {
            case LOG_NORMALIZED -> new Expression(matrix, null);
            case COUNTS -> ofFractionalCounts(matrix, normalization, range);
            case AUTOMATIC -> guess(matrix, normalization, range);
        };
    }

    /** @return number of cells */
    public int cells() {
        return matrix.cells();
    }

    /** @return number of genes */
    public int genes() {
        return matrix.genes();
    }

    /** @return whether the values are counts that are normalised while reading */
    public boolean isNormalizing() {
        return normalization != null;
    }

    /** @return what the user should know of the choice, whole sentences; usually none */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * @param from first cell
     * @param to one after the last cell
     * @return a cursor over the expression of these cells
     */
    public ExpressionCursor cursor(final int from, final int to) {
        return new ExpressionCursor(matrix.cursor(from, to), normalization);
    }

    private static Expression ofFractionalCounts(final CountMatrix matrix,
        final LibrarySizeNormalization normalization, final Range range) {
        if (range.smallest < 0) {
            throw new IllegalArgumentException("The values were said to be counts, but the smallest is "
                + range.smallest + ": choose \"log-normalised\", or give the raw counts.");
        }
        return new Expression(matrix, normalization);
    }

    private static Expression guess(final CountMatrix matrix, final LibrarySizeNormalization normalization,
        final Range range) {
        if (range.smallest < 0) {
            return new Expression(matrix, null, "Some values are negative (down to " + range.smallest
                + "), as after scaling: they were used as they are. Raw counts give more reliable scores.");
        }
        if (range.largest > LARGEST_LOG) {
            return new Expression(matrix, normalization, "The values are not whole numbers but reach " + range.largest
                + ", which logarithms do not: they were taken as corrected counts and normalised.");
        }
        return new Expression(matrix, null, "The values are not whole numbers (the largest is " + range.largest
            + "): they were taken as log-normalised and used as they are.");
    }

    private record Range(float smallest, float largest) {

        static Range of(final CountMatrix matrix, final Progress progress) {
            final DoubleAccumulator smallest = new DoubleAccumulator(Math::min, 0);
            final DoubleAccumulator largest = new DoubleAccumulator(Math::max, 0);
            matrix.forEachBlock("Looking at the values", progress, cells -> {
                while (cells.next()) {
                    for (int i = 0; i < cells.length(); i++) {
                        final float value = cells.values()[i];
                        if (!Float.isFinite(value)) {
                            throw new IllegalArgumentException("The value of cell " + (cells.cell() + 1) + " and gene "
                                + (cells.genes()[i] + 1) + " is " + value + ", which is not a number.");
                        }
                        smallest.accumulate(value);
                        largest.accumulate(value);
                    }
                }
            });
            return new Range((float) smallest.get(), (float) largest.get());
        }
    }
}
