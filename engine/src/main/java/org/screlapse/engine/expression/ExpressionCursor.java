package org.screlapse.engine.expression;

import org.screlapse.engine.data.CellCursor;

/**
 * Reads the values of cells one after another, through the stages of an {@link Expression}, into arrays that it reuses.
 * Genes that are not mentioned have the value 0. Not safe for several threads: each takes a cursor of its own.
 */
public final class ExpressionCursor {

    private final CellCursor cells;
    private final Stage.Step[] steps;
    private double[] values = new double[4096];

    ExpressionCursor(CellCursor cells, Stage.Step... steps) {
        this.cells = cells;
        this.steps = steps;
    }

    /**
     * Moves to the next cell.
     *
     * @return whether there is one
     */
    public boolean next() {
        if (!cells.next()) {
            return false;
        }
        int length = cells.length();
        if (values.length < length) {
            values = new double[cells.genes().length];
        }
        float[] stored = cells.values();
        for (int i = 0; i < length; i++) {
            values[i] = stored[i];
        }
        for (Stage.Step step : steps) {
            step.apply(this);
        }
        return true;
    }

    /** @return index of the cell in the matrix */
    public int cell() {
        return cells.cell();
    }

    /** @return number of genes mentioned of this cell */
    public int length() {
        return cells.length();
    }

    /** @return gene indices, ascending; only the first {@link #length()} entries count, until the next move */
    public int[] genes() {
        return cells.genes();
    }

    /** @return values of these genes; only the first {@link #length()} entries count, until the next move */
    public double[] values() {
        return values;
    }
}
