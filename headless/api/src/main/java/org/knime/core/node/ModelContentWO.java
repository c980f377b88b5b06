package org.knime.core.node;

import org.knime.core.node.config.ConfigWO;

/** The content of a model or port object, for writing. */
public interface ModelContentWO extends ConfigWO {

    ModelContentWO addModelContent(String key);
}
