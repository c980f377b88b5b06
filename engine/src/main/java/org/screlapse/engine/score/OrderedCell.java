package org.screlapse.engine.score;

import java.util.Arrays;
import org.screlapse.engine.data.CellCursor;

/**
 * All genes of one cell in order, from the highest value, ties in the order of the genes. Reused from cell to cell; not
 * safe for several threads.
 */
final class OrderedCell {

    private final int genes;
    private final boolean meanTies;
    /** Of each gene, 0 where its value is 0. */
    private final double[] positions;
    private final int[] ranks;
    /** Of each gene how many genes before it have a value. */
    private final int[] valuesBefore;
    private long[] keys = new long[4096];
    private int length;
    private int[] loaded = new int[0];
    private int positive;
    private int rankOfZero;

    /**
     * @param genes number of genes
     * @param meanTies whether genes of the same value share their mean position; else they stand in their order
     */
    OrderedCell(int genes, boolean meanTies) {
        this.meanTies = meanTies;
        this.genes = genes;
        positions = new double[genes];
        ranks = new int[genes];
        valuesBefore = new int[genes];
    }

    /** @param cell the cell at which the cursor is */
    void load(CellCursor cell) {
        for (int i = 0; i < length; i++) {
            positions[loaded[i]] = 0;
        }
        length = cell.length();
        if (loaded.length < length) {
            loaded = new int[2 * length];
            keys = new long[2 * length];
        }
        System.arraycopy(cell.genes(), 0, loaded, 0, length);
        int entry = 0;
        for (int gene = 0; gene < genes; gene++) {
            valuesBefore[gene] = entry;
            if (entry < length && loaded[entry] == gene) {
                entry++;
            }
        }
        order(cell.values());
    }

    /** @return position of the gene from the highest, which has 1 */
    double position(int gene) {
        if (positions[gene] > 0) {
            return positions[gene];
        }
        return meanTies ? positive + (genes - length + 1) / 2.0 : positive + gene - valuesBefore[gene] + 1;
    }

    /** @return rank of the gene from the lowest, which has 1; ties share their mean rank, rounded down */
    int rank(int gene) {
        return positions[gene] > 0 ? ranks[gene] : rankOfZero;
    }

    private void order(float[] values) {
        for (int i = 0; i < length; i++) {
            keys[i] = (long) descending(values[i]) << Integer.SIZE | i;
        }
        Arrays.sort(keys, 0, length);
        int zeros = genes - length;
        positive = 0;
        for (int from = 0; from < length;) {
            float value = values[(int) keys[from]];
            int to = from + 1;
            while (to < length && values[(int) keys[to]] == value) {
                to++;
            }
            int above = value < 0 ? from + zeros : from;
            place(from, to, above);
            positive = value > 0 ? to : positive;
            from = to;
        }
        rankOfZero = meanRank(positive, zeros);
    }

    private void place(int from, int to, int above) {
        int rank = meanRank(above, to - from);
        for (int k = from; k < to; k++) {
            int gene = loaded[(int) keys[k]];
            positions[gene] = meanTies ? above + (to - from + 1) / 2.0 : above + k - from + 1;
            ranks[gene] = rank;
        }
    }

    private int meanRank(int above, int tied) {
        return (int) (genes + 1 - above - (tied + 1) / 2.0);
    }

    /** An integer that is the smaller the greater the value. */
    private static int descending(float value) {
        int bits = Float.floatToIntBits(value);
        return ~(bits ^ (bits >> (Integer.SIZE - 1) & Integer.MAX_VALUE));
    }
}
