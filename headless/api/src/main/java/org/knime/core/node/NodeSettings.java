package org.knime.core.node;

import java.io.IOException;
import java.io.InputStream;

import org.knime.core.node.config.Config;
import org.knime.core.node.config.ConfigWO;

/** The settings of a node: a settings tree that is read from and written to XML. */
public final class NodeSettings extends Config implements NodeSettingsRO, NodeSettingsWO {

    public NodeSettings(String key) {
        super(key);
    }

    @Override
    public Config getInstance(String key) {
        return new NodeSettings(key);
    }

    /** Reads a tree and closes the stream. */
    public static NodeSettingsRO loadFromXML(InputStream in) throws IOException {
        return (NodeSettings) Config.loadFromXML(new NodeSettings("ignored"), in);
    }

    @Override
    public void copyTo(ConfigWO dest) {
        super.copyTo(dest);
    }

    @Override
    public NodeSettingsWO addNodeSettings(String key) {
        return (NodeSettings) addConfig(key);
    }

    @Override
    public NodeSettings getNodeSettings(String key) throws InvalidSettingsException {
        return (NodeSettings) getConfig(key);
    }
}
