package org.screlapse.engine.embed;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.ExpressionCursor;

/**
 * Expression of the chosen genes, a range of cells at a time. As many ranges as fit into an eighth of the heap are kept
 * after they were read first; the others are read again each time. The ranges depend on the number of cells alone, so
 * that sums over them do not depend on the number of threads.
 */
final class GeneValues {

    /** Cells of a range: so few that they stay in the processor's cache while they are multiplied. */
    static final int RANGE_CELLS = 1024;

    private static final int HEAP_SHARE = 8;
    private static final int VALUE_BYTES = Character.BYTES + Float.BYTES;

    private final Expression expression;
    private final int genes;
    private final char[] places;
    private final SparseRows[] kept;
    private final AtomicLong room;

    /**
     * @param expression expression of all genes
     * @param chosen the chosen genes, ascending, at most 65,535
     */
    GeneValues(Expression expression, int[] chosen) {
        this(expression, chosen, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /** @param bytes how many may be kept */
    GeneValues(Expression expression, int[] chosen, long bytes) {
        this.expression = expression;
        room = new AtomicLong(bytes);
        genes = chosen.length;
        places = new char[expression.genes()];
        for (int i = 0; i < genes; i++) {
            places[chosen[i]] = (char) (i + 1);
        }
        kept = new SparseRows[(cells() + RANGE_CELLS - 1) / RANGE_CELLS];
    }

    int cells() {
        return expression.cells();
    }

    /** @return number of chosen genes */
    int genes() {
        return genes;
    }

    /** @return number of ranges */
    int ranges() {
        return kept.length;
    }

    /** @return index of the first cell of a range */
    int firstCell(int range) {
        return range * RANGE_CELLS;
    }

    /**
     * @param index of a range that no other thread asks for at the same time
     * @return its cells × the chosen genes; not to be changed
     */
    SparseRows range(int index) {
        if (kept[index] != null) {
            return kept[index];
        }
        SparseRows range = read(firstCell(index), Math.min(cells(), firstCell(index + 1)));
        if (room.addAndGet(-(long) VALUE_BYTES * range.values().length) >= 0) {
            kept[index] = range;
        }
        return range;
    }

    private SparseRows read(int from, int to) {
        ExpressionCursor cell = expression.cursor(from, to);
        int[] starts = new int[to - from + 1];
        char[] columns = new char[1 << 16];
        float[] values = new float[1 << 16];
        int length = 0;
        while (cell.next()) {
            if (length + cell.length() > columns.length) {
                int capacity = Math.max(2 * columns.length, length + cell.length());
                columns = Arrays.copyOf(columns, capacity);
                values = Arrays.copyOf(values, capacity);
            }
            length = append(cell, columns, values, length);
            starts[cell.cell() - from + 1] = length;
        }
        return new SparseRows(starts, Arrays.copyOf(columns, length), Arrays.copyOf(values, length));
    }

    /** Writes every value, and moves on only behind those of chosen genes: quicker than to branch at each. */
    private int append(ExpressionCursor cell, char[] columns, float[] values, int from) {
        int[] geneOf = cell.genes();
        double[] valueOf = cell.values();
        int length = from;
        for (int i = 0; i < cell.length(); i++) {
            char place = places[geneOf[i]];
            columns[length] = (char) (place - 1);
            values[length] = (float) valueOf[i];
            length += place == 0 ? 0 : 1;
        }
        return length;
    }
}
