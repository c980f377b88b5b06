package org.knime.node.parameters.widget.choices;

import java.util.List;

import org.knime.node.parameters.NodeParametersInput;

/**
 * Computes the choices of a text field. An implementation overrides {@link #choices}, or {@link #computeState} if what
 * is shown differs from what is stored.
 */
public non-sealed interface StringChoicesProvider extends ChoicesStateProvider<StringChoice> {

    @Override
    default void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
    }

    /**
     * @param context what is known about the ports
     * @return the choices
     */
    default List<String> choices(NodeParametersInput context) {
        throw new IllegalStateException(getClass().getName() + " must override choices or computeState.");
    }

    @Override
    default List<StringChoice> computeState(NodeParametersInput context) {
        return choices(context).stream().map(StringChoice::fromId).toList();
    }
}
