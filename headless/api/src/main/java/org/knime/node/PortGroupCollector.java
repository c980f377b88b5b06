package org.knime.node;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.knime.node.RequirePorts.ConfigurablePort;
import org.knime.node.RequirePorts.DynamicPortsAdder;
import org.knime.node.RequirePorts.RequirePortName;
import org.knime.node.PortGroup.PortText;

/** Collects the groups of ports that a node declares. */
final class PortGroupCollector implements DynamicPortsAdder {

    private final List<PortGroupBuilder> builders = new ArrayList<>();

    static List<PortGroup> collect(Consumer<DynamicPortsAdder> ports) {
        var collector = new PortGroupCollector();
        ports.accept(collector);
        return collector.builders.stream().map(PortGroupBuilder::build).toList();
    }

    @Override
    public DynamicPortsAdder addInputPortGroup(String groupId,
        Function<RequirePortName, ConfigurablePort> groupConfiguration) {
        groupConfiguration.apply(name -> text -> add(groupId, new PortText(name, text), null));
        return this;
    }

    @Override
    public DynamicPortsAdder addOutputPortGroup(String groupId,
        Function<RequirePortName, ConfigurablePort> groupConfiguration) {
        groupConfiguration.apply(name -> text -> add(groupId, null, new PortText(name, text)));
        return this;
    }

    private PortGroupBuilder add(String groupId, PortText input, PortText output) {
        if (groupId == null || groupId.isEmpty()) {
            throw new IllegalArgumentException("A group of ports must have an identifier.");
        }
        if (builders.stream().anyMatch(other -> other.id().equals(groupId))) {
            // KNIME keeps inputs and outputs in one map, and ports(..) takes a port's name as its group's identifier
            throw new IllegalArgumentException(
                "There are two groups of ports \"" + groupId + "\"; give every input and output a name of its own.");
        }
        var builder = new PortGroupBuilder(groupId, input, output);
        builders.add(builder);
        return builder;
    }
}
