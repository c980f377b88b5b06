package org.screlapse.headless.parameters;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** An array or list of groups, saved as a config with a config for each, 0, 1 and so on. */
final class ElementsPersistence implements Persistence {

    private static final String IS_NULL = "is_null";

    private final Class<?> containerType;

    private final Class<?> elementType;

    private final Persistence element;

    ElementsPersistence(Class<?> containerType, Class<?> elementType) {
        if (!containerType.isArray() && !containerType.isAssignableFrom(ArrayList.class)) {
            throw new IllegalArgumentException("A " + containerType.getSimpleName() + " of "
                + elementType.getSimpleName() + " cannot be loaded; make it an array or a List.");
        }
        this.containerType = containerType;
        this.elementType = elementType;
        element = GroupPersistence.of(elementType);
    }

    @Override
    public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
        if (settings.getBoolean(IS_NULL, false)) {
            return null;
        }
        var size = settings.keySet().stream().filter(key -> key.matches("\\d+")).count();
        var elements = new ArrayList<Object>();
        for (int i = 0; i < size; i++) {
            elements.add(element.load(settings.getNodeSettings(Integer.toString(i))));
        }
        return containerType.isArray() ? elements.toArray((Object[]) Array.newInstance(elementType, 0)) : elements;
    }

    @Override
    public void save(Object value, NodeSettingsWO settings) {
        if (value == null) {
            settings.addBoolean(IS_NULL, true);
            return;
        }
        int index = 0;
        for (var item : containerType.isArray() ? Arrays.asList((Object[]) value) : (Collection<?>) value) {
            element.save(item, settings.addNodeSettings(Integer.toString(index++)));
        }
    }
}
