package org.knime.node.parameters.migration;

import java.util.List;

/**
 * Gives a value of its own to a field that the settings do not have.
 *
 * @param <T> the type of the value
 */
@FunctionalInterface
public interface DefaultProvider<T> extends NodeParametersMigration<T> {

    /** @return the value of the field for settings that have no entry for it */
    T getDefault();

    @Override
    default List<ConfigMigration<T>> getConfigMigrations() {
        return List.of(ConfigMigration.builder(settings -> getDefault()).build());
    }
}
