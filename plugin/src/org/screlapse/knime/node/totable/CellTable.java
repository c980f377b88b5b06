package org.screlapse.knime.node.totable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.ExpressionCursor;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.task.Progress;
import org.screlapse.knime.table.AnnotationTable;

/** A table with a row per cell: its name, annotations, then genes, then coordinates. */
final class CellTable {

    private static final int CELLS_BETWEEN_REPORTS = 1000;

    private final DataSummary data;
    private final Content content;
    private final DataTableSpec spec;

    /**
     * What the table shows.
     *
     * @param names whether the names of the cells are the first column
     * @param annotations names of annotations of the cells
     * @param genes names of genes
     * @param normalized whether their expression is log-normalized
     * @param embeddings names of the embeddings whose coordinates are shown
     */
    record Content(boolean names, List<String> annotations, List<String> genes, boolean normalized,
        List<String> embeddings) {}

    /** @throws IllegalArgumentException if an annotation or an embedding is not there */
    CellTable(DataSummary data, Content content) {
        this.data = data;
        this.content = content;
        this.spec = createSpec();
    }

    DataTableSpec spec() {
        return spec;
    }

    private DataTableSpec createSpec() {
        List<DataColumnSpec> columns = new ArrayList<>();
        for (String annotation : content.annotations()) {
            columns.add(AnnotationTable.columnSpec(data.requireCellColumn("column of the table", annotation)));
        }
        if (content.names()) {
            columns.add(0, column(columns, "Cell", StringCell.TYPE));
        }
        for (String gene : content.genes()) {
            columns.add(number(columns, gene));
        }
        for (String embedding : content.embeddings()) {
            addCoordinateColumns(columns, embedding, data.requireEmbedding(embedding));
        }
        return new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    BufferedDataTable fill(ExecutionContext exec, SingleCellData cells, Progress progress) {
        BufferedDataContainer container = exec.createDataContainer(spec);
        List<Column> annotations = content.annotations().stream().map(cells.cells().columns()::get).toList();
        List<Embedding> embeddings = content.embeddings().stream().map(cells.embeddings()::get).toList();
        GeneValues genes = new GeneValues(cells, progress);
        for (int cell = 0; cell < cells.cells().size(); cell++) {
            if (cell % CELLS_BETWEEN_REPORTS == 0) {
                progress.checkCancelled();
                progress.report((double) cell / cells.cells().size(), "Writing the table");
            }
            List<DataCell> row = new ArrayList<>();
            String name = cells.cells().names().get(cell);
            if (content.names()) {
                row.add(new StringCell(name));
            }
            for (Column annotation : annotations) {
                row.add(AnnotationTable.tableCell(annotation, cell));
            }
            for (double value : genes.next()) {
                row.add(new DoubleCell(value));
            }
            addCoordinates(row, embeddings, cell);
            container.addRowToTable(new DefaultRow(new RowKey(name), row));
        }
        container.close();
        return container.getTable();
    }

    static void addCoordinateColumns(List<DataColumnSpec> columns, String name, int dimensions) {
        for (int d = 1; d <= dimensions; d++) {
            columns.add(number(columns, name + "_" + d));
        }
    }

    static void addCoordinates(List<DataCell> row, List<Embedding> embeddings, int index) {
        for (Embedding embedding : embeddings) {
            for (int d = 0; d < embedding.dimensions(); d++) {
                row.add(new DoubleCell(embedding.get(index, d)));
            }
        }
    }

    private static DataColumnSpec number(List<DataColumnSpec> before, String name) {
        return column(before, name, DoubleCell.TYPE);
    }

    /** A table that became annotations can have brought back columns with the names of genes and coordinates. */
    static DataColumnSpec column(List<DataColumnSpec> others, String name, DataType type) {
        String free = DataTableSpec.getUniqueColumnName(new DataTableSpec(others.toArray(DataColumnSpec[]::new)), name);
        return new DataColumnSpecCreator(free, type).createSpec();
    }

    /** Reads the values of the chosen genes, a cell after the other. */
    private final class GeneValues {

        private final int[] columnOf;
        private final double[] values = new double[content.genes().size()];
        private final ExpressionCursor cursor;

        GeneValues(SingleCellData cells, Progress progress) {
            columnOf = new int[cells.genes().size()];
            Arrays.fill(columnOf, -1);
            for (int i = 0; i < values.length; i++) {
                int gene = cells.genes().names().indexOf(content.genes().get(i));
                if (gene < 0) {
                    throw new IllegalArgumentException(
                        "The data have no gene \"" + content.genes().get(i) + "\"; gene names are spelled as "
                            + cells.genes().names().asList().stream().limit(3).toList() + ".");
                }
                columnOf[gene] = i;
            }
            Expression expression =
                Expression.of(cells, content.normalized() ? ValueScale.AUTOMATIC : ValueScale.LOG_NORMALIZED,
                    LibrarySizeNormalization.withDefaults(), progress);
            cursor = values.length == 0 ? null : expression.cursor(0, cells.cells().size());
        }

        double[] next() {
            Arrays.fill(values, 0);
            if (cursor != null && cursor.next()) {
                for (int i = 0; i < cursor.length(); i++) {
                    int column = columnOf[cursor.genes()[i]];
                    if (column >= 0) {
                        values[column] = cursor.values()[i];
                    }
                }
            }
            return values;
        }
    }
}
