package org.screlapse.engine.clonal;

import java.util.List;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;

/**
 * The program whose change is split: the fraction of cells with a label, such as stem-like, or the mean of a score.
 *
 * @param annotation the annotation of the cells; empty if only clones are of interest
 * @param label the label whose fraction is followed; null where the annotation is a score
 */
public record Program(String annotation, String label) {

    /** Only the clones are of interest. */
    public static final Program NONE = new Program("", null);

    /**
     * @param annotation names the labels of the cells
     * @param label the label whose fraction is followed
     * @return the fraction of cells with that label
     */
    public static Program fraction(String annotation, String label) {
        return new Program(annotation, label);
    }

    /**
     * @param annotation names the score
     * @return its mean
     */
    public static Program score(String annotation) {
        return new Program(annotation, null);
    }

    boolean isKnown() {
        return !annotation.isBlank();
    }

    void require(DataSummary data) {
        if (label == null) {
            data.requireCellColumn("score", annotation, ColumnType.NUMERIC, ColumnType.INTEGER);
            return;
        }
        List<String> labels = data.requireCellColumn("label", annotation).categories();
        if (label.isBlank() || (!labels.isEmpty() && !labels.contains(label))) {
            throw new IllegalArgumentException(
                "There is no label \"" + label + "\" in \"" + annotation + "\"; it has " + labels + ".");
        }
    }

    /**
     * @param cells annotations of the cells
     * @return for each cell its program: 1 with the label and 0 with another, or the score; NaN where unknown
     */
    double[] values(Annotations cells) {
        Column column = cells.column(annotation).orElseThrow(() -> new IllegalArgumentException(
            "The data have no annotation \"" + annotation + "\"; they have " + cells.columns().keySet() + "."));
        double[] values = new double[cells.size()];
        CategoricalColumn labels = label == null ? null : CategoricalColumn.of(column);
        int code = labels == null ? -1 : labels.categories().indexOf(label);
        for (int cell = 0; cell < values.length; cell++) {
            if (labels == null) {
                values[cell] = column.numbers()[cell];
                if (Double.isInfinite(values[cell])) {
                    throw new IllegalArgumentException("The score \"" + annotation + "\" of cell \""
                        + cells.names().get(cell) + "\" is infinite; scores must be finite or missing.");
                }
            } else {
                values[cell] = labels.isMissing(cell) ? Double.NaN : labels.code(cell) == code ? 1 : 0;
            }
        }
        return values;
    }
}
