package org.screlapse.engine.score;

import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.SingleCellData;

/** Annotations of cells as groups. */
public final class CellGroups {

    private CellGroups() {
    }

    /**
     * @param data the cells
     * @param annotation name of an annotation of any type; empty for none
     * @return a group a cell, missing where the annotation is; null if no annotation is named
     * @throws IllegalArgumentException if there is no such annotation
     */
    public static CategoricalColumn of(SingleCellData data, String annotation) {
        if (annotation.isEmpty()) {
            return null;
        }
        Column column = data.cells().column(annotation).orElseThrow(() -> new IllegalArgumentException(
            "The data have no annotation \"" + annotation + "\"; they have " + data.cells().columns().keySet() + "."));
        return CategoricalColumn.of(column);
    }
}
