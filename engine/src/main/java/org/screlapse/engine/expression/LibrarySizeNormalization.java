package org.screlapse.engine.expression;

/**
 * Makes cells of different sequencing depth comparable: counts are scaled so that those of each cell sum to the same
 * target, then log-transformed.
 *
 * <pre>    expression(cell, gene) = ln(1 + count(cell, gene) · target / total(cell))</pre>
 *
 * <p>
 * With the default target of 10,000 this is {@code NormalizeData} of Seurat, and {@code normalize_total} with
 * {@code target_sum=1e4} followed by {@code log1p} of Scanpy. The values are computed while reading and never stored. A
 * cell without counts has the factor 0 and the expression 0 everywhere.
 *
 * <p>
 * Immutable.
 */
public final class LibrarySizeNormalization implements CellScaling {

    private static final LibrarySizeNormalization DEFAULT = new LibrarySizeNormalization(10_000);

    private final double targetSum;

    private LibrarySizeNormalization(double targetSum) {
        this.targetSum = targetSum;
    }

    /** @return scales each cell to a sum of 10,000 */
    public static LibrarySizeNormalization withDefaults() {
        return DEFAULT;
    }

    /**
     * @param sum what the scaled counts of each cell sum to, more than 0
     * @return this operation with that target
     * @throws IllegalArgumentException if the sum is not a number more than 0
     */
    public LibrarySizeNormalization withTargetSum(double sum) {
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException(
                "The target sum of the normalization is " + sum + "; it must be a number more than 0, such as 10000.");
        }
        return new LibrarySizeNormalization(sum);
    }

    /** @return what the scaled counts of each cell sum to */
    public double targetSum() {
        return targetSum;
    }

    @Override
    public double factor(ExpressionCursor cell) {
        double total = 0;
        double[] counts = cell.values();
        for (int i = 0; i < cell.length(); i++) {
            total += counts[i];
        }
        return total > 0 ? targetSum / total : 0;
    }
}
