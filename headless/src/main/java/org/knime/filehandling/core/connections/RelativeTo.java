package org.knime.filehandling.core.connections;

import java.util.Arrays;

/** What a path of the category {@link FSCategory#RELATIVE} is relative to. */
public enum RelativeTo {
    /** the current space of a KNIME Hub */
    SPACE("knime.space"),
    /** the mount point that the workflow lies in */
    MOUNTPOINT("knime.mountpoint"),
    /** the workflow's folder */
    WORKFLOW("knime.workflow"),
    /** the folder "data" in the workflow's folder */
    WORKFLOW_DATA("knime.workflow.data");

    private final String settingsValue;

    RelativeTo(String settingsValue) {
        this.settingsValue = settingsValue;
    }

    /** @return the specifier of such a location */
    public String getSettingsValue() {
        return settingsValue;
    }

    /**
     * @param string the specifier of a location
     * @return what its path is relative to
     * @throws IllegalArgumentException if there is no such specifier
     */
    public static RelativeTo fromSettingsValue(String string) {
        return Arrays.stream(values()).filter(value -> value.settingsValue.equals(string)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Unknown relative to option '" + string + "'."));
    }
}
