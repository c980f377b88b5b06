package org.knime.core.webui.node.dialog.defaultdialog.setting.filter;

import org.knime.core.webui.node.dialog.defaultdialog.setting.filter.util.PatternFilter.PatternMode;

/** How a filter of names chooses. */
public enum StringFilterMode {
    /** by hand */
    MANUAL,
    /** by a regular expression */
    REGEX,
    /** by a pattern with {@code *} and {@code ?} */
    WILDCARD;

    /** @return the kind of pattern */
    public PatternMode toPatternMode() {
        return this == REGEX ? PatternMode.REGEX : PatternMode.WILDCARD;
    }
}
