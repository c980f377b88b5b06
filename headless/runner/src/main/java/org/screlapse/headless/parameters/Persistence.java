package org.screlapse.headless.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** Saves and loads one value; knows its key. */
public interface Persistence {

    Object load(NodeSettingsRO settings) throws InvalidSettingsException;

    void save(Object value, NodeSettingsWO settings);
}
