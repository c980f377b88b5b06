package org.screlapse.engine.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.task.Run;

/**
 * How undifferentiated each cell is, compared with the others, without any signature given: less differentiated cells
 * express more genes. This is the idea of CytoTRACE, written from its description:
 * <ol>
 * <li>count the genes that each cell expresses;
 * <li>take the genes (200) whose log-normalized expression correlates most with that count: the gene-counts signature;
 * <li>average them in each cell;
 * <li>smooth that over the neighbors, where the data have a graph of the cells: {@code connectivities} by its weights,
 * else {@code distances}, whose neighbors count alike; nine tenths of a value come from the neighbors;
 * <li>rank the cells within their group: 0 for the most, 1 for the least differentiated one.
 * </ol>
 * Unlike the published program, the correlation is that with all cells of the data, neighbors are those of the given
 * graph, and no regression on the neighbors precedes the smoothing.
 *
 * <p>
 * The number of expressed genes follows sequencing depth as well as biology: compare cells of one sample, or name the
 * sample as the group. Immutable; there is no randomness.
 *
 * @see <a href="https://doi.org/10.1126/science.aax0249">Gulati et al., Science 367 (2020) 405</a>
 */
public final class DifferentiationPotential implements Operation<List<DifferentiationPotential.SignatureGene>> {

    /** Name of the annotation that holds the ranks. */
    public static final String POTENTIAL = "differentiation_potential";
    /** Name of the annotation that holds the mean expression of the gene-counts signature, before smoothing. */
    public static final String SIGNATURE = "gene_counts_signature";

    private static final List<String> GRAPHS = List.of("connectivities", "distances");
    private static final DifferentiationPotential DEFAULT = new DifferentiationPotential("", 200, 0.9);

    private final String groups;
    private final int genes;
    private final double smoothing;

    private DifferentiationPotential(String groups, int genes, double smoothing) {
        this.groups = groups;
        this.genes = genes;
        this.smoothing = smoothing;
    }

    /**
     * A gene of the gene-counts signature.
     *
     * @param gene its name in the data
     * @param correlation Pearson correlation of its expression with the number of expressed genes, above 0, at most 1
     */
    public record SignatureGene(String gene, double correlation) {}

    /** @return 200 genes, nine tenths from the neighbors */
    public static DifferentiationPotential withDefaults() {
        return DEFAULT;
    }

    /**
     * @param size number of genes of the signature, at least 1
     * @return this operation with that number
     * @throws IllegalArgumentException if it is less
     */
    public DifferentiationPotential withGenes(int size) {
        if (size < 1) {
            throw new IllegalArgumentException(
                "The gene-counts signature is to have " + size + " genes; it must have at least 1, usually 200.");
        }
        return new DifferentiationPotential(groups, size, smoothing);
    }

    /**
     * @param share what part of a value comes from the neighbors, from 0 (no smoothing) to below 1
     * @return this operation with that share
     * @throws IllegalArgumentException if it is out of range
     */
    public DifferentiationPotential withSmoothing(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(
                "The share of the neighbors is " + share + "; it must be at least 0 and below 1, such as 0.9.");
        }
        return new DifferentiationPotential(groups, genes, share);
    }

    /**
     * @param column the annotation of the cells within whose groups, such as samples, cells are ranked; empty to rank
     *            all cells together
     * @return this operation within these groups
     */
    public DifferentiationPotential withGroups(String column) {
        return new DifferentiationPotential(column, genes, smoothing);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        if (data.genes() == 0) {
            throw new IllegalArgumentException("The data have no genes, from which the potential is computed.");
        }
        requireGroups(data, groups);
        return data.withCellColumn(new ColumnSummary(POTENTIAL, ColumnType.NUMERIC, List.of()))
            .withCellColumn(new ColumnSummary(SIGNATURE, ColumnType.NUMERIC, List.of()));
    }

    @Override
    public Outcome<List<SignatureGene>> apply(SingleCellData data, Run run) {
        describe(data.summary());
        requireSeveralCells(data);
        Expression expression =
            Expression.of(data, ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), run.part(0, 0.1));
        GeneCountSignature found = GeneCountSignature.of(expression, genes, run.part(0.1, 0.7));
        expression.warnings().forEach(run::note);
        long empty = Arrays.stream(found.geneCounts()).filter(count -> count == 0).count();
        if (empty > 0) {
            run.note(empty + " cells without counts got no differentiation potential.");
        }
        double[] smoothed = smooth(data, found.means(), run.part(0.7, 1));
        NumericColumn ranks = GroupRanks.of(smoothed, groups(data, groups), "gene-counts signature", run);
        List<SignatureGene> signature = new ArrayList<>();
        for (int i = 0; i < found.genes().length; i++) {
            signature.add(new SignatureGene(data.genes().names().get(found.genes()[i]), found.correlations()[i]));
        }
        return new Outcome<>(
            data.withCellColumn(POTENTIAL, ranks).withCellColumn(SIGNATURE, NumericColumn.of(found.means())),
            List.copyOf(signature));
    }

    static void requireGroups(DataSummary data, String column) {
        if (!column.isEmpty()) {
            data.requireGroups("groups", column);
        }
    }

    static CategoricalColumn groups(SingleCellData data, String column) {
        return column.isEmpty() ? null : CategoricalColumn.of(data.cells().column(column).orElseThrow());
    }

    static void requireSeveralCells(SingleCellData data) {
        if (data.counts().cells() < 2) {
            throw new IllegalArgumentException("The data have " + data.counts().cells() + " cells; differentiation"
                + " potential compares cells and needs at least 2.");
        }
    }

    private double[] smooth(SingleCellData data, double[] means, Run run) {
        if (smoothing == 0) {
            return means;
        }
        String name = GRAPHS.stream().filter(data.graphs()::containsKey).findFirst().orElse(null);
        if (name == null) {
            run.note("The data have no neighbors of the cells, so that the differentiation potential was not smoothed:"
                + " find the neighbors of the cells first.");
            return means;
        }
        CellGraph graph = data.graphs().get(name);
        return new GraphDiffusion(graph, name.equals(GRAPHS.get(0)), smoothing).smooth(means, run);
    }
}
