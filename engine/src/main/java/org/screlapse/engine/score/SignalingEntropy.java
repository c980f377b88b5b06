package org.screlapse.engine.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.CellRanges;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.ExpressionCursor;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.task.Progress;

/**
 * Signalling entropy rate of each cell over a network of interacting proteins: how many ways signals could go, high in
 * undifferentiated cells. The idea of SCENT, written from its description.
 *
 * <p>
 * With x = ln(normalised value + 1.1), which is above 0 for every gene, a signal walks from gene i to each neighbour j
 * with the probability p<sub>ij</sub> = x<sub>j</sub> / Σ<sub>k</sub> x<sub>k</sub> over the neighbours k of i, and is
 * found at i with the probability π<sub>i</sub> ∝ x<sub>i</sub> Σ<sub>k</sub> x<sub>k</sub>. The rate is
 *
 * <pre>    − Σ<sub>i</sub> π<sub>i</sub> Σ<sub>j</sub> p<sub>ij</sub> ln p<sub>ij</sub>  /  ln λ</pre>
 *
 * <p>
 * with λ the largest eigenvalue of the network, the most that any expression reaches: 0 to 1. The network is the
 * largest connected one among the genes of the data. Immutable; there is no randomness.
 *
 * @see <a href="https://doi.org/10.1038/ncomms15599">Teschendorff and Enver, Nat. Commun. 8 (2017) 15599</a>
 */
public final class SignalingEntropy {

    /** Name of the annotation that holds the entropy rates. */
    public static final String RATE = "signaling_entropy_rate";
    /** Name of the annotation that holds their ranks. */
    public static final String POTENTIAL = "signaling_entropy_potential";

    private static final double OFFSET = 1.1;
    private static final double LEAST = Math.log(OFFSET);
    private static final double SHARE_EXPECTED = 0.5;
    private static final int CELLS_BETWEEN_CHECKS = 64;

    private final List<GeneInteraction> interactions;

    private SignalingEntropy(List<GeneInteraction> interactions) {
        this.interactions = interactions;
    }

    /**
     * What was found.
     *
     * @param rates entropy rate, 0 to 1; missing for cells without counts
     * @param potential rank of the rate within the group, 0 to 1; missing for cells without counts or group, and where
     *            all cells of a group are the same
     * @param genes number of genes in the network
     * @param warnings what the user should know, whole sentences
     */
    public record Result(NumericColumn rates, NumericColumn potential, int genes, List<String> warnings) {

        /**
         * @param data the data that were looked at
         * @return the data with the annotations {@code signaling_entropy_potential} and {@code signaling_entropy_rate}
         */
        public SingleCellData addTo(SingleCellData data) {
            return data.withCellColumn(POTENTIAL, potential).withCellColumn(RATE, rates);
        }
    }

    /**
     * @param interactions pairs of genes whose proteins interact
     * @return the operation
     */
    public static SignalingEntropy of(List<GeneInteraction> interactions) {
        return new SignalingEntropy(List.copyOf(interactions));
    }

    /**
     * @param data the cells, at least two
     * @param groups a group a cell, within which cells are ranked; null if all cells are of one
     * @param progress told how far it is
     * @return the entropy of each cell
     * @throws IllegalArgumentException if there are fewer than two cells, none has counts, a value is negative, or
     *             fewer than three genes of the data are connected
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public Result apply(SingleCellData data, CategoricalColumn groups, Progress progress) {
        DifferentiationPotential.requireSeveralCells(data);
        InteractionNetwork network =
            InteractionNetwork.of(interactions, new GeneMatcher(data.genes()), data.genes().size());
        double highest = Math.log(network.largestEigenvalue(progress));
        Expression expression =
            Expression.of(data, ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), progress.part(0, 0.1))
                .withoutLogarithm();
        double[] rates = new double[expression.cells()];
        Progress rest = progress.part(0.1, 1);
        CellRanges.of(rates.length).forEach(expression, "Computing signalling entropy", rest, (range, cells) -> {
            Walk walk = new Walk(network);
            while (cells.next()) {
                if (cells.cell() % CELLS_BETWEEN_CHECKS == 0) {
                    rest.checkCancelled();
                }
                requireNoNegative(cells, data);
                rates[cells.cell()] = Math.min(1, walk.rate(cells) / highest);
            }
        });
        if (Arrays.stream(rates).allMatch(Double::isNaN)) {
            throw new IllegalArgumentException("No cell has counts, so that its signalling entropy cannot be told.");
        }
        GroupRanks ranks = GroupRanks.of(rates, groups, "signalling entropy");
        List<String> warnings = new ArrayList<>(expression.warnings());
        if (network.nodes() < SHARE_EXPECTED * network.named()) {
            warnings.add("Only " + network.nodes() + " of the " + network.named() + " genes of the interactions are in"
                + " the data and connected: signalling entropy may say little.");
        }
        warnings.addAll(ranks.warnings());
        return new Result(NumericColumn.of(rates), ranks.ranks(), network.nodes(), List.copyOf(warnings));
    }

    private static void requireNoNegative(ExpressionCursor cell, SingleCellData data) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.values()[i] < 0) {
                throw new IllegalArgumentException("Gene " + data.genes().names().get(cell.genes()[i]) + " has a"
                    + " negative value in cell " + data.cells().names().get(cell.cell())
                    + "; signalling entropy needs counts or log-normalised expression that was not scaled.");
            }
        }
    }

    /** The walk of one cell after another; its arrays are used again. */
    private static final class Walk {

        private final InteractionNetwork network;
        private final double[] expression;
        private final double[] around;

        Walk(InteractionNetwork network) {
            this.network = network;
            expression = new double[network.nodes()];
            around = new double[network.nodes()];
        }

        /**
         * Entropy rate, not divided by its maximum; NaN for a cell without counts. As p ln p = x ln x / u − x ln u / u
         * with u the sum around a gene, the sum over all edges is Σ x u (ln u − ln x) over the genes.
         */
        double rate(ExpressionCursor cell) {
            boolean empty = true;
            Arrays.fill(expression, LEAST);
            Arrays.setAll(around, node -> LEAST * network.degree(node));
            for (int i = 0; i < cell.length(); i++) {
                int node = network.nodeOfGene()[cell.genes()[i]];
                double value = cell.values()[i];
                empty &= value == 0;
                if (node >= 0 && value > 0) {
                    express(node, Math.log(value + OFFSET));
                }
            }
            double sum = 0;
            double entropy = 0;
            for (int node = 0; node < around.length; node++) {
                double flow = expression[node] * around[node];
                sum += flow;
                entropy += flow * Math.log(around[node] / expression[node]);
            }
            return empty ? Double.NaN : entropy / sum;
        }

        private void express(int node, double value) {
            expression[node] = value;
            for (int i = network.starts()[node]; i < network.starts()[node + 1]; i++) {
                around[network.neighbours()[i]] += value - LEAST;
            }
        }
    }
}
