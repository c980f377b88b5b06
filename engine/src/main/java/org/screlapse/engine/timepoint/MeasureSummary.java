package org.screlapse.engine.timepoint;

/**
 * One measure in one sample.
 *
 * @param cells the cells on which it rests: those with a known population, or a score; UNKNOWN where not given
 * @param count of a fraction: the cells in the population; UNKNOWN for scores and where cells are unknown
 * @param value the fraction or mean score; NaN where there is none
 * @param sd of a score: its standard deviation over the cells; NaN where unknown
 * @param scores the scores of the cells, {@link CellScores#NONE} where unknown
 */
record MeasureSummary(long cells, long count, double value, double sd, CellScores scores) {
    /** A fraction that was counted. */
    static MeasureSummary counted(long count, long cells) {
        return new MeasureSummary(cells, count, cells == 0 ? Double.NaN : (double) count / cells, Double.NaN,
            CellScores.NONE);
    }

    /** A value that was given for a sample as a whole. */
    static MeasureSummary given(Measure.Kind kind, double value, long cells) {
        boolean countable = kind == Measure.Kind.FRACTION && cells >= 0 && !Double.isNaN(value);
        return new MeasureSummary(cells, countable ? Math.round(value * cells) : TimepointResult.UNKNOWN, value,
            Double.NaN, CellScores.NONE);
    }

    boolean isCounted() {
        return count >= 0 && cells > 0;
    }
}
