package org.screlapse.engine.quality;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.ValueRange;
import org.screlapse.engine.preprocess.GeneCategory;
import java.util.stream.IntStream;
import org.screlapse.engine.task.Run;

/**
 * Describes the quality of each cell and gene by the numbers of {@code calculate_qc_metrics} of Scanpy, under its
 * names.
 *
 * <p>
 * Of a cell: {@code total_counts}, {@code n_genes_by_counts} (genes with a count), for each category of genes
 * {@code pct_counts_mt} and so on (percent, 0 to 100; missing in a cell without counts), and
 * {@code pct_counts_in_top_20_genes} where numbers of top genes are chosen. Of a gene: {@code n_cells_by_counts},
 * {@code mean_counts}, {@code pct_dropout_by_counts} (percent of cells without it), {@code total_counts}, and for each
 * category whether it belongs there ({@code mt}). With details also {@code total_counts_mt} and the natural logarithms
 * {@code log1p_…} of counts plus 1.
 *
 * <p>
 * Immutable. Reads the counts once, in parallel; the result does not depend on the number of threads.
 */
public final class QualityMetrics implements Operation<Void> {

    private static final QualityMetrics DEFAULT = new QualityMetrics(
        List.of(GeneCategory.MITOCHONDRIAL, GeneCategory.RIBOSOMAL, GeneCategory.HEMOGLOBIN), new int[0], false);
    private static final double PERCENT = 100;
    private static final int MOST_CATEGORIES = 31;

    private final List<GeneCategory> categories;
    private final int[] topGenes;
    private final boolean details;

    private QualityMetrics(List<GeneCategory> categories, int[] topGenes, boolean details) {
        this.categories = categories;
        this.topGenes = topGenes;
        this.details = details;
    }

    /** @return mitochondrial, ribosomal and hemoglobin genes, human or mouse; no top genes, no details */
    public static QualityMetrics withDefaults() {
        return DEFAULT;
    }

    /**
     * @param kinds categories of genes whose share of the counts is computed, of different names, at most 31
     * @return this operation with these
     * @throws IllegalArgumentException if two have the same name or there are too many
     */
    public QualityMetrics withCategories(List<GeneCategory> kinds) {
        if (kinds.stream().map(GeneCategory::name).distinct().count() < kinds.size()) {
            throw new IllegalArgumentException(
                "Two categories of genes have the same name: " + kinds.stream().map(GeneCategory::name).toList() + ".");
        }
        if (kinds.size() > MOST_CATEGORIES) {
            throw new IllegalArgumentException(
                "There are " + kinds.size() + " categories of genes; at most " + MOST_CATEGORIES + " are possible.");
        }
        return new QualityMetrics(List.copyOf(kinds), topGenes, details);
    }

    /**
     * @param numbers for each of these numbers the percentage of a cell's counts in so many of its strongest genes is
     *            computed; each at least 1
     * @return this operation with these
     */
    public QualityMetrics withTopGenes(int... numbers) {
        if (Arrays.stream(numbers).anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException(
                "The number of top genes must be at least 1: " + Arrays.toString(numbers) + ".");
        }
        return new QualityMetrics(categories, Arrays.stream(numbers).sorted().distinct().toArray(), details);
    }

    /**
     * @param wanted whether logarithms and totals of the categories are made too
     * @return this operation with that choice
     */
    public QualityMetrics withDetails(boolean wanted) {
        return new QualityMetrics(categories, topGenes, wanted);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        QualityCounts none = QualityCounts.none(categories.size(), topGenes);
        DataSummary described = data;
        for (Map.Entry<String, Column> column : cellColumns(none).entrySet()) {
            described = described.withCellColumn(summary(column.getKey(), column.getValue().type()));
        }
        for (Map.Entry<String, Column> column : geneColumns(none, 0).entrySet()) {
            described = described.withGeneColumn(summary(column.getKey(), column.getValue().type()));
        }
        for (GeneCategory category : categories) {
            described = described.withGeneColumn(summary(category.name(), ColumnType.BOOLEAN));
        }
        return described;
    }

