package org.knime.node.parameters.widget.choices.util;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.DataValue;
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
     * @param portIndex an input table, counted from 0
     * @param filter a condition
     * @return the columns that meet it
     */
    public static List<DataColumnSpec> getFilteredColumns(NodeParametersInput context, int portIndex,
        Predicate<DataColumnSpec> filter) {
        return context.getInTableSpec(portIndex).stream().flatMap(DataTableSpec::stream).filter(filter).toList();
    }

    private static Predicate<DataColumnSpec> holds(Class<? extends DataValue>[] valueClasses) {
        return column -> Stream.of(valueClasses).anyMatch(value -> column.getType().isCompatible(value));
    }
}
