package org.screlapse.engine.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.embed.Pca;
import org.screlapse.engine.embed.PcaResult;
import org.screlapse.engine.expression.CellGroups;
import org.screlapse.engine.graph.NearestNeighbors;
import org.screlapse.engine.graph.NeighborLists;
import org.screlapse.engine.preprocess.VariableGenes;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Scores how likely each droplet held two cells, by the method of Scrublet: within each sample, twice as many doublets
 * as there are cells are simulated by adding the counts of random pairs; cells and doublets are laid out by the
 * principal components of their variable genes; and the score of a cell is the posterior probability of being a
 * doublet, given the share of simulated doublets among its neighbors,
 *
 * <pre>    q = (doublets + 1) / (neighbors + 2)      score = q·ρ/r / (1 − ρ − q·(1 − ρ − ρ/r))</pre>
 *
 * <p>
 * with the expected rate ρ and r simulated doublets a cell. Where the scores of simulated doublets fall into two heaps,
 * as they do when there are different cell types, cells beyond the valley between the heaps are predicted to be
 * doublets; otherwise none is, with a warning. Doublets of two cells of the same kind are not found.
 *
 * <p>
 * Differs from Scrublet in that the components are of cells and doublets together, and in the variable genes
 * ({@code seurat_v3}, 2,000).
 *
 * <p>
 * Immutable. The result depends on the parameters alone, not on the number of threads.
 *
 * @see <a href="https://doi.org/10.1016/j.cels.2018.11.005">Wolock et al., Cell Systems 8 (2019) 281</a>
 */
public final class DoubletScore implements Operation<Void> {

    /** The cell annotation that holds the score, 0 to 1. */
    public static final String SCORE = "doublet_score";
    /** The cell annotation that tells whether a doublet is predicted. */
    public static final String PREDICTED = "predicted_doublet";

    private static final DoubletScore DEFAULT = new DoubletScore(OptionalDouble.empty(), Optional.empty(), 0);
    private static final double RATE_PER_CELL = 8e-6;
    private static final double MOST_RATE = 0.4;
    private static final int COMPONENTS = 30;
    private static final int MOST_NEIGHBORS = 199;
    private static final int FEWEST_CELLS = 50;
    /** For so many neighbors exact search is the faster one up to more cells than for a few. */
    private static final int EXACT_CELLS = 300_000;

    private final OptionalDouble expectedRate;
    private final Optional<String> sampleColumn;
    private final long seed;

    private DoubletScore(OptionalDouble expectedRate, Optional<String> sampleColumn, long seed) {
        this.expectedRate = expectedRate;
        this.sampleColumn = sampleColumn;
        this.seed = seed;
    }

    /**
     * @return one sample; of 1,000 cells 0.8 % are expected to be doublets, of 10,000 cells 8 %, as 10x Genomics
     *         reports
     */
    public static DoubletScore withDefaults() {
        return DEFAULT;
    }

    /**
     * @param rate share of doublets that is expected, above 0 and below 1
     * @return this operation with that expectation
     * @throws IllegalArgumentException if it is not in that range
     */
    public DoubletScore withExpectedRate(double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException(
                "The expected rate of doublets is " + rate + "; it must be above 0 and below 1.");
        }
        return new DoubletScore(OptionalDouble.of(rate), sampleColumn, seed);
    }

    /**
     * @param column the cell annotation that names the sample: droplets hold cells of one sample only
     * @return this operation within samples
     */
    public DoubletScore withSampleColumn(String column) {
        return new DoubletScore(expectedRate, Optional.of(column), seed);
    }

    /**
     * @param start of the random pairs
     * @return this operation with that seed
     */
    public DoubletScore withSeed(long start) {
        return new DoubletScore(expectedRate, sampleColumn, start);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        if (sampleColumn.isPresent()) {
            data.requireGroups("sample", sampleColumn.get());
        }
        return data.withCellColumn(new ColumnSummary(SCORE, ColumnType.NUMERIC, List.of()))
            .withCellColumn(new ColumnSummary(PREDICTED, ColumnType.BOOLEAN, List.of()));
    }

    /** Both annotations are missing in samples of fewer than 50 cells. */
    @Override
    public Outcome<Void> apply(SingleCellData data, Run run) {
        double[] scores = new double[data.cells().size()];
        Arrays.fill(scores, Double.NaN);
        Boolean[] predicted = new Boolean[scores.length];
        CellGroups samples = CellGroups.of(data.cells(), sampleColumn, "sample");
        int count = samples.names().size();
        for (int s = 0; s < count; s++) {
            Run part = run.part((double) s / count, (s + 1.0) / count);
            String name = samples.names().get(s).isEmpty() ? "" : " of sample \"" + samples.names().get(s) + "\"";
            int[] cells = samples.cells(s);
            if (cells.length < FEWEST_CELLS) {
                run.note("The " + cells.length + " cells" + name + " are too few to find doublets; at least "
                    + FEWEST_CELLS + " are needed.");
                continue;
            }
            double[] all = score(data.selectCells(cells), part);
            OptionalDouble threshold = Valley.of(Arrays.copyOfRange(all, cells.length, all.length));
            if (threshold.isEmpty()) {
                run.note("No doublet is predicted among the cells" + name
                    + ": the scores of simulated doublets do not fall into two heaps, as when all cells are alike.");
            }
            for (int i = 0; i < cells.length; i++) {
                scores[cells[i]] = all[i];
                predicted[cells[i]] = threshold.isPresent() && all[i] > threshold.getAsDouble();
            }
        }
        return Outcome.of(data.withCellColumn(SCORE, NumericColumn.of(scores)).withCellColumn(PREDICTED,
            BooleanColumn.of(Arrays.asList(predicted))));
    }

    /** @return scores of the cells, then of the simulated doublets */
    private double[] score(SingleCellData sample, Progress progress) {
        int[] genes = VariableGenes.withDefaults().apply(sample, Run.of(progress.part(0, 0.1))).findings().genes();
        SingleCellData both = SimulatedDoublets.addedTo(sample, genes, seed, progress.part(0.1, 0.2));
        SingleCellData components = Pca.withDefaults().withComponents(COMPONENTS).withAllGenes().withSeed(seed)
            .apply(both, Run.of(progress.part(0.2, 0.5))).data();
        int cells = sample.cells().size();
        double ratio = (double) (both.cells().size() - cells) / cells;
        double rate = expectedRate.orElse(Math.min(MOST_RATE, RATE_PER_CELL * cells));
        int neighbors = Math.min(MOST_NEIGHBORS, (int) Math.round(Math.round(0.5 * Math.sqrt(cells)) * (1 + ratio)));
        NearestNeighbors.Method method =
            both.cells().size() <= EXACT_CELLS ? NearestNeighbors.Method.EXACT : NearestNeighbors.Method.APPROXIMATE;
        NeighborLists lists = NearestNeighbors.withDefaults().withSize(neighbors + 1).withMethod(method).withSeed(seed)
            .apply(components, PcaResult.SCORES, progress.part(0.5, 1));
        double[] scores = new double[both.cells().size()];
        for (int i = 0; i < scores.length; i++) {
            int doublets = 0;
            for (int n = 1; n < lists.size(); n++) {
                doublets += lists.neighbors()[i * lists.size() + n] >= cells ? 1 : 0;
            }
            double q = (doublets + 1.0) / (lists.size() + 1);
            scores[i] = q * rate / ratio / (1 - rate - q * (1 - rate - rate / ratio));
        }
        return scores;
    }
}
