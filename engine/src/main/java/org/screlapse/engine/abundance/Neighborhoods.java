package org.screlapse.engine.abundance;

import java.util.List;

/**
 * Overlapping groups of like cells: each an index cell with its neighbors.
 *
 * @param index the cell around which each neighborhood lies
 * @param starts where the members of each neighborhood start in {@code members}, and where the last end
 * @param members the cells of each neighborhood, ascending
 */
public record Neighborhoods(int[] index, int[] starts, int[] members) {

    /** Checks the shape. */
    public Neighborhoods {
        if (starts.length != index.length + 1 || starts[0] != 0 || starts[index.length] != members.length) {
            throw new IllegalArgumentException(
                index.length + " neighborhoods have " + starts.length + " starts and " + members.length + " members.");
        }
    }

    /** Neighborhoods from the members of each, ascending. */
    public static Neighborhoods of(int[] index, List<int[]> members) {
        int[] starts = new int[index.length + 1];
        for (int i = 0; i < index.length; i++) {
            starts[i + 1] = starts[i] + members.get(i).length;
        }
        int[] all = new int[starts[index.length]];
        for (int i = 0; i < index.length; i++) {
            System.arraycopy(members.get(i), 0, all, starts[i], members.get(i).length);
        }
        return new Neighborhoods(index, starts, all);
    }

    /** Number of neighborhoods. */
    public int count() {
        return index.length;
    }

    /** Number of cells in one. */
    public int size(int neighborhood) {
        return starts[neighborhood + 1] - starts[neighborhood];
    }

    /** A member of one. */
    public int member(int neighborhood, int i) {
        return members[starts[neighborhood] + i];
    }

    /**
     * How many cells of each sample every neighborhood has.
     *
     * @param sampleOf for each cell its sample, −1 for none
     * @param samples number of samples
     * @return neighborhoods × samples
     */
    public double[][] counts(int[] sampleOf, int samples) {
        double[][] counts = new double[count()][samples];
        for (int i = 0; i < count(); i++) {
            for (int m = starts[i]; m < starts[i + 1]; m++) {
                int sample = sampleOf[members[m]];
                if (sample >= 0) {
                    counts[i][sample]++;
                }
            }
        }
        return counts;
    }
}
