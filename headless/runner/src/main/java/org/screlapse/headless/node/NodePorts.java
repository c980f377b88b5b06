package org.screlapse.headless.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.knime.node.PortGroup;
import org.knime.node.PortGroup.Kind;
import org.screlapse.headless.runtime.PortTypes;

/**
 * The ports of one node in a workflow: for each of the node's groups the ports that users have added. Immutable. Ports
 * are counted from 0, the flow variable port left out; they stand in the order of the groups.
 */
public final class NodePorts {

    private static final String PORT = "port_";

    private static final String TYPE = "object_class";

    private final Map<PortGroup, List<PortType>> added;

    private NodePorts(Map<PortGroup, List<PortType>> added) {
        this.added = added;
    }

    /**
     * @param groups the groups of a node
     * @return the ports that a new node has
     */
    public static NodePorts ofNewNode(List<PortGroup> groups) {
        var ports = new NodePorts(new LinkedHashMap<>());
        for (var group : groups) {
            ports.added.put(group, group.defaultTypes());
        }
        return ports;
    }

    /**
     * Reads what KNIME stores of the ports in a node's settings.xml. A group that is not mentioned has the ports of a
     * new node.
     *
     * @param groups the groups of the node
     * @param settings the config "node_creation_config"
     * @return the ports of the node
     * @throws InvalidSettingsException if there is a port of an unknown or unsuitable type
     */
    public static NodePorts load(List<PortGroup> groups, NodeSettingsRO settings) throws InvalidSettingsException {
        var ports = ofNewNode(groups);
        for (var group : groups) {
            if (group.kind() != Kind.FIXED && settings.containsKey(group.id())) {
                ports.added.put(group, loadAdded(group, settings.getNodeSettings(group.id())));
            }
        }
        return ports;
    }

    private static List<PortType> loadAdded(PortGroup group, NodeSettingsRO settings) throws InvalidSettingsException {
        var types = new ArrayList<PortType>();
        for (var key : settings.keySet()) {
            types.add(type(group, settings.getNodeSettings(key)));
        }
        if (group.kind() == Kind.OPTIONAL && types.size() > 1) {
            throw new InvalidSettingsException(
                "The optional port \"" + group.id() + "\" is there " + types.size() + " times.");
        }
        return List.copyOf(types);
    }

    private static PortType type(PortGroup group, NodeSettingsRO settings) throws InvalidSettingsException {
        var className = settings.getString(TYPE);
        var type = PortTypeRegistry.getInstance()
            .getPortType(PortTypes.objectClass(className).orElseThrow(() -> new InvalidSettingsException(
                "A port of the group \"" + group.id() + "\" is of the type " + className + ", which no plugin has.")));
        if (!group.supportedTypes().test(type)) {
            throw new InvalidSettingsException("The group of ports \"" + group.id()
                + "\" cannot have a port of the type " + PortTypes.name(type) + ".");
        }
        return type;
    }

    /**
     * Writes what KNIME stores of the ports in a node's settings.xml.
     *
     * @param settings the config "node_creation_config"
     */
    public void save(NodeSettingsWO settings) {
        added.forEach((group, types) -> {
            var config = settings.addNodeSettings(group.id());
            for (int i = 0; i < types.size(); i++) {
                config.addNodeSettings(PORT + i).addString(TYPE, types.get(i).getPortObjectClass().getName());
            }
        });
    }

    /**
     * @param groupId an optional or extendable group
     * @param type of the new port, which is the last of its group
     * @return the ports with one more
     * @throws IllegalArgumentException if the group cannot have such a port
     */
    public NodePorts withPort(String groupId, PortType type) {
        var group = added.keySet().stream().filter(g -> g.id().equals(groupId)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no group of ports \"" + groupId + "\"."));
        var isFull = group.kind() == Kind.OPTIONAL && !added.get(group).isEmpty();
        if (isFull || group.kind() == Kind.FIXED || !group.supportedTypes().test(type)) {
            throw new IllegalArgumentException("The group of ports \"" + groupId + "\" cannot have another port of the "
                + "type " + PortTypes.name(type) + ".");
        }
        var copy = new LinkedHashMap<>(added);
        var types = new ArrayList<>(added.get(group));
        types.add(type);
        copy.put(group, List.copyOf(types));
        return new NodePorts(copy);
    }

    /** @return the types of the inputs */
    public List<PortType> inputs() {
        return types(group -> group.input() != null);
    }

    /** @return the types of the outputs */
    public List<PortType> outputs() {
        return types(group -> group.output() != null);
    }

    /** @return the names of the inputs */
    public List<String> inputNames() {
        return names(group -> group.input() != null, group -> group.input().name());
    }

    /** @return the names of the outputs */
    public List<String> outputNames() {
        return names(group -> group.output() != null, group -> group.output().name());
    }

    private List<PortType> types(Predicate<PortGroup> side) {
        return added.keySet().stream().filter(side).flatMap(group -> typesOf(group).stream()).toList();
    }

    private List<String> names(Predicate<PortGroup> side, Function<PortGroup, String> name) {
        return added.keySet().stream().filter(side)
            .flatMap(group -> typesOf(group).stream().map(type -> name.apply(group))).toList();
    }

    private List<PortType> typesOf(PortGroup group) {
        var types = new ArrayList<>(group.fixedTypes());
        types.addAll(added.get(group));
        return types;
    }
}
