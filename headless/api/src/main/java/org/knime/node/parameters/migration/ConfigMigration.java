package org.knime.node.parameters.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/**
 * One older layout of a value: how to recognise it and how to load it.
 *
 * @param <T> the type of the value
 */
public final class ConfigMigration<T> {

    private final Predicate<NodeSettingsRO> matcher;

    private final ParametersLoader<T> loader;

    private ConfigMigration(Predicate<NodeSettingsRO> matcher, ParametersLoader<T> loader) {
        this.matcher = matcher;
        this.loader = loader;
    }

    /**
     * @param <T> the type of the value
     * @param loader reads the value from the older layout
     * @return a builder that still has to be told how to recognise the layout
     */
    public static <T> Builder<T> builder(ParametersLoader<T> loader) {
        return new Builder<>(loader);
    }

    /** @return reads the value from this layout */
    public ParametersLoader<T> getLoader() {
        return loader;
    }

    /** @return recognises this layout; null if it is the layout where the current keys are all absent */
    public Predicate<NodeSettingsRO> getMatcher() {
        return matcher;
    }

    /**
     * Builds a {@link ConfigMigration}.
     *
     * @param <T> the type of the value
     */
    public static final class Builder<T> {

        private final ParametersLoader<T> loader;

        private final List<String[]> deprecatedPaths = new ArrayList<>();

        private Predicate<NodeSettingsRO> matcher;

        /** @param loader reads the value from the older layout */
        public Builder(ParametersLoader<T> loader) {
            this.loader = Objects.requireNonNull(loader);
        }

        /**
         * Names an entry of the older layout; unless a matcher is set, the layout is the one that has all of them.
         *
         * @param configKeys the keys from the outermost to the innermost
         * @return this
         */
        public Builder<T> withDeprecatedConfigPath(String... configKeys) {
            deprecatedPaths.add(configKeys.clone());
            return this;
        }

        /**
         * @param settingsMatcher recognises the older layout
         * @return this
         */
        public Builder<T> withMatcher(Predicate<NodeSettingsRO> settingsMatcher) {
            matcher = settingsMatcher;
            return this;
        }

        /** @return the layout */
        public ConfigMigration<T> build() {
            if (matcher == null && !deprecatedPaths.isEmpty()) {
                return new ConfigMigration<>(settings -> deprecatedPaths.stream().allMatch(p -> has(settings, p)),
                    loader);
            }
            return new ConfigMigration<>(matcher, loader);
        }

        private static boolean has(NodeSettingsRO settings, String[] path) {
            try {
                NodeSettingsRO current = settings;
                for (int i = 0; i < path.length - 1; i++) {
                    current = current.getNodeSettings(path[i]);
                }
                return current.containsKey(path[path.length - 1]);
            } catch (InvalidSettingsException e) { // a config on the way is absent
                return false;
            }
        }
    }
}
