package org.knime.node.parameters.migration;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/**
 * Reads a value from settings.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ParametersLoader<T> {

    /**
     * @param settings the settings that hold the value
     * @return the value
     * @throws InvalidSettingsException if an entry is missing or wrong
     */
    T load(NodeSettingsRO settings) throws InvalidSettingsException;
}
