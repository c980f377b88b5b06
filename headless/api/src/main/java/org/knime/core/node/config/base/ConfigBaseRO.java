package org.knime.core.node.config.base;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;

/**
 * Read access to a settings tree. Every getter without a default throws an {@link InvalidSettingsException} when the
 * key is missing or holds another type; the getters with a default return it then.
 */
public interface ConfigBaseRO extends Iterable<String> {

    String getKey();

    boolean containsKey(String key);

    Set<String> keySet();

    @Override
    Iterator<String> iterator();

    ConfigBase getConfigBase(String key) throws InvalidSettingsException;

    void copyTo(ConfigBaseWO dest);

    /** Writes the tree in KNIME's XML format and closes the stream. */
    void saveToXML(OutputStream os) throws IOException;

    int getInt(String key) throws InvalidSettingsException;

    int getInt(String key, int def);

    int[] getIntArray(String key) throws InvalidSettingsException;

    int[] getIntArray(String key, int... def);

    double getDouble(String key) throws InvalidSettingsException;

    double[] getDoubleArray(String key, double... def);

    char getChar(String key) throws InvalidSettingsException;

    long getLong(String key) throws InvalidSettingsException;

    long[] getLongArray(String key, long... def);

    boolean getBoolean(String key) throws InvalidSettingsException;

    boolean getBoolean(String key, boolean def);

    boolean[] getBooleanArray(String key, boolean... def);

    String getString(String key) throws InvalidSettingsException;

    String getString(String key, String def);

    String[] getStringArray(String key) throws InvalidSettingsException;

    String[] getStringArray(String key, String... def);
}
