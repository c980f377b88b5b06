package org.knime.filehandling.core.connections;

/** The kind of a file system. */
public enum FSCategory {
    /** the machine's own */
    LOCAL,
    /** relative to the workflow */
    RELATIVE,
    /** a mount point of KNIME's explorer */
    MOUNTPOINT,
    /** an address */
    CUSTOM_URL,
    /** a space of a KNIME Hub */
    HUB_SPACE,
    /** a file system that comes in by a port */
    CONNECTED
}
