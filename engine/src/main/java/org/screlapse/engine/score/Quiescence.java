package org.screlapse.engine.score;

import org.screlapse.engine.task.NameList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Calls cells that rest: in G1, with little sign of S or G2/M, and with little RNA compared with the other cells of
 * their sample. There is no established rule for G0 in single-cell data; this is the one used here.
 *
 * <p>
 * Within each sample, with c = the higher of the scores of S and of G2/M, and t = ln(1 + total counts):
 * <ul>
 * <li>a cell is quiescent if its phase is G1, its c is not above the quantile of c of the sample's G1 cells (the median
 * unless chosen otherwise), and its t not above the quantile of t of all of the sample's cells (likewise);
 * <li>its score is {@code −(z(c) + z(t)) / √2}, with z the difference from the sample's median in units of 1.4826
 * median absolute deviations: high for cells that rest, whatever their phase.
 * </ul>
 *
 * <p>
 * RNA content follows sequencing depth as well, hence the comparison within a sample only; samples that were loaded as
 * one must not be split, and doublets and dying cells should be gone before. Immutable.
 */
public final class Quiescence implements Operation<Void> {

    /** Name of the annotation that holds the score. */
    public static final String SCORE = "quiescence_score";
    /** Name of the annotation that holds the call. */
    public static final String CALL = "quiescent";

    private static final String TOTAL = "total_counts";
    private static final Quiescence DEFAULT = new Quiescence("", 0.5, 0.5);
    private static final double MAD_TO_DEVIATION = 1.4826;

    private final String sample;
    private final double cycleQuantile;
    private final double rnaQuantile;

    private Quiescence(String sample, double cycleQuantile, double rnaQuantile) {
        this.sample = sample;
        this.cycleQuantile = cycleQuantile;
        this.rnaQuantile = rnaQuantile;
    }

    /** @return the median for both limits */
    public static Quiescence withDefaults() {
        return DEFAULT;
    }

    /**
     * @param quantile which quantile of the G1 cells' cycle scores is the limit, more than 0, at most 1
     * @return this operation with that limit
     * @throws IllegalArgumentException if it is out of range
     */
    public Quiescence withCycleQuantile(double quantile) {
        return new Quiescence(sample, checked("cycle score", quantile), rnaQuantile);
    }

    /**
     * @param quantile which quantile of the cells' RNA content is the limit, more than 0, at most 1
     * @return this operation with that limit
     * @throws IllegalArgumentException if it is out of range
     */
    public Quiescence withRnaQuantile(double quantile) {
        return new Quiescence(sample, cycleQuantile, checked("RNA content", quantile));
    }

    /**
     * @param column the annotation of the cells that names the sample; empty if all cells are of one
     * @return this operation within these samples; cells without a sample get neither a score nor a call
     */
    public Quiescence withSamples(String column) {
        return new Quiescence(column, cycleQuantile, rnaQuantile);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        data.requireCellColumn("score of the S genes", CellCycle.S_SCORE, ColumnType.NUMERIC);
        data.requireCellColumn("score of the G2/M genes", CellCycle.G2M_SCORE, ColumnType.NUMERIC);
        data.requireGroups("phase", CellCycle.PHASE);
        if (!sample.isEmpty()) {
            data.requireGroups("sample", sample);
        }
        return data.withCellColumn(new ColumnSummary(SCORE, ColumnType.NUMERIC, List.of()))
            .withCellColumn(new ColumnSummary(CALL, ColumnType.BOOLEAN, List.of()));
    }

