package org.screlapse.engine.graph;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

public class LeidenClusteringTest {

    @Test
    public void cliquesAreClustersOfKnownModularity() {
        LeidenResult found = cluster(LeidenClustering.withDefaults(), cliques(3, 4));
        int[] clusters = new int[12];
        Arrays.setAll(clusters, i -> i / 4);
        assertArrayEquals(clusters, found.clusters());
        // 18 edges inside, 3 between: 18/21 minus three times a third squared
        assertEquals(18.0 / 21 - 1.0 / 3, found.quality(), 1e-12);
    }

    @Test
    public void cliquesAreClustersOfTheConstantPottsModel() {
        LeidenResult found = cluster(
            LeidenClustering.withDefaults().withQuality(LeidenClustering.Quality.CPM).withResolutions(List.of(0.5)),
            cliques(3, 4));
        assertEquals(3, found.count());
        assertEquals((36 - 0.5 * 3 * 16) / 42, found.quality(), 1e-12);
    }

    @Test
    public void moreIterationsAreNotWorseAndToleranceEndsThem() {
        CellGraph graph = noise(3000, 6);
        LeidenClustering endless = LeidenClustering.withDefaults().withIterations(100).withTolerance(0);
        double once = cluster(endless.withIterations(1), graph).quality();
        double usual = cluster(LeidenClustering.withDefaults(), graph).quality();
        double best = cluster(endless, graph).quality();
        assertTrue(once + " " + usual + " " + best, once <= usual && usual <= best);
        // the first iteration cannot be compared with one before, so that there is always a second one
        assertEquals(cluster(endless.withIterations(2), graph).quality(),
            cluster(endless.withTolerance(1), graph).quality(), 0);
    }

    @Test
    public void sameSeedSameClusters() {
        CellGraph graph = noise(1000, 6);
        LeidenClustering clustering = LeidenClustering.withDefaults().withSeed(3);
        assertArrayEquals(cluster(clustering, graph).clusters(), cluster(clustering, graph).clusters());
    }

    @Test
    public void canBeCancelledWhereverItAsks() {
        CellGraph graph = noise(3000, 6);
        for (int questions = 0; questions < 8; questions++) {
            Progress progress = StopAfter.questions(questions);
            assertThrows(CancellationException.class,
                () -> LeidenClustering.withDefaults().apply(data(graph), Run.of(progress)));
        }
    }

    @Test
    public void refusesWhatCannotBe() {
        LeidenClustering clustering = LeidenClustering.withDefaults();
        assertThrows(IllegalArgumentException.class, () -> clustering.withResolutions(List.of(0.0)));
        assertThrows(IllegalArgumentException.class, () -> clustering.withIterations(0));
        assertThrows(IllegalArgumentException.class, () -> clustering.withTolerance(-1e-9));
        assertThrows(IllegalArgumentException.class, () -> clustering.withTolerance(Double.NaN));
        CellGraph none = new CellGraph(new int[]{0, 0}, new int[0], new float[0]);
        assertThrows(IllegalArgumentException.class, () -> cluster(clustering, none));
        CellGraph negative = new CellGraph(new int[]{0, 1, 2}, new int[]{1, 0}, new float[]{-1, -1});
        assertThrows(IllegalArgumentException.class, () -> cluster(clustering, negative));
        CellGraph weightless = new CellGraph(new int[]{0, 1, 2}, new int[]{1, 0}, new float[2]);
        assertEquals("All edges of the graph have the weight 0: clusters cannot be found in it.",
            assertThrows(IllegalArgumentException.class, () -> cluster(clustering, weightless)).getMessage());
    }

    private static LeidenResult cluster(LeidenClustering clustering, CellGraph graph) {
        return clustering.apply(data(graph), Run.silent()).findings().get(0);
    }

    private static SingleCellData data(CellGraph graph) {
        String[] names = new String[graph.cells()];
        Arrays.setAll(names, i -> "c" + i);
        return SingleCellData.withoutGenes(Annotations.of(Names.of(names))).withGraph("connectivities", graph);
    }

    /** Cliques, of which each is joined with the next one by an edge. */
    private static CellGraph cliques(int count, int size) {
        int[] starts = new int[count * size + 1];
        int[] neighbors = new int[count * size * size];
        int edges = 0;
        for (int cell = 0; cell < count * size; cell++) {
            for (int other = 0; other < count * size; other++) {
                boolean bridge = (cell % size == size - 1 && other == (cell + 1) % (count * size))
                    || (other % size == size - 1 && cell == (other + 1) % (count * size));
                if (cell != other && (cell / size == other / size || bridge)) {
                    neighbors[edges++] = other;
                }
            }
            starts[cell + 1] = edges;
        }
        float[] weights = new float[edges];
        Arrays.fill(weights, 1);
        return new CellGraph(starts, Arrays.copyOf(neighbors, edges), weights);
    }

    /** Each cell is joined with some that are drawn. */
    private static CellGraph noise(int cells, int degree) {
        Random random = new Random(1);
        int[] starts = new int[cells + 1];
        Arrays.setAll(starts, i -> i * degree);
        int[] neighbors = random.ints((long) cells * degree, 0, cells).toArray();
        float[] weights = new float[neighbors.length];
        Arrays.fill(weights, 1);
        return new CellGraph(starts, neighbors, weights);
    }
}
