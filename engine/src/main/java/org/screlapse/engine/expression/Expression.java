package org.screlapse.engine.expression;

import java.util.List;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;

/**
 * A matrix read as log-normalized expression. Decides what its values are, so that data that were log-transformed
 * before are not silently log-transformed again, and by which size factors counts are divided: those of the cell
 * annotation {@code size_factor} where {@link org.screlapse.engine.preprocess.CountNormalization} has made it.
 * Immutable; nothing is computed before a cell is read.
 */
public final class Expression {

    private final CountMatrix matrix;
    private final CellScaling scaling;
    private final List<Stage> stages;
    private final List<String> warnings;

    private Expression(CountMatrix matrix, CellScaling scaling, List<Stage> stages, List<String> warnings) {
        this.matrix = matrix;
        this.scaling = scaling;
        this.stages = stages;
        this.warnings = warnings;
    }

    private Expression(CountMatrix matrix, CellScaling scaling, String... warnings) {
        this(matrix, scaling, scaling == null ? List.of() : List.of(Stage.logNormalize(scaling)), List.of(warnings));
    }

    /**
     * @param data cells with counts or expression
     * @param scale what their values are
     * @param otherwise how counts are normalized where the cells have no size factors
     * @param progress told how far it is; matrices of counts need no look at their values
     * @return their expression
     * @throws IllegalArgumentException if a value is not a number, if it is negative where counts are expected, or if a
     *             size factor is missing or negative
     */
    public static Expression of(SingleCellData data, ValueScale scale, LibrarySizeNormalization otherwise,
        Progress progress) {
        Expression expression = of(data.counts(), scale, otherwise, progress);
        if (!expression.isNormalizing() || data.cells().column(SizeFactors.COLUMN).isEmpty()) {
            return expression;
        }
        return new Expression(data.counts(), SizeFactors.of(data.cells()), expression.warnings.toArray(String[]::new));
    }

    /**
     * @param matrix cells × genes
     * @param scale what its values are
     * @param normalization how counts are normalized
     * @param progress told how far it is; matrices of counts need no look at their values
     * @return the matrix as expression
     * @throws IllegalArgumentException if a value is not a number, or if it is negative where counts are expected
     */
    public static Expression of(CountMatrix matrix, ValueScale scale, LibrarySizeNormalization normalization,
        Progress progress) {
        if (matrix.isCounts()) {
            return scale == ValueScale.LOG_NORMALIZED && matrix.nonZeros() > 0
                ? new Expression(matrix, null, "All values are whole numbers, as counts are, but are used as"
                    + " log-normalized expression, as was chosen.")
                : new Expression(matrix, normalization);
        }
        ValueRange range = ValueRange.of(matrix, progress);
        return switch (scale) {
            case LOG_NORMALIZED -> new Expression(matrix, null);
            case COUNTS -> ofFractionalCounts(matrix, normalization, range);
            case AUTOMATIC -> guess(matrix, normalization, range);
        };
    }

    /**
     * @param matrix cells × genes
     * @param what what needs counts, to begin a sentence with
     * @param progress told how far it is; matrices of counts need no look at their values
     * @return the counts as they are
     * @throws IllegalArgumentException if the matrix holds no counts, with the reason why that is thought
     */
    public static Expression ofCounts(CountMatrix matrix, String what, Progress progress) {
        ValueRange.requireCounts(matrix, what, progress);
        return ofValues(matrix);
    }

    /**
     * @param matrix cells × genes
     * @return its values as they are
     */
    public static Expression ofValues(CountMatrix matrix) {
        return new Expression(matrix, null);
    }

    /** @return number of cells */
    public int cells() {
        return matrix.cells();
    }

    /** @return number of genes */
    public int genes() {
        return matrix.genes();
    }

    /** @return whether the values are counts that are normalized while reading */
    public boolean isNormalizing() {
        return scaling != null;
    }

    /** @return the same before the logarithm: counts over size factors, or the exponential of logarithms less 1 */
    public Expression withoutLogarithm() {
        Stage last = scaling == null ? Stage.EXPONENTIAL : Stage.scale(scaling);
        return new Expression(matrix, scaling, List.of(last), warnings);
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
    public ExpressionCursor cursor(int from, int to) {
        return new ExpressionCursor(matrix.cursor(from, to),
            stages.stream().map(Stage::open).toArray(Stage.Step[]::new));
    }

    private static Expression ofFractionalCounts(CountMatrix matrix, LibrarySizeNormalization normalization,
        ValueRange range) {
        if (range.smallest() < 0) {
            throw new IllegalArgumentException("The values were said to be counts, but the smallest is "
                + range.smallest() + ": choose \"log-normalized\", or give the raw counts.");
        }
        return new Expression(matrix, normalization);
    }

    private static Expression guess(CountMatrix matrix, LibrarySizeNormalization normalization, ValueRange range) {
        if (range.smallest() < 0) {
            return new Expression(matrix, null, "Some values are negative (down to " + range.smallest()
                + "), as after scaling: they were used as they are. Raw counts give more reliable scores.");
        }
        if (!range.isLikeLogarithms()) {
            return new Expression(matrix, normalization, "The values are not whole numbers but reach " + range.largest()
                + ", which logarithms do not: they were taken as corrected counts and normalized.");
        }
        return new Expression(matrix, null, "The values are not whole numbers (the largest is " + range.largest()
            + "): they were taken as log-normalized and used as they are.");
    }
}
