package org.screlapse.engine.expression;

/**
 * One step on the way from stored values to those that an analysis reads, such as a logarithm. A stage that learned
 * something (size factors, means) keeps it, so that the same stage can be applied to other cells. Immutable.
 */
interface Stage {

    /** What a stage does to one cell after another. Not safe for several threads: each cursor has its own. */
    @FunctionalInterface
    interface Step {

        /** @param cell a cursor at a cell, whose values are changed in place */
        void apply(ExpressionCursor cell);
    }

    /** @return the steps of one cursor */
    Step open();

    /** @return counts of each cell multiplied by its factor */
    static Stage scale(CellScaling scaling) {
        return () -> cell -> {
            double factor = scaling.factor(cell);
            double[] values = cell.values();
            for (int i = 0; i < cell.length(); i++) {
                values[i] *= factor;
            }
        };
    }

    /** @return logarithms of 1 + each count multiplied by the factor of its cell */
    static Stage logNormalize(CellScaling scaling) {
        return () -> new LogNormalization(scaling);
    }

    /** The reverse of ln(1 + x). */
    Stage EXPONENTIAL = () -> cell -> {
        double[] values = cell.values();
        for (int i = 0; i < cell.length(); i++) {
            values[i] = Math.expm1(values[i]);
        }
    };
}
