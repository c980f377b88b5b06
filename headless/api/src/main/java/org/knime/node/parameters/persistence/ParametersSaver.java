package org.knime.node.parameters.persistence;

import org.knime.core.node.NodeSettingsWO;

/**
 * Writes a value to settings.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface ParametersSaver<T> {

    /**
     * @param param the value
     * @param nodeSettings where to write it
     */
    void save(T param, NodeSettingsWO nodeSettings);
}
