package org.screlapse.engine.expression;

/** By what the counts of a cell are multiplied before the logarithm. */
@FunctionalInterface
interface CellScaling {

    /** @return the factor of the cell at the cursor, which holds its counts; 0 where it has none */
    double factor(ExpressionCursor cell);
}
