package org.knime.node.parameters.widget.choices.util;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;
import org.knime.node.parameters.NodeParametersInput;

/** Finds columns of an input table. Where the spec of the input is unknown, there are none. */
public final class ColumnSelectionUtil {

    private ColumnSelectionUtil() {
    }

    /**
     * @param context what is known about the ports
     * @param portIndex an input table, counted from 0
     * @return its columns
     */
    public static List<DataColumnSpec> getAllColumns(NodeParametersInput context, int portIndex) {
        return getFilteredColumns(context, portIndex, column -> true);
    }

    /**
     * @param context what is known about the ports
     * @return the columns of the first input table
     */
    public static List<DataColumnSpec> getAllColumnsOfFirstPort(NodeParametersInput context) {
        return getAllColumns(context, 0);
    }

    /**
     * @param context what is known about the ports
     * @param portIndex an input table, counted from 0
     * @return its first column
     */
    public static Optional<DataColumnSpec> getFirstColumn(NodeParametersInput context, int portIndex) {
        return getAllColumns(context, portIndex).stream().findFirst();
    }

    /**
     * @param context what is known about the ports
     * @return the first column of the first input table
     */
    public static Optional<DataColumnSpec> getFirstColumnOfFirstPort(NodeParametersInput context) {
        return getFirstColumn(context, 0);
    }

    /**
     * @param context what is known about the ports
     * @param portIndex an input table, counted from 0
     * @param filter a condition
     * @return the columns that meet it
     */
    public static List<DataColumnSpec> getFilteredColumns(NodeParametersInput context, int portIndex,
        Predicate<DataColumnSpec> filter) {
        return context.getInTableSpec(portIndex).stream().flatMap(DataTableSpec::stream).filter(filter).toList();
    }

    /**
     * @param context what is known about the ports
     * @param portIndex an input table, counted from 0
     * @param valueClasses kinds of values
     * @return the columns that hold at least one of these
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static List<DataColumnSpec> getCompatibleColumns(NodeParametersInput context, int portIndex,
        Class<? extends DataValue>... valueClasses) {
        return getFilteredColumns(context, portIndex, holds(valueClasses));
    }

    /**
     * @param context what is known about the ports
     * @param valueClasses kinds of values
     * @return the columns of the first input table that hold at least one of these
     */
    @SafeVarargs
    public static List<DataColumnSpec> getCompatibleColumnsOfFirstPort(NodeParametersInput context,
        Class<? extends DataValue>... valueClasses) {
        return getCompatibleColumns(context, 0, valueClasses);
    }

    /**
     * @param spec a table, may be null
     * @param valueClasses kinds of values
     * @return the columns that hold at least one of these
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static List<DataColumnSpec> getCompatibleColumns(DataTableSpec spec,
        Class<? extends DataValue>... valueClasses) {
        return Stream.ofNullable(spec).flatMap(DataTableSpec::stream).filter(holds(valueClasses)).toList();
    }

    /**
     * @param spec a table, may be null
     * @param valueClasses kinds of values
     * @return the first column that holds at least one of these
     */
    @SafeVarargs
    public static Optional<DataColumnSpec> getFirstCompatibleColumn(DataTableSpec spec,
        Class<? extends DataValue>... valueClasses) {
        return getCompatibleColumns(spec, valueClasses).stream().findFirst();
    }

    /**
     * @param context what is known about the ports
     * @param portIndex an input table, counted from 0
     * @return its columns that hold text
     */
    public static List<DataColumnSpec> getStringColumns(NodeParametersInput context, int portIndex) {
        return getCompatibleColumns(context, portIndex, StringValue.class);
    }

    /**
     * @param inSpec a table, may be null
     * @return its columns that hold text
     */
    public static List<DataColumnSpec> getStringColumns(DataTableSpec inSpec) {
        return getCompatibleColumns(inSpec, StringValue.class);
    }

    /**
     * @param inSpec a table, may be null
     * @return its first column that holds text
     */
    public static Optional<DataColumnSpec> getFirstStringColumn(DataTableSpec inSpec) {
        return getFirstCompatibleColumn(inSpec, StringValue.class);
    }

    /**
     * @param context what is known about the ports
     * @return the columns of the first input table that hold text
     */
    public static List<DataColumnSpec> getStringColumnsOfFirstPort(NodeParametersInput context) {
        return getStringColumns(context, 0);
    }

    /**
     * @param context what is known about the ports
     * @param portIndex an input table, counted from 0
     * @return its columns that hold numbers
     */
    public static List<DataColumnSpec> getDoubleColumns(NodeParametersInput context, int portIndex) {
        return getCompatibleColumns(context, portIndex, DoubleValue.class);
    }

    /**
     * @param inSpec a table, may be null
     * @return its columns that hold numbers
     */
    public static List<DataColumnSpec> getDoubleColumns(DataTableSpec inSpec) {
        return getCompatibleColumns(inSpec, DoubleValue.class);
    }

    /**
     * @param inSpec a table, may be null
     * @return its first column that holds numbers
     */
    public static Optional<DataColumnSpec> getFirstDoubleColumn(DataTableSpec inSpec) {
        return getFirstCompatibleColumn(inSpec, DoubleValue.class);
    }

    /**
     * @param context what is known about the ports
     * @return the columns of the first input table that hold numbers
     */
    public static List<DataColumnSpec> getDoubleColumnsOfFirstPort(NodeParametersInput context) {
        return getDoubleColumns(context, 0);
    }

    private static Predicate<DataColumnSpec> holds(Class<? extends DataValue>[] valueClasses) {
        return column -> Stream.of(valueClasses).anyMatch(value -> column.getType().isCompatible(value));
    }
}
