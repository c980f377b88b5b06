package org.screlapse.knime.node.umap;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Embedding;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class UmapNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    private static final int CELLS = 30;

    @Test
    public void addsTheMap() throws Exception {
        Embedding flat = map(new NodeTester(new UmapNodeFactory()));
        assertEquals(2, flat.dimensions());
        for (float coordinate : flat.coordinates()) {
            assertTrue(Float.isFinite(coordinate));
        }
        assertArrayEquals("the same seed", flat.coordinates(), map(new NodeTester(new UmapNodeFactory())).coordinates(),
            0);
        assertEquals(3, map(new NodeTester(new UmapNodeFactory()).with("dimensions", "THREE")).dimensions());
    }

    @Test
    public void tellsTheMapBefore() throws Exception {
        SingleCellPortObjectSpec spec =
            (SingleCellPortObjectSpec) new NodeTester(new UmapNodeFactory()).configure(ring().getSpec()).specs().get(0);
        assertEquals(Integer.valueOf(2), spec.summary().embeddings().get("X_umap"));
    }

    @Test
    public void missingInputsNameTheNodesThatMakeThem() throws Exception {
        SingleCellPortObject without = workflow.port(SmallData.counts(CELLS, 1));
        Exception noGraph = assertThrows(InvalidSettingsException.class,
            () -> new NodeTester(new UmapNodeFactory()).configure(without.getSpec()));
        assertTrue(noGraph.getMessage(), noGraph.getMessage().endsWith("Cell Neighbors makes one."));
        SingleCellPortObject port = ring();
        Exception noComponents = assertThrows(InvalidSettingsException.class,
            () -> new NodeTester(new UmapNodeFactory()).with("start", "PCA").configure(port.getSpec()));
        assertTrue(noComponents.getMessage(), noComponents.getMessage().endsWith("Single-Cell PCA makes one."));
    }

    @Test
    public void distancesMustFit() throws Exception {
        SingleCellPortObject port = ring();
        assertThrows(InvalidSettingsException.class,
            () -> new NodeTester(new UmapNodeFactory()).with("minDistance", 2.0).configure(port.getSpec()));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject port = ring();
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class,
            () -> new NodeTester(new UmapNodeFactory()).execute(runtime, port));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    private Embedding map(NodeTester umap) throws Exception {
        return ((SingleCellPortObject) umap.execute(workflow, ring()).outputs().get(0)).data().embeddings()
            .get("X_umap");
    }

    /** Cells of which each is connected with two others. */
    private SingleCellPortObject ring() throws IOException {
        int[] starts = new int[CELLS + 1];
        int[] neighbors = new int[2 * CELLS];
        float[] weights = new float[2 * CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            starts[cell + 1] = 2 * (cell + 1);
            neighbors[2 * cell] = (cell + CELLS - 1) % CELLS;
            neighbors[2 * cell + 1] = (cell + 1) % CELLS;
            weights[2 * cell] = 1;
            weights[2 * cell + 1] = 1;
        }
        return workflow
            .port(SmallData.counts(CELLS, 1).withGraph("connectivities", new CellGraph(starts, neighbors, weights)));
    }
}
