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
 * Draws neighbourhoods from a graph of nearest neighbours: some cells are drawn at random, each is replaced by a cell
 * in the thick of its neighbours, and those cells with their neighbours are the neighbourhoods. Fewer and larger
 * neighbourhoods than without that refinement cover the cells, so that there are fewer tests. With the same seed,
 * neighbours and embedding they are those of miloR 2 ({@code set.seed}, {@code buildGraph}, {@code makeNhoods}).
 * Immutable.
 *
 * <p>
 * With an embedding, a cell is replaced by the one nearest to the median of its neighbours; without, by the one of its
 * neighbours that has most triangles in the graph.
 *
 * @see <a href="https://doi.org/10.1038/s41587-021-01033-z">Dann et al., Nat. Biotechnol. 40 (2022) 245</a>
 */
public final class NeighbourhoodSampling {
    private static final NeighbourhoodSampling DEFAULT = new NeighbourhoodSampling(0.1, 42);
    private static final int CELLS_AT_A_TIME = 32;

    private final double proportion;
    private final int seed;

    private NeighbourhoodSampling(double proportion, int seed) {
        this.proportion = proportion;
        this.seed = seed;
    }

    /** A tenth of the cells is drawn, with seed 42. */
    public static NeighbourhoodSampling withDefaults() {
        return DEFAULT;
    }

    /**
     * This sampling with another number of cells drawn.
     *
     * @param part of the cells, above 0, at most 1
     * @throws IllegalArgumentException if it is not
     */
    public NeighbourhoodSampling withProportion(double part) {
        if (!(part > 0 && part <= 1)) {
            throw new IllegalArgumentException("The proportion of cells drawn is " + part
                + "; it must lie above 0 and at most at 1 (for example 0.1).");
        }
        return new NeighbourhoodSampling(part, seed);
    }

    /** This sampling with other random cells. */
    public NeighbourhoodSampling withSeed(int start) {
        return new NeighbourhoodSampling(proportion, start);
    }

    /**
     * Draws neighbourhoods.
     *
     * @param graph nearest neighbours of the cells; its direction and weights do not matter
     * @param embedding where the cells lie, null to refine by the graph alone
     * @throws IllegalArgumentException if the graph has no edges or the embedding is of other cells
     */
    public Neighbourhoods apply(CellGraph graph, Embedding embedding, Progress progress) {
        return apply(UndirectedGraph.of(graph, progress.part(0, 0.2)), embedding, progress.part(0.2, 1));
    }

    Neighbourhoods apply(UndirectedGraph neighbours, Embedding embedding, Progress progress) {
        if (embedding != null && embedding.rows() != neighbours.cells()) {
            throw new IllegalArgumentException(
                "The graph is of " + neighbours.cells() + " cells, the embedding of " + embedding.rows() + ".");
        }
        int[] drawn = draw(neighbours);
        int[] refined = new int[drawn.length];
        MedianSearch search = embedding == null ? null : new MedianSearch(neighbours, embedding);
        int rounds = (drawn.length + CELLS_AT_A_TIME - 1) / CELLS_AT_A_TIME;
        ParallelLoop.forEach(rounds, "Drawing neighbourhoods", progress, round -> {
            int end = Math.min(drawn.length, (round + 1) * CELLS_AT_A_TIME);
            for (int i = round * CELLS_AT_A_TIME; i < end; i++) {
                refined[i] = embedding == null ? mostTriangles(neighbours, drawn[i]) : search.nearestToMedian(drawn[i]);
            }
        });
        int[] index = Arrays.stream(refined).sorted().distinct().toArray();
        List<int[]> members = Arrays.stream(index).mapToObj(cell -> withNeighbours(neighbours, cell)).toList();
        return Neighbourhoods.of(index, members);
    }

    /** Draws as miloR does after {@code set.seed}, which spends some numbers on the search for neighbours. */
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
            long triangles = graph.triangles(graph.neighbour(cell, i));
            if (triangles > most) {
                most = triangles;
                best = graph.neighbour(cell, i);
            }
        }
        return best;
    }

    private static int[] withNeighbours(UndirectedGraph graph, int cell) {
        return IntStream
            .concat(IntStream.of(cell), IntStream.range(0, graph.degree(cell)).map(i -> graph.neighbour(cell, i)))
            .sorted().toArray();
    }
}
