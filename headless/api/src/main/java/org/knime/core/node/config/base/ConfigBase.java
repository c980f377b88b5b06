package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Array;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;

/**
 * A node of the settings tree that holds further entries, in the order in which they were added. Arrays are configs
 * with an <code>array-size</code> and one entry an index; a null array is an empty config.
 */
public abstract class ConfigBase extends AbstractConfigEntry implements ConfigBaseRO, ConfigBaseWO {

    private static final String ARRAY_SIZE = "array-size";

    private final Map<String, AbstractConfigEntry> entries = new LinkedHashMap<>();

    public ConfigBase(String key) {
        super(ConfigEntries.config, key);
    }

    /** @return an empty config of the same class */
    public abstract ConfigBase getInstance(String key);

    protected void put(AbstractConfigEntry entry) {
        entries.put(entry.getKey(), entry);
    }

    protected AbstractConfigEntry get(String key) {
        return entries.get(key);
    }

    public AbstractConfigEntry getEntry(String key) {
        return entries.get(key);
    }

    public void addEntry(AbstractConfigEntry entry) {
        put(entry);
    }

    public final AbstractConfigEntry removeConfig(String key) {
        return entries.remove(key);
    }

    @Override
    public final ConfigBase addConfigBase(String key) {
        ConfigBase config = getInstance(key);
        put(config);
        return config;
    }

    @Override
    public final ConfigBase getConfigBase(String key) throws InvalidSettingsException {
        if (entries.get(key) instanceof ConfigBase config) {
            return config;
        }
        throw new InvalidSettingsException("ConfigBase for key \"" + key + "\" not found.");
    }

