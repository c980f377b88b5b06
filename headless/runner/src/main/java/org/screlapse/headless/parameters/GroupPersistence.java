package org.screlapse.headless.parameters;

import java.util.LinkedHashMap;
import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;

/** All fields of a class, saved side by side. */
final class GroupPersistence implements Persistence {

    private final Class<?> type;

    private final Map<ParameterField, Persistence> fields = new LinkedHashMap<>();

    private GroupPersistence(Class<?> type) {
        this.type = type;
        ParameterField.of(type).forEach(field -> fields.put(field, FieldPersistence.of(field, type)));
    }

    /**
     * @throws IllegalArgumentException if a field cannot be saved; the message says what to change
     */
    static Persistence of(Class<?> type) {
        return new GroupPersistence(type);
    }

    @Override
    public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
        var loaded = Instances.create(type);
        for (var entry : fields.entrySet()) {
            entry.getKey().set(loaded, entry.getValue().load(settings));
        }
        return loaded;
    }

    @Override
    public void save(Object value, NodeSettingsWO settings) {
        fields.forEach((field, persistence) -> persistence.save(field.get(value), settings));
    }
}
