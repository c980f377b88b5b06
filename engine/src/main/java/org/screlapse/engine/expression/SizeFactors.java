package org.screlapse.engine.expression;

import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.NumericColumn;

/** The size factors that are an annotation of the cells. Immutable. */
final class SizeFactors implements CellScaling {

    /** The cell annotation that holds the size factors. */
    static final String COLUMN = "size_factor";

    private final double[] sizes;

    private SizeFactors(double[] sizes) {
        this.sizes = sizes;
    }

    /** @throws IllegalArgumentException if a cell has none, or a negative one */
    static SizeFactors of(Annotations cells) {
        Column column = cells.column(COLUMN).orElseThrow();
        if (!(column instanceof NumericColumn numbers)) {
            throw new IllegalArgumentException("The cell annotation \"" + COLUMN + "\" is " + column.type()
                + ", but size factors are numbers: normalize the counts, or remove the annotation.");
        }
        for (int cell = 0; cell < numbers.size(); cell++) {
            if (!(numbers.value(cell) >= 0) || Double.isInfinite(numbers.value(cell))) {
                throw new IllegalArgumentException("The size factor of cell \""
                    + cells.names().get(cell) + "\" is " + (numbers.isMissing(cell)
                        ? "missing, as after joining data of which only some were normalized" : numbers.value(cell))
                    + ": normalize the counts of all cells again.");
            }
        }
        return new SizeFactors(numbers.values());
    }

    @Override
    public double factor(ExpressionCursor cell) {
        double size = sizes[cell.cell()];
        return size > 0 ? 1 / size : 0;
    }
}
