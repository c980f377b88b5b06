package org.screlapse.headless.runtime;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.config.Config;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigEntries;
import org.knime.core.node.workflow.FlowVariable;
import org.knime.core.node.workflow.VariableType.BooleanType;
import org.knime.core.node.workflow.VariableType.StringType;

/** How a flow variable takes the place of a setting, by KNIME's rules on which types go into which. */
public final class FlowVariables {

    private FlowVariables() {
    }

    /**
     * Replaces an entry by the value of a variable. A number goes into a wider number or a text, a text into a truth
     * value or character that it spells; in place of an array comes an array of one.
     *
     * @param config the config that holds the entry
     * @throws InvalidSettingsException if there is no such entry, or the variable does not fit it
     */
    public static void overwrite(Config config, String key, FlowVariable variable) throws InvalidSettingsException {
        AbstractConfigEntry entry = config.getEntry(key);
        if (entry == null) {
            throw new InvalidSettingsException("No matching element found for entry with key: " + key);
        }
        ConfigEntries type = entry.getType();
        boolean done = type == ConfigEntries.config ? overwriteArray(config, key, variable)
            : overwriteValue(config, key, type, variable);
        if (!done) {
            throw new InvalidSettingsException("Can't overwrite the config " + entry + " (" + type
                + ") with flow variable '" + variable.getName() + "' of type '" + variable.getVariableType() + "'.");
        }
    }

    private static boolean overwriteValue(Config config, String key, ConfigEntries type, FlowVariable variable)
        throws InvalidSettingsException {
        if (type == ConfigEntries.xstring) {
            config.addString(key, variable.getValueAsString());
            return true;
        }
        if (variable.getVariableType() == BooleanType.INSTANCE) {
            return overwriteTruth(config, key, type, variable);
        }
        return variable.getVariableType() == StringType.INSTANCE ? overwriteByText(config, key, type, variable)
            : overwriteByNumber(config, key, type, variable);
    }

    private static boolean overwriteTruth(Config config, String key, ConfigEntries type, FlowVariable variable) {
        if (type != ConfigEntries.xboolean) {
            return false;
        }
        config.addBoolean(key, variable.getValue(BooleanType.INSTANCE));
        return true;
    }

    private static boolean overwriteByText(Config config, String key, ConfigEntries type, FlowVariable variable)
        throws InvalidSettingsException {
        if (type == ConfigEntries.xboolean) {
            config.addBoolean(key, truth(key, variable));
            return true;
        }
        return type == ConfigEntries.xchar && addCharacter(config, key, variable);
    }

    private static boolean addCharacter(Config config, String key, FlowVariable variable)
        throws InvalidSettingsException {
        String text = variable.getValueAsString();
        if (text.length() != 1) {
            throw new InvalidSettingsException("Unable to parse \"" + text + "\" (variable \"" + variable.getName()
                + "\") as char (settings parameter \"" + key + "\")");
        }
        config.addChar(key, text.charAt(0));
        return true;
    }

    private static boolean truth(String key, FlowVariable variable) throws InvalidSettingsException {
        String text = variable.getValueAsString();
        if (!"true".equalsIgnoreCase(text) && !"false".equalsIgnoreCase(text)) {
            throw new InvalidSettingsException("Unable to parse \"" + text + "\" (variable \"" + variable.getName()
                + "\") as boolean expression (settings parameter \"" + key + "\")");
        }
        return Boolean.parseBoolean(text);
    }

    private static boolean overwriteByNumber(Config config, String key, ConfigEntries type, FlowVariable variable)
        throws InvalidSettingsException {
        Number number = number(variable);
        if (!fits(number, type)) {
            return false;
        }
        switch (type) {
            case xdouble -> config.addDouble(key, number.doubleValue());
            case xfloat -> config.addFloat(key, number.floatValue());
            case xlong -> config.addLong(key, number.longValue());
            case xint -> config.addInt(key, number.intValue());
            case xshort ->
                config.addShort(key, (short) inRange(number, Short.MIN_VALUE, Short.MAX_VALUE, type, key, variable));
            case xbyte ->
                config.addByte(key, (byte) inRange(number, Byte.MIN_VALUE, Byte.MAX_VALUE, type, key, variable));
            default -> addCharacter(config, key, variable);
        }
        return true;
    }

    /** A double goes into floating point numbers, a long also into longs, an int into any number or a character. */
    private static boolean fits(Number number, ConfigEntries type) {
        return switch (type) {
            case xdouble, xfloat -> true;
            case xlong -> !(number instanceof Double);
            case xint, xshort, xbyte, xchar -> number instanceof Integer;
            default -> false;
        };
    }

    private static Number number(FlowVariable variable) {
        return (Number) variable.getValue(variable.getVariableType());
    }

    private static int inRange(Number number, int least, int most, ConfigEntries type, String key,
        FlowVariable variable) throws InvalidSettingsException {
        int value = number.intValue();
        if (value < least || value > most) {
            throw new InvalidSettingsException("Value of variable \"" + variable.getName() + "\" can't be cast to "
                + type + "(settings parameter \"" + key + "\"), out of range: " + value);
        }
        return value;
    }

    private static boolean overwriteArray(Config config, String key, FlowVariable variable)
        throws InvalidSettingsException {
        if (config.getStringArray(key, (String[]) null) != null) {
            config.addStringArray(key, variable.getValueAsString());
            return true;
        }
        if (variable.getVariableType() == StringType.INSTANCE || variable.getVariableType() == BooleanType.INSTANCE) {
            if (config.getBooleanArray(key, (boolean[]) null) == null) {
                return false;
            }
            config.addBooleanArray(key, truth(key, variable));
            return true;
        }
        return overwriteNumberArray(config, key, number(variable));
    }

    private static boolean overwriteNumberArray(Config config, String key, Number number) {
        if (config.getDoubleArray(key, (double[]) null) != null) {
            config.addDoubleArray(key, number.doubleValue());
        } else if (!(number instanceof Double) && config.getLongArray(key, (long[]) null) != null) {
            config.addLongArray(key, number.longValue());
        } else if (number instanceof Integer && config.getIntArray(key, (int[]) null) != null) {
            config.addIntArray(key, number.intValue());
        } else {
            return false;
        }
        return true;
    }
}
