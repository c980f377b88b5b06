package org.knime.core.node.config.base;

/** One named entry of a settings tree: a value, or a config that holds further entries. */
public abstract class AbstractConfigEntry {

    private final ConfigEntries type;
    private String key;

    AbstractConfigEntry(ConfigEntries type, String key) {
        this.type = type;
        setKey(key);
    }

    public final String getKey() {
        return key;
    }

    final void setKey(String newKey) {
        if (newKey == null) {
            throw new IllegalArgumentException("Key must not be null!");
        }
        key = newKey;
    }

    public final ConfigEntries getType() {
        return type;
    }

    /** @return the value as it is written to XML, or null for a null value */
    public abstract String toStringValue();

    public final boolean isIdentical(AbstractConfigEntry other) {
        return type == other.type && key.equals(other.key) && hasSameValue(other);
    }

    abstract boolean hasSameValue(AbstractConfigEntry other);

    @Override
    public boolean equals(Object other) {
        return other == this
            || other != null && other.getClass() == getClass() && isIdentical((AbstractConfigEntry) other);
    }

    @Override
    public int hashCode() {
        return key.hashCode() ^ type.hashCode();
    }

    @Override
    public String toString() {
        return key + " [" + type.name() + "] -> " + toStringValue();
    }
}
