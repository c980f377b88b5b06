package org.screlapse.headless.workflow;

import java.util.List;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;

/** Writes the values of {@code -option} arguments into a node's model settings, before any flow variable is applied. */
public final class NodeOptions {

    private NodeOptions() {
    }

    /**
     * Sets one setting; as in KNIME its last key may be new, the configs above it must exist.
     *
     * @throws InvalidSettingsException if a config on the path is missing or the value does not fit the type
     */
    public static void apply(NodeOption option, NodeSettings model) throws InvalidSettingsException {
        NodeSettings target = model;
        List<String> path = option.path();
        for (String key : path.subList(0, path.size() - 1)) {
            if (!(target.getEntry(key) instanceof NodeSettings child)) {
                throw new InvalidSettingsException("The option " + String.join("/", path) + " does not exist: \""
                    + target.getKey() + "\" has no config \"" + key + "\".");
            }
            target = child;
        }
        try {
            set(target, path.get(path.size() - 1), option);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new InvalidSettingsException("The value \"" + option.value() + "\" of option "
                + String.join("/", path) + " is not of type " + option.type() + ".", e);
        }
    }

    /**
     * @param option names a setting
     * @param model the settings of a node
     * @return whether there is such a setting, or an array that may have such an element
     */
    public static boolean exists(NodeOption option, NodeSettings model) {
        NodeSettings parent = model;
        List<String> path = option.path();
        for (String key : path.subList(0, path.size() - 1)) {
            if (!(parent.getEntry(key) instanceof NodeSettings child)) {
                return false;
            }
            parent = child;
        }
        return parent.containsKey(path.get(path.size() - 1)) || parent.containsKey("array-size");
    }

    private static void set(NodeSettings target, String key, NodeOption option) {
        String value = option.value();
        switch (option.type()) {
            case "int" -> target.addInt(key, Integer.parseInt(value));
            case "long" -> target.addLong(key, Long.parseLong(value));
            case "short" -> target.addShort(key, Short.parseShort(value));
            case "byte" -> target.addByte(key, Byte.parseByte(value));
            case "boolean" -> target.addBoolean(key, Boolean.parseBoolean(value));
            case "char" -> target.addChar(key, value.charAt(0));
            case "float", "double" -> target.addDouble(key, Double.parseDouble(value));
            case "String" -> target.addString(key, value);
            default -> throw new IllegalArgumentException("Unknown option type " + option.type() + ".");
        }
    }
}
