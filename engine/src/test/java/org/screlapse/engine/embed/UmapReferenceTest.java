package org.screlapse.engine.embed;

import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.graph.FuzzyConnectivities;
import org.screlapse.engine.graph.NearestNeighbors;
import org.screlapse.engine.task.Progress;

/** Layouts against those of umap-learn 0.5.3, by how well they keep neighbourhoods. */
public class UmapReferenceTest {

    @Test
    public void keepsNeighbourhoodsAsUmapLearnDoes() throws IOException {
        for (String name : List.of("pbmc_small", "pbmc68k", "syn1500", "pbmc3k_hvg2000")) {
            Embedding pca = ReferenceTables.embedding(name, "scanpy_pca_hvg_scores.csv.gz");
            double expected = Trustworthiness.of(pca, ReferenceTables.embedding(name, "scanpy_umap_coords.csv"));
            SingleCellData data = data(pca);
            for (Umap.Start start : Umap.Start.values()) {
                Embedding layout =
                    Umap.withDefaults().withStart(start).apply(data, "connectivities", Progress.NONE);
                double found = Trustworthiness.of(pca, layout);
                assertTrue(name + " from " + start + ": " + found + " instead of " + expected,
                    found >= expected - 0.01);
            }
        }
    }

    private static SingleCellData data(Embedding pca) {
        String[] cells = new String[pca.rows()];
        Arrays.setAll(cells, i -> "c" + i);
        SingleCellData data = SingleCellData.withoutGenes(Annotations.of(Names.of(cells))).withEmbedding("X_pca", pca);
        return data.withGraph("connectivities",
            FuzzyConnectivities.of(NearestNeighbors.withDefaults().apply(data, "X_pca", Progress.NONE), Progress.NONE));
    }
}
