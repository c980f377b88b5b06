package org.knime.node.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.persistence.Persistable;

/**
 * The parameters of a node. An implementation has a constructor without arguments, and may have another that takes a
 * {@link NodeParametersInput} to compute defaults from the inputs; its fields are not private.
 */
public interface NodeParameters extends Persistable, WidgetGroup {

    /**
     * Checks values that are wrong whatever the inputs are. Called after loading and on fresh defaults.
     *
     * @throws InvalidSettingsException with one sentence for the user if a value is not allowed
     */
    default void validate() throws InvalidSettingsException {
        // every value is allowed unless an implementation says otherwise
    }
}
