package org.knime.node.parameters.migration;

import java.util.List;

/**
 * The older layouts of a value.
 *
 * @param <T> the type of the value
 */
public interface NodeParametersMigration<T> {

    /** @return one entry a layout; the first whose matcher accepts the settings is used */
    List<ConfigMigration<T>> getConfigMigrations();
}
