package org.screlapse.engine.score;

import java.util.List;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;

/**
 * Turns a score into a label: cells whose score is at least a threshold get one label, the others another one; where
 * the score is missing, so is the label. Immutable.
 */
public final class ThresholdLabel {

    private static final ThresholdLabel DEFAULT = new ThresholdLabel(0, "high", "low");

    private final double threshold;
    private final String label;
    private final String otherLabel;

    private ThresholdLabel(double threshold, String label, String otherLabel) {
        this.threshold = threshold;
        this.label = label;
        this.otherLabel = otherLabel;
    }

    /** @return at least 0 is "high", less is "low" */
    public static ThresholdLabel withDefaults() {
        return DEFAULT;
    }

    /**
     * @param value the smallest score that gets the label
     * @return this operation with that threshold
     * @throws IllegalArgumentException if it is not a number
     */
    public ThresholdLabel withThreshold(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("The threshold is " + value + "; it must be a number.");
        }
        return new ThresholdLabel(value, label, otherLabel);
    }

    /**
     * @param atLeast label of scores at or above the threshold
     * @param below label of the other scores, a different one
     * @return this operation with these labels
     * @throws IllegalArgumentException if a label is blank or both are the same
     */
    public ThresholdLabel withLabels(String atLeast, String below) {
        if (atLeast.isBlank() || below.isBlank()) {
            throw new IllegalArgumentException("A label is empty: give both, such as \"stem-like\" and \"other\".");
        }
        if (atLeast.equals(below)) {
            throw new IllegalArgumentException("Both labels are \"" + below + "\": give different ones.");
        }
        return new ThresholdLabel(threshold, atLeast, below);
    }

    /**
     * @param scores a score a cell
     * @return a label a cell; both labels are categories, that of high scores first, even if no cell has one
     */
    public CategoricalColumn apply(NumericColumn scores) {
        int[] codes = new int[scores.size()];
        for (int cell = 0; cell < codes.length; cell++) {
            codes[cell] = scores.isMissing(cell) ? -1 : scores.value(cell) >= threshold ? 0 : 1;
        }
        return CategoricalColumn.of(List.of(label, otherLabel), codes);
    }

    /**
     * @param columnName name that the labels are to get
     * @return what is known of the labels before any cell is seen
     */
    public ColumnSummary describe(String columnName) {
        return new ColumnSummary(columnName, ColumnType.CATEGORICAL, List.of(label, otherLabel));
    }
}
