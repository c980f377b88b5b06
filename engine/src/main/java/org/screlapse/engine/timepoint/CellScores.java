package org.screlapse.engine.timepoint;

/** The scores of one sample's cells, as a view of the column of all cells. */
final class CellScores {
    /** No cell-level scores are known. */
    static final CellScores NONE = new CellScores(new double[0], new int[0], 0, 0);

    private final double[] column;
    private final int[] rows;
    private final int from;
    private final int to;

    /**
     * A view.
     *
     * @param column a value per cell
     * @param rows the cells, sample after sample
     * @param from the first position in rows that belongs to the sample
     * @param to the one after the last
     */
    CellScores(double[] column, int[] rows, int from, int to) {
        this.column = column;
        this.rows = rows;
        this.from = from;
        this.to = to;
    }

    /** The values, NaN among them. */
    double[] values() {
        double[] values = new double[to - from];
        for (int i = from; i < to; i++) {
            values[i - from] = column[rows[i]];
        }
        return values;
    }

    /** Size, mean and standard deviation without the NaN, in two passes for accuracy. */
    MeasureSummary summary() {
        double sum = 0;
        int n = 0;
        for (int i = from; i < to; i++) {
            double value = column[rows[i]];
            if (!Double.isNaN(value)) {
                sum += value;
                n++;
            }
        }
        double mean = sum / n;
        double squares = 0;
        for (int i = from; i < to; i++) {
            double deviation = column[rows[i]] - mean;
            squares += Double.isNaN(deviation) ? 0 : deviation * deviation;
        }
        double sd = n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1));
        return new MeasureSummary(n, TimepointResult.UNKNOWN, mean, sd, this);
    }
}
