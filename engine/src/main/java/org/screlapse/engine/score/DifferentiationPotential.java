package org.screlapse.engine.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.task.Progress;

/**
 * How undifferentiated each cell is, compared with the others, without any signature given: less differentiated cells
 * express more genes. This is the idea of CytoTRACE, written from its description:
 * <ol>
 * <li>count the genes that each cell expresses;
 * <li>take the genes (200) whose log-normalised expression correlates most with that count: the gene-counts signature;
 * <li>average them in each cell;
 * <li>smooth that over the neighbours, where the data have a graph of the cells: {@code connectivities} by its weights,
 * else {@code distances}, whose neighbours count alike; nine tenths of a value come from the neighbours;
 * <li>rank the cells within their group: 0 for the most, 1 for the least differentiated one.
 * </ol>
 * Unlike the published program, the correlation is that with all cells of the data, neighbours are those of the given
 * graph, and no regression on the neighbours precedes the smoothing.
 *
 * <p>
 * The number of expressed genes follows sequencing depth as well as biology: compare cells of one sample, or name the
 * sample as the group. Immutable; there is no randomness.
 *
 * @see <a href="https://doi.org/10.1126/science.aax0249">Gulati et al., Science 367 (2020) 405</a>
 */
public final class DifferentiationPotential {

    /** Name of the annotation that holds the ranks. */
    public static final String POTENTIAL = "differentiation_potential";
    /** Name of the annotation that holds the mean expression of the gene-counts signature, before smoothing. */
    public static final String SIGNATURE = "gene_counts_signature";

    private static final List<String> GRAPHS = List.of("connectivities", "distances");
    private static final DifferentiationPotential DEFAULT = new DifferentiationPotential(200, 0.9);

    private final int genes;
    private final double smoothing;

    private DifferentiationPotential(int genes, double smoothing) {
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

    /**
     * What was found.
     *
     * @param potential rank within the group, 0 to 1; missing for cells without counts or group, and where all cells of
     *            a group are the same
     * @param signature mean log-normalised expression of the signature, not smoothed; missing for cells without counts
     * @param genes the signature, of the highest correlation first
     * @param warnings what the user should know, whole sentences
     */
    public record Result(NumericColumn potential, NumericColumn signature, List<SignatureGene> genes,
        List<String> warnings) {

        /**
         * @param data the data that were looked at
         * @return the data with the annotations {@code differentiation_potential} and {@code gene_counts_signature}
         */
        public SingleCellData addTo(SingleCellData data) {
            return data.withCellColumn(POTENTIAL, potential).withCellColumn(SIGNATURE, signature);
        }
    }

    /** @return 200 genes, nine tenths from the neighbours */
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
        return new DifferentiationPotential(size, smoothing);
    }

    /**
     * @param share what part of a value comes from the neighbours, from 0 (no smoothing) to below 1
     * @return this operation with that share
     * @throws IllegalArgumentException if it is out of range
     */
    public DifferentiationPotential withSmoothing(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(
                "The share of the neighbours is " + share + "; it must be at least 0 and below 1, such as 0.9.");
        }
        return new DifferentiationPotential(genes, share);
    }

    /**
     * @param data the cells, at least two
     * @param groups a group a cell, within which cells are ranked; null if all cells are of one
     * @param progress told how far it is
     * @return the potential of each cell
     * @throws IllegalArgumentException if there are fewer than two cells, none has counts, all express equally many
     *             genes, or no gene rises with their number
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public Result apply(SingleCellData data, CategoricalColumn groups, Progress progress) {
        requireSeveralCells(data);
        Expression expression =
            Expression.of(data, ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), progress.part(0, 0.1));
        GeneCountSignature found = GeneCountSignature.of(expression, genes, progress.part(0.1, 0.7));
        List<String> warnings = new ArrayList<>(expression.warnings());
        long empty = Arrays.stream(found.geneCounts()).filter(count -> count == 0).count();
        if (empty > 0) {
            warnings.add(empty + " cells without counts got no differentiation potential.");
        }
        double[] smoothed = smooth(data, found.means(), warnings, progress.part(0.7, 1));
        GroupRanks ranks = GroupRanks.of(smoothed, groups, "gene-counts signature");
        warnings.addAll(ranks.warnings());
        List<SignatureGene> signature = new ArrayList<>();
        for (int i = 0; i < found.genes().length; i++) {
            signature.add(new SignatureGene(data.genes().names().get(found.genes()[i]), found.correlations()[i]));
        }
        return new Result(ranks.ranks(), NumericColumn.of(found.means()), List.copyOf(signature),
            List.copyOf(warnings));
    }

    static void requireSeveralCells(SingleCellData data) {
        if (data.counts().cells() < 2) {
            throw new IllegalArgumentException("The data have " + data.counts().cells() + " cells; differentiation"
                + " potential compares cells and needs at least 2.");
        }
    }

    private double[] smooth(SingleCellData data, double[] means, List<String> warnings, Progress progress) {
        if (smoothing == 0) {
            return means;
        }
        String name = GRAPHS.stream().filter(data.graphs()::containsKey).findFirst().orElse(null);
        if (name == null) {
            warnings.add("The data have no neighbours of the cells, so that the differentiation potential was not"
                + " smoothed; Cell Neighbors finds them.");
            return means;
        }
        CellGraph graph = data.graphs().get(name);
        return new GraphDiffusion(graph, name.equals(GRAPHS.get(0)), smoothing).smooth(means, progress);
    }
}
