package org.screlapse.headless.parameters;

import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.NodeSettingsRO;

/** Looks for entries of settings. */
final class SettingsPaths {

    private SettingsPaths() {
    }

    /** Whether there is an entry or config at the path; the empty path is the settings themselves. */
    static boolean has(NodeSettingsRO settings, String... path) {
        if (path.length == 0) {
            return true;
        }
        try {
            var current = settings;
            for (int i = 0; i < path.length - 1; i++) {
                current = current.getNodeSettings(path[i]);
            }
            return current.containsKey(path[path.length - 1]);
        } catch (InvalidSettingsException e) { // a config on the way is absent
            return false;
        }
    }
}
