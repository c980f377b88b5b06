package org.screlapse.knime.node.annotate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.screlapse.engine.data.AnnotationLookup;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnBuilder;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.task.Progress;
import org.screlapse.knime.table.AnnotationTable;

/** Makes the lookup of annotations in a KNIME table. */
final class TableLookup {

    private TableLookup() {
    }

    /**
     * @param table the columns of a table whose rows are not known yet
     * @param columns names of the columns to add
     * @return a lookup that finds nothing, but knows which annotations there will be
     */
    static AnnotationLookup of(DataTableSpec table, List<String> columns) {
        Map<String, Column> empty = new LinkedHashMap<>();
        for (String name : columns) {
            ColumnSummary column = AnnotationTable.summary(table.getColumnSpec(name));
            empty.put(name, column.type() == ColumnType.CATEGORICAL
                ? CategoricalColumn.of(column.categories(), new int[0]) : new ColumnBuilder(column.type()).build());
        }
        return AnnotationLookup.of(List.of(), empty);
    }

    /**
     * @param table a table
     * @param keyColumn the column whose values are looked up; empty for the row IDs
     * @param columns names of the columns to add
     * @param progress asked whether to stop
     * @return the lookup in its rows
     */
    static AnnotationLookup of(BufferedDataTable table, Optional<String> keyColumn, List<String> columns,
        Progress progress) {
        DataTableSpec spec = table.getDataTableSpec();
        int key = keyColumn.map(spec::findColumnIndex).orElse(-1);
        List<String> keys = new ArrayList<>();
        int[] indices = columns.stream().mapToInt(spec::findColumnIndex).toArray();
        List<ColumnBuilder> builders = columns.stream()
            .map(name -> new ColumnBuilder(AnnotationTable.type(spec.getColumnSpec(name).getType()))).toList();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                progress.checkNowAndThen(keys.size());
                DataRow row = rows.next();
                keys.add(key < 0 ? row.getKey().getString() : AnnotationTable.text(row.getCell(key)));
                for (int c = 0; c < indices.length; c++) {
                    AnnotationTable.add(row.getCell(indices[c]), builders.get(c));
                }
            }
        }
        Map<String, Column> read = new LinkedHashMap<>();
        for (int c = 0; c < indices.length; c++) {
            read.put(columns.get(c), builders.get(c).build());
        }
        return AnnotationLookup.of(keys, read);
    }
}
