package org.knime.core.node.config.base;

import java.util.Objects;

/** A leaf of the settings tree: a text, number, truth value or (still encrypted) password. */
final class ConfigValue extends AbstractConfigEntry {

    private static final String HIDDEN = "<hidden value>";

    private final Object value;

    ConfigValue(ConfigEntries type, String key, Object value) {
        super(type, key);
        this.value = value;
    }

    Object get() {
        return value;
    }

    @Override
    public String toStringValue() {
        if (value == null) {
            return null;
        }
        return getType() == ConfigEntries.xtransientstring ? HIDDEN : value.toString();
    }

    @Override
    boolean hasSameValue(AbstractConfigEntry other) {
        return Objects.equals(value, ((ConfigValue) other).value);
    }
}
