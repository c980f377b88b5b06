package org.screlapse.engine.io.format;

/** Which way round a table of counts is. */
public enum Orientation {
    /** Found out from the names of rows and columns. */
    AUTOMATIC,
    /** A row a gene, a column a cell. */
    GENES_BY_CELLS,
    /** A row a cell, a column a gene. */
    CELLS_BY_GENES
}