    @Override
    public Outcome<Void> apply(SingleCellData data, Run run) {
        describe(data.summary());
        double[] content = Arrays.stream(totals(data, run)).map(Math::log1p).toArray();
        double[] s = numbers(data, CellCycle.S_SCORE);
        double[] g2m = numbers(data, CellCycle.G2M_SCORE);
        Column phases = data.cells().column(CellCycle.PHASE).orElseThrow();
        double[] cycling = new double[content.length];
        Arrays.setAll(cycling, cell -> Math.max(s[cell], g2m[cell]));
        CategoricalColumn groups = sample.isEmpty() ? CategoricalColumn.constant("", content.length)
            : CategoricalColumn.of(data.cells().column(sample).orElseThrow());
        double[] scores = new double[content.length];
        Arrays.fill(scores, Double.NaN);
        Boolean[] calls = new Boolean[content.length];
        List<String> noG1 = new ArrayList<>();
        for (int group = 0; group < groups.categories().size(); group++) {
            int code = group;
            boolean[] own = new boolean[content.length];
            boolean[] resting = new boolean[content.length];
            for (int cell = 0; cell < own.length; cell++) {
                own[cell] = groups.code(cell) == code;
                resting[cell] = own[cell] && "G1".equals(phases.text(cell));
            }
            if (call(cycling, content, own, resting, scores, calls) == 0) {
                noG1.add(groups.categories().get(group).isEmpty() ? "the data" : groups.categories().get(group));
            }
        }
        if (!noG1.isEmpty()) {
            run.note("No cell is in G1, and so none quiescent, in " + NameList.of(noG1, 5) + ".");
        }
        return Outcome.of(data.withCellColumn(SCORE, NumericColumn.of(scores)).withCellColumn(CALL,
            BooleanColumn.of(Arrays.asList(calls))));
    }

    private static double[] numbers(SingleCellData data, String column) {
        return ((NumericColumn) data.cells().column(column).orElseThrow()).values();
    }

    /** Fills in the cells of one sample; returns how many are in G1. */
    private int call(double[] cycling, double[] content, boolean[] own, boolean[] resting, double[] scores,
        Boolean[] calls) {
        double[] sampleCycling = chosen(cycling, own);
        double[] sampleContent = chosen(content, own);
        double[] restingCycling = chosen(cycling, resting);
        if (sampleCycling.length == 0) {
            return 1;
        }
        double cycleLimit =
            restingCycling.length == 0 ? Double.NEGATIVE_INFINITY : quantile(restingCycling, cycleQuantile);
        double contentLimit = quantile(sampleContent, rnaQuantile);
        double[] z = robust(sampleCycling);
        double[] zContent = robust(sampleContent);
        for (int cell = 0; cell < own.length; cell++) {
            if (own[cell]) {
                scores[cell] =
                    -((cycling[cell] - z[0]) / z[1] + (content[cell] - zContent[0]) / zContent[1]) / Math.sqrt(2);
                calls[cell] = resting[cell] && cycling[cell] <= cycleLimit && content[cell] <= contentLimit;
            }
        }
        return restingCycling.length;
    }

    private static double[] chosen(double[] values, boolean[] cells) {
        double[] own = values.clone();
        for (int cell = 0; cell < own.length; cell++) {
            own[cell] = cells[cell] ? own[cell] : Double.NaN;
        }
        return Arrays.stream(own).filter(v -> !Double.isNaN(v)).sorted().toArray();
    }

    /** Median and scaled median absolute deviation; infinite where values do not differ, so that z is 0. */
    private static double[] robust(double[] sorted) {
        double median = quantile(sorted, 0.5);
        double[] deviations = Arrays.stream(sorted).map(v -> Math.abs(v - median)).sorted().toArray();
        double deviation = MAD_TO_DEVIATION * quantile(deviations, 0.5);
        return new double[]{median, deviation > 0 ? deviation : Double.POSITIVE_INFINITY};
    }

    private static double[] totals(SingleCellData data, Progress progress) {
        Column known = data.cells().column(TOTAL).orElse(null);
        if (known != null && known.isNumeric()) {
            return known.numbers();
        }
        if (!data.counts().isCounts()) {
            throw new IllegalArgumentException("Quiescence needs the RNA content of the cells, but the values are not"
                + " counts, and there is no annotation \"" + TOTAL + "\": give raw counts, or switch quiescence off.");
        }
        return data.counts().cellTotals(progress);
    }

    /** The quantile of type 7 of ascending values. */
    private static double quantile(double[] sorted, double probability) {
        double place = (sorted.length - 1) * probability;
        int below = (int) place;
        double share = place - below;
        return share == 0 ? sorted[below] : sorted[below] + share * (sorted[below + 1] - sorted[below]);
    }

    private static double checked(String what, double quantile) {
        if (!(quantile > 0 && quantile <= 1)) {
            throw new IllegalArgumentException("The quantile of the " + what + " is " + quantile
                + "; it must be more than 0 and at most 1, such as 0.5.");
        }
        return quantile;
    }
}
