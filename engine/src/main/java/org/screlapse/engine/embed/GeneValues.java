package org.screlapse.engine.embed;

import java.util.Arrays;
import org.screlapse.engine.preprocess.Expression;
import org.screlapse.engine.preprocess.ExpressionCursor;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Expression of the chosen genes, compact: for each range of cells the values other than 0, cell by cell. The ranges
 * depend on the number of cells alone, so that sums over them do not depend on the number of threads.
 */
final class GeneValues {

    private static final int RANGE_CELLS = 2048;

    private final int cells;
    private final int genes;
    private final Range[] ranges;

    private GeneValues(int cells, int genes) {
        this.cells = cells;
        this.genes = genes;
        this.ranges = new Range[(cells + RANGE_CELLS - 1) / RANGE_CELLS];
    }

    /**
     * Values of some cells.
     *
     * @param firstCell the first cell
     * @param starts where each cell starts in the other two arrays, and where the last ends
     * @param genes index of the gene among the chosen ones, ascending in each cell
     * @param values its value
     */
    record Range(int firstCell, int[] starts, char[] genes, float[] values) {

        int cells() {
            return starts.length - 1;
        }
    }

    /**
     * @param expression expression of all genes
     * @param chosen the chosen genes, ascending, at most 65,535
     * @param progress told how far it is
     * @return the values of the chosen genes
     */
    static GeneValues read(Expression expression, int[] chosen, Progress progress) {
        char[] place = new char[expression.genes()];
        for (int i = 0; i < chosen.length; i++) {
            place[chosen[i]] = (char) (i + 1);
        }
        GeneValues values = new GeneValues(expression.cells(), chosen.length);
        ParallelLoop.forEach(values.ranges.length, "Reading the expression of the chosen genes", progress, r -> {
            int from = r * RANGE_CELLS;
            int to = Math.min(values.cells, from + RANGE_CELLS);
            values.ranges[r] = readRange(expression.cursor(from, to), from, to, place);
        });
        return values;
    }

    private static Range readRange(ExpressionCursor cell, int from, int to, char[] place) {
        int[] starts = new int[to - from + 1];
        char[] genes = new char[1 << 16];
        float[] values = new float[1 << 16];
        int length = 0;
        while (cell.next()) {
            if (length + cell.length() > genes.length) {
                int capacity = Math.max(2 * genes.length, length + cell.length());
                genes = Arrays.copyOf(genes, capacity);
                values = Arrays.copyOf(values, capacity);
            }
            int[] from0 = cell.genes();
            double[] expression = cell.values();
            for (int i = 0; i < cell.length(); i++) {
                char gene = place[from0[i]];
                if (gene != 0) {
                    genes[length] = (char) (gene - 1);
                    values[length++] = (float) expression[i];
                }
            }
            starts[cell.cell() - from + 1] = length;
        }
        return new Range(from, starts, Arrays.copyOf(genes, length), Arrays.copyOf(values, length));
    }

    int cells() {
        return cells;
    }

    int genes() {
        return genes;
    }

    Range[] ranges() {
        return ranges;
    }
}
