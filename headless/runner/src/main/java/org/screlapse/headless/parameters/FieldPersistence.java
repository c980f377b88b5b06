package org.screlapse.headless.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.persistence.Persistable;

/** A field, saved as its type and its annotations say. */
public final class FieldPersistence {

    private FieldPersistence() {
    }

    /**
     * @param field a field
     * @param owner the class that has it
     * @return saves and loads it
     * @throws IllegalArgumentException if there is no way to save it
     */
    public static Persistence of(ParameterField field, Class<?> owner) {
        Persistence own = byType(field);
        return field.annotation(Migrate.class).filter(Migrate::loadDefaultIfAbsent).isPresent()
            || owner.isAnnotationPresent(LoadDefaultsForAbsentFields.class) ? withDefault(field, owner, own) : own;
    }

    private static Persistence byType(ParameterField field) {
        if (Persistable.class.isAssignableFrom(field.rawType())) {
            return nested(field.name(), GroupPersistence.of(field.rawType()));
        }
        var element = field.elementType();
        if (element.filter(Persistable.class::isAssignableFrom).isPresent()) {
            return nested(field.name(), new ElementsPersistence(field.rawType(), element.get()));
        }
        var content = field.contentType();
        return content.isPresent() ? leaf(content.get(), field).optional() : leaf(field.rawType(), field);
    }

    private static LeafPersistence leaf(Class<?> type, ParameterField field) {
        return LeafPersistence.of(type, field.name()).orElseThrow(() -> new IllegalArgumentException(
            field + " is of type " + type.getSimpleName() + ", which settings cannot hold; change the type."));
    }

    private static Persistence nested(String key, Persistence inner) {
        return new Persistence() {

            @Override
            public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
                return inner.load(settings.getNodeSettings(key));
            }

            @Override
            public void save(Object value, NodeSettingsWO settings) {
                inner.save(value, settings.addNodeSettings(key));
            }
        };
    }

    private static Persistence withDefault(ParameterField field, Class<?> owner, Persistence own) {
        return new Persistence() {

            @Override
            public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
                return settings.containsKey(field.name()) ? own.load(settings) : field.get(Instances.create(owner));
            }

            @Override
            public void save(Object value, NodeSettingsWO settings) {
                own.save(value, settings);
            }
        };
    }
}
