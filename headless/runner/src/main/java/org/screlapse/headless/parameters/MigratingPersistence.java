package org.screlapse.headless.parameters;

import java.util.List;
import java.util.stream.Stream;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;
import org.knime.core.node.NodeSettingsWO;
import org.knime.node.parameters.migration.ConfigMigration;
import org.knime.node.parameters.migration.Migration;
import org.knime.node.parameters.migration.NodeParametersMigration;

/** A value that can also be loaded from older layouts. */
final class MigratingPersistence implements Persistence {

    private final Persistence current;

    private final List<ConfigMigration<Object>> migrations;

    private final String[][] currentPaths;

    @SuppressWarnings("unchecked")
    MigratingPersistence(Persistence current, Migration annotation, String[][] currentPaths) {
        this.current = current;
        this.currentPaths = currentPaths;
        migrations = ((NodeParametersMigration<Object>) Instances.create(annotation.value())).getConfigMigrations();
    }

    @Override
    public Object load(NodeSettingsRO settings) throws InvalidSettingsException {
        for (var migration : migrations) {
            if (matches(migration, settings)) {
                return migration.getLoader().load(settings);
            }
        }
        return current.load(settings);
    }

    /** Without a matcher the older layout is the one that has none of the current entries. */
    private boolean matches(ConfigMigration<Object> migration, NodeSettingsRO settings) {
        if (migration.getMatcher() != null) {
            return migration.getMatcher().test(settings);
        }
        return Stream.of(currentPaths).noneMatch(path -> SettingsPaths.has(settings, path));
    }

    @Override
    public void save(Object value, NodeSettingsWO settings) {
        current.save(value, settings);
    }
}
