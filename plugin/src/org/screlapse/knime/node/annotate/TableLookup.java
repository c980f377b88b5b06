package org.screlapse.knime.node.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;
import org.screlapse.knime.table.AnnotationTable;

/** The rows of a table by their key. */
final class TableLookup {

    private final Map<String, Integer> rowOf = new HashMap<>();
    private final List<String> columns;
    private final List<ColumnType> types;
    private final List<List<String>> texts = new ArrayList<>();

    /**
     * Data with the columns of the table.
     *
     * @param data the data
     * @param cellsNotFound how many cells are not in the table
     */
    record Annotated(SingleCellData data, int cellsNotFound) {}

    private TableLookup(List<String> columns, List<ColumnType> types) {
        this.columns = columns;
        this.types = types;
        columns.forEach(c -> texts.add(new ArrayList<>()));
    }

    static TableLookup read(BufferedDataTable table, Optional<String> keyColumn, List<String> columns,
        Progress progress) {
        DataTableSpec spec = table.getDataTableSpec();
        int key = keyColumn.map(spec::findColumnIndex).orElse(-1);
        int[] indices = columns.stream().mapToInt(spec::findColumnIndex).toArray();
        TableLookup lookup = new TableLookup(columns,
            columns.stream().map(c -> AnnotationTable.type(spec.getColumnSpec(c).getType())).toList());
        try (CloseableRowIterator rows = table.iterator()) {
            for (int row = 0; rows.hasNext(); row++) {
                if (row % 10_000 == 0) {
                    progress.checkCancelled();
                }
                lookup.add(rows.next(), key, indices, row);
            }
        }
        return lookup;
    }

    Annotated annotate(SingleCellData data, Optional<String> cellKey) {
        int[] rows = new int[data.cells().size()];
        int notFound = 0;
        for (int cell = 0; cell < rows.length; cell++) {
            rows[cell] = rowOf.getOrDefault(key(data.cells(), cellKey, cell), -1);
            notFound += rows[cell] < 0 ? 1 : 0;
        }
        if (notFound == rows.length && rows.length > 0) {
            throw new IllegalArgumentException(
                "No cell is in the table: the cells are called " + key(data.cells(), cellKey, 0)
                    + ", …, the rows of the table " + rowOf.keySet().stream().sorted().limit(3).toList() + ".");
        }
        SingleCellData annotated = data;
        for (int c = 0; c < columns.size(); c++) {
            annotated = annotated.withCellColumn(columns.get(c), spread(c, rows));
        }
        return new Annotated(annotated, notFound);
    }

    private void add(DataRow row, int key, int[] indices, int position) {
        String name = key < 0 ? row.getKey().getString() : AnnotationTable.text(row.getCell(key));
        if (name != null && rowOf.put(name, position) != null) {
            throw new IllegalArgumentException(
                "\"" + name + "\" comes twice in the table; each cell, patient or sample" + " must have one row.");
        }
        for (int c = 0; c < indices.length; c++) {
            DataCell cell = row.getCell(indices[c]);
            texts.get(c).add(AnnotationTable.text(cell));
        }
    }

    private Column spread(int column, int[] rows) {
        Column values = Column.ofTexts(types.get(column), texts.get(column));
        if (values instanceof CategoricalColumn categorical) {
            int[] codes = new int[rows.length];
            for (int cell = 0; cell < rows.length; cell++) {
                codes[cell] = rows[cell] < 0 ? -1 : categorical.code(rows[cell]);
            }
            return CategoricalColumn.of(categorical.categories(), codes);
        }
        List<String> spread = new ArrayList<>(rows.length);
        for (int row : rows) {
            spread.add(row < 0 ? null : texts.get(column).get(row));
        }
        return Column.ofTexts(types.get(column), spread);
    }

    private static String key(Annotations cells, Optional<String> cellKey, int cell) {
        return cellKey.isPresent() ? cells.columns().get(cellKey.get()).text(cell) : cells.names().get(cell);
    }
}
