package org.knime.node.parameters.widget.choices;

import java.util.List;

import org.knime.core.data.DataColumnSpec;
import org.knime.node.parameters.NodeParametersInput;

/** Computes columns to choose from. An implementation overrides {@link #columnChoices}. */
public interface ColumnChoicesProvider extends TypedStringChoicesProvider {

    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }

    /**
     * @param context what is known about the ports
     * @return the columns
     */
    default List<DataColumnSpec> columnChoices(NodeParametersInput context) {
        throw new IllegalStateException(getClass().getName() + " must override columnChoices or computeState.");
    }

    @Override
    default List<TypedStringChoice> computeState(NodeParametersInput context) {
        return columnChoices(context).stream().map(TypedStringChoice::fromColSpec).toList();
    }
}
