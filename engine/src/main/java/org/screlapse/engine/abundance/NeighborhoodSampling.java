package org.screlapse.engine.abundance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.random.RRandom;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Draws neighborhoods from a graph of nearest neighbors: some cells are drawn at random, each is replaced by a cell in
 * the thick of its neighbors, and those cells with their neighbors are the neighborhoods. Fewer and larger
 * neighborhoods than without that refinement cover the cells, so that there are fewer tests. With the same seed,
 * neighbors and embedding they are those of miloR 2 ({@code set.seed}, {@code buildGraph}, {@code makeNhoods}).
 * Immutable.
 *
 * <p>
 * With an embedding, a cell is replaced by the one nearest to the median of its neighbors; without, by the one of its
 * neighbors that has most triangles in the graph.
 *
 * @see <a href="https://doi.org/10.1038/s41587-021-01033-z">Dann et al., Nat. Biotechnol. 40 (2022) 245</a>
 */
public final class NeighborhoodSampling {
    private static final NeighborhoodSampling DEFAULT = new NeighborhoodSampling(0.1, 42);
    private static final int CELLS_AT_A_TIME = 32;

    private final double proportion;
    private final int seed;

    private NeighborhoodSampling(double proportion, int seed) {
        this.proportion = proportion;
        this.seed = seed;
    }

    /** A tenth of the cells is drawn, with seed 42. */
    public static NeighborhoodSampling withDefaults() {
        return DEFAULT;
    }

    /**
     * This sampling with another number of cells drawn.
     *
     * @param part of the cells, above 0, at most 1
     * @throws IllegalArgumentException if it is not
     */
    public NeighborhoodSampling withProportion(double part) {
        if (!(part > 0 && part <= 1)) {
            throw new IllegalArgumentException("The proportion of cells drawn is " + part
                + "; it must lie above 0 and at most at 1 (for example 0.1).");
        }
        return new NeighborhoodSampling(part, seed);
    }

    /** This sampling with other random cells. */
    public NeighborhoodSampling withSeed(int start) {
        return new NeighborhoodSampling(proportion, start);
    }

    /**
     * Draws neighborhoods.
     *
     * @param graph nearest neighbors of the cells; its direction and weights do not matter
     * @param embedding where the cells lie, null to refine by the graph alone
     * @throws IllegalArgumentException if the graph has no edges or the embedding is of other cells
     */
    public Neighborhoods apply(CellGraph graph, Embedding embedding, Progress progress) {
        return apply(UndirectedGraph.of(graph, progress.part(0, 0.2)), embedding, progress.part(0.2, 1));
    }

    Neighborhoods apply(UndirectedGraph neighbors, Embedding embedding, Progress progress) {
        if (embedding != null && embedding.rows() != neighbors.cells()) {
            throw new IllegalArgumentException(
                "The graph is of " + neighbors.cells() + " cells, the embedding of " + embedding.rows() + ".");
        }
        int[] drawn = draw(neighbors);
        int[] refined = new int[drawn.length];
        MedianSearch search = embedding == null ? null : new MedianSearch(neighbors, embedding);
        int rounds = (drawn.length + CELLS_AT_A_TIME - 1) / CELLS_AT_A_TIME;
        ParallelLoop.forEach(rounds, "Drawing neighborhoods", progress, round -> {
            int end = Math.min(drawn.length, (round + 1) * CELLS_AT_A_TIME);
            for (int i = round * CELLS_AT_A_TIME; i < end; i++) {
                refined[i] = embedding == null ? mostTriangles(neighbors, drawn[i]) : search.nearestToMedian(drawn[i]);
            }
        });
        int[] index = Arrays.stream(refined).sorted().distinct().toArray();
        List<int[]> members = Arrays.stream(index).mapToObj(cell -> withNeighbors(neighbors, cell)).toList();
        return Neighborhoods.of(index, members);
    }

    /** Draws as miloR does after {@code set.seed}, which spends some numbers on the search for neighbors. */
    private int[] draw(UndirectedGraph graph) {
        int cells = graph.cells();
        RRandom random = new RRandom(seed);
        random.sample(cells, (int) Math.ceil(Math.sqrt(cells)));
        int[] drawn = random.sample(cells, Math.max(1, (int) Math.floor(cells * proportion)));
        return Arrays.stream(drawn).filter(cell -> graph.degree(cell) > 0).toArray();
    }

    private static int mostTriangles(UndirectedGraph graph, int cell) {
        int best = cell;
        long most = graph.triangles(cell);
        for (int i = 0; i < graph.degree(cell); i++) {
            long triangles = graph.triangles(graph.neighbor(cell, i));
            if (triangles > most) {
                most = triangles;
                best = graph.neighbor(cell, i);
            }
        }
        return best;
    }

    private static int[] withNeighbors(UndirectedGraph graph, int cell) {
        return IntStream
            .concat(IntStream.of(cell), IntStream.range(0, graph.degree(cell)).map(i -> graph.neighbor(cell, i)))
            .sorted().toArray();
    }
}
