package org.screlapse.headless.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.persistence.NodeParametersPersistor;
import org.knime.node.parameters.persistence.Persistor;

/** A value that its author saves in a layout of its own. */
final class CustomPersistence implements Persistence {

    private final NodeParametersPersistor<Object> persistor;

    @SuppressWarnings("unchecked")
    CustomPersistence(Persistor annotation) {
        persistor = (NodeParametersPersistor<Object>) Instances.create(annotation.value());
    }

    String[][] paths() {
        return persistor.getConfigPaths();
    }

    @Override
    public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
        return persistor.load(settings);
    }

    @Override
    public void save(Object value, NodeSettingsWO settings) {
        persistor.save(value, settings);
    }
}
