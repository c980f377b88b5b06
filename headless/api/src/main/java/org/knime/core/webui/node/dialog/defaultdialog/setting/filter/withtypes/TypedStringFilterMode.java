package org.knime.core.webui.node.dialog.defaultdialog.setting.filter.withtypes;

/** How a filter of names that have types chooses. */
public enum TypedStringFilterMode {
    /** by hand */
    MANUAL,
    /** by a regular expression */
    REGEX,
    /** by a pattern with {@code *} and {@code ?} */
    WILDCARD,
    /** by type */
    TYPE
}
