package org.screlapse.engine.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.CellGroups;
import org.screlapse.engine.expression.CellRanges;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Removes cells that break a rule of quality, within each sample, and genes that too few of the remaining cells have.
 * The rules look at annotations of the cells, such as those of {@link QualityMetrics}; a cell whose number is missing
 * breaks no rule. Counts are not copied.
 *
 * <p>
 * Immutable. The result does not depend on the number of threads.
 */
public final class QualityFilter implements Operation<QualityFilter.Result> {

    private static final QualityFilter DEFAULT = new QualityFilter(List.of(), Optional.empty(), 0);

    private final List<QualityRule> rules;
    private final Optional<String> sampleColumn;
    private final int cellsPerGene;

    private QualityFilter(List<QualityRule> rules, Optional<String> sampleColumn, int cellsPerGene) {
        this.rules = rules;
        this.sampleColumn = sampleColumn;
        this.cellsPerGene = cellsPerGene;
    }

    /** @return no rule, all cells one sample, all genes kept */
    public static QualityFilter withDefaults() {
        return DEFAULT;
    }

    /**
     * @param list the rules
     * @return this operation with these
     */
    public QualityFilter withRules(List<QualityRule> list) {
        return new QualityFilter(List.copyOf(list), sampleColumn, cellsPerGene);
    }

    /**
     * @param column the cell annotation that names the sample of each cell
     * @return this operation with limits of its own for each sample
     */
    public QualityFilter withSampleColumn(String column) {
        return new QualityFilter(rules, Optional.of(column), cellsPerGene);
    }

    /**
     * @param cells how many of the remaining cells must have a gene for it to be kept; 0 keeps all genes
     * @return this operation with that number
     * @throws IllegalArgumentException if it is negative
     */
    public QualityFilter withCellsPerGene(int cells) {
        if (cells < 0) {
            throw new IllegalArgumentException(
                "The minimum number of cells with a gene is " + cells + "; it must not be negative.");
        }
        return new QualityFilter(rules, sampleColumn, cells);
    }

    /**
     * What was removed.
     *
     * @param samples what happened to each sample, in the order of the samples
     * @param removedGenes number of genes that were removed
     */
    public record Result(List<SampleQuality> samples, int removedGenes) {}

    @Override
    public DataSummary describe(DataSummary data) {
        if (sampleColumn.isPresent()) {
            data.requireGroups("sample", sampleColumn.get());
        }
        for (QualityRule rule : rules) {
            data.requireCellColumn("rule of quality control", rule.metric(), ColumnType.NUMERIC, ColumnType.INTEGER,
                ColumnType.BOOLEAN);
        }
        return data.withSize(DataSummary.UNKNOWN, DataSummary.UNKNOWN);
    }

    @Override
    public Outcome<Result> apply(SingleCellData data, Run run) {
        describe(data.summary());
        List<double[]> metrics = rules.stream().map(rule -> metric(data.cells(), rule.metric())).toList();
        int[] broken = new int[data.cells().size()];
        List<SampleQuality> samples = new ArrayList<>();
        CellGroups groups = CellGroups.of(data.cells(), sampleColumn, "sample");
        for (int g = 0; g < groups.names().size(); g++) {
            samples.add(judge(groups.names().get(g), groups.cells(g), data.cells(), metrics, broken, run));
        }
        int[] kept = IntStream.range(0, broken.length).filter(cell -> broken[cell] == 0).toArray();
        if (kept.length == 0) {
            throw nothingLeft(samples, broken.length);
        }
        samples.stream().filter(s -> s.kept() * 2 < s.cells()).map(QualityFilter::lossOf).forEach(run::note);
        if (data.counts().isCounts()) {
            RemovedCells.notes(data, groups, cell -> broken[cell] > 0, run.part(0, 0.5)).forEach(run::note);
        }
        SingleCellData cellsLeft = data.selectCells(kept);
        SingleCellData left = cellsPerGene == 0 ? cellsLeft : selectGenes(cellsLeft, run.part(0.5, 1));
        return new Outcome<>(left, new Result(List.copyOf(samples), data.genes().size() - left.genes().size()));
    }