    @Override
    public Outcome<Void> apply(SingleCellData data, Run run) {
        ValueRange.requireCounts(data.counts(), "The quality control", run.part(0, 0));
        List<boolean[]> members = categories.stream().map(c -> c.members(data.genes())).toList();
        QualityCounts counts = QualityCounts.of(data.counts(), members, topGenes, run);
        SingleCellData described = data;
        for (Map.Entry<String, Column> column : cellColumns(counts).entrySet()) {
            described = described.withCellColumn(column.getKey(), column.getValue());
        }
        for (Map.Entry<String, Column> column : geneColumns(counts, data.counts().cells()).entrySet()) {
            described = described.withGeneColumn(column.getKey(), column.getValue());
        }
        for (int c = 0; c < categories.size(); c++) {
            described = described.withGeneColumn(categories.get(c).name(), BooleanColumn.of(members.get(c)));
            noteNoMitochondrial(categories.get(c), members.get(c), data, run);
        }
        return Outcome.of(described);
    }

    private static void noteNoMitochondrial(GeneCategory category, boolean[] members, SingleCellData data, Run run) {
        if (category.name().equals(GeneCategory.MITOCHONDRIAL.name())
            && IntStream.range(0, members.length).noneMatch(gene -> members[gene])) {
            run.note("No gene of the data is mitochondrial by its symbol (genes are named as "
                + data.genes().names().asList().stream().limit(3).toList()
                + "), so that pct_counts_mt is 0 everywhere.");
        }
    }

    private static ColumnSummary summary(String name, ColumnType type) {
        return new ColumnSummary(name, type, List.of());
    }

    private Map<String, Column> cellColumns(QualityCounts counts) {
        Map<String, Column> columns = new LinkedHashMap<>();
        double[] totals = counts.cellTotals();
        columns.put("n_genes_by_counts", NumericColumn.ofIntegers(counts.cellGenes()));
        addLogarithm(columns, "n_genes_by_counts", counts.cellGenes());
        columns.put("total_counts", NumericColumn.of(totals));
        addLogarithm(columns, "total_counts", totals);
        for (int t = 0; t < topGenes.length; t++) {
            columns.put("pct_counts_in_top_" + topGenes[t] + "_genes",
                NumericColumn.of(percent(counts.topTotals()[t], totals)));
        }
        for (int c = 0; c < categories.size(); c++) {
            String name = categories.get(c).name();
            double[] ofCategory = counts.categoryTotals()[c];
            if (details) {
                columns.put("total_counts_" + name, NumericColumn.of(ofCategory));
                addLogarithm(columns, "total_counts_" + name, ofCategory);
            }
            columns.put("pct_counts_" + name, NumericColumn.of(percent(ofCategory, totals)));
        }
        return columns;
    }

    private Map<String, Column> geneColumns(QualityCounts counts, int cells) {
        Map<String, Column> columns = new LinkedHashMap<>();
        double[] means = Arrays.stream(counts.geneTotals()).map(t -> t / cells).toArray();
        columns.put("n_cells_by_counts", NumericColumn.ofIntegers(counts.geneCells()));
        columns.put("mean_counts", NumericColumn.of(means));
        addLogarithm(columns, "mean_counts", means);
        columns.put("pct_dropout_by_counts",
            NumericColumn.of(Arrays.stream(counts.geneCells()).map(n -> (1 - n / cells) * PERCENT).toArray()));
        columns.put("total_counts", NumericColumn.of(counts.geneTotals()));
        addLogarithm(columns, "total_counts", counts.geneTotals());
        return columns;
    }

    private void addLogarithm(Map<String, Column> columns, String name, double[] values) {
        if (details) {
            columns.put("log1p_" + name, NumericColumn.of(Arrays.stream(values).map(Math::log1p).toArray()));
        }
    }

    private static double[] percent(double[] parts, double[] totals) {
        double[] percent = new double[parts.length];
        Arrays.setAll(percent, i -> parts[i] / totals[i] * PERCENT);
        return percent;
    }
}
