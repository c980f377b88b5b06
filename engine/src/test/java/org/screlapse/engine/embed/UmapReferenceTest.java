package org.screlapse.engine.embed;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.graph.FuzzyConnectivities;
import org.screlapse.engine.graph.NearestNeighbors;
import org.screlapse.engine.testing.ReferenceFiles;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.testing.ReferenceTables;

/** Layouts against those of umap-learn 0.5.3, by how well they keep neighborhoods. */
@RunWith(Parameterized.class)
public class UmapReferenceTest {

    private final String name;

    public UmapReferenceTest(String name) {
        this.name = name;
    }

    @Parameters(name = "{0}")
    public static List<String> dataSets() {
        return ReferenceFiles.andMade("pbmc_small", "pbmc68k", "syn1500", "pbmc3k_hvg2000");
    }

    @Test
    public void keepsNeighborhoodsAsUmapLearnDoes() throws IOException {
        Embedding pca = ReferenceTables.embedding(name, "scanpy_pca_hvg_scores.csv.gz");
        double expected = Trustworthiness.of(pca, ReferenceTables.embedding(name, "scanpy_umap_coords.csv"));
        SingleCellData data = data(pca);
        for (Umap.Start start : Umap.Start.values()) {
            Embedding layout = layout(Umap.withDefaults().withStart(start), data);
            double found = Trustworthiness.of(pca, layout);
            assertTrue(name + " from " + start + ": " + found + " instead of " + expected, found >= expected - 0.01);
        }
    }

    @Test
    public void doesNotDependOnThreads() throws Exception {
        SingleCellData data = data(ReferenceTables.embedding(name, "scanpy_pca_hvg_scores.csv.gz"));
        Umap umap = Umap.withDefaults().withDimensions(3).withEpochs(50);
        float[] parallel = layout(umap, data).coordinates();
        ForkJoinPool one = new ForkJoinPool(1);
        assertArrayEquals(parallel, one.submit(() -> layout(umap, data)).get().coordinates(), 0);
        one.shutdown();
    }

    @Test
    public void curveIsThatOfUmapLearn() {
        UmapCurve curve = UmapCurve.fit(1, 0.5);
        assertEquals(0.5830300205483709, curve.a(), 1e-5);
        assertEquals(1.334166992455648, curve.b(), 1e-5);
    }

    private static Embedding layout(Umap umap, SingleCellData data) {
        return umap.apply(data, Run.silent()).data().embeddings().get(Umap.NAME);
    }

    private static SingleCellData data(Embedding pca) {
        String[] cells = new String[pca.rows()];
        Arrays.setAll(cells, i -> "c" + i);
        SingleCellData data = SingleCellData.withoutGenes(Annotations.of(Names.of(cells))).withEmbedding("X_pca", pca);
        return data.withGraph("connectivities",
            FuzzyConnectivities.of(NearestNeighbors.withDefaults().apply(data, "X_pca", Progress.NONE), Progress.NONE));
    }
}
