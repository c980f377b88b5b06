package org.screlapse.knime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.screlapse.knime.testing.WorkflowRuns.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.task.Run;
import org.screlapse.knime.testing.WorkflowRuns;

/** Runs the workflow from counts to a map of the cells, and looks at the file that it writes. */
public class CellMapWorkflowTest {

    private static final int COMPONENTS = 50;

    @Rule
    public WorkflowRuns workflows = new WorkflowRuns();

    @Test
    public void findsTheStemLikeCellsOfSimulatedData() throws IOException {
        Path simulated = WorkflowRuns.workflow("t-all-relapse");
        SingleCellData map = run(simulated.resolve("data/P2_relapse.h5"), "n_neighbors=20", "resolution=0.2");
        assertComplete(map, 20);
        assertEquals(612, map.cells().size());
        Map<String, String> truth = new HashMap<>();
        for (String line : Files.readAllLines(simulated.resolve("expected/truth.csv"))) {
            String[] values = line.split(",");
            if (values[0].equals("P2_relapse")) {
                truth.put(values[3], values[4]);
            }
        }
        double agreement = agreement(truth, map);
        assertTrue("adjusted Rand index " + agreement, agreement > 0.95);
    }

    @Test
    public void findsTheClustersThatScanpyFinds() throws IOException {
        SingleCellData map = run(shared("data/ref/pbmc3k_hvg2000"), "n_neighbors=15", "resolution=0.5");
        assertComplete(map, 15);
        assertTrue(map.cells().size() + " cells", map.cells().size() > 2500);
        Map<String, String> scanpy = new HashMap<>();
        for (String line : Files.readAllLines(shared("reference/pbmc3k_hvg2000/scanpy_leiden_labels.csv"))) {
            scanpy.put(line.split(",")[0], line.split(",")[1]);
        }
        double agreement = agreement(scanpy, map);
        assertTrue("adjusted Rand index " + agreement, agreement > 0.75);
    }

    private SingleCellData run(Path input, String neighbors, String resolution) throws IOException {
        Path written = workflows.getRoot().toPath().resolve("map.h5ad");
        workflows.run("cell-map", "input=" + input.toAbsolutePath(), "output=" + written, neighbors, resolution);
        return SingleCellReader.withDefaults().read(written, Run.silent());
    }

    private static void assertComplete(SingleCellData map, int neighbors) {
        int cells = map.cells().size();
        assertEquals(COMPONENTS, map.embeddings().get("X_pca").dimensions());
        assertEquals(2, map.embeddings().get("X_umap").dimensions());
        assertEquals(cells, map.embeddings().get("X_umap").rows());
        for (float coordinate : map.embeddings().get("X_umap").coordinates()) {
            assertTrue(Float.isFinite(coordinate));
        }
        assertEquals(COMPONENTS, map.geneEmbeddings().get("PCs").dimensions());
        CellGraph distances = map.graphs().get("distances");
        assertEquals(cells * (neighbors - 1), distances.neighbors().length);
        CellGraph connectivities = map.graphs().get("connectivities");
        assertEquals(cells + 1, connectivities.starts().length);
        assertTrue(connectivities.neighbors().length >= distances.neighbors().length);
        assertEquals("Scanpy looks for this before it uses the graphs", "connectivities",
            map.metadata().get("neighbors/connectivities_key"));
        assertEquals((double) neighbors, map.metadata().get("neighbors/params/n_neighbors"));
        assertEquals("X_pca", map.metadata().get("neighbors/params/use_rep"));
        Column leiden = map.cells().column("leiden").orElseThrow();
        Map<String, Integer> sizes = new HashMap<>();
        for (int cell = 0; cell < cells; cell++) {
            sizes.merge(leiden.text(cell), 1, Integer::sum);
        }
        assertTrue(sizes.toString(), sizes.size() > 1);
        assertTrue(sizes.toString(), sizes.get("0") >= sizes.get("1"));
    }

    /** The Rand index adjusted for chance (Hubert and Arabie 1985) between the clusters and other groups. */
    private static double agreement(Map<String, String> groups, SingleCellData map) {
        Map<String, Integer> both = new HashMap<>();
        Map<String, Integer> rows = new HashMap<>();
        Map<String, Integer> columns = new HashMap<>();
        int cells = map.cells().size();
        for (int cell = 0; cell < cells; cell++) {
            String group = groups.get(map.cells().names().get(cell));
            String cluster = map.cells().column("leiden").orElseThrow().text(cell);
            both.merge(group + "/" + cluster, 1, Integer::sum);
            rows.merge(group, 1, Integer::sum);
            columns.merge(cluster, 1, Integer::sum);
        }
        double expected = pairs(rows) * pairs(columns) / (cells * (cells - 1) / 2.0);
        return (pairs(both) - expected) / ((pairs(rows) + pairs(columns)) / 2 - expected);
    }

    private static double pairs(Map<String, Integer> counts) {
        return counts.values().stream().mapToDouble(n -> n * (n - 1) / 2.0).sum();
    }
}
