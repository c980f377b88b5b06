package org.screlapse.headless.workflow;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigEntries;

/** Writes a variable over one entry of a node's settings, by KNIME's rules on which types go into which. */
final class VariableFit {

    private final Config config;
    private final String key;
    private final Variable variable;

    private VariableFit(Config config, String key, Variable variable) {
        this.config = config;
        this.key = key;
        this.variable = variable;
    }

    /**
     * Replaces an entry by the value of a variable. A number goes into a wider number or a text, a text into a truth
     * value or character that it spells; in place of an array comes an array of one.
     *
     * @param config the config that holds the entry
     * @throws InvalidSettingsException if there is no such entry, or the variable does not fit it
     */
    static void overwrite(Config config, String key, Variable variable) throws InvalidSettingsException {
        AbstractConfigEntry entry = config.getEntry(key);
        if (entry == null) {
            throw new InvalidSettingsException("No matching element found for entry with key: " + key);
        }
        VariableFit fit = new VariableFit(config, key, variable);
        ConfigEntries type = entry.getType();
        if (!(type == ConfigEntries.config ? fit.overArray() : fit.over(type))) {
            throw new InvalidSettingsException("Can't overwrite the config " + entry + " (" + type
                + ") with flow variable '" + variable.name() + "' of type '" + variable.type() + "'.");
        }
    }

    private String text() {
        return String.valueOf(variable.value());
    }

    private boolean over(ConfigEntries type) throws InvalidSettingsException {
        if (type == ConfigEntries.xstring) {
            config.addString(key, text());
            return true;
        }
        return variable.value() instanceof Number number ? overByNumber(type, number) : overByText(type);
    }

    private boolean overByText(ConfigEntries type) throws InvalidSettingsException {
        if (type == ConfigEntries.xboolean) {
            config.addBoolean(key, truth());
            return true;
        }
        return type == ConfigEntries.xchar && overCharacter();
    }

    private boolean overCharacter() throws InvalidSettingsException {
        if (text().length() != 1) {
            throw new InvalidSettingsException("Unable to parse \"" + text() + "\" (variable \"" + variable.name()
                + "\") as char (settings parameter \"" + key + "\")");
        }
        config.addChar(key, text().charAt(0));
        return true;
    }

    private boolean truth() throws InvalidSettingsException {
        if (!"true".equalsIgnoreCase(text()) && !"false".equalsIgnoreCase(text())) {
            throw new InvalidSettingsException("Unable to parse \"" + text() + "\" (variable \"" + variable.name()
                + "\") as boolean expression (settings parameter \"" + key + "\")");
        }
        return Boolean.parseBoolean(text());
    }

    /** A double goes into floating point numbers, an int into any number or a character. */
    private boolean overByNumber(ConfigEntries type, Number number) throws InvalidSettingsException {
        boolean whole = number instanceof Integer;
        switch (type) {
            case xdouble -> config.addDouble(key, number.doubleValue());
            case xfloat -> config.addFloat(key, number.floatValue());
            default -> {
                return whole && overWhole(type, number.intValue());
            }
        }
        return true;
    }

    private boolean overWhole(ConfigEntries type, int value) throws InvalidSettingsException {
        switch (type) {
            case xlong -> config.addLong(key, value);
            case xint -> config.addInt(key, value);
            case xshort -> config.addShort(key, (short) inRange(value, Short.MIN_VALUE, Short.MAX_VALUE, type));
            case xbyte -> config.addByte(key, (byte) inRange(value, Byte.MIN_VALUE, Byte.MAX_VALUE, type));
            case xchar -> overCharacter();
            default -> {
                return false;
            }
        }
        return true;
    }

    private int inRange(int value, int least, int most, ConfigEntries type) throws InvalidSettingsException {
        if (value < least || value > most) {
            throw new InvalidSettingsException("Value of variable \"" + variable.name() + "\" can't be cast to " + type
                + "(settings parameter \"" + key + "\"), out of range: " + value);
        }
        return value;
    }

    private boolean overArray() throws InvalidSettingsException {
        if (config.getStringArray(key, (String[]) null) != null) {
            config.addStringArray(key, text());
        } else if (!(variable.value() instanceof Number number)) {
            if (config.getBooleanArray(key, (boolean[]) null) == null) {
                return false;
            }
            config.addBooleanArray(key, truth());
        } else if (config.getDoubleArray(key, (double[]) null) != null) {
            config.addDoubleArray(key, number.doubleValue());
        } else if (number instanceof Integer && config.getLongArray(key, (long[]) null) != null) {
            config.addLongArray(key, number.longValue());
        } else if (number instanceof Integer && config.getIntArray(key, (int[]) null) != null) {
            config.addIntArray(key, number.intValue());
        } else {
            return false;
        }
        return true;
    }
}
