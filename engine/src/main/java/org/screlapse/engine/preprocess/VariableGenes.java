package org.screlapse.engine.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.CellGroups;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueRange;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.smooth.Loess;
import org.screlapse.engine.task.Run;

/**
 * Finds the genes that vary most between cells, beyond what is expected of genes of their mean, as
 * {@code highly_variable_genes} of Scanpy; see {@link VariableGeneFlavor} for the ways. Within batches, genes are
 * ranked in each batch and those chosen that are variable in most. Instead of a number of genes, limits of mean and
 * dispersion can be given; within batches the means over the batches are compared with them. Genes of some kinds can be
 * excluded: they take part in the measurement, so that the numbers of all others stay the same, but are neither ranked
 * nor chosen.
 *
 * <p>
 * Annotates the genes with {@code highly_variable}, {@code means}, and, by flavor, {@code variances},
 * {@code variances_norm}, {@code residual_variances}, {@code dispersions}, {@code dispersions_norm},
 * {@code highly_variable_rank} (from 0; the median over batches; missing for genes that are not among the first) and
 * {@code highly_variable_nbatches}. A gene that does not vary is never chosen.
 *
 * <p>
 * Immutable. The result does not depend on the number of threads.
 */
public final class VariableGenes implements Operation<VariableGenes.Result> {

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
     * @param genes the chosen genes, the most variable first
     * @param rows their names and numbers
     * @param excludedGenes number of genes that were excluded
     */
    public record Result(int[] genes, List<RankedGene> rows, int excludedGenes) {}

    /**
     * A variable gene.
     *
     * @param name its name
     * @param numbers its mean and variability by the names of {@link #numbers()}
     */
    public record RankedGene(String name, Map<String, Double> numbers) {}

    @Override
    public DataSummary describe(DataSummary data) {
        if (batchColumn.isPresent()) {
            data.requireGroups("batch", batchColumn.get());
        }
        DataSummary described = data.withGeneColumn(summary("highly_variable", ColumnType.BOOLEAN));
        for (String name : numbers()) {
            described = described.withGeneColumn(summary(name, ColumnType.NUMERIC));
        }
        return described;
    }

    @Override
    public Outcome<Result> apply(SingleCellData data, Run run) {
        SingleCellData measured = withoutSmallBatches(data, run);
        boolean[] excluded = excluded(data);
        GeneRanking ranking = rank(measured, excluded, run);
        int[] chosen = Arrays.copyOf(ranking.order(), Math.min(number, ranking.order().length));
        if (chosen.length == 0) {
            throw new IllegalArgumentException(limits == null
                ? "No gene can be chosen as variable:"
                    + " each is the same in all cells, or excluded, or there are too few genes to be compared."
                : "No gene that may be chosen has a mean above " + limits.lowestMean() + " and below "
                    + limits.highestMean() + " and a normalized dispersion above " + limits.lowestDispersion()
                    + ": widen these limits.");
        }
        if (limits == null && chosen.length < number) {
            run.note("Only " + chosen.length + " genes vary and may be chosen, fewer than the " + number
                + " asked for: all of them were.");
        }
        boolean[] variable = new boolean[excluded.length];
        Arrays.stream(chosen).forEach(gene -> variable[gene] = true);
        SingleCellData annotated = data.withGeneColumn("highly_variable", BooleanColumn.of(variable));
        for (String name : numbers()) {
            annotated = annotated.withGeneColumn(name, NumericColumn.of(ranking.numbers().get(name)));
        }
        return new Outcome<>(annotated.withMetadata("hvg/flavor", flavor.scanpyName()),
            new Result(chosen, rows(chosen, data.genes().names(), ranking),
                (int) IntStream.range(0, excluded.length).filter(gene -> excluded[gene]).count()));
    }

    private List<RankedGene> rows(int[] chosen, Names names, GeneRanking ranking) {
        return Arrays.stream(chosen)
            .mapToObj(gene -> new RankedGene(names.get(gene),
                numbers().stream()
                    .collect(Collectors.toMap(number -> number, number -> ranking.numbers().get(number)[gene]))))
            .toList();
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

    private GeneRanking rank(SingleCellData data, boolean[] excluded, Run run) {
        CellGroups batches = CellGroups.of(data.cells(), batchColumn, "batch");
        if (data.cells().size() < FEWEST_CELLS) {
            throw new IllegalArgumentException(
                "There is no variability among " + data.cells().size() + " cells: at least 2 in a batch are needed.");
        }
        if (flavor == VariableGeneFlavor.SEURAT_V3 || flavor == VariableGeneFlavor.PEARSON_RESIDUALS) {
            if (limits != null) {
                throw new IllegalArgumentException("The flavor " + flavor.scanpyName() + " has no dispersions that"
                    + " limits could apply to: choose a number of genes.");
            }
            ValueRange.requireCounts(data.counts(), "The flavor " + flavor.scanpyName(), run.part(0, 0));
            return flavor == VariableGeneFlavor.SEURAT_V3
                ? new StandardizedVariance(data.counts(), batches, span).rank(number, excluded, run)
                : new PearsonResiduals(data.counts(), batches).rank(number, excluded, run);
        }
        Expression expression =
            Expression.of(data, ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), run.part(0, 0));
        expression.warnings().forEach(run::note);
        boolean seurat = flavor == VariableGeneFlavor.SEURAT;
        return new NormalizedDispersion(seurat ? expression.withoutLogarithm() : expression, batches, seurat, limits)
            .rank(number, excluded, run);
    }

    private SingleCellData withoutSmallBatches(SingleCellData data, Run run) {
        CellGroups batches = CellGroups.of(data.cells(), batchColumn, "batch");
        List<String> small = new ArrayList<>();
        int[] sizes = batches.sizes();
        for (int b = 0; b < sizes.length; b++) {
            if (sizes[b] < FEWEST_CELLS) {
                small.add(batches.names().get(b));
            }
        }
        if (small.isEmpty() || batchColumn.isEmpty()) {
            return data;
        }
        run.note("Batches of one cell show no variability and were left out of the measurement: "
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
