package org.screlapse.headless.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettings;
import org.knime.core.node.config.base.AbstractConfigEntry;
import org.knime.core.node.config.base.ConfigEntries;

/**
 * The part of a node's {@code settings.xml} that says which settings a flow variable controls ({@code used_variable})
 * and which settings become flow variables themselves ({@code exposed_variable}).
 *
 * <p>
 * As in KNIME the tree follows the model settings: what the model does not have is passed over, a config counts as a
 * setting of its own (an array, a file location) unless the tree goes on below it, and keys that end in
 * {@code _Internals} cannot be controlled unless it does.
 */
public final class VariableOverrides {

    private static final String USED = "used_variable";

    private static final String EXPOSED = "exposed_variable";

    private static final String VERSION = "version";

    private static final String TREE = "tree";

    private final Map<String, Variable> available;

    private final List<Variable> exposed = new ArrayList<>();

    private VariableOverrides(Map<String, Variable> available) {
        this.available = available;
    }

    /**
     * Writes the values of flow variables over the settings that they control.
     *
     * @param variables the node's config {@code variables}
     * @param model the model settings, changed in place
     * @param available the variables that reach the node, by name
     * @return the variables that the node's settings become
     * @throws InvalidSettingsException if a variable does not exist or does not fit its setting
     */
    public static List<Variable> apply(NodeSettings variables, NodeSettings model, Map<String, Variable> available)
        throws InvalidSettingsException {
        NodeSettings tree =
            variables.containsKey(VERSION) && variables.containsKey(TREE) ? variables.getNodeSettings(TREE) : variables;
        VariableOverrides overrides = new VariableOverrides(available);
        overrides.applyToChildren(tree, model);
        return overrides.exposed;
    }

    private void applyToChildren(NodeSettings tree, NodeSettings model) throws InvalidSettingsException {
        for (String key : List.copyOf(model.keySet())) {
            if (!(tree.getEntry(key) instanceof NodeSettings mask)) {
                continue;
            }
            AbstractConfigEntry setting = model.getEntry(key);
            if (setting instanceof NodeSettings config && goesOn(mask)) {
                applyToChildren(mask, config);
            } else if (!goesOn(mask) && !key.endsWith("_Internals")) {
                applyToLeaf(mask, model, setting);
            }
        }
    }

    /** Whether the tree has settings below this one rather than a variable for it. */
    private static boolean goesOn(NodeSettings mask) {
        return mask.keySet().stream().anyMatch(key -> mask.getEntry(key).getType() == ConfigEntries.config);
    }

    private void applyToLeaf(NodeSettings mask, NodeSettings parent, AbstractConfigEntry setting)
        throws InvalidSettingsException {
        String used;
        String exposedName;
        try {
            used = mask.getString(USED);
            exposedName = mask.getString(EXPOSED);
        } catch (InvalidSettingsException e) {
            throw new InvalidSettingsException(
                "Errors reading flow variables: " + e.getMessage() + " (setting \"" + setting.getKey() + "\")", e);
        }
        if (used != null && !used.isEmpty()) {
            Variable variable = available.get(used);
            if (variable == null) {
                throw new InvalidSettingsException("Unknown variable \"" + used + "\", which controls the setting \""
                    + setting.getKey() + "\"; " + knownVariables());
            }
            VariableFit.overwrite(parent, setting.getKey(), variable);
        }
        if (exposedName != null && !exposedName.isEmpty()) {
            exposed.add(exposed(exposedName, parent.getEntry(setting.getKey())));
        }
    }

    private static Variable exposed(String name, AbstractConfigEntry setting) throws InvalidSettingsException {
        String text = setting.toStringValue();
        return switch (setting.getType()) {
            case xstring, xchar -> new Variable(name, VariableType.STRING, text);
            case xint, xshort, xbyte -> Variable.parse(name, VariableType.INTEGER, text);
            case xdouble, xfloat -> Variable.parse(name, VariableType.DOUBLE, text);
            default -> throw new InvalidSettingsException("The setting \"" + setting.getKey()
                + "\" cannot be exposed as the variable \"" + name + "\": only texts, integers and doubles can here.");
        };
    }

    private String knownVariables() {
        return available.isEmpty() ? "no variable reaches this node."
            : "the variables that reach this node are " + String.join(", ", available.keySet()) + ".";
    }
}
