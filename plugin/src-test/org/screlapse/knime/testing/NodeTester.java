package org.screlapse.knime.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.headless.node.Configured;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.node.NodeDefinition;
import org.screlapse.headless.node.NodePorts;
import org.screlapse.headless.parameters.ParametersPersistence;
import org.screlapse.headless.runtime.NodeRuntime;

/** A node with its settings, run as KNIME runs it: settings are loaded and validated, then configure, then execute. */
public final class NodeTester {

    private final NodeDefinition node;
    private final NodeSettings settings = new NodeSettings("model");
    private NodePorts ports;

    /** @param factory the factory of the node, whose settings are the defaults */
    public NodeTester(DefaultNodeFactory factory) {
        node = NodeDefinition.of(factory);
        ports = node.ports();
        ParametersPersistence.save(ParametersPersistence.defaults(node.parametersClass().orElseThrow()), settings);
    }

    /** Changes a setting. */
    public NodeTester with(String key, Object value) throws InvalidSettingsException {
        NodeSettings config = settings;
        String[] path = key.split("/");
        for (int i = 0; i < path.length - 1; i++) {
            config = config.getNodeSettings(path[i]);
        }
        String name = path[path.length - 1];
        if (value instanceof Boolean flag) {
            config.addBoolean(name, flag);
        } else if (value instanceof Integer number) {
            config.addInt(name, number);
        } else if (value instanceof Double number) {
            config.addDouble(name, number);
        } else if (value instanceof String[] texts) {
            config.addStringArray(name, texts);
        } else {
            config.addString(name, value.toString());
        }
        return this;
    }

    /** Chooses a file of this machine. */
    public NodeTester withFile(Path file) {
        NodeSettingsWO location = settings.addNodeSettings("file").addNodeSettings("path");
        location.addBoolean("location_present", true);
        location.addString("file_system_type", "LOCAL");
        location.addString("path", file.toString());
        return this;
    }

    /** Adds a port with the three dots at the node. */
    public NodeTester withPort(String group, PortType type) {
        ports = ports.withPort(group, type);
        return this;
    }

    /** @return the outcome of configure */
    public Configured configure(PortObjectSpec... inputs) throws InvalidSettingsException {
        return node.configure(ports, inputs, node.loadParameters(settings));
    }

    /** @return the outcome of configure, then execute */
    public Executed execute(TestWorkflow workflow, PortObject... inputs)
        throws IOException, InvalidSettingsException, CanceledExecutionException, KNIMEException {
        return execute(workflow.newRuntime(), inputs);
    }

    /** @return the outcome of configure, then execute */
    public Executed execute(NodeRuntime runtime, PortObject... inputs)
        throws InvalidSettingsException, CanceledExecutionException, KNIMEException {
        configure(Arrays.stream(inputs).map(PortObject::getSpec).toArray(PortObjectSpec[]::new));
        return node.execute(ports, inputs, node.loadParameters(settings), runtime.newExecutionContext());
    }
}
