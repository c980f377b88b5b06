package org.knime.core.node.port;

/** Gives the port types, one for each class of port objects. */
public final class PortTypeRegistry {

    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    private PortTypeRegistry() {
    }

    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    public PortType getPortType(Class<? extends PortObject> portClass) {
        return getPortType(portClass, false);
    }

    public PortType getPortType(Class<? extends PortObject> portClass, boolean isOptional) {
        return new PortType(portClass, isOptional);
    }
}
