package org.screlapse.engine.score;

import org.screlapse.engine.signature.GeneMatcher;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.CellRanges;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.ExpressionCursor;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.task.Run;

/**
 * Signaling entropy rate of each cell over a network of interacting proteins: how many ways signals could go, high in
 * undifferentiated cells. The idea of SCENT, written from its description.
 *
 * <p>
 * With x = ln(normalized value + 1.1), which is above 0 for every gene, a signal walks from gene i to each neighbor j
 * with the probability p<sub>ij</sub> = x<sub>j</sub> / Σ<sub>k</sub> x<sub>k</sub> over the neighbors k of i, and is
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
public final class SignalingEntropy implements Operation<Integer> {

    /** Name of the annotation that holds the entropy rates. */
    public static final String RATE = "signaling_entropy_rate";
    /** Name of the annotation that holds their ranks. */
    public static final String POTENTIAL = "signaling_entropy_potential";

    private static final double OFFSET = 1.1;
    private static final double LEAST = Math.log(OFFSET);
    private static final double SHARE_EXPECTED = 0.5;
    private static final int CELLS_BETWEEN_CHECKS = 64;

    private final String groups;
    private final List<GeneInteraction> interactions;

    private SignalingEntropy(String groups, List<GeneInteraction> interactions) {
        this.groups = groups;
        this.interactions = interactions;
    }

    /**
     * @param interactions pairs of genes whose proteins interact
     * @return the operation
     */
    public static SignalingEntropy of(List<GeneInteraction> interactions) {
        return new SignalingEntropy("", List.copyOf(interactions));
    }

    /**
     * @param column the annotation of the cells within whose groups, such as samples, cells are ranked; empty to rank
     *            all cells together
     * @return this operation within these groups
     */
    public SignalingEntropy withGroups(String column) {
        return new SignalingEntropy(column, interactions);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        DifferentiationPotential.requireGroups(data, groups);
        return data.withCellColumn(new ColumnSummary(POTENTIAL, ColumnType.NUMERIC, List.of()))
            .withCellColumn(new ColumnSummary(RATE, ColumnType.NUMERIC, List.of()));
    }

    /** Finds the number of genes in the network, besides the annotations. */
    @Override
    public Outcome<Integer> apply(SingleCellData data, Run run) {
        describe(data.summary());
        DifferentiationPotential.requireSeveralCells(data);
        InteractionNetwork network =
            InteractionNetwork.of(interactions, new GeneMatcher(data.genes()), data.genes().size());
        double highest = Math.log(network.largestEigenvalue(run));
        Expression expression =
            Expression.of(data, ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), run.part(0, 0.1))
                .withoutLogarithm();
        double[] rates = new double[expression.cells()];
        Run rest = run.part(0.1, 1);
        CellRanges.of(rates.length).forEach(expression, "Computing signaling entropy", rest, (range, cells) -> {
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
            throw new IllegalArgumentException("No cell has counts, so that its signaling entropy cannot be told.");
        }
        expression.warnings().forEach(run::note);
        if (network.nodes() < SHARE_EXPECTED * network.named()) {
            run.note("Only " + network.nodes() + " of the " + network.named() + " genes of the interactions are in"
                + " the data and connected: signaling entropy may say little.");
        }
        NumericColumn ranks =
            GroupRanks.of(rates, DifferentiationPotential.groups(data, groups), "signaling entropy", run);
        return new Outcome<>(data.withCellColumn(POTENTIAL, ranks).withCellColumn(RATE, NumericColumn.of(rates)),
            network.nodes());
    }

    private static void requireNoNegative(ExpressionCursor cell, SingleCellData data) {
        for (int i = 0; i < cell.length(); i++) {
            if (cell.values()[i] < 0) {
                throw new IllegalArgumentException("Gene " + data.genes().names().get(cell.genes()[i]) + " has a"
                    + " negative value in cell " + data.cells().names().get(cell.cell())
                    + "; signaling entropy needs counts or log-normalized expression that was not scaled.");
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
                around[network.neighbors()[i]] += value - LEAST;
            }
        }
    }
}
