package org.screlapse.engine.graph;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;

public class NearestNeighborsTest {

    private static final int SIZE = 15;

    @Test
    public void approximateFindsNearlyAll() {
        SingleCellData data = groups(6000, 20, 8);
        for (Metric metric : Metric.values()) {
            NearestNeighbors search = NearestNeighbors.withDefaults().withSize(SIZE).withMetric(metric);
            NeighborLists exact = search.withMethod(NearestNeighbors.Method.EXACT).apply(data, "X_pca", Progress.NONE);
            NeighborLists found =
                search.withMethod(NearestNeighbors.Method.APPROXIMATE).apply(data, "X_pca", Progress.NONE);
            assertTrue(metric + " " + recall(exact, found), recall(exact, found) >= 0.98);
        }
    }

    @Test
    public void approximateBecomesExactWhereItWouldFindTooFew() {
        SingleCellData data = groups(40_000, 60, 0);
        NearestNeighbors search = NearestNeighbors.withDefaults().withSize(SIZE);
        assertArrayEquals(
            search.withMethod(NearestNeighbors.Method.EXACT).apply(data, "X_pca", Progress.NONE).neighbors(),
            search.withMethod(NearestNeighbors.Method.APPROXIMATE).apply(data, "X_pca", Progress.NONE).neighbors());
    }

    @Test
    public void approximateCopesWithManyNeighborsAndWithCellsAtOnePlace() {
        float[] coordinates = groups(5000, 20, 8).embeddings().get("X_pca").coordinates().clone();
        Arrays.fill(coordinates, 0, 2000 * 20, 1);
        NeighborLists found =
            NearestNeighbors.withDefaults().withSize(200).withMethod(NearestNeighbors.Method.APPROXIMATE)
                .apply(data(new Embedding(20, coordinates)), "X_pca", Progress.NONE);
        for (int cell = 0; cell < 5000; cell++) {
            int[] neighbors = Arrays.copyOfRange(found.neighbors(), cell * 200, (cell + 1) * 200);
            assertEquals(cell, neighbors[0]);
            assertEquals(200, Arrays.stream(neighbors).distinct().count());
            assertEquals(cell < 2000, found.distances()[cell * 200 + 199] == 0);
        }
    }

    @Test
    public void doesNotDependOnThreads() throws Exception {
        SingleCellData data = groups(3000, 10, 4);
        for (NearestNeighbors.Method method : NearestNeighbors.Method.values()) {
            NearestNeighbors search = NearestNeighbors.withDefaults().withMethod(method);
            int[] expected = search.apply(data, "X_pca", Progress.NONE).neighbors();
            for (int threads : new int[]{1, 2, 8}) {
                ForkJoinPool pool = new ForkJoinPool(threads);
                assertArrayEquals(expected,
                    pool.submit(() -> search.apply(data, "X_pca", Progress.NONE)).get().neighbors());
                pool.shutdown();
            }
        }
    }

    @Test
    public void cellsAtTheSamePlaceComeInTheirOrder() {
        NeighborLists found = NearestNeighbors.withDefaults().withSize(3)
            .apply(data(new Embedding(1, new float[]{0, 0, 0, 5})), "X_pca", Progress.NONE);
        assertArrayEquals(new int[]{0, 1, 2, 1, 0, 2, 2, 0, 1, 3, 0, 1}, found.neighbors());
        assertEquals(5, found.distances()[10], 0);
    }

    @Test
    public void onlyTheFirstDimensionsCountWhereWanted() {
        Embedding where = new Embedding(2, new float[]{0, 9, 1, -9, 3, 9});
        NearestNeighbors search = NearestNeighbors.withDefaults().withSize(2);
        assertEquals(2, search.apply(data(where), "X_pca", Progress.NONE).neighbors()[1]);
        assertEquals(1, search.withDimensions(1).apply(data(where), "X_pca", Progress.NONE).neighbors()[1]);
    }

    @Test
    public void cosineMeasuresAngles() {
        Embedding where = new Embedding(2, new float[]{1, 0, 100, 0, 0, 1});
        NeighborLists found = NearestNeighbors.withDefaults().withSize(3).withMetric(Metric.COSINE).apply(data(where),
            "X_pca", Progress.NONE);
        assertEquals(1, found.neighbors()[1]);
        assertEquals(0, found.distances()[1], 1e-6);
        assertEquals(1, found.distances()[2], 1e-6);
    }

    @Test
    public void fewCellsHaveFewNeighbors() {
        assertEquals(2, NearestNeighbors.withDefaults()
            .apply(data(new Embedding(1, new float[]{0, 1})), "X_pca", Progress.NONE).size());
    }

    @Test
    public void refusesWhatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> NearestNeighbors.withDefaults().withSize(1));
        SingleCellData one = data(new Embedding(1, new float[]{0}));
        assertThrows(IllegalArgumentException.class,
            () -> NearestNeighbors.withDefaults().apply(one, "X_pca", Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> NearestNeighbors.withDefaults().apply(one, "X_umap", Progress.NONE));
    }

    private static double recall(NeighborLists exact, NeighborLists found) {
        int hits = 0;
        for (int cell = 0; cell < exact.cells(); cell++) {
            Set<Integer> truth = new HashSet<>();
            for (int i = 0; i < SIZE; i++) {
                truth.add(exact.neighbors()[cell * SIZE + i]);
            }
            for (int i = 0; i < SIZE; i++) {
                hits += truth.contains(found.neighbors()[cell * SIZE + i]) ? 1 : 0;
            }
        }
        return (double) hits / exact.neighbors().length;
    }

    private static SingleCellData groups(int cells, int dimensions, int groups) {
        Random random = new Random(1);
        float[] coordinates = new float[cells * dimensions];
        for (int i = 0; i < coordinates.length; i++) {
            boolean isOfGroup = groups > 0 && i % dimensions == i / dimensions % groups;
            coordinates[i] = (float) (random.nextGaussian() + (isOfGroup ? 6 : 0));
        }
        return data(new Embedding(dimensions, coordinates));
    }

    private static SingleCellData data(Embedding where) {
        String[] cells = new String[where.rows()];
        Arrays.setAll(cells, i -> "c" + i);
        return SingleCellData.withoutGenes(Annotations.of(Names.of(cells))).withEmbedding("X_pca", where);
    }
}
