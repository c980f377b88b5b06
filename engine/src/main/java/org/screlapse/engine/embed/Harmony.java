package org.screlapse.engine.embed;

import java.util.List;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Brings cells of several batches together in an embedding, usually the principal components (Harmony: Korsunsky et
 * al., Nature Methods 2019). Cells are grouped into soft clusters in which all batches are to take part, then what each
 * batch adds within a cluster is taken out; both are repeated until the clusters no longer change. Batches of one value
 * pass through.
 *
 * <p>
 * Immutable. The result depends on the parameters alone, not on the number of threads.
 */
public final class Harmony implements Operation<Void> {

    /** Name of the corrected principal components among the embeddings of the cells. */
    public static final String NAME = Embedding.INTEGRATED_COMPONENTS;

    private static final Harmony DEFAULT = new Harmony(PcaResult.SCORES, List.of(), 2, 0.1, 1, 0, 10, 0);

    private static final int CELLS_PER_CLUSTER = 30;
    private static final int MAX_CLUSTERS = 100;
    private static final int FEWEST_CELLS = 10;
    private static final double ENOUGH = 1e-4;

    private final String embedding;
    private final List<String> batches;
    private final double theta;
    private final double sigma;
    private final double ridge;
    private final int clusters;
    private final int rounds;
    private final long seed;

    private Harmony(String embedding, List<String> batches, double theta, double sigma, double ridge, int clusters,
        int rounds, long seed) {
        this.embedding = embedding;
        this.batches = batches;
        this.theta = theta;
        this.sigma = sigma;
        this.ridge = ridge;
        this.clusters = clusters;
        this.rounds = rounds;
        this.seed = seed;
    }

    /**
     * @return of the principal components, no batches yet; diversity 2, width 0.1, ridge 1, a cluster for each 30 cells
     *         but at most 100, at most 10 rounds
     */
    public static Harmony withDefaults() {
        return DEFAULT;
    }

    /**
     * @param name name of the embedding that is corrected
     * @return this integration of that embedding
     */
    public Harmony withEmbedding(String name) {
        return new Harmony(name, batches, theta, sigma, ridge, clusters, rounds, seed);
    }

    /**
     * @param annotations annotations of the cells that say of which batch they are, at least one
     * @return this integration of these batches
     */
    public Harmony withBatches(List<String> annotations) {
        return new Harmony(embedding, List.copyOf(annotations), theta, sigma, ridge, clusters, rounds, seed);
    }

    /**
     * @param strength how strongly all batches are to take part in each cluster, at least 0; 0 does not ask for it
     * @return this integration with that diversity
     */
    public Harmony withDiversity(double strength) {
        if (!(strength >= 0) || Double.isInfinite(strength)) {
            throw new IllegalArgumentException("The diversity is " + strength + "; it must be at least 0, such as 2.");
        }
        return new Harmony(embedding, batches, strength, sigma, ridge, clusters, rounds, seed);
    }

    /**
     * @param count number of clusters; 0 for one for each 30 cells but at most 100
     * @return this integration with so many clusters
     */
    public Harmony withClusters(int count) {
        if (count < 0 || count == 1) {
            throw new IllegalArgumentException("The number of clusters is " + count + "; it must be at least 2, or 0.");
        }
        return new Harmony(embedding, batches, theta, sigma, ridge, count, rounds, seed);
    }

    /**
     * @param most how often clusters and corrections are repeated at most, at least 1
     * @return this integration with that limit
     */
    public Harmony withRounds(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("The number of rounds is " + most + "; it must be at least 1.");
        }
        return new Harmony(embedding, batches, theta, sigma, ridge, clusters, most, seed);
    }

    /**
     * @param start of the random numbers
     * @return this integration with that seed
     */
    public Harmony withSeed(long start) {
        return new Harmony(embedding, batches, theta, sigma, ridge, clusters, rounds, start);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        int dimensions = data.requireEmbedding(embedding);
        if (batches.isEmpty()) {
            throw new IllegalArgumentException(
                "Choose at least one annotation that says of which batch the cells are, such as the sample.");
        }
        batches.forEach(batch -> data.requireGroups("batch", batch));
        return data.withEmbedding(NAME, dimensions);
    }

    @Override
    public Outcome<Void> apply(SingleCellData data, Run run) {
        describe(data.summary());
        Embedding where = data.embeddings().get(embedding);
        if (where.rows() < FEWEST_CELLS) {
            throw new IllegalArgumentException(
                "Integration needs at least " + FEWEST_CELLS + " cells; the data have " + where.rows() + ".");
        }
        BatchDesign design = BatchDesign.of(data, batches, run);
        if (design.count() == 0) {
            run.note("There is nothing to integrate: \"" + NAME + "\" equals \"" + embedding + "\".");
            return Outcome.of(data.withEmbedding(NAME, where));
        }
        run.checkCancelled();
        float[][] original = rows(data, where);
        int count = Math.max(2, clusters > 0 ? Math.min(clusters, original.length / 2)
            : Math.min(MAX_CLUSTERS, (int) Math.round((double) original.length / CELLS_PER_CLUSTER)));
        float[][] corrected = integrate(design, original, count, run);
        float[] coordinates = new float[where.coordinates().length];
        for (int cell = 0; cell < corrected.length; cell++) {
            System.arraycopy(corrected[cell], 0, coordinates, cell * where.dimensions(), where.dimensions());
        }
        return Outcome.of(data.withEmbedding(NAME, new Embedding(where.dimensions(), coordinates)));
    }

    private float[][] integrate(BatchDesign design, float[][] original, int count, Progress progress) {
        HarmonyCorrection correction = new HarmonyCorrection(design, original, ridge);
        float[][] corrected = original;
        float[][] directions = directions(original);
        HarmonyClustering clustering = new HarmonyClustering(design, directions, count, theta, sigma, seed, progress);
        double before = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds; round++) {
            double done = (double) round / rounds;
            progress.report(done, "Integrating batches");
            double objective = clustering.cluster(directions, progress.part(done, done));
            corrected = correction.apply(clustering.members(), progress.part(done, done));
            directions = directions(corrected);
            if (before - objective < ENOUGH * Math.abs(before)) {
                break;
            }
            before = objective;
        }
        return corrected;
    }

    private static float[][] directions(float[][] places) {
        float[][] directions = new float[places.length][];
        for (int cell = 0; cell < places.length; cell++) {
            double squares = 0;
            for (float x : places[cell]) {
                squares += (double) x * x;
            }
            float[] direction = places[cell].clone();
            for (int d = 0; squares > 0 && d < direction.length; d++) {
                direction[d] = (float) (direction[d] / Math.sqrt(squares));
            }
            directions[cell] = direction;
        }
        return directions;
    }

    private float[][] rows(SingleCellData data, Embedding where) {
        float[][] rows = new float[where.rows()][where.dimensions()];
        for (int cell = 0; cell < rows.length; cell++) {
            for (int d = 0; d < where.dimensions(); d++) {
                rows[cell][d] = where.get(cell, d);
                if (!Float.isFinite(rows[cell][d])) {
                    throw new IllegalArgumentException("The embedding \"" + embedding + "\" gives cell \""
                        + data.cells().names().get(cell) + "\" the coordinate " + rows[cell][d] + " in dimension "
                        + (d + 1) + ": leave out such cells, or compute the embedding anew.");
                }
            }
        }
        return rows;
    }
}
