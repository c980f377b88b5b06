package org.screlapse.engine.score;

import java.util.Arrays;

/**
 * The values of one cell in order, so that each can be ranked among all genes, the many zeros included, without writing
 * them down. Small counts are counted, not sorted: a cell has few different ones. Reused from cell to cell; not safe
 * for several threads.
 */
final class ValueRanks {

    private static final int TABLE = 256;

    private final int genes;
    private final boolean counts;
    private final int[] tied = new int[TABLE];
    private final int[] above = new int[TABLE];
    /** Ascending: all values that are not in the table. */
    private float[] others = new float[TABLE];
    private int otherCount;
    private int zeros;

    /**
     * @param genes number of genes
     * @param counts whether all values are whole and not negative
     */
    ValueRanks(int genes, boolean counts) {
        this.genes = genes;
        this.counts = counts;
    }

    /**
     * @param values the values of a cell other than 0; only the first {@code length} count
     * @param length how many there are
     */
    void load(float[] values, int length) {
        zeros = genes - length;
        otherCount = 0;
        if (others.length < length) {
            others = new float[2 * length];
        }
        if (counts) {
            Arrays.fill(tied, 0);
            for (int i = 0; i < length; i++) {
                if (values[i] < TABLE) {
                    tied[(int) values[i]]++;
                } else {
                    others[otherCount++] = values[i];
                }
            }
            tied[0] = zeros;
            int sum = otherCount;
            for (int value = TABLE - 1; value >= 0; value--) {
                above[value] = sum;
                sum += tied[value];
            }
        } else {
            System.arraycopy(values, 0, others, 0, length);
            otherCount = length;
        }
        Arrays.sort(others, 0, otherCount);
    }

    /**
     * @param value a value of the cell, or 0
     * @return number of genes of a greater value
     */
    int above(float value) {
        if (inTable(value)) {
            return above[(int) value];
        }
        return otherCount - firstNotBelow(Math.nextUp(value)) + (value < 0 ? zeros : 0);
    }

    /**
     * @param value a value of the cell, or 0
     * @return number of genes of that value
     */
    int tied(float value) {
        if (inTable(value)) {
            return tied[(int) value];
        }
        return value == 0 ? zeros : firstNotBelow(Math.nextUp(value)) - firstNotBelow(value);
    }

    private boolean inTable(float value) {
        return counts && value < TABLE;
    }

    private int firstNotBelow(float value) {
        int low = 0;
        int high = otherCount;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (others[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
