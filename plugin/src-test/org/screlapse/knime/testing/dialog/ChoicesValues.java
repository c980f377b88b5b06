package org.screlapse.knime.testing.dialog;

import java.util.List;
import java.util.function.Supplier;

import org.knime.core.webui.node.dialog.defaultdialog.util.updates.StateComputationFailureException;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.StateProvider;
import org.knime.node.parameters.updates.StateProvider.StateProviderInitializer;
import org.knime.node.parameters.widget.choices.ChoicesStateProvider;
import org.screlapse.headless.parameters.Instances;

/**
 * Computes the choices that a dialog would offer for certain inputs, for tests. Fields of the dialog are null while it
 * computes.
 */
public final class ChoicesValues {

    private ChoicesValues() {
    }

    /**
     * @param <C> the type of a choice
     * @param provider computes the choices
     * @param input what is known about the inputs
     * @return the choices, empty if the provider says that there can be none at the moment
     * @throws IllegalArgumentException if there can be no instance of the provider
     */
    public static <C> List<C> of(Class<? extends ChoicesStateProvider<C>> provider, NodeParametersInput input) {
        return compute(Instances.create(provider), input);
    }

    /** @return the choices, null if the provider, against the rules, gives null */
    static <C> List<C> compute(ChoicesStateProvider<C> instance, NodeParametersInput input) {
        instance.init(new FieldlessDialog(input));
        try {
            return instance.computeState(input);
        } catch (StateComputationFailureException e) { // the dialog shows nothing then
            return List.of();
        }
    }

    /** A dialog whose fields are not known. */
    private record FieldlessDialog(NodeParametersInput input) implements StateProviderInitializer {

        @Override
        public NodeParametersInput getNodeParametersInput() {
            return input;
        }

        @Override
        public <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> ref) {
            return () -> null;
        }

        @Override
        public <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> ref) {
            return () -> null;
        }

        @Override
        public <T> void computeOnValueChange(Class<? extends ParameterReference<T>> id) {
            // fields never change
        }

        @Override
        public void computeBeforeOpenDialog() {
            // computed anyway
        }
    }
}
