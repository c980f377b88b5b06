package org.screlapse.headless.run;

import java.util.List;
import java.util.Optional;

import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.parameters.NodeParameters;
import org.screlapse.headless.node.NodeDefinition;
import org.screlapse.headless.node.NodePorts;
import org.screlapse.headless.parameters.ParametersPersistence;
import org.screlapse.headless.runtime.Extensions;

/** A node that a plugin brings, written with KNIME's {@code org.knime.node}. */
final class FactoryProgram implements NodeProgram {

    private static final String PORTS = "node_creation_config";

    private final NodeDefinition definition;

    private NodePorts ports;

    private NodeParameters parameters;

    private FactoryProgram(NodeDefinition definition) {
        this.definition = definition;
        this.ports = definition.ports();
    }

    /**
     * The program of the node that an entry in a {@code plugin.xml} registers.
     *
     * @throws IllegalStateException if there is no such class, or it is another kind of factory
     */
    static NodeProgram of(Extensions.Element registration) {
        return new FactoryProgram(
            NodeDefinition.of(registration.instantiate("factory-class", DefaultNodeFactory.class)));
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public Ports ports(NodeSettings settings) throws InvalidSettingsException {
        if (settings.containsKey(PORTS)) {
            ports = definition.ports(settings.getNodeSettings(PORTS));
        }
        return new Ports(ports.inputs().stream().map(PortType::isOptional).toList(), ports.outputs().size());
    }

    @Override
    public void validate(NodeSettings model) throws InvalidSettingsException {
        definition.loadParameters(model);
    }

    @Override
    public NodeSettings defaults() {
        NodeSettings settings = new NodeSettings("model");
        definition.parametersClass()
            .ifPresent(type -> ParametersPersistence.save(ParametersPersistence.defaults(type), settings));
        return settings;
    }

    @Override
    public Configured configure(Optional<NodeSettings> model, List<PortObjectSpec> inputs)
        throws InvalidSettingsException {
        PortObjectSpec[] specs = inputs.toArray(PortObjectSpec[]::new);
        parameters =
            model.isPresent() ? definition.loadParameters(model.get()) : definition.defaultParameters(ports, specs);
        var configured = definition.configure(ports, specs, parameters);
        return new Configured(configured.specs(), Optional.ofNullable(configured.warning()));
    }

    @Override
    public Executed execute(List<PortObject> inputs, ExecutionContext exec) throws Exception {
        var executed = definition.execute(ports, inputs.toArray(PortObject[]::new), parameters, exec);
        return new Executed(executed.outputs(), Optional.ofNullable(executed.warning()), List.of());
    }
}
