package org.screlapse.headless.workflow;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigEntries;

/**
 * Which setting a flow variable may overwrite, by KNIME's rules: an integer becomes any number, character or text; a
 * double becomes a float, double or text; a text becomes a text, a single character or {@code true}/{@code false}, but
 * never a number. An array setting becomes an array with just this value.
 */
final class VariableConversion {

    private static final String ARRAY_SIZE = "array-size";

    private VariableConversion() {
    }

    /** Replaces the setting, which lies in the parent given, by the variable's value. */
    static void overwrite(final NodeSettings parent, final AbstractConfigEntry setting, final Variable variable)
            throws InvalidSettingsException {
        if (setting instanceof NodeSettings config) {
            final ConfigEntries elements = elementType(config, setting, variable);
            final NodeSettings array = (NodeSettings)parent.addNodeSettings(setting.getKey());
            array.addInt(ARRAY_SIZE, 1);
            put(array, "0", elements, setting, variable);
        } else {
            put(parent, setting.getKey(), setting.getType(), setting, variable);
        }
    }

    /** The variable that a setting with this value exposes. */
    static Variable toVariable(final String name, final AbstractConfigEntry setting) throws InvalidSettingsException {
        final String text = setting.toStringValue();
        return switch (setting.getType()) {
            case xstring, xchar -> new Variable(name, VariableType.STRING, text);
            case xint, xshort, xbyte -> Variable.parse(name, VariableType.INTEGER, text);
            case xdouble, xfloat -> Variable.parse(name, VariableType.DOUBLE, text);
            default -> throw new InvalidSettingsException("The setting \"" + setting.getKey()
                + "\" cannot be exposed as the variable \"" + name + "\": only texts, integers and doubles can here.");
        };
    }

    /** The type of an array's elements; of an empty array, the variable's own. */
    private static ConfigEntries elementType(final NodeSettings array, final AbstractConfigEntry setting,
            final Variable variable) throws InvalidSettingsException {
        if (!array.containsKey(ARRAY_SIZE)) {
            throw refused(setting, variable);
        }
        final Set<ConfigEntries> types = new HashSet<>();
        for (final String key : array.keySet()) {
            if (!ARRAY_SIZE.equals(key)) {
                types.add(array.getEntry(key).getType());
            }
        }
        if (types.size() > 1) {
            throw refused(setting, variable);
        }
        return types.isEmpty() ? ownType(variable) : types.iterator().next();
    }

    private static ConfigEntries ownType(final Variable variable) {
        return switch (variable.type()) {
            case STRING -> ConfigEntries.xstring;
            case INTEGER -> ConfigEntries.xint;
            case DOUBLE -> ConfigEntries.xdouble;
        };
    }

    private static void put(final NodeSettings target, final String key, final ConfigEntries type,
            final AbstractConfigEntry setting, final Variable variable) throws InvalidSettingsException {
        switch (variable.type()) {
            case STRING -> putString(target, key, type, setting, variable);
            case INTEGER -> putInteger(target, key, type, setting, variable);
            case DOUBLE -> putDouble(target, key, type, setting, variable);
        }
    }

    private static void putString(final NodeSettings target, final String key, final ConfigEntries type,
            final AbstractConfigEntry setting, final Variable variable) throws InvalidSettingsException {
        final String value = (String)variable.value();
        switch (type) {
            case xstring -> target.addString(key, value);
            case xchar -> target.addChar(key, character(value, setting, variable));
            case xboolean -> target.addBoolean(key, truth(value, setting, variable));
            default -> throw refused(setting, variable);
        }
    }

    private static void putDouble(final NodeSettings target, final String key, final ConfigEntries type,
            final AbstractConfigEntry setting, final Variable variable) throws InvalidSettingsException {
        final double value = (Double)variable.value();
        switch (type) {
            case xdouble -> target.addDouble(key, value);
            case xfloat -> target.addFloat(key, (float)value);
            case xstring -> target.addString(key, Double.toString(value));
            default -> throw refused(setting, variable);
        }
    }

    private static void putInteger(final NodeSettings target, final String key, final ConfigEntries type,
            final AbstractConfigEntry setting, final Variable variable) throws InvalidSettingsException {
        final int value = (Integer)variable.value();
        switch (type) {
            case xint -> target.addInt(key, value);
            case xlong -> target.addLong(key, value);
            case xdouble -> target.addDouble(key, value);
            case xfloat -> target.addFloat(key, value);
            case xstring -> target.addString(key, Integer.toString(value));
            case xshort -> target.addShort(key, (short)inRange(Short.MIN_VALUE, Short.MAX_VALUE, setting, variable));
            case xbyte -> target.addByte(key, (byte)inRange(Byte.MIN_VALUE, Byte.MAX_VALUE, setting, variable));
            case xchar -> target.addChar(key, character(Integer.toString(value), setting, variable));
            default -> throw refused(setting, variable);
        }
    }

    private static int inRange(final int min, final int max, final AbstractConfigEntry setting,
            final Variable variable) throws InvalidSettingsException {
        final int value = (Integer)variable.value();
        if (value < min || value > max) {
            throw new InvalidSettingsException("The value " + value + " of variable \"" + variable.name()
                + "\" is out of range for the setting \"" + setting.getKey() + "\" (" + min + " to " + max + ").");
        }
        return value;
    }

    private static boolean truth(final String value, final AbstractConfigEntry setting, final Variable variable)
            throws InvalidSettingsException {
        final String lower = value.toLowerCase(Locale.ROOT);
        if (!"true".equals(lower) && !"false".equals(lower)) {
            throw new InvalidSettingsException("Unable to parse \"" + value + "\" (variable \"" + variable.name()
                + "\") as boolean expression (settings parameter \"" + setting.getKey() + "\"); "
                + "it must be true or false.");
        }
        return Boolean.parseBoolean(lower);
    }

    private static char character(final String value, final AbstractConfigEntry setting, final Variable variable)
            throws InvalidSettingsException {
        if (value.length() != 1) {
            throw new InvalidSettingsException("Unable to parse \"" + value + "\" (variable \"" + variable.name()
                + "\") as single character (settings parameter \"" + setting.getKey() + "\").");
        }
        return value.charAt(0);
    }

    private static InvalidSettingsException refused(final AbstractConfigEntry setting, final Variable variable) {
        return new InvalidSettingsException("Can't overwrite the setting \"" + setting.getKey() + "\" ("
            + setting.getType() + ") with flow variable \"" + variable.name() + "\" of type "
            + variable.type().words() + "; give the variable a type that fits.");
    }
}
