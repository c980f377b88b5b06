package org.knime.node.parameters.widget.choices;

import java.util.List;

import org.knime.node.parameters.NodeParametersInput;

/**
 * Computes which constants of an enum can be chosen. An implementation overrides {@link #choices}.
 *
 * @param <E> the type of the field
 */
public non-sealed interface EnumChoicesProvider<E extends Enum<E>> extends ChoicesStateProvider<EnumChoice<E>> {

    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }

    /**
     * @param context what is known about the ports
     * @return the constants
     */
    default List<E> choices(NodeParametersInput context) {
        throw new IllegalStateException(getClass().getName() + " must override choices or computeState.");
    }

    @Override
    default List<EnumChoice<E>> computeState(NodeParametersInput context) {
        return choices(context).stream().map(EnumChoice::fromEnumConst).toList();
    }
}
