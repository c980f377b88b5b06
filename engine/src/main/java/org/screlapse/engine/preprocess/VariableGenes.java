package org.screlapse.engine.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.CellGroups;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueRange;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.stats.Loess;
import org.screlapse.engine.task.Progress;

/**
 * Finds the genes that vary most between cells, beyond what is expected of genes of their mean, as
 * {@code highly_variable_genes} of Scanpy; see {@link VariableGeneFlavor} for the ways. Within batches, genes are
 * ranked in each batch and those chosen that are variable in most. Instead of a number of genes, limits of mean and
 * dispersion can be given; within batches the means over the batches are compared with them. Genes of some kinds can be
 * excluded: they take part in the measurement, so that the numbers of all others stay the same, but are neither ranked
 * nor chosen.
 *
 * <p>
 * Annotates the genes with {@code highly_variable}, {@code means}, and, by flavour, {@code variances},
 * {@code variances_norm}, {@code residual_variances}, {@code dispersions}, {@code dispersions_norm},
 * {@code highly_variable_rank} (from 0; the median over batches; missing for genes that are not among the first) and
 * {@code highly_variable_nbatches}. A gene that does not vary is never chosen.
 *
 * <p>
 * Immutable. The result does not depend on the number of threads.
 */
public final class VariableGenes {

    private static final VariableGenes DEFAULT =
        new VariableGenes(VariableGeneFlavor.SEURAT_V3, 2000, null, 0.3, Optional.empty(), List.of(), Set.of());
    private static final int FEWEST_CELLS = 2;

    private final VariableGeneFlavor flavor;
    private final int number;
    private final DispersionLimits limits;
    private final double span;
    private final Optional<String> batchColumn;
    private final List<GeneCategory> exclusions;
    private final Set<String> excludedGenes;

    private VariableGenes(VariableGeneFlavor flavor, int number, DispersionLimits limits, double span,
        Optional<String> batchColumn, List<GeneCategory> exclusions, Set<String> excludedGenes) {
        this.flavor = flavor;
        this.number = number;
        this.limits = limits;
        this.span = span;
        this.batchColumn = batchColumn;
        this.exclusions = exclusions;
        this.excludedGenes = excludedGenes;
    }

    /** @return 2,000 genes by {@link VariableGeneFlavor#SEURAT_V3}, no batches, no exclusions */
    public static VariableGenes withDefaults() {
        return DEFAULT;
    }

    /**
     * @param way how variability is measured
     * @return this operation with that way
     */
    public VariableGenes withFlavor(VariableGeneFlavor way) {
        return new VariableGenes(way, number, limits, span, batchColumn, exclusions, excludedGenes);
    }

    /**
     * @param genes how many genes to choose, at least 1
     * @return this operation with that number instead of limits
     * @throws IllegalArgumentException if it is less than 1
     */
    public VariableGenes withNumber(int genes) {
        if (genes < 1) {
            throw new IllegalArgumentException("The number of variable genes is " + genes + "; it must be at least 1.");
        }
        return new VariableGenes(flavor, genes, null, span, batchColumn, exclusions, excludedGenes);
    }

    /**
     * @param bounds between which limits a gene is variable; for {@link VariableGeneFlavor#SEURAT} and
     *            {@link VariableGeneFlavor#CELL_RANGER}
     * @return this operation with these limits instead of a number of genes
     */
    public VariableGenes withLimits(DispersionLimits bounds) {
        return new VariableGenes(flavor, Integer.MAX_VALUE, bounds, span, batchColumn, exclusions, excludedGenes);
    }

    /**
     * @param share share of the genes that each local regression uses, above 0, at most 1; for
     *            {@link VariableGeneFlavor#SEURAT_V3}
     * @return this operation with that span
     * @throws IllegalArgumentException if it is not in that range
     */
    public VariableGenes withSpan(double share) {
        Loess.withDefaults().withSpan(share);
        return new VariableGenes(flavor, number, limits, share, batchColumn, exclusions, excludedGenes);
    }

    /**
     * @param column the cell annotation that names the batch of each cell
     * @return this operation within batches
     */
    public VariableGenes withBatchColumn(String column) {
        return new VariableGenes(flavor, number, limits, span, Optional.of(column), exclusions, excludedGenes);
    }

    /**
     * @param categories kinds of genes that are not chosen
     * @return this operation without these
     */
    public VariableGenes withExclusions(List<GeneCategory> categories) {
        return new VariableGenes(flavor, number, limits, span, batchColumn, List.copyOf(categories), excludedGenes);
    }

    /**
     * @param symbols symbols of genes that are not chosen, in any case
     * @return this operation without these
     */
    public VariableGenes withExcludedGenes(Set<String> symbols) {
        return new VariableGenes(flavor, number, limits, span, batchColumn, exclusions, Set.copyOf(symbols));
    }

    /**
     * The variable genes.
     *
     * @param data the data with the annotations of the genes
     * @param genes the chosen genes, the most variable first
     * @param excludedGenes number of genes that were excluded
     * @param warnings what the user should know, whole sentences
     */
    public record Result(SingleCellData data, int[] genes, int excludedGenes, List<String> warnings) {}

