package org.screlapse.engine.data;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.task.Run;

/**
 * Adds columns of a table to the cells: a cell is looked up by its name, or by the value of an annotation such as the
 * patient. Cells that are not in the table get missing values, also in annotations that are replaced. Immutable.
 */
public final class AnnotationLookup implements Operation<Void> {

    private final Map<String, Integer> rowOf;
    private final Map<String, Column> columns;
    private final Optional<String> cellKey;

    private AnnotationLookup(Map<String, Integer> rowOf, Map<String, Column> columns, Optional<String> cellKey) {
        this.rowOf = rowOf;
        this.columns = columns;
        this.cellKey = cellKey;
    }

    /**
     * @param keys what each row of the table is looked up by; null for rows that no cell is looked up in
     * @param columns the columns to add by name, with a value per row
     * @return looks cells up by their names
     * @throws IllegalArgumentException if there is no column, or two rows have one key
     */
    public static AnnotationLookup of(List<String> keys, Map<String, Column> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("There is no column to add: choose at least one.");
        }
        Map<String, Integer> rowOf = new HashMap<>();
        for (int row = 0; row < keys.size(); row++) {
            if (keys.get(row) != null && rowOf.put(keys.get(row), row) != null) {
                throw new IllegalArgumentException("\"" + keys.get(row) + "\" comes twice in the table; each cell,"
                    + " patient or sample must have one row.");
            }
        }
        return new AnnotationLookup(rowOf, new LinkedHashMap<>(columns), Optional.empty());
    }

    /**
     * @param annotation the annotation of the cells whose values are looked up; empty for the cells' names
     * @return this operation with that choice
     */
    public AnnotationLookup withCellKey(Optional<String> annotation) {
        return new AnnotationLookup(rowOf, columns, annotation);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        cellKey.ifPresent(key -> data.requireCellColumn("value to look up", key));
        DataSummary described = data;
        for (Map.Entry<String, Column> column : columns.entrySet()) {
            described = described.withCellColumn(
                new ColumnSummary(column.getKey(), column.getValue().type(), column.getValue().categories()));
        }
        return described;
    }

    @Override
    public Outcome<Void> apply(SingleCellData data, Run run) {
        cellKey.ifPresent(key -> data.summary().requireCellColumn("value to look up", key));
        int[] rows = new int[data.cells().size()];
        int notFound = 0;
        for (int cell = 0; cell < rows.length; cell++) {
            run.checkNowAndThen(cell);
            rows[cell] = rowOf.getOrDefault(key(data.cells(), cell), -1);
            notFound += rows[cell] < 0 ? 1 : 0;
        }
        if (notFound == rows.length && rows.length > 0) {
            throw new IllegalArgumentException("No cell is in the table: the cells are called " + key(data.cells(), 0)
                + ", …, the rows of the table " + rowOf.keySet().stream().sorted().limit(3).toList() + ".");
        }
        if (notFound > 0) {
            run.note(notFound + " of " + rows.length + " cells are not in the table; their values are missing.");
        }
        SingleCellData annotated = data;
        for (Map.Entry<String, Column> column : columns.entrySet()) {
            annotated = annotated.withCellColumn(column.getKey(), column.getValue().select(rows));
        }
        return Outcome.of(annotated);
    }

    private String key(Annotations cells, int cell) {
        return cellKey.isPresent() ? cells.columns().get(cellKey.get()).text(cell) : cells.names().get(cell);
    }
}
