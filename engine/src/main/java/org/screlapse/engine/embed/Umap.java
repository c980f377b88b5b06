package org.screlapse.engine.embed;

import java.util.Random;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.graph.NeighborGraphs;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Lays out a neighbor graph in two or three dimensions so that connected cells lie close to one another (McInnes, Healy
 * and Melville 2018): a start from the graph's spectrum or the first principal components, then gradient descent with
 * sampled edges and random other cells.
 *
 * <p>
 * Distances between far groups and the sizes of groups mean little in a UMAP: it is a picture, not a measure.
 *
 * <p>
 * Immutable. The result depends on the parameters alone, not on the number of threads.
 */
public final class Umap implements Operation<Void> {

    /** Name of the layout among the embeddings of the cells. */
    public static final String NAME = "X_umap";

    /** Where the cells begin. */
    public enum Start {
        /** Smooth functions on the graph. */
        SPECTRAL,
        /** The first principal components. */
        PCA
    }

    private static final Umap DEFAULT = new Umap("connectivities", 2, 0.5, 1, 0, Start.SPECTRAL, 0);

    private static final int FEW_CELLS = 10_000;
    private static final int EPOCHS_OF_FEW = 500;
    private static final int EPOCHS_OF_MANY = 200;
    private static final int NEGATIVES = 5;
    private static final double EXTENT = 10;
    private static final double NOISE = 1e-4;

    private final String graph;
    private final int dimensions;
    private final double minDistance;
    private final double spread;
    private final int epochs;
    private final Start start;
    private final long seed;

    private Umap(String graph, int dimensions, double minDistance, double spread, int epochs, Start start, long seed) {
        this.graph = graph;
        this.dimensions = dimensions;
        this.minDistance = minDistance;
        this.spread = spread;
        this.epochs = epochs;
        this.start = start;
        this.seed = seed;
    }

    /**
     * @return two dimensions, smallest distance 0.5, spread 1 (as Scanpy), spectral start; 500 epochs up to 10,000
     *         cells and 200 beyond
     */
    public static Umap withDefaults() {
        return DEFAULT;
    }

    /**
     * @param name name of the graph of connectivities that is laid out
     * @return this layout of that graph
     */
    public Umap withGraph(String name) {
        return new Umap(name, dimensions, minDistance, spread, epochs, start, seed);
    }

    /**
     * @param count 2 or 3
     * @return this layout in so many dimensions
     */
    public Umap withDimensions(int count) {
        if (count != 2 && count != 3) {
            throw new IllegalArgumentException("A UMAP has 2 or 3 dimensions, not " + count + ".");
        }
        return new Umap(graph, count, minDistance, spread, epochs, start, seed);
    }

    /**
     * @param smallest how close connected cells may lie, at least 0; small values make tight groups
     * @param scale how far groups lie apart, more than 0 and not below the smallest distance
     * @return this layout with these distances
     */
    public Umap withDistances(double smallest, double scale) {
        if (!(smallest >= 0) || !(scale > 0) || Double.isInfinite(scale) || smallest > scale) {
            throw new IllegalArgumentException("The smallest distance is " + smallest + " and the spread " + scale
                + "; they must be at least 0, and the smallest distance not above the spread.");
        }
        return new Umap(graph, dimensions, smallest, scale, epochs, start, seed);
    }

    /**
     * @param count how often all cells move, at least 1; 0 for 500 up to 10,000 cells and 200 beyond
     * @return this layout with so many epochs
     */
    public Umap withEpochs(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("The number of epochs is " + count + "; it must not be negative.");
        }
        return new Umap(graph, dimensions, minDistance, spread, count, start, seed);
    }

    /**
     * @param where the cells begin
     * @return this layout from that start
     */
    public Umap withStart(Start where) {
        return new Umap(graph, dimensions, minDistance, spread, epochs, where, seed);
    }

    /**
     * @param first of the random numbers
     * @return this layout with that seed
     */
    public Umap withSeed(long first) {
        return new Umap(graph, dimensions, minDistance, spread, epochs, start, first);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        data.requireGraph(graph);
        if (start == Start.PCA && data.requireEmbedding(PcaResult.SCORES) < dimensions) {
            throw new IllegalArgumentException("A start from principal components needs an embedding \""
                + PcaResult.SCORES + "\" of at least " + dimensions + " dimensions.");
        }
        return data.withEmbedding(NAME, dimensions);
    }

    @Override
    public Outcome<Void> apply(SingleCellData data, Run run) {
        describe(data.summary());
        NeighborGraphs.noteUnusedIntegration(data, run);
        CellGraph edges = data.graphs().get(graph);
        if (edges.weights().length == 0) {
            throw new IllegalArgumentException("The graph \"" + graph + "\" has no edges to lay out.");
        }
        float[] first = start == Start.PCA ? components(data.embeddings().get(PcaResult.SCORES))
            : spectrum(edges, run.part(0, 0.2));
        int rounds = epochs > 0 ? epochs : edges.cells() <= FEW_CELLS ? EPOCHS_OF_FEW : EPOCHS_OF_MANY;
        UmapLayout layout =
            new UmapLayout(edges, dimensions, UmapCurve.fit(spread, minDistance), rounds, NEGATIVES, seed);
        return Outcome.of(data.withEmbedding(NAME, new Embedding(dimensions, layout.run(first, run.part(0.2, 1)))));
    }

    private float[] spectrum(CellGraph graph, Progress progress) {
        double[][] vectors = SpectralStart.of(graph, dimensions, seed, progress);
        float[] first = new float[Math.multiplyExact(graph.cells(), dimensions)];
        for (int d = 0; d < vectors.length; d++) {
            for (int cell = 0; cell < graph.cells(); cell++) {
                first[cell * dimensions + d] = (float) vectors[d][cell];
            }
        }
        return spreadOut(first);
    }

    private float[] components(Embedding pca) {
        float[] first = new float[Math.multiplyExact(pca.rows(), dimensions)];
        for (int i = 0; i < first.length; i++) {
            first[i] = pca.get(i / dimensions, i % dimensions);
        }
        return spreadOut(first);
    }

    /** Stretches each dimension to the same extent; a little noise parts cells that lie on one another. */
    private float[] spreadOut(float[] first) {
        Random random = new Random(seed);
        for (int d = 0; d < dimensions; d++) {
            float smallest = Float.POSITIVE_INFINITY;
            float largest = Float.NEGATIVE_INFINITY;
            for (int i = d; i < first.length; i += dimensions) {
                smallest = Math.min(smallest, first[i]);
                largest = Math.max(largest, first[i]);
            }
            double factor = largest > smallest ? EXTENT / (largest - smallest) : 0;
            for (int i = d; i < first.length; i += dimensions) {
                first[i] = (float) ((first[i] - smallest) * factor + NOISE * random.nextGaussian());
            }
        }
        return first;
    }
}