    private SampleQuality judge(String sample, int[] cells, Annotations annotations, List<double[]> metrics,
        int[] broken, Run run) {
        List<QualityRule.Limits> limits = new ArrayList<>();
        for (int r = 0; r < rules.size(); r++) {
            double[] metric = metrics.get(r);
            double[] values = Arrays.stream(cells).mapToDouble(c -> metric[c]).toArray();
            QualityRule.Limits range = rules.get(r).limits(values);
            if (range.equals(QualityRule.Limits.NONE) && Arrays.stream(values).distinct().count() > 1) {
                run.note("The rule \"" + rules.get(r).label() + "\" removed no cell" + inSample(sample)
                    + ": at least half of the cells have the same value, so that the deviation is 0.");
            }
            limits.add(range);
            for (int cell : cells) {
                broken[cell] += range.contain(metric[cell]) ? 0 : 1;
            }
        }
        List<SampleQuality.Removal> removals = new ArrayList<>();
        for (int r = 0; r < rules.size(); r++) {
            double[] metric = metrics.get(r);
            QualityRule.Limits range = limits.get(r);
            int[] breaking = Arrays.stream(cells).filter(cell -> !range.contain(metric[cell])).toArray();
            removals.add(new SampleQuality.Removal(rules.get(r), range, breaking.length,
                (int) Arrays.stream(breaking).filter(cell -> broken[cell] == 1).count()));
        }
        int kept = (int) Arrays.stream(cells).filter(cell -> broken[cell] == 0).count();
        return new SampleQuality(sample, cells.length, kept, doublets(cells, annotations), List.copyOf(removals));
    }

    private static int doublets(int[] cells, Annotations annotations) {
        return annotations.columns().get(DoubletScore.PREDICTED) instanceof BooleanColumn predicted
            ? (int) Arrays.stream(cells).filter(predicted::value).count() : -1;
    }

    private SingleCellData selectGenes(SingleCellData data, Progress progress) {
        int[] cells = cellsOfGenes(data.counts(), progress);
        int[] kept = IntStream.range(0, cells.length).filter(gene -> cells[gene] >= cellsPerGene).toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException(
                "All " + cells.length + " genes were removed: none is found in " + cellsPerGene + " of the remaining "
                    + data.cells().size() + " cells. Lower the minimum number of cells with a gene.");
        }
        return kept.length == cells.length ? data : data.selectGenes(kept);
    }

    private static int[] cellsOfGenes(CountMatrix counts, Progress progress) {
        CellRanges parts = CellRanges.of(counts.cells(), counts.genes());
        int[][] found = new int[parts.count()][];
        parts.forEach(counts, "Counting the cells of each gene", progress, (part, cells) -> {
            int[] own = new int[counts.genes()];
            while (cells.next()) {
                int[] genes = cells.genes();
                for (int i = 0; i < cells.length(); i++) {
                    own[genes[i]]++;
                }
            }
            found[part] = own;
        });
        int[] sums = new int[counts.genes()];
        for (int[] own : found) {
            Arrays.setAll(sums, gene -> sums[gene] + own[gene]);
        }
        return sums;
    }

    private static double[] metric(Annotations cells, String name) {
        Column column = cells.columns().get(name);
        if (column instanceof BooleanColumn flags) {
            return IntStream.range(0, flags.size()).mapToDouble(cell -> flags.value(cell) ? 1 : 0).toArray();
        }
        return ((NumericColumn) column).values();
    }

    private static IllegalArgumentException nothingLeft(List<SampleQuality> samples, int cells) {
        if (cells == 0) {
            return new IllegalArgumentException("There are no cells to filter.");
        }
        QualityRule worst = samples.get(0).removals().stream().map(SampleQuality.Removal::rule)
            .max(Comparator.comparingInt(rule -> removed(samples, rule))).orElseThrow();
        return new IllegalArgumentException("All " + cells + " cells were filtered. The rule \"" + worst.label()
            + "\" removed most, " + removed(samples, worst) + " of them: change that limit.");
    }

    private static int removed(List<SampleQuality> samples, QualityRule rule) {
        return samples.stream().flatMap(s -> s.removals().stream()).filter(r -> r.rule().equals(rule))
            .mapToInt(SampleQuality.Removal::cells).sum();
    }

    private static String lossOf(SampleQuality sample) {
        SampleQuality.Removal most =
            sample.removals().stream().max(Comparator.comparingInt(SampleQuality.Removal::cells)).orElseThrow();
        return "More than half of the cells" + inSample(sample.sample()) + " were removed (" + sample.kept() + " of "
            + sample.cells() + " are left), most by the rule \"" + most.rule().label() + "\".";
    }

    private static String inSample(String sample) {
        return sample.isEmpty() ? "" : " of sample \"" + sample + "\"";
    }
}
