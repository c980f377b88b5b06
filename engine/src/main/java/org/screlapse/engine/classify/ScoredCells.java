package org.screlapse.engine.classify;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;

/**
 * Names of the annotations of the cells that a classifier reads; empty for those that are not used.
 *
 * @param score the score
 * @param group what has a threshold of its own, such as the patient
 * @param sample the sample whose fraction is reported
 * @param patient the patient of each sample
 * @param timepoint the timepoint of each sample
 * @param batch the batch on which the label should not depend
 */
record ScoredCells(String score, String group, String sample, String patient, String timepoint, String batch) {

    static final ScoredCells NONE = new ScoredCells("", "", "", "", "", "");

    void require(DataSummary data) {
        data.requireCellColumn("score", score, ColumnType.NUMERIC, ColumnType.INTEGER);
        requireOptional(data, "groups", group);
        requireOptional(data, "sample", sample);
        requireOptional(data, "patient", patient);
        requireOptional(data, "timepoint", timepoint);
        requireOptional(data, "batch", batch);
    }

    /**
     * @param which the cells that are classified
     * @return their scores, NaN for the others
     * @throws IllegalArgumentException if a score is infinite, or no cell has one
     */
    double[] scores(SingleCellData data, boolean[] which) {
        double[] scores = finite(data, which);
        if (Arrays.stream(scores).allMatch(Double::isNaN)) {
            throw new IllegalArgumentException("No cell has a score, so that there is nothing to label.");
        }
        return scores;
    }

    /** The scores of some cells, NaN for the others; an infinite one is refused. */
    double[] finite(SingleCellData data, boolean[] which) {
        double[] scores = ((NumericColumn) data.cells().column(score).orElseThrow()).values().clone();
        for (int cell = 0; cell < scores.length; cell++) {
            scores[cell] = which[cell] ? scores[cell] : Double.NaN;
            if (Double.isInfinite(scores[cell])) {
                throw new IllegalArgumentException(
                    "The score \"" + score + "\" of cell \"" + data.cells().names().get(cell) + "\" is " + scores[cell]
                        + "; scores must be finite: leave such" + " cells out, or compute the score anew.");
            }
        }
        return scores;
    }

    /** The groups of an annotation; one of all cells if none is named. */
    static CategoricalColumn groups(SingleCellData data, String column) {
        return column.isEmpty() ? CategoricalColumn.constant("", data.cells().size())
            : CategoricalColumn.of(data.cells().column(column).orElseThrow());
    }

    private static void requireOptional(DataSummary data, String what, String column) {
        if (!column.isEmpty()) {
            data.requireGroups(what, column);
        }
    }

    /**
     * Some of the cells: those of one value of an annotation.
     *
     * @param column the annotation; empty for all cells
     * @param value the value that they have
     */
    record Choice(String column, String value) {

        static final Choice ALL = new Choice("", "");

        void require(DataSummary data, String what) {
            if (!column.isEmpty() || !value.isEmpty()) {
                List<String> there = data.requireGroups(what, column).categories();
                if (value.isEmpty()) {
                    throw new IllegalArgumentException(
                        "Choose the " + what + (there.isEmpty() ? "." : ": one of " + there + "."));
                }
            }
        }

        boolean[] of(SingleCellData data) {
            boolean[] chosen = new boolean[data.cells().size()];
            Column values = column.isEmpty() ? null : data.cells().column(column).orElseThrow();
            for (int cell = 0; cell < chosen.length; cell++) {
                chosen[cell] = values == null || Objects.equals(values.text(cell), value);
            }
            return chosen;
        }
    }
}
