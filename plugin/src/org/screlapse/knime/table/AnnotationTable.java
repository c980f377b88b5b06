package org.screlapse.knime.table;

import java.util.List;
import org.knime.core.data.BooleanValue;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnDomainCreator;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataColumnSpecCreator;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataType;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.LongValue;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.data.def.BooleanCell;
import org.knime.core.data.def.BooleanCell.BooleanCellFactory;
import org.knime.core.data.def.DoubleCell;
import org.knime.core.data.def.LongCell;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataTable;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnBuilder;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.task.Run;

/** How annotations become columns of a KNIME table, and columns annotations. */
public final class AnnotationTable {

    private static final int ROWS_AT_A_TIME = 10_000;

    private AnnotationTable() {
    }

    /**
     * @param annotation what is known of an annotation
     * @return the column of a table that shows it; categories become the possible values
     */
    public static DataColumnSpec columnSpec(ColumnSummary annotation) {
        DataType type = switch (annotation.type()) {
            case CATEGORICAL, TEXT -> StringCell.TYPE;
            case INTEGER -> LongCell.TYPE;
            case NUMERIC -> DoubleCell.TYPE;
            case BOOLEAN -> BooleanCell.TYPE;
        };
        DataColumnSpecCreator creator = new DataColumnSpecCreator(annotation.name(), type);
        if (!annotation.categories().isEmpty()) {
            DataCell[] values = annotation.categories().stream().map(StringCell::new).toArray(DataCell[]::new);
            creator.setDomain(new DataColumnDomainCreator(values).createDomain());
        }
        return creator.createSpec();
    }

    /**
     * @param column an annotation
     * @param row a cell or gene
     * @return the value as a cell of a table
     */
    public static DataCell tableCell(Column column, int row) {
        if (column.isMissing(row)) {
            return DataType.getMissingCell();
        }
        return switch (column.type()) {
            case INTEGER -> new LongCell((long) column.numbers()[row]);
            case NUMERIC -> new DoubleCell(column.numbers()[row]);
            case BOOLEAN -> BooleanCellFactory.create(((BooleanColumn) column).value(row));
            case CATEGORICAL, TEXT -> new StringCell(column.text(row));
        };
    }

    /**
     * @param column a column of a table
     * @return what the annotation made of it will be; texts become categories
     */
    public static ColumnSummary summary(DataColumnSpec column) {
        ColumnType type = type(column.getType());
        List<String> categories = type == ColumnType.CATEGORICAL && column.getDomain().hasValues()
            ? column.getDomain().getValues().stream().map(DataCell::toString).toList() : List.of();
        return new ColumnSummary(column.getName(), type, categories);
    }

    /**
     * @param type type of a column of a table
     * @return the annotation type that it becomes
     */
    public static ColumnType type(DataType type) {
        if (type.isCompatible(BooleanValue.class)) {
            return ColumnType.BOOLEAN;
        }
        if (type.isCompatible(LongValue.class)) {
            return ColumnType.INTEGER;
        }
        return type.isCompatible(DoubleValue.class) ? ColumnType.NUMERIC : ColumnType.CATEGORICAL;
    }

    /**
     * @param cell a cell of a table
     * @return its value as text, null if it is missing
     */
    public static String text(DataCell cell) {
        if (cell.isMissing()) {
            return null;
        }
        return cell instanceof StringValue text ? text.getStringValue() : cell.toString();
    }

    /**
     * @param cell a cell of a table
     * @param column gets its value, NaN or null where it is missing
     */
    public static void add(DataCell cell, ColumnBuilder column) {
        if (!column.takesNumbers()) {
            column.add(text(cell));
        } else if (cell instanceof BooleanValue flag) {
            column.add(flag.getBooleanValue() ? 1 : 0);
        } else {
            column.add(number(cell));
        }
    }

    /**
     * @param cell a cell of a column of numbers
     * @return its number, NaN if it is missing
     */
    public static double number(DataCell cell) {
        return cell instanceof DoubleValue number ? number.getDoubleValue() : Double.NaN;
    }

    /**
     * @param table a table
     * @param columns names of columns; one that is not there is left out
     * @param run shows progress and is cancelled
     * @return annotations with a row per row of the table, named as it is
     */
    public static Annotations read(BufferedDataTable table, List<String> columns, Run run) {
        DataTableSpec spec = table.getDataTableSpec();
        List<String> there = columns.stream().distinct().filter(spec::containsName).toList();
        int[] places = there.stream().mapToInt(spec::findColumnIndex).toArray();
        List<ColumnBuilder> builders =
            there.stream().map(name -> new ColumnBuilder(type(spec.getColumnSpec(name).getType()))).toList();
        String[] names = new String[Math.toIntExact(table.size())];
        int index = 0;
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                if (index % ROWS_AT_A_TIME == 0) {
                    run.checkCancelled();
                    run.report((double) index / names.length, "Reading row " + index);
                }
                DataRow row = rows.next();
                names[index++] = row.getKey().getString();
                for (int i = 0; i < places.length; i++) {
                    add(row.getCell(places[i]), builders.get(i));
                }
            }
        }
        Annotations annotations = Annotations.of(Names.of(names));
        for (int i = 0; i < places.length; i++) {
            annotations = annotations.with(there.get(i), builders.get(i).build());
        }
        return annotations;
    }
}
