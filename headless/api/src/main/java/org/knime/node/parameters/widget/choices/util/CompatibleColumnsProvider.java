package org.knime.node.parameters.widget.choices.util;

import java.util.Collection;
import java.util.List;

import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataValue;
import org.knime.core.data.DoubleValue;
import org.knime.core.data.StringValue;

/** The columns of an input table that hold certain values. */
public class CompatibleColumnsProvider implements FilteredInputTableColumnsProvider {

    private final Collection<Class<? extends DataValue>> valueClasses;

    /** @param valueClass what a column must hold */
    protected CompatibleColumnsProvider(Class<? extends DataValue> valueClass) {
        this(List.of(valueClass));
    }

    /** @param valueClasses a column must hold at least one of these */
    protected CompatibleColumnsProvider(Collection<Class<? extends DataValue>> valueClasses) {
        this.valueClasses = List.copyOf(valueClasses);
    }

    @Override
    public boolean isIncluded(DataColumnSpec col) {
        return valueClasses.stream().anyMatch(value -> col.getType().isCompatible(value));
    }

    /** The columns that hold text. */
    public static class StringColumnsProvider extends CompatibleColumnsProvider {

        /** Made by the dialog. */
        protected StringColumnsProvider() {
            super(StringValue.class);
        }
    }

    /** The columns that hold numbers. */
    public static class DoubleColumnsProvider extends CompatibleColumnsProvider {

        /** Made by the dialog. */
        protected DoubleColumnsProvider() {
            super(DoubleValue.class);
        }
    }
}