    /**
     * @param data cells with counts, or with log-normalised expression where the flavour takes it
     * @param progress told how far it is
     * @return the variable genes
     * @throws IllegalArgumentException if the values do not fit the flavour, the flavour takes no limits, the batch
     *             annotation is not there, too few cells or genes are, or no gene varies
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public Result apply(SingleCellData data, Progress progress) {
        List<String> warnings = new ArrayList<>();
        SingleCellData measured = withoutSmallBatches(data, warnings);
        boolean[] excluded = excluded(data);
        GeneRanking ranking = rank(measured, excluded, warnings, progress);
        int[] chosen = Arrays.copyOf(ranking.order(), Math.min(number, ranking.order().length));
        if (chosen.length == 0) {
            throw new IllegalArgumentException(limits == null
                ? "No gene can be chosen as variable:"
                    + " each is the same in all cells, or excluded, or there are too few genes to be compared."
                : "No gene that may be chosen has a mean above " + limits.lowestMean() + " and below "
                    + limits.highestMean() + " and a normalised dispersion above " + limits.lowestDispersion()
                    + ": widen these limits.");
        }
        if (limits == null && chosen.length < number) {
            warnings.add("Only " + chosen.length + " genes vary and may be chosen, fewer than the " + number
                + " asked for: all of them were.");
        }
        boolean[] variable = new boolean[excluded.length];
        Arrays.stream(chosen).forEach(gene -> variable[gene] = true);
        SingleCellData annotated = data.withGeneColumn("highly_variable", BooleanColumn.of(variable));
        for (String name : numbers()) {
            annotated = annotated.withGeneColumn(name, NumericColumn.of(ranking.numbers().get(name)));
        }
        return new Result(annotated.withMetadata("hvg/flavor", flavor.scanpyName()), chosen,
            (int) IntStream.range(0, excluded.length).filter(gene -> excluded[gene]).count(), List.copyOf(warnings));
    }

    /**
     * @param data what is known of the data
     * @return what is known of the result
     */
    public DataSummary describe(DataSummary data) {
        DataSummary described = data.withGeneColumn(summary("highly_variable", ColumnType.BOOLEAN));
        for (String name : numbers()) {
            described = described.withGeneColumn(summary(name, ColumnType.NUMERIC));
        }
        return described;
    }

    /** @return names of the gene annotations with numbers that are made, the mean first */
    public List<String> numbers() {
        List<String> names = new ArrayList<>(List.of("means"));
        names.addAll(switch (flavor) {
            case SEURAT_V3 -> List.of("variances", "variances_norm", "highly_variable_rank");
            case PEARSON_RESIDUALS -> List.of("variances", "residual_variances", "highly_variable_rank");
            case SEURAT, CELL_RANGER -> List.of("dispersions", "dispersions_norm");
        });
        batchColumn.ifPresent(column -> names.add(GeneRanking.BATCHES));
        return names;
    }

    private static ColumnSummary summary(String name, ColumnType type) {
        return new ColumnSummary(name, type, List.of());
    }

    private GeneRanking rank(SingleCellData data, boolean[] excluded, List<String> warnings, Progress progress) {
        CellGroups batches = CellGroups.of(data.cells(), batchColumn, "batch");
        if (data.cells().size() < FEWEST_CELLS) {
            throw new IllegalArgumentException(
                "There is no variability among " + data.cells().size() + " cells: at least 2 in a batch are needed.");
        }
        if (flavor == VariableGeneFlavor.SEURAT_V3 || flavor == VariableGeneFlavor.PEARSON_RESIDUALS) {
            if (limits != null) {
                throw new IllegalArgumentException("The flavour " + flavor.scanpyName() + " has no dispersions that"
                    + " limits could apply to: choose a number of genes.");
            }
            ValueRange.requireCounts(data.counts(), "The flavour " + flavor.scanpyName(), progress.part(0, 0));
            return flavor == VariableGeneFlavor.SEURAT_V3
                ? new StandardizedVariance(data.counts(), batches, span).rank(number, excluded, progress)
                : new PearsonResiduals(data.counts(), batches).rank(number, excluded, progress);
        }
        Expression expression =
            Expression.of(data, ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), progress.part(0, 0));
        warnings.addAll(expression.warnings());
        boolean seurat = flavor == VariableGeneFlavor.SEURAT;
        return new NormalizedDispersion(seurat ? expression.withoutLogarithm() : expression, batches, seurat, limits)
            .rank(number, excluded, progress);
    }

    private SingleCellData withoutSmallBatches(SingleCellData data, List<String> warnings) {
        CellGroups batches = CellGroups.of(data.cells(), batchColumn, "batch");
        List<String> small = new ArrayList<>();
        int[] sizes = new int[batches.names().size()];
        Arrays.stream(batches.groupOf()).forEach(batch -> sizes[batch]++);
        for (int b = 0; b < sizes.length; b++) {
            if (sizes[b] < FEWEST_CELLS) {
                small.add(batches.names().get(b));
            }
        }
        if (small.isEmpty() || batchColumn.isEmpty()) {
            return data;
        }
        warnings.add("Batches of one cell show no variability and were left out of the measurement: "
            + String.join(", ", small) + ".");
        return data.selectCells(IntStream.range(0, data.cells().size())
            .filter(cell -> sizes[batches.groupOf()[cell]] >= FEWEST_CELLS).toArray());
    }

    private boolean[] excluded(SingleCellData data) {
        boolean[] excluded = GeneCategory.named(excludedGenes, data.genes());
        for (GeneCategory category : exclusions) {
            boolean[] members = category.members(data.genes());
            for (int gene = 0; gene < excluded.length; gene++) {
                excluded[gene] |= members[gene];
            }
        }
        return excluded;
    }
}
