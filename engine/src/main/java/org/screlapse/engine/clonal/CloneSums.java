package org.screlapse.engine.clonal;

/** Cells and sums of the program of a sample, clone by clone. */
final class CloneSums {
    private final int[] cells;
    private final double[] sums;
    private int allCells;
    private double allSum;

    CloneSums(int clones) {
        this.cells = new int[clones];
        this.sums = new double[clones];
    }

    void add(int clone, double value) {
        cells[clone]++;
        sums[clone] += value;
        allCells++;
        allSum += value;
    }

    int size() {
        return cells.length;
    }

    int cells() {
        return allCells;
    }

    int cells(int clone) {
        return cells[clone];
    }

    double sum() {
        return allSum;
    }

    double sum(int clone) {
        return sums[clone];
    }

    /** The mean over all cells, NaN without any. */
    double mean() {
        return allSum / allCells;
    }

    /** The mean of a clone, NaN without a cell of it. */
    double mean(int clone) {
        return sums[clone] / cells[clone];
    }

    /** The clone with most cells, the first of equal ones; −1 without cells. */
    int largest() {
        int largest = -1;
        for (int clone = 0; clone < cells.length; clone++) {
            if (cells[clone] > (largest < 0 ? 0 : cells[largest])) {
                largest = clone;
            }
        }
        return largest;
    }

    /** How many clones have a cell. */
    int seen() {
        int seen = 0;
        for (int count : cells) {
            seen += count > 0 ? 1 : 0;
        }
        return seen;
    }

    /** 1/Σf²: the number of equally large clones that would be as diverse; NaN without cells. */
    double effectiveClones() {
        double squares = 0;
        for (int count : cells) {
            double fraction = (double) count / allCells;
            squares += fraction * fraction;
        }
        return 1 / squares;
    }
}
