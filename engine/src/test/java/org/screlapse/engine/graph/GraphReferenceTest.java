package org.screlapse.engine.graph;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.testing.ReferenceTables;
import org.screlapse.engine.testing.ReferenceData;
import org.screlapse.engine.testing.ReferenceFiles;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/** Neighbors, graphs and clusters against those of Scanpy 1.10.4, leidenalg 0.9.1 and Seurat 4.3.0. */
@RunWith(Parameterized.class)
public class GraphReferenceTest {

    private static final int SIZE = 15;

    private final String name;

    public GraphReferenceTest(String name) {
        this.name = name;
    }

    @Parameters(name = "{0}")
    public static List<String> dataSets() {
        return ReferenceFiles.andMade("pbmc_small", "pbmc68k", "pbmc3k_hvg2000", "syn1500");
    }

    @Test
    public void exactNeighborsEqualBruteForce() throws IOException {
        NeighborLists found = neighbors(name, "scanpy_pca_hvg_scores.csv.gz");
        double[][] distances = ReferenceTables.numbers(name, "scanpy_knn15_exact_distances_incl_self.csv.gz");
        double[][] indices = ReferenceTables.numbers(name, "scanpy_knn15_exact_indices_incl_self.csv.gz");
        int other = 0;
        for (int cell = 0; cell < distances.length; cell++) {
            for (int i = 1; i < SIZE; i++) {
                assertEquals(distances[cell][i], found.distances()[cell * SIZE + i], 1e-5 * distances[cell][i]);
                other += found.neighbors()[cell * SIZE + i] == (int) indices[cell][i] ? 0 : 1;
            }
        }
        assertTrue(name + ": " + other + " other neighbors", other <= 2);
    }

    @Test
    public void connectivitiesEqualUmaps() throws IOException {
        CellGraph found = FuzzyConnectivities.of(neighbors(name, "scanpy_pca_hvg_scores.csv.gz"), Progress.NONE);
        compare(name, "scanpy_umap_connectivities_0based.csv.gz", "connectivity", found, 2e-5);
    }

    @Test
    public void sharedNeighborsEqualSeurats() throws IOException {
        CellGraph found =
            SharedNeighbors.withDefaults().apply(neighbors(name, "R_Seurat_pca_scores.csv.gz"), Progress.NONE);
        compare(name, "R_Seurat_snn_k15_rann_0based.csv.gz", "snn", found, 1e-6);
    }

    @Test
    public void leidenIsAsGoodAsLeidenalg() throws IOException {
        CellGraph graph = FuzzyConnectivities.of(neighbors(name, "scanpy_pca_hvg_scores.csv.gz"), Progress.NONE);
        double total = 0;
        for (float weight : graph.weights()) {
            total += weight;
        }
        for (double[] reference : qualities(name)) {
            LeidenResult found = cluster(LeidenClustering.withDefaults().withSeed(1), reference[0], graph);
            String what = name + " at " + reference[0] + ": " + found.quality() * total + " in " + found.count();
            assertTrue(what + " instead of " + reference[1], found.quality() * total >= 0.995 * reference[1]);
        }
    }

    @Test
    public void leidenFindsTheSimulatedClusters() throws IOException {
        if (!name.equals("syn1500")) {
            return; // the others were not simulated, or not with clusters far apart
        }
        CellGraph graph = FuzzyConnectivities.of(neighbors(name, "scanpy_pca_hvg_scores.csv.gz"), Progress.NONE);
        List<String> truth = ReferenceData.cells(name).get("cluster");
        LeidenResult found = cluster(LeidenClustering.withDefaults(), 0.5, graph);
        double index = RandIndex.adjusted(truth, found.column());
        assertTrue("adjusted Rand index " + index, index >= 0.9);
    }

    private static LeidenResult cluster(LeidenClustering clustering, double resolution, CellGraph graph) {
        String[] names = new String[graph.cells()];
        Arrays.setAll(names, i -> "c" + i);
        SingleCellData data =
            SingleCellData.withoutGenes(Annotations.of(Names.of(names))).withGraph("connectivities", graph);
        return clustering.withResolutions(List.of(resolution)).apply(data, Run.silent()).findings().get(0);
    }

    private static NeighborLists neighbors(String name, String table) throws IOException {
        Embedding scores = ReferenceTables.embedding(name, table);
        String[] cells = new String[scores.rows()];
        Arrays.setAll(cells, i -> "c" + i);
        SingleCellData data =
            SingleCellData.withoutGenes(Annotations.of(Names.of(cells))).withEmbedding("X_pca", scores);
        return NearestNeighbors.withDefaults().withSize(SIZE).withMethod(NearestNeighbors.Method.EXACT).apply(data,
            "X_pca", Progress.NONE);
    }

    /** The best quality of each resolution. */
    private static List<double[]> qualities(String name) throws IOException {
        Map<String, List<String>> table = ReferenceData.table(name, "scanpy_leiden_quality.csv");
        Map<Double, Double> best = new HashMap<>();
        for (int row = 0; row < table.get("seed").size(); row++) {
            best.merge(Double.valueOf(table.get("resolution").get(row)),
                Double.valueOf(table.get("RB_quality_directed_graph").get(row)), Math::max);
        }
        return best.entrySet().stream().map(e -> new double[]{e.getKey(), e.getValue()}).toList();
    }

    private static void compare(String name, String table, String column, CellGraph found, double delta)
        throws IOException {
        Map<String, List<String>> expected = ReferenceData.table(name, table);
        Map<Long, Float> weights = new HashMap<>();
        for (int cell = 0; cell < found.cells(); cell++) {
            for (int e = found.starts()[cell]; e < found.starts()[cell + 1]; e++) {
                weights.put((long) cell << 32 | found.neighbors()[e], found.weights()[e]);
            }
        }
        int edges = 0;
        for (int row = 0; row < expected.get("i").size(); row++) {
            long i = Long.parseLong(expected.get("i").get(row));
            long j = Long.parseLong(expected.get("j").get(row));
            double weight = Double.parseDouble(expected.get(column).get(row));
            if (i != j && weight > 1e-30) {
                edges++;
                assertEquals(name + " " + i + " " + j, weight, weights.getOrDefault(i << 32 | j, 0f), delta);
            }
        }
        assertEquals(name, edges, weights.size());
    }
}
