package org.screlapse.knime.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;

/**
 * The layout of a table of results: for each column its name and what it shows of a result.
 *
 * @param <R> a result, one a row
 */
public final class ResultTable<R> {

    private final List<DataColumnSpec> specs = new ArrayList<>();
    private final List<Function<R, DataCell>> cells = new ArrayList<>();

    /**
     * Adds a column of texts.
     *
     * @param name name of the column
     * @param value gives the text, null for a missing value
     * @return this layout
     */
    public ResultTable<R> text(String name, Function<R, String> value) {
        return column(name, StringCell.TYPE, row -> {
            String text = value.apply(row);
            return text == null ? DataType.getMissingCell() : new StringCell(text);
        });
    }

    /**
     * Adds a column of numbers.
     *
     * @param name name of the column
     * @param value gives the number; what is not finite becomes a missing value
     * @return this layout
     */
    public ResultTable<R> number(String name, ToDoubleFunction<R> value) {
        return column(name, DoubleCell.TYPE, row -> {
            double number = value.applyAsDouble(row);
            return Double.isFinite(number) ? new DoubleCell(number) : DataType.getMissingCell();
        });
    }

    /**
     * Adds a column of whole numbers.
     *
     * @param name name of the column
     * @param value gives the number, a negative one for a missing value
     * @return this layout
     */
    public ResultTable<R> count(String name, ToLongFunction<R> value) {
        return column(name, LongCell.TYPE, row -> {
            long number = value.applyAsLong(row);
            return number < 0 ? DataType.getMissingCell() : new LongCell(number);
        });
    }

    /** @return the columns */
    public DataTableSpec spec() {
        return new DataTableSpec(specs.toArray(DataColumnSpec[]::new));
    }

    /**
     * @param exec the node's execution
     * @param results the results, one a row
     * @return the table
     */
    public BufferedDataTable fill(ExecutionContext exec, List<R> results) {
        BufferedDataContainer container = exec.createDataContainer(spec());
        long row = 0;
        for (R result : results) {
            DataCell[] values = cells.stream().map(cell -> cell.apply(result)).toArray(DataCell[]::new);
            container.addRowToTable(new DefaultRow(RowKey.createRowKey(row++), values));
        }
        container.close();
        return container.getTable();
    }

    private ResultTable<R> column(String name, DataType type, Function<R, DataCell> cell) {
        specs.add(new DataColumnSpecCreator(name, type).createSpec());
        cells.add(cell);
        return this;
    }
}
