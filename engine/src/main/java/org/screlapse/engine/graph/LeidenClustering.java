package org.screlapse.engine.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/**
 * Finds groups of cells that are connected more strongly with one another than with others, by the Leiden algorithm
 * (Traag, Waltman and van Eck 2019) in the implementation of its authors. Maximized is the modularity with a resolution
 * (Reichardt and Bornholdt), as Scanpy does, or the constant Potts model. Where the two directions of an edge differ,
 * their mean counts.
 *
 * <p>
 * Immutable. The result depends on the parameters alone.
 *
 * @see <a href="https://doi.org/10.1038/s41598-019-41695-z">Traag, Waltman and van Eck, Sci. Rep. 9 (2019) 5233</a>
 */
public final class LeidenClustering implements Operation<List<LeidenResult>> {

    /** What is maximized. */
    public enum Quality {
        /** Weight inside clusters beyond what the strengths of the cells let expect: Σ (A − γ·k·k / 2m). */
        MODULARITY,
        /** Weight inside clusters beyond a constant for each pair of cells: Σ (A − γ). */
        CPM
    }

    private static final LeidenClustering DEFAULT = new LeidenClustering(NeighborGraphs.CONNECTIVITIES, "leiden",
        List.of(1.0), new Leiden(Quality.MODULARITY, 20, 1e-4, 0));

    private final String graph;
    private final String annotation;
    private final List<Double> resolutions;
    private final Leiden algorithm;

    private LeidenClustering(String graph, String annotation, List<Double> resolutions, Leiden algorithm) {
        this.graph = graph;
        this.annotation = annotation;
        this.resolutions = resolutions;
        this.algorithm = algorithm;
    }

    /**
     * @return maximizes modularity at resolution 1 on the graph {@code connectivities}, into the annotation
     *         {@code leiden}; ends when it grows by at most 1e-4 of itself, or after 20 times
     */
    public static LeidenClustering withDefaults() {
        return DEFAULT;
    }

    /**
     * @param name name of the graph in which clusters are found
     * @return this clustering of that graph
     */
    public LeidenClustering withGraph(String name) {
        return new LeidenClustering(name, annotation, resolutions, algorithm);
    }

    /**
     * @param name name of the annotation that holds the clusters; of several resolutions, each is added to the name
     * @return this clustering into that annotation
     */
    public LeidenClustering withAnnotation(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("Give the annotation that holds the clusters a name.");
        }
        return new LeidenClustering(graph, name.strip(), resolutions, algorithm);
    }

    /**
     * @param maximized what is maximized
     * @return this clustering with that quality
     */
    public LeidenClustering withQuality(Quality maximized) {
        return with(new Leiden(maximized, algorithm.iterations(), algorithm.tolerance(), algorithm.seed()));
    }

    /**
     * @param gammas at least one number more than 0; the higher, the more and the smaller clusters
     * @return this clustering at these resolutions, each for itself
     */
    public LeidenClustering withResolutions(List<Double> gammas) {
        if (gammas.isEmpty()) {
            throw new IllegalArgumentException("Give at least one resolution, such as 1.");
        }
        for (double gamma : gammas) {
            if (!(gamma > 0) || Double.isInfinite(gamma)) {
                throw new IllegalArgumentException(
                    "The resolution is " + gamma + "; it must be a number more than 0, such as 1.");
            }
        }
        return new LeidenClustering(graph, annotation, gammas.stream().distinct().toList(), algorithm);
    }

    /**
     * @param most how often the clustering is improved at most, at least 1
     * @return this clustering with that limit
     */
    public LeidenClustering withIterations(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("The number of iterations is " + most + "; it must be at least 1.");
        }
        return with(new Leiden(algorithm.quality(), most, algorithm.tolerance(), algorithm.seed()));
    }

    /**
     * @param least an iteration that improves the quality by at most this part of it is the last one; 0 to 1, where 0
     *            goes on until nothing improves
     * @return this clustering with that tolerance
     */
    public LeidenClustering withTolerance(double least) {
        if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("The minimum improvement is " + least + "; it must be 0 to 1.");
        }
        return with(new Leiden(algorithm.quality(), algorithm.iterations(), least, algorithm.seed()));
    }

    /**
     * @param start of the random numbers that decide in which order cells are visited
     * @return this clustering with that seed
     */
    public LeidenClustering withSeed(long start) {
        return with(new Leiden(algorithm.quality(), algorithm.iterations(), algorithm.tolerance(), start));
    }

    private LeidenClustering with(Leiden other) {
        return new LeidenClustering(graph, annotation, resolutions, other);
    }

    @Override
    public DataSummary describe(DataSummary data) {
        data.requireGraph(graph);
        DataSummary described = data;
        for (double resolution : resolutions) {
            described =
                described.withCellColumn(new ColumnSummary(name(resolution), ColumnType.CATEGORICAL, List.of()));
        }
        return described;
    }

    @Override
    public Outcome<List<LeidenResult>> apply(SingleCellData data, Run run) {
        describe(data.summary());
        NeighborGraphs.noteUnusedIntegration(data, run);
        CellGraph edges = data.graphs().get(graph);
        SingleCellData clustered = data;
        List<LeidenResult> results = new ArrayList<>();
        for (int i = 0; i < resolutions.size(); i++) {
            double resolution = resolutions.get(i);
            Run part = run.part((double) i / resolutions.size(), (i + 1.0) / resolutions.size());
            LeidenResult result = algorithm.find(edges, resolution, name(resolution), part);
            clustered = clustered.withCellColumn(result.annotation(), result.column());
            noteSingles(result, run);
            results.add(result);
        }
        return new Outcome<>(clustered, List.copyOf(results));
    }

    private String name(double resolution) {
        boolean whole = resolution == Math.rint(resolution) && resolution < 1e9;
        String number = whole ? Long.toString((long) resolution) : Double.toString(resolution);
        return resolutions.size() == 1 ? annotation : annotation + "_" + number;
    }

    private static void noteSingles(LeidenResult result, Run run) {
        long singles = Arrays.stream(result.sizes()).filter(size -> size == 1).count();
        if (singles > 0) {
            run.note(singles + " of the " + result.count() + " clusters of \"" + result.annotation()
                + "\" are single cells: a lower resolution or more neighbors join them.");
        }
    }
}
