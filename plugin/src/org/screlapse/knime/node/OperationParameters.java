package org.screlapse.knime.node;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.screlapse.engine.data.Operation;
import org.screlapse.knime.execution.EngineCall;

/**
 * The dialog of a node whose work is one operation of the engine.
 *
 * @param <R> what the operation finds besides the data
 */
public interface OperationParameters<R> extends NodeParameters {

    /**
     * @return the operation that the settings describe
     * @throws IllegalArgumentException with the one sentence that says which setting is wrong
     */
    Operation<R> operation();

    @Override
    default void validate() throws InvalidSettingsException {
        EngineCall.check(this::operation);
    }
}
