package org.screlapse.headless.runtime;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;

/**
 * The port types that extensions declare in their plugin.xml at the extension point
 * <code>org.knime.core.PortType</code>, and those that need no declaration.
 */
public final class PortTypes {

    private static final String POINT = "org.knime.core.PortType";
    /** The types that no plugin.xml declares, with the names that users see. */
    private static final Map<Class<? extends PortObject>, String> OWN =
        Map.of(PortObject.class, "Generic Port", BufferedDataTable.class, "Table");

    private PortTypes() {
    }

    /**
     * @param type a type
     * @return the name that users see
     */
    public static String name(PortType type) {
        Class<? extends PortObject> c = type.getPortObjectClass();
        String own = OWN.get(c);
        return own != null ? own : contribution("objectClass", c.getName(), c.getClassLoader())
            .map(e -> e.attribute("name")).orElse(c.getSimpleName());
    }

    /** @return all types */
    public static Collection<PortType> all() {
        Map<String, PortType> types = new TreeMap<>();
        OWN.keySet().forEach(c -> types.put(c.getName(), PortTypeRegistry.getInstance().getPortType(c)));
        for (Extensions.Element element : Extensions.of(POINT, PortTypes.class.getClassLoader())) {
            Class<? extends PortObject> c = element.load("objectClass", PortObject.class);
            types.put(c.getName(), PortTypeRegistry.getInstance().getPortType(c));
        }
        return types.values();
    }

    /**
     * @param className of port objects
     * @return the class, empty if no port type has it
     */
    public static Optional<Class<? extends PortObject>> objectClass(String className) {
        Optional<Class<? extends PortObject>> own = OWN.keySet().stream().<Class<? extends PortObject>>map(c -> c)
            .filter(c -> c.getName().equals(className)).findFirst();
        return own.isPresent() ? own : contribution("objectClass", className, PortTypes.class.getClassLoader())
            .map(e -> e.load("objectClass", PortObject.class));
    }

    static Optional<Class<? extends PortObjectSpec>> specClass(String className) {
        return contribution("specClass", className, PortTypes.class.getClassLoader())
            .map(e -> e.load("specClass", PortObjectSpec.class));
    }

    @SuppressWarnings("unchecked")
    static Optional<PortObjectSerializer<PortObject>> objectSerializer(Class<? extends PortObject> objectClass) {
        return contribution("objectClass", objectClass.getName(), objectClass.getClassLoader())
            .map(e -> (PortObjectSerializer<PortObject>) e.instantiate("objectSerializer", PortObjectSerializer.class));
    }

    @SuppressWarnings("unchecked")
    static Optional<PortObjectSpecSerializer<PortObjectSpec>> specSerializer(
        Class<? extends PortObjectSpec> specClass) {
        return contribution("specClass", specClass.getName(), specClass.getClassLoader())
            .map(e -> (PortObjectSpecSerializer<PortObjectSpec>) e.instantiate("specSerializer",
                PortObjectSpecSerializer.class));
    }

    private static Optional<Extensions.Element> contribution(String attribute, String className, ClassLoader loader) {
        return Extensions.of(POINT, loader).stream().filter(e -> className.equals(e.attribute(attribute))).findFirst();
    }
}
