package org.screlapse.headless.node;

import java.net.URL;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.NodeFactory.NodeType;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNodeFactory;
import org.knime.node.NodeContents;
import org.knime.node.PortGroup;
import org.knime.node.parameters.NodeParameters;
import org.screlapse.headless.parameters.OptionDescription;
import org.screlapse.headless.parameters.ParametersDescription;
import org.screlapse.headless.parameters.ParametersPersistence;
import org.screlapse.headless.runtime.PortTypes;

/**
 * A node as its factory defines it: tells everything about it, and configures and executes it as KNIME does. Immutable;
 * what belongs to one node of a workflow (its ports, parameters and data) is passed in.
 */
public final class NodeDefinition {

    private final DefaultNodeFactory factory;

    private final NodeContents contents;

    private NodeDefinition(DefaultNodeFactory factory) {
        this.factory = factory;
        contents = DefaultNodeFactory.contents(factory);
    }

    /**
     * @param factory a node factory
     * @return the node
     */
    public static NodeDefinition of(DefaultNodeFactory factory) {
        return new NodeDefinition(factory);
    }

    /** @return the name of the node */
    public String name() {
        return contents.name();
    }

    /** @return the icon, empty if the package of the factory does not have it */
    public Optional<URL> icon() {
        return Optional.ofNullable(factory.getIcon());
    }

    /** @return the kind of node; where its author did not say, what KNIME takes by the node's ports */
    public NodeType nodeType() {
        if (contents.nodeType() != null) {
            return contents.nodeType();
        } else if (contents.ports().stream().noneMatch(group -> group.input() != null)) {
            return NodeType.Source;
        } else if (contents.ports().stream().noneMatch(group -> group.output() != null)) {
            return NodeType.Sink;
        }
        return NodeType.Manipulator;
    }

    /** @return the ports that a new node has */
    public NodePorts ports() {
        return NodePorts.ofNewNode(contents.ports());
    }

    /**
     * @param nodeCreationConfig the config "node_creation_config" of the node's settings.xml
     * @return the ports of the node
     * @throws InvalidSettingsException if there is a port of an unknown or unsuitable type
     */
    public NodePorts ports(NodeSettingsRO nodeCreationConfig) throws InvalidSettingsException {
        return NodePorts.load(contents.ports(), nodeCreationConfig);
    }

    /** @return the class of the parameters, empty if the node has none */
    public Optional<Class<? extends NodeParameters>> parametersClass() {
        return Optional.ofNullable(contents.parametersClass());
    }

    /**
     * Loads and validates the parameters of a node. If there is no such config at all, KNIME takes defaults instead:
     * {@link #defaultParameters}.
     *
     * @param model the config "model" of the node's settings.xml
     * @return the parameters, null if the node has none
     * @throws InvalidSettingsException if an entry is missing, of the wrong type or not allowed
     */
    public NodeParameters loadParameters(NodeSettingsRO model) throws InvalidSettingsException {
        return contents.parametersClass() == null ? null
            : ParametersPersistence.loadValidated(contents.parametersClass(), model);
    }

    /**
     * Makes the parameters of a node that has no settings, which happens when it is configured for the first time.
     *
     * @param ports of the node
     * @param specs of the inputs
     * @return the parameters, null if the node has none
     * @throws InvalidSettingsException if the defaults are not allowed
     */
    public NodeParameters defaultParameters(NodePorts ports, PortObjectSpec... specs) throws InvalidSettingsException {
        return contents.parametersClass() == null ? null
            : ParametersPersistence.defaults(contents.parametersClass(), KnownInputs.ofSpecs(specs));
    }

    /**
     * Configures a node. KNIME does not do that before the specs of all connected inputs are known.
     *
     * @param ports of the node
     * @param inputs one an input; where a table is unknown, the node is given one without columns, as in KNIME
     * @param parameters of the node, null if it has none
     * @return the specs of the outputs
     * @throws InvalidSettingsException if the node cannot run like this
     */
    public Configured configure(NodePorts ports, PortObjectSpec[] inputs, NodeParameters parameters)
        throws InvalidSettingsException {
        var types = ports.inputs();
        requireCount(types, inputs.length);
        var specs = inputs.clone();
        for (int i = 0; i < specs.length; i++) {
            var type = types.get(i);
            if (specs[i] == null && BufferedDataTable.TYPE.equals(type) && !type.isOptional()) {
                specs[i] = new DataTableSpec();
            }
            if (!type.acceptsPortObjectSpec(specs[i])) {
                throw new InvalidSettingsException("Incompatible port spec" + (specs.length > 1 ? " at port " + i : "")
                    + ", expected: " + type.getPortObjectSpecClass().getSimpleName() + ", actual: "
                    + specs[i].getClass().getSimpleName());
            }
        }
        var configuration = new Configuration(ports, specs, parameters);
        contents.configure().accept(configuration, configuration);
        return configuration.result();
    }

    /**
     * Executes a node. Whatever the node throws is passed on.
     *
     * @param ports of the node
     * @param inputs one an input
     * @param parameters of the node, null if it has none
     * @param context for progress, cancellation, tables and file stores
     * @return the outputs
     * @throws CanceledExecutionException if the execution was cancelled
     * @throws KNIMEException with one sentence for the user if the node fails
     * @throws IllegalStateException if an input does not fit, or the node does not set an output or sets a wrong one
     */
    public Executed execute(NodePorts ports, PortObject[] inputs, NodeParameters parameters, ExecutionContext context)
        throws CanceledExecutionException, KNIMEException {
        var types = ports.inputs();
        requireCount(types, inputs.length);
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i] == null ? !types.get(i).isOptional() : !types.get(i).acceptsPortObject(inputs[i])) {
                throw new IllegalStateException("Connection Error: Mismatch of input port types (port " + i + ").");
            }
        }
        var execution = new Execution(ports, inputs.clone(), parameters, context);
        contents.execute().accept(execution, execution);
        context.checkCanceled();
        return execution.result();
    }

    private void requireCount(List<PortType> types, int count) {
        if (types.size() != count) {
            throw new IllegalStateException(name() + " has " + types.size() + " inputs, but " + count + " were given.");
        }
    }

    /** @return the description of the node */
    public NodeDescription description() {
        return new NodeDescription(name(), nodeType(), contents.shortDescription(), contents.fullDescription(),
            options(contents.parametersClass()), describe(PortGroup::input), describe(PortGroup::output),
            contents.keywords(), contents.links(), contents.sinceVersion());
    }

    private static List<OptionDescription> options(Class<? extends NodeParameters> parameters) {
        return parameters == null ? List.of() : ParametersDescription.of(parameters);
    }

    private List<NodeDescription.Port> describe(Function<PortGroup, PortGroup.PortText> side) {
        return contents.ports().stream().filter(group -> side.apply(group) != null)
            .map(group -> new NodeDescription.Port(side.apply(group).name(), side.apply(group).description(),
                typeNames(group), group.kind()))
            .toList();
    }

    private static String typeNames(PortGroup group) {
        Collection<PortType> types = group.kind() == PortGroup.Kind.FIXED ? group.fixedTypes()
            : PortTypes.all().stream().filter(group.supportedTypes()).toList();
        return types.stream().map(PortTypes::name).distinct().sorted().collect(Collectors.joining(", "));
    }
}
