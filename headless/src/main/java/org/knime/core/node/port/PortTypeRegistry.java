package org.knime.core.node.port;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.port.PortObject.PortObjectSerializer;
import org.knime.core.node.port.PortObjectSpec.PortObjectSpecSerializer;
import org.screlapse.headless.runtime.Extensions;

/**
 * The port types that extensions declare in their plugin.xml at the extension point
 * <code>org.knime.core.PortType</code>. A class that no plugin.xml in sight names (in a test, say) gets a type of its
 * own under its simple class name, but cannot be saved; KNIME would give it the type of its nearest declared super
 * class, which accepts more.
 */
public final class PortTypeRegistry {

    private static final String POINT = "org.knime.core.PortType";

    /** The types that no plugin.xml declares, with the names that users see. */
    private static final Map<Class<? extends PortObject>, String> OWN_TYPES =
        Map.of(PortObject.class, "Generic Port", BufferedDataTable.class, "Table");

    private static final PortTypeRegistry INSTANCE = new PortTypeRegistry();

    /** The key says whether the type is optional. */
    private final Map<Boolean, Map<Class<? extends PortObject>, PortType>> types =
        Map.of(true, new ConcurrentHashMap<>(), false, new ConcurrentHashMap<>());

    private PortTypeRegistry() {
    }

    public static PortTypeRegistry getInstance() {
        return INSTANCE;
    }

    public synchronized PortType getPortType(Class<? extends PortObject> portClass) {
        return getPortType(portClass, false);
    }

    public synchronized PortType getPortType(Class<? extends PortObject> portClass, boolean isOptional) {
        return types.get(isOptional).computeIfAbsent(portClass, c -> new PortType(c, isOptional, displayName(c)));
    }

    private static String displayName(Class<? extends PortObject> portClass) {
        if (OWN_TYPES.containsKey(portClass)) {
            return OWN_TYPES.get(portClass);
        }
        return contribution("objectClass", portClass.getName(), portClass.getClassLoader())
            .map(e -> e.attribute("name")).orElse(null);
    }

    /** @return the types of all port object classes that plugin.xml files name or that were asked for before */
    public synchronized Collection<PortType> availablePortTypes() {
        for (Extensions.Element element : Extensions.of(POINT, getClass().getClassLoader())) {
            getObjectClass(element.attribute("objectClass")).ifPresent(this::getPortType);
        }
        return new ArrayList<>(types.get(false).values());
    }

    public Optional<Class<? extends PortObject>> getObjectClass(String className) {
        Optional<Class<? extends PortObject>> known =
            Stream.concat(OWN_TYPES.keySet().stream(), types.get(false).keySet().stream())
                .<Class<? extends PortObject>>map(c -> c).filter(c -> c.getName().equals(className)).findFirst();
        return known.isPresent() ? known : contribution("objectClass", className, getClass().getClassLoader())
            .map(e -> e.load("objectClass", PortObject.class));
    }

    public Optional<Class<? extends PortObjectSpec>> getSpecClass(String className) {
        for (Class<? extends PortObjectSpec> own : List.of(PortObjectSpec.class, DataTableSpec.class)) {
            if (own.getName().equals(className)) {
                return Optional.of(own);
            }
        }
        return specContribution(className).map(e -> e.load("specClass", PortObjectSpec.class));
    }

    @SuppressWarnings("unchecked")
    public Optional<PortObjectSerializer<PortObject>> getObjectSerializer(Class<? extends PortObject> objectClass) {
        return contribution("objectClass", objectClass.getName(), objectClass.getClassLoader())
            .map(e -> (PortObjectSerializer<PortObject>) e.instantiate("objectSerializer", PortObjectSerializer.class));
    }

    @SuppressWarnings("unchecked")
    public Optional<PortObjectSpecSerializer<PortObjectSpec>> getSpecSerializer(
        Class<? extends PortObjectSpec> specClass) {
        return contribution("specClass", specClass.getName(), specClass.getClassLoader())
            .map(e -> (PortObjectSpecSerializer<PortObjectSpec>) e.instantiate("specSerializer",
                PortObjectSpecSerializer.class));
    }

    private Optional<Extensions.Element> specContribution(String className) {
        Optional<Extensions.Element> found = contribution("specClass", className, getClass().getClassLoader());
        // in OSGi the plugin.xml of an extension is visible to the class loader of its port objects only
        return found.isPresent() ? found : types.get(false).keySet().stream().filter(c -> !OWN_TYPES.containsKey(c))
            .flatMap(c -> contribution("specClass", className, c.getClassLoader()).stream()).findFirst();
    }

    private static Optional<Extensions.Element> contribution(String attribute, String className, ClassLoader loader) {
        return Extensions.of(POINT, loader).stream().filter(e -> className.equals(e.attribute(attribute))).findFirst();
    }
}
