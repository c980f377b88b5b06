package org.screlapse.benchmarks.expansion;

/**
 * How well the cells called expanded agree with others.
 *
 * @param called number of cells called
 * @param expected number of cells that should be
 * @param both number of cells in both
 */
record CalledCells(int called, int expected, int both) {

    static CalledCells of(boolean[] called, boolean[] expected) {
        int[] counts = new int[3];
        for (int cell = 0; cell < called.length; cell++) {
            counts[0] += called[cell] ? 1 : 0;
            counts[1] += expected[cell] ? 1 : 0;
            counts[2] += called[cell] && expected[cell] ? 1 : 0;
        }
        return new CalledCells(counts[0], counts[1], counts[2]);
    }

    /** Whether cells are called, and at least half of them rightly. */
    boolean isDetected() {
        return called > 0 && 2 * both >= called;
    }

    double recall() {
        return (double) both / expected;
    }

    /** NaN if no cell is called. */
    double precision() {
        return (double) both / called;
    }

    /** Cells in both over cells in either; 1 if there are none. */
    double jaccard() {
        int either = called + expected - both;
        return either == 0 ? 1 : (double) both / either;
    }
}
