package org.knime.node;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortType;
import org.knime.node.DefaultNode.RequireModel;
import org.knime.node.RequirePorts.ConfigurablePort.ExtendableConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.FinalConfigurablePort;
import org.knime.node.RequirePorts.ConfigurablePort.OptionalConfigurablePort;

/** The ports of a node. Every port, or group of ports, has a name that no other of the node has. */
public interface RequirePorts {

    /**
     * @param ports adds ports that are always there
     * @return where to say the model
     */
    default RequireModel ports(Consumer<PortsAdder> ports) {
        return dynamicPorts(groups -> ports.accept(new PortsAdder() {

            @Override
            public PortsAdder addInputPort(String name, String description, PortType portType) {
                groups.addInputPortGroup(name, g -> g.name(name).description(description).fixed(portType));
                return this;
            }

            @Override
            public PortsAdder addOutputPort(String name, String description, PortType portType) {
                groups.addOutputPortGroup(name, g -> g.name(name).description(description).fixed(portType));
                return this;
            }
        }));
    }

    /**
     * @param ports adds groups of ports; users can add ports to some of them
     * @return where to say the model
     */
    RequireModel dynamicPorts(Consumer<DynamicPortsAdder> ports);

    /** Adds ports that are always there. */
    interface PortsAdder {

        /**
         * @param name of the port
         * @param description of the port
         * @param portType of the port
         * @return this
         */
        PortsAdder addInputPort(String name, String description, PortType portType);

        /**
         * @param name of the port
         * @param description of the port
         * @param portType of the port
         * @return this
         */
        PortsAdder addOutputPort(String name, String description, PortType portType);

        /**
         * @param name of the port
         * @param description of the port
         * @return this
         */
        default PortsAdder addInputTable(String name, String description) {
            return addInputPort(name, description, BufferedDataTable.TYPE);
        }

        /**
         * @param name of the port
         * @param description of the port
         * @return this
         */
        default PortsAdder addOutputTable(String name, String description) {
            return addOutputPort(name, description, BufferedDataTable.TYPE);
        }
    }

    /** Adds groups of ports. */
    interface DynamicPortsAdder {

        /**
         * @param groupId names the group in the settings
         * @param groupConfiguration describes the group
         * @return this
         */
        DynamicPortsAdder addInputPortGroup(String groupId,
            Function<RequirePortName, ConfigurablePort> groupConfiguration);

        /**
         * @param groupId names the group in the settings
         * @param groupConfiguration describes the group
         * @return this
         */
        DynamicPortsAdder addOutputPortGroup(String groupId,
            Function<RequirePortName, ConfigurablePort> groupConfiguration);
    }

    /** The name of a group. */
    interface RequirePortName {

        /**
         * @param name of the group
         * @return where to describe it
         */
        RequirePortDescription name(String name);
    }

    /** The description of a group. */
    interface RequirePortDescription {

        /**
         * @param description of the group
         * @return where to say which ports it has
         */
        RequireConfigurablePortMode description(String description);
    }

    /** Which ports a group has. */
    interface RequireConfigurablePortMode {

        /**
         * @param portType of the one port, which is always there
         * @return the group
         */
        FinalConfigurablePort fixed(PortType portType);

        /** @return a group of no port or one port */
        RequireSupportedTypes<OptionalConfigurablePort> optional();

        /** @return a group to which users add ports; required ports are better declared as fixed groups of their own */
        RequireSupportedTypes<ExtendableConfigurablePort> extendable();
    }

    /**
     * Which types the ports of a group may have.
     *
     * @param <T> what comes next
     */
    interface RequireSupportedTypes<T> {

        /**
         * @param portTypes the types
         * @return what comes next
         */
        T supportedTypes(PortType... portTypes);

        /**
         * @param portTypePredicate whether a type is allowed
         * @return what comes next
         */
        T supportedTypes(Predicate<PortType> portTypePredicate);
    }

    /** A group of ports. */
    sealed interface ConfigurablePort
        permits FinalConfigurablePort, OptionalConfigurablePort, ExtendableConfigurablePort {

        /** A group about which nothing more can be said. */
        final class FinalConfigurablePort implements ConfigurablePort {

            /** Ends the description of a group. */
            public FinalConfigurablePort() {
            }
        }

        /** A group of no port or one port. */
        non-sealed interface OptionalConfigurablePort extends ConfigurablePort {

            /**
             * @param defaultPortType of the port that a new node has
             * @return the group
             */
            FinalConfigurablePort defaultPortType(PortType defaultPortType);
        }

        /** A group to which users add ports. */
        non-sealed interface ExtendableConfigurablePort extends ConfigurablePort {}
    }
}
