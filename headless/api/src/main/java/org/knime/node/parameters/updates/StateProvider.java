package org.knime.node.parameters.updates;

import java.util.function.Supplier;

import org.knime.core.webui.node.dialog.defaultdialog.util.updates.StateComputationFailureException;
import org.knime.node.parameters.NodeParametersInput;

/**
 * Computes something for a dialog: the choices of an option, its value, or a text. Has a constructor without arguments.
 *
 * @param <S> what is computed
 */
public interface StateProvider<S> {

    /**
     * Says when to compute, and on which fields the result depends. Called once before {@link #computeState}.
     *
     * @param initializer where to say it
     */
    void init(StateProviderInitializer initializer);

    /**
     * @param parametersInput what is known about the ports
     * @return the result
     * @throws StateComputationFailureException if nothing can be computed; the dialog then keeps what it has
     */
    S computeState(NodeParametersInput parametersInput) throws StateComputationFailureException;

    /** Where a {@link StateProvider} says when to compute. */
    interface StateProviderInitializer {

        /** @return what is known about the ports */
        NodeParametersInput getNodeParametersInput();

        /**
         * Computes again whenever the field changes.
         *
         * @param <T> the type of the field
         * @param ref the name of the field
         * @return gives the value of the field, within {@link StateProvider#computeState} only
         */
        <T> Supplier<T> computeFromValueSupplier(Class<? extends ParameterReference<T>> ref);

        /**
         * @param <T> the type of the field
         * @param ref the name of the field
         * @return gives the value of the field, within {@link StateProvider#computeState} only
         */
        <T> Supplier<T> getValueSupplier(Class<? extends ParameterReference<T>> ref);

        /**
         * Computes again whenever the field changes.
         *
         * @param <T> the type of the field
         * @param id the name of the field
         */
        <T> void computeOnValueChange(Class<? extends ParameterReference<T>> id);

        /** Computes before the dialog opens. */
        void computeBeforeOpenDialog();

    }
}
