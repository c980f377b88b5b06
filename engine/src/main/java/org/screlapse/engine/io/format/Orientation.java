package org.screlapse.engine.io.format;

/** Which way round a table of counts is. */
public enum Orientation {
    /** Found out from the names of rows and columns. */
    AUTOMATIC,
    /** A row per gene, a column per cell. */
    GENES_BY_CELLS,
    /** A row per cell, a column per gene. */
    CELLS_BY_GENES
}
