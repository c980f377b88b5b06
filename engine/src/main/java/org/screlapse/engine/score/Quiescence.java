package org.screlapse.engine.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;

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
public final class Quiescence {

    /** Name of the annotation that holds the score. */
    public static final String SCORE = "quiescence_score";
    /** Name of the annotation that holds the call. */
    public static final String CALL = "quiescent";

    private static final String TOTAL = "total_counts";
    private static final Quiescence DEFAULT = new Quiescence(0.5, 0.5);
    private static final double MAD_TO_DEVIATION = 1.4826;

    private final double cycleQuantile;
    private final double rnaQuantile;

    private Quiescence(double cycleQuantile, double rnaQuantile) {
        this.cycleQuantile = cycleQuantile;
        this.rnaQuantile = rnaQuantile;
    }

    /**
     * What was found.
     *
     * @param scores how quiescent each cell looks
     * @param quiescent whether each cell is called quiescent
     * @param warnings what the user should know, whole sentences
     */
    public record Result(NumericColumn scores, BooleanColumn quiescent, List<String> warnings) {

        /**
         * @param data the data that were looked at
         * @return the data with the annotations {@code quiescence_score} and {@code quiescent}
         */
        public SingleCellData addTo(SingleCellData data) {
            return data.withCellColumn(SCORE, scores).withCellColumn(CALL, quiescent);
        }
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
        return new Quiescence(checked("cycle score", quantile), rnaQuantile);
    }

    /**
     * @param quantile which quantile of the cells' RNA content is the limit, more than 0, at most 1
     * @return this operation with that limit
     * @throws IllegalArgumentException if it is out of range
     */
    public Quiescence withRnaQuantile(double quantile) {
        return new Quiescence(cycleQuantile, checked("RNA content", quantile));
    }

    /**
     * @param data the cells, with counts or with the annotation {@code total_counts}
     * @param cycle their scores and phases
     * @param samples a sample a cell; null if all cells are of one
     * @param progress told how far it is
     * @return scores and calls; cells without a sample have neither
     * @throws IllegalArgumentException if the total counts are not known
     */
    public Result apply(SingleCellData data, CellCycle.Result cycle, CategoricalColumn samples, Progress progress) {
        double[] content = Arrays.stream(totals(data, progress)).map(Math::log1p).toArray();
        double[] cycling = new double[content.length];
        Arrays.setAll(cycling, cell -> Math.max(cycle.s().value(cell), cycle.g2m().value(cell)));
        CategoricalColumn groups = samples == null ? CategoricalColumn.constant("", content.length) : samples;
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
                resting[cell] = own[cell] && "G1".equals(cycle.phases().text(cell));
            }
            if (call(cycling, content, own, resting, scores, calls) == 0) {
                noG1.add(groups.categories().get(group).isEmpty() ? "the data" : groups.categories().get(group));
            }
        }
        List<String> warnings = noG1.isEmpty() ? List.of()
            : List.of("No cell is in G1, and so none quiescent, in " + Texts.some(noG1, 5) + ".");
        return new Result(NumericColumn.of(scores), BooleanColumn.of(Arrays.asList(calls)), warnings);
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
        double cycleLimit = restingCycling.length == 0 ? Double.NEGATIVE_INFINITY
            : ThresholdMethod.quantile(restingCycling, cycleQuantile);
        double contentLimit = ThresholdMethod.quantile(sampleContent, rnaQuantile);
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
        return ThresholdMethod.sortedWithoutMissing(own);
    }

    /** Median and scaled median absolute deviation; infinite where values do not differ, so that z is 0. */
    private static double[] robust(double[] sorted) {
        double median = ThresholdMethod.quantile(sorted, 0.5);
        double[] deviations = Arrays.stream(sorted).map(v -> Math.abs(v - median)).sorted().toArray();
        double deviation = MAD_TO_DEVIATION * ThresholdMethod.quantile(deviations, 0.5);
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
        double[] totals = new double[data.counts().cells()];
        data.counts().forEachBlock("Summing counts", progress, cells -> {
            while (cells.next()) {
                for (int i = 0; i < cells.length(); i++) {
                    totals[cells.cell()] += cells.values()[i];
                }
            }
        });
        return totals;
    }

    private static double checked(String what, double quantile) {
        if (!(quantile > 0 && quantile <= 1)) {
            throw new IllegalArgumentException("The quantile of the " + what + " is " + quantile
                + "; it must be more than 0 and at most 1, such as 0.5.");
        }
        return quantile;
    }
}
