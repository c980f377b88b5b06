package org.screlapse.engine.data;

import java.util.Locale;

/** What an annotation column holds. */
public enum ColumnType {
    /** One of a few categories a row. */
    CATEGORICAL,
    /** A whole number a row. */
    INTEGER,
    /** A number per row. */
    NUMERIC,
    /** True or false a row. */
    BOOLEAN,
    /** Free text a row. */
    TEXT;

    /** @return its name in messages and tables */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
