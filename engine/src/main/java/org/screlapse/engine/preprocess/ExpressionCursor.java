package org.screlapse.engine.preprocess;

import org.screlapse.engine.data.CellCursor;

/**
 * Reads the log-normalised expression of cells one after another into arrays that it reuses. Genes that are not
 * mentioned have the expression 0. Not safe for several threads: each takes a cursor of its own.
 */
public final class ExpressionCursor {

    /** Counts below this are looked up: a cell has few different ones, and a logarithm costs more than all the rest. */
    private static final int TABLE = 256;

    private final CellCursor cells;
    private final CellScaling scaling;
    private final boolean logarithms;
    private final double[] logs = new double[TABLE];
    private final int[] knownSince = new int[TABLE];
    private int round;
    private double[] values = new double[4096];

    /**
     * @param scaling how counts become expression; null where the values are expression already
     * @param logarithms whether log-normalised values are read, or the same before the logarithm
     */
    ExpressionCursor(CellCursor cells, CellScaling scaling, boolean logarithms) {
        this.cells = cells;
        this.scaling = scaling;
        this.logarithms = logarithms;
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
        if (values.length < cells.length()) {
            values = new double[cells.genes().length];
        }
        if (scaling == null) {
            copy();
        } else if (logarithms) {
            normalize();
        } else {
            scale();
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

    /** @return expression of these genes; only the first {@link #length()} entries count, until the next move */
    public double[] values() {
        return values;
    }

    private void copy() {
        float[] from = cells.values();
        for (int i = 0; i < cells.length(); i++) {
            values[i] = logarithms ? from[i] : Math.expm1(from[i]);
        }
    }

    private void scale() {
        double factor = scaling.factor(cells);
        float[] counts = cells.values();
        for (int i = 0; i < cells.length(); i++) {
            values[i] = counts[i] * factor;
        }
    }

    private void normalize() {
        double factor = scaling.factor(cells);
        float[] counts = cells.values();
        double[] into = values;
        int length = cells.length();
        round++;
        for (int i = 0; i < length; i++) {
            float count = counts[i];
            int whole = (int) count;
            into[i] = whole == count && whole < TABLE ? log(whole, factor) : Math.log1p(count * factor);
        }
    }

    private double log(int count, double factor) {
        if (knownSince[count] != round) {
            knownSince[count] = round;
            logs[count] = Math.log1p(count * factor);
        }
        return logs[count];
    }
}
