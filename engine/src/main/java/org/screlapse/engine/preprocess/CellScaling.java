package org.screlapse.engine.preprocess;

import org.screlapse.engine.data.CellCursor;

/** By what the counts of a cell are multiplied before the logarithm. */
@FunctionalInterface
interface CellScaling {

    /** @return the factor of the cell at the cursor, 0 where it has no counts */
    double factor(CellCursor cell);
}
