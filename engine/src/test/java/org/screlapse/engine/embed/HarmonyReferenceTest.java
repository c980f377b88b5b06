package org.screlapse.engine.embed;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.graph.NearestNeighbors;
import org.screlapse.engine.graph.NeighborLists;
import org.screlapse.engine.score.ReferenceData;
import org.screlapse.engine.task.Progress;

/** Integration against harmonypy, by how well batches are mixed and clusters kept apart. */
public class HarmonyReferenceTest {

    private static final int NEIGHBORS = 90;

    @Test
    public void mixesBatchesAsHarmonypyDoes() throws IOException {
        SingleCellData data = data();
        Embedding found = Harmony.withDefaults().apply(data, "X_pca", List.of("patient"), Progress.NONE);
        Embedding expected = ReferenceTables.embedding("syn1500", "scanpy_harmonypy_corrected_pcs.csv.gz");
        for (String annotation : List.of("patient", "cluster")) {
            double before = diversity(data, data.embeddings().get("X_pca"), annotation);
            double reference = diversity(data, expected, annotation);
            double ours = diversity(data, found, annotation);
            String what = annotation + ": " + ours + " instead of " + reference + ", before " + before;
            assertEquals(what, reference, ours, 0.05 * reference);
        }
        for (int d = 0; d < 10; d++) {
            assertTrue("component " + (d + 1), correlation(found, expected, d) > 0.98);
        }
    }

    @Test
    public void doesNotDependOnThreads() throws Exception {
        SingleCellData data = data();
        Harmony harmony = Harmony.withDefaults().withRounds(2);
        float[] parallel = harmony.apply(data, "X_pca", List.of("patient"), Progress.NONE).coordinates();
        ForkJoinPool one = new ForkJoinPool(1);
        float[] alone = one.submit(() -> harmony.apply(data, "X_pca", List.of("patient"), Progress.NONE)).get()
            .coordinates();
        one.shutdown();
        assertArrayEquals(parallel, alone, 0);
    }

    @Test
    public void needsTwoBatches() throws IOException {
        SingleCellData data = data().withCellColumn("one", CategoricalColumn.constant("a", 1500));
        assertEquals("All cells are of the same batch: the annotation \"one\" has the only value \"a\".",
            assertThrows(IllegalArgumentException.class,
                () -> Harmony.withDefaults().apply(data, "X_pca", List.of("one"), Progress.NONE)).getMessage());
    }

    private static SingleCellData data() throws IOException {
        Embedding pca = ReferenceTables.embedding("syn1500", "scanpy_pca_hvg_scores.csv.gz");
        String[] cells = new String[pca.rows()];
        Arrays.setAll(cells, i -> "c" + i);
        SingleCellData data = SingleCellData.withoutGenes(Annotations.of(Names.of(cells))).withEmbedding("X_pca", pca);
        for (String annotation : List.of("patient", "cluster")) {
            data = data.withCellColumn(annotation, CategoricalColumn
                .of(ReferenceData.table("../data/ref/syn1500", "obs.csv").get(annotation)));
        }
        return data;
    }

    /** How many groups the neighbours of a cell come from: the mean inverse Simpson's index of 90 neighbours. */
    private static double diversity(SingleCellData data, Embedding where, String annotation) {
        NeighborLists lists = NearestNeighbors.withDefaults().withSize(NEIGHBORS + 1)
            .apply(data.withEmbedding("X", where), "X", Progress.NONE);
        CategoricalColumn groups = (CategoricalColumn) data.cells().column(annotation).orElseThrow();
        double sum = 0;
        for (int cell = 0; cell < lists.cells(); cell++) {
            double[] parts = new double[groups.categories().size()];
            for (int i = 1; i <= NEIGHBORS; i++) {
                parts[groups.code(lists.neighbors()[cell * (NEIGHBORS + 1) + i])] += 1.0 / NEIGHBORS;
            }
            sum += 1 / Arrays.stream(parts).map(p -> p * p).sum();
        }
        return sum / lists.cells();
    }

    private static double correlation(Embedding a, Embedding b, int d) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int cell = 0; cell < a.rows(); cell++) {
            ab += (double) a.get(cell, d) * b.get(cell, d);
            aa += (double) a.get(cell, d) * a.get(cell, d);
            bb += (double) b.get(cell, d) * b.get(cell, d);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
