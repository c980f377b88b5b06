package org.screlapse.headless.parameters;

import java.util.stream.Stream;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.migration.LoadDefaultsForAbsentFields;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.persistence.Persist;
import org.knime.node.parameters.persistence.Persistable;
import org.knime.node.parameters.persistence.Persistor;

/** A field, saved as its type and its annotations say. */
final class FieldPersistence {

    private static final String HIDDEN_SUFFIX = "_Internals";

    private FieldPersistence() {
    }

    /**
     * @param owner the class that is loaded, of which the field may be inherited
     * @throws IllegalArgumentException if the field cannot be saved; the message says what to change
     */
    static Persistence of(ParameterField field, Class<?> owner) {
        refuseBoth(field, field.annotation(Persistor.class).isPresent(), field.annotation(Persist.class).isPresent(),
            "@Persistor and @Persist");
        refuseBoth(field, field.annotation(Migration.class).isPresent(), field.annotation(Migrate.class).isPresent(),
            "@Migration and @Migrate");
        var custom = field.annotation(Persistor.class).map(CustomPersistence::new);
        var paths = custom.map(CustomPersistence::paths).orElseGet(() -> new String[][]{{key(field)}});
        var own = custom.<Persistence>map(c -> c).orElseGet(() -> byType(field));
        var migrating = field.annotation(Migration.class)
            .<Persistence>map(migration -> new MigratingPersistence(own, migration, paths)).orElse(own);
        return keepsDefault(field, owner) && paths.length > 0 ? withDefault(field, owner, migrating, paths) : migrating;
    }

    private static void refuseBoth(ParameterField field, boolean first, boolean second, String what) {
        if (first && second) {
            throw new IllegalArgumentException(field + " has both " + what + "; remove one of them.");
        }
    }

    static String key(ParameterField field) {
        var persist = field.annotation(Persist.class);
        var key = persist.map(Persist::configKey).filter(k -> !k.isEmpty()).orElse(field.name());
        return persist.filter(Persist::hidden).isPresent() ? key + HIDDEN_SUFFIX : key;
    }

    private static Persistence byType(ParameterField field) {
        var key = key(field);
        if (Persistable.class.isAssignableFrom(field.rawType())) {
            return nested(key, GroupPersistence.of(field.rawType()));
        }
        var element = field.elementType();
        if (element.filter(Persistable.class::isAssignableFrom).isPresent()) {
            return nested(key, new ElementsPersistence(field.rawType(), element.get()));
        }
        var content = field.contentType();
        if (content.isPresent()) {
            return leaf(content.get(), key, field).optional();
        }
        return leaf(field.rawType(), key, field);
    }

    private static LeafPersistence leaf(Class<?> type, String key, ParameterField field) {
        return LeafPersistence.of(type, key).orElseThrow(() -> new IllegalArgumentException(field + " is of type "
            + type.getSimpleName() + ", which settings cannot hold; change the type or add a @Persistor."));
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

    private static boolean keepsDefault(ParameterField field, Class<?> owner) {
        return field.annotation(Migrate.class).filter(Migrate::loadDefaultIfAbsent).isPresent()
            || field.annotation(Migration.class).isEmpty()
                && owner.isAnnotationPresent(LoadDefaultsForAbsentFields.class);
    }

    private static Persistence withDefault(ParameterField field, Class<?> owner, Persistence own, String[][] paths) {
        return new Persistence() {

            @Override
            public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
                if (Stream.of(paths).anyMatch(path -> SettingsPaths.has(settings, path))) {
                    return own.load(settings);
                }
                return field.get(Instances.create(owner));
            }

            @Override
            public void save(Object value, NodeSettingsWO settings) {
                own.save(value, settings);
            }
        };
    }
}
