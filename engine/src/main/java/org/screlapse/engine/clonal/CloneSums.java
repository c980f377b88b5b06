package org.screlapse.engine.clonal;

/** Cells and sums of the program of a sample, clone by clone. */
final class CloneSums {
    private final int[] cells;
    private final double[] sums;
    private final double[] squares;
    private int allCells;
    private double allSum;

    CloneSums(int clones) {
        this.cells = new int[clones];
        this.sums = new double[clones];
        this.squares = new double[clones];
    }

    void add(int clone, double value) {
        cells[clone]++;
        sums[clone] += value;
        squares[clone] += value * value;
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

    /** The part of the cells that belong to a clone. */
    double fraction(int clone) {
        return (double) cells[clone] / allCells;
    }

    /** The mean over all cells, NaN without any. */
    double mean() {
        return allSum / allCells;
    }

    /** The mean of a clone, NaN without a cell of it. */
    double mean(int clone) {
        return sums[clone] / cells[clone];
    }

    /** The variance of the program over all cells; NaN for fewer than two. */
    double variance() {
        double sum = 0;
        for (double square : squares) {
            sum += square;
        }
        return Math.max(0, sum - allSum * allSum / allCells) / (allCells - 1);
    }

    /** The variance of the program among cells of one clone, pooled; where no clone has two cells that of all cells. */
    double varianceWithinClones() {
        double sum = 0;
        int freedom = 0;
        for (int clone = 0; clone < cells.length; clone++) {
            if (cells[clone] > 1) {
                sum += Math.max(0, squares[clone] - sums[clone] * sums[clone] / cells[clone]);
                freedom += cells[clone] - 1;
            }
        }
        return freedom == 0 ? variance() : sum / freedom;
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
