package org.screlapse.engine.preprocess;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueRange;
import org.screlapse.engine.stats.Quantiles;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Computes the size factor of each cell, by which its counts are divided to compare it with other cells:
 *
 * <pre>    size factor(cell) = total(cell) / target        expression = ln(1 + count / size factor)</pre>
 *
 * <p>
 * The size factors become the cell annotation {@code size_factor}; the counts stay as they are, and {@link Expression}
 * divides and takes logarithms while reading. As {@code normalize_total} of Scanpy: the target is a number (10,000 by
 * default) or the median total of the cells that have counts; genes that make up more than a chosen share of the counts
 * of any cell can be left out of the totals. A cell without counts has the size factor 0 and the expression 0
 * everywhere.
 *
 * <p>
 * Immutable.
 */
public final class CountNormalization implements Operation<CountNormalization.Result> {

    /** The cell annotation that holds the size factors. */
    public static final String COLUMN = "size_factor";

    private static final int SHOWN_GENES = 10;
    private static final CountNormalization DEFAULT = new CountNormalization(OptionalDouble.of(10_000), 1);

    private final OptionalDouble targetSum;
    private final double highestShare;

    private CountNormalization(OptionalDouble targetSum, double highestShare) {
        this.targetSum = targetSum;
        this.highestShare = highestShare;
    }

    /** @return counts of each cell sum to 10,000, over all genes */
    public static CountNormalization withDefaults() {
        return DEFAULT;
    }

    /**
     * @param sum what the divided counts of each cell sum to, more than 0
     * @return this operation with that target
     * @throws IllegalArgumentException if the sum is not a number more than 0
     */
    public CountNormalization withTargetSum(double sum) {
        double checked = LibrarySizeNormalization.withDefaults().withTargetSum(sum).targetSum();
        return new CountNormalization(OptionalDouble.of(checked), highestShare);
    }

    /** @return this operation with the median of the cells' totals as target */
    public CountNormalization withMedianTarget() {
        return new CountNormalization(OptionalDouble.empty(), highestShare);
    }

    /**
     * @param share genes that have more than this share of the counts of any cell are left out of the totals, above 0;
     *            1 leaves out none
     * @return this operation with that limit
     * @throws IllegalArgumentException if it is not above 0 and at most 1
     */
    public CountNormalization withHighestShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                "The highest share of a gene in a cell is " + share + "; it must be above 0 and at most 1.");
        }
        return new CountNormalization(targetSum, share);
    }

    /**
     * What was done.
     *
     * @param targetSum the target
     * @param excludedGenes names of the genes that were left out of the totals
     * @param emptyCells number of cells without counts
     */
    public record Result(double targetSum, List<String> excludedGenes, int emptyCells) {}

    @Override
    public DataSummary describe(DataSummary data) {
        return data.withCellColumn(new ColumnSummary(COLUMN, ColumnType.NUMERIC, List.of()));
    }

    @Override
    public Outcome<Result> apply(SingleCellData data, Run run) {
        CountMatrix counts = data.counts();
        ValueRange.requireCounts(counts, "The normalization", run.part(0, 0));
        boolean excluding = highestShare < 1;
        double[] totals = totals(counts, null, run.part(0, excluding ? 0.33 : 1));
        boolean[] excluded = new boolean[counts.genes()];
        if (excluding) {
            markHighest(counts, totals, excluded, run.part(0.33, 0.67));
            totals = totals(counts, excluded, run.part(0.67, 1));
        }
        double target = targetSum.isPresent() ? targetSum.getAsDouble() : medianOfPositive(totals);
        double[] sizes = Arrays.stream(totals).map(t -> t / target).toArray();
        Result result = new Result(target,
            IntStream.range(0, excluded.length).filter(g -> excluded[g]).mapToObj(data.genes().names()::get).toList(),
            (int) Arrays.stream(totals).filter(t -> t == 0).count());
        note(result, sizes.length, run);
        return new Outcome<>(data.withCellColumn(COLUMN, NumericColumn.of(sizes))
            .withMetadata("normalization/method", "log1p(count / size_factor)")
            .withMetadata("normalization/target_sum", target), result);
    }

    private static void note(Result result, int cells, Run run) {
        List<String> excluded = result.excludedGenes();
        if (!excluded.isEmpty()) {
            run.note(excluded.size() + " highly expressed genes were left out of the totals: "
                + String.join(", ", excluded.subList(0, Math.min(SHOWN_GENES, excluded.size())))
                + (excluded.size() > SHOWN_GENES ? ", …" : "") + ".");
        }
        if (result.emptyCells() > 0) {
            run.note(result.emptyCells() + " of " + cells + " cells have no counts"
                + (excluded.isEmpty() ? "" : " of other genes")
                + ", so that their expression is 0 everywhere: remove them by quality control.");
        }
    }

    private static double[] totals(CountMatrix counts, boolean[] excluded, Progress progress) {
        double[] totals = new double[counts.cells()];
        counts.forEachBlock("Computing size factors", progress, cells -> {
            while (cells.next()) {
                totals[cells.cell()] = total(cells, excluded);
            }
        });
        return totals;
    }

    /** @param excluded genes that do not count; null for none */
    private static double total(CellCursor cell, boolean[] excluded) {
        double total = 0;
        for (int i = 0; i < cell.length(); i++) {
            total += excluded != null && excluded[cell.genes()[i]] ? 0 : cell.values()[i];
        }
        return total;
    }

    /** Several threads may mark a gene; all of them write the same. */
    private void markHighest(CountMatrix counts, double[] totals, boolean[] excluded, Progress progress) {
        counts.forEachBlock("Looking for highly expressed genes", progress, cells -> {
            while (cells.next()) {
                double limit = totals[cells.cell()] * highestShare;
                for (int i = 0; i < cells.length(); i++) {
                    if (cells.values()[i] > limit) {
                        excluded[cells.genes()[i]] = true;
                    }
                }
            }
        });
    }

    private double medianOfPositive(double[] totals) {
        double[] positive = Arrays.stream(totals).filter(t -> t > 0).toArray();
        if (positive.length == 0) {
            throw new IllegalArgumentException("No cell has counts"
                + (highestShare < 1 ? " beside those of highly expressed genes, which are left out" : "")
                + ", so that there is no median total to normalize to.");
        }
        return Quantiles.median(positive);
    }
}