    @Override
    public boolean containsKey(String key) {
        return entries.containsKey(key);
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public final Iterator<String> iterator() {
        return keySet().iterator();
    }

    @Override
    public void addInt(String key, int value) {
        put(new ConfigValue(ConfigEntries.xint, key, value));
    }

    @Override
    public int getInt(String key) throws InvalidSettingsException {
        return (Integer) value(key, ConfigEntries.xint, "Int");
    }

    @Override
    public int getInt(String key, int def) {
        return (Integer) valueOr(key, ConfigEntries.xint, def);
    }

    @Override
    public void addIntArray(String key, int... values) {
        putArray(key, ConfigEntries.xint, values);
    }

    @Override
    public int[] getIntArray(String key) throws InvalidSettingsException {
        return (int[]) array(key, ConfigEntries.xint, "Int", int.class);
    }

    @Override
    public int[] getIntArray(String key, int... def) {
        return (int[]) arrayOr(key, ConfigEntries.xint, "Int", int.class, def);
    }

    @Override
    public void addDouble(String key, double value) {
        put(new ConfigValue(ConfigEntries.xdouble, key, value));
    }

    @Override
    public double getDouble(String key) throws InvalidSettingsException {
        return (Double) value(key, ConfigEntries.xdouble, "Double");
    }

    @Override
    public void addDoubleArray(String key, double... values) {
        putArray(key, ConfigEntries.xdouble, values);
    }

    @Override
    public double[] getDoubleArray(String key, double... def) {
        return (double[]) arrayOr(key, ConfigEntries.xdouble, "Double", double.class, def);
    }

    @Override
    public void addFloat(String key, float value) {
        put(new ConfigValue(ConfigEntries.xfloat, key, value));
    }

    @Override
    public void addChar(String key, char value) {
        put(new ConfigValue(ConfigEntries.xchar, key, value));
    }

    @Override
    public char getChar(String key) throws InvalidSettingsException {
        return (Character) value(key, ConfigEntries.xchar, "Char");
    }

    @Override
    public void addShort(String key, short value) {
        put(new ConfigValue(ConfigEntries.xshort, key, value));
    }

    @Override
    public void addLong(String key, long value) {
        put(new ConfigValue(ConfigEntries.xlong, key, value));
    }

    @Override
    public long getLong(String key) throws InvalidSettingsException {
        return (Long) value(key, ConfigEntries.xlong, "Long");
    }

    @Override
    public void addLongArray(String key, long... values) {
        putArray(key, ConfigEntries.xlong, values);
    }

    @Override
    public long[] getLongArray(String key, long... def) {
        return (long[]) arrayOr(key, ConfigEntries.xlong, "Long", long.class, def);
    }

    @Override
    public void addByte(String key, byte value) {
        put(new ConfigValue(ConfigEntries.xbyte, key, value));
    }

    @Override
    public void addBoolean(String key, boolean value) {
        put(new ConfigValue(ConfigEntries.xboolean, key, value));
    }

    @Override
    public boolean getBoolean(String key) throws InvalidSettingsException {
        return (Boolean) value(key, ConfigEntries.xboolean, "Boolean");
    }

    @Override
    public boolean getBoolean(String key, boolean def) {
        return (Boolean) valueOr(key, ConfigEntries.xboolean, def);
    }

    @Override
    public void addBooleanArray(String key, boolean... values) {
        putArray(key, ConfigEntries.xboolean, values);
    }

    @Override
    public boolean[] getBooleanArray(String key, boolean... def) {
        return (boolean[]) arrayOr(key, ConfigEntries.xboolean, "Boolean", boolean.class, def);
    }

    @Override
    public void addString(String key, String value) {
        put(new ConfigValue(ConfigEntries.xstring, key, value));
    }

    @Override
    public String getString(String key) throws InvalidSettingsException {
        return (String) value(key, ConfigEntries.xstring, "String");
    }

    @Override
    public String getString(String key, String def) {
        return (String) valueOr(key, ConfigEntries.xstring, def);
    }

    @Override
    public void addStringArray(String key, String... values) {
        putArray(key, ConfigEntries.xstring, values);
    }

    @Override
    public String[] getStringArray(String key) throws InvalidSettingsException {
        return (String[]) array(key, ConfigEntries.xstring, "String", String.class);
    }

    @Override
    public String[] getStringArray(String key, String... def) {
        return (String[]) arrayOr(key, ConfigEntries.xstring, "String", String.class, def);
    }

    private Object value(String key, ConfigEntries type, String noun) throws InvalidSettingsException {
        if (entries.get(key) instanceof ConfigValue entry && entry.getType() == type) {
            return entry.get();
        }
        throw new InvalidSettingsException(noun + " for key \"" + key + "\" not found.");
    }

    private Object valueOr(String key, ConfigEntries type, Object def) {
        return entries.get(key) instanceof ConfigValue entry && entry.getType() == type ? entry.get() : def;
    }

    private void putArray(String key, ConfigEntries type, Object values) {
        ConfigBase config = addConfigBase(key);
        if (values == null) {
            return;
        }
        int size = Array.getLength(values);
        config.addInt(ARRAY_SIZE, size);
        for (int i = 0; i < size; i++) {
            config.put(new ConfigValue(type, Integer.toString(i), Array.get(values, i)));
        }
    }

    private Object array(String key, ConfigEntries type, String noun, Class<?> component)
        throws InvalidSettingsException {
        ConfigBase config = getConfigBase(key);
        int size = config.getInt(ARRAY_SIZE, -1);
        if (size == -1) {
            return null;
        }
        if (size < 0 || size > config.entries.size()) {
            throw new InvalidSettingsException(
                noun + " array for key \"" + key + "\" has not the " + size + " elements that it names.");
        }
        Object result = Array.newInstance(component, size);
        for (int i = 0; i < size; i++) {
            Array.set(result, i, config.value(Integer.toString(i), type, noun));
        }
        return result;
    }

    private Object arrayOr(String key, ConfigEntries type, String noun, Class<?> component, Object def) {
        try {
            return array(key, type, noun, component);
        } catch (InvalidSettingsException e) {
            return def;
        }
    }

    @Override
    public void copyTo(ConfigBaseWO dest) {
        for (AbstractConfigEntry entry : entries.values()) {
            if (entry instanceof ConfigBase config) {
                config.copyTo(dest.addConfigBase(entry.getKey()));
            } else {
                ((ConfigBase) dest).addEntry(entry);
            }
        }
    }

    @Override
    public final void saveToXML(OutputStream os) throws IOException {
        XmlSettings.save(this, os);
    }

    public void load(InputStream is) throws IOException {
        XmlSettings.load(this, is);
    }

    @Override
    boolean hasSameValue(AbstractConfigEntry other) {
        return entries.equals(((ConfigBase) other).entries);
    }

    @Override
    public final String toStringValue() {
        return getKey();
    }

    @Override
    public String toString() {
        return getKey();
    }
}
