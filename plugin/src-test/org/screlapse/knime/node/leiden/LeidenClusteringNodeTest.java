package org.screlapse.knime.node.leiden;

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
import org.screlapse.engine.data.Column;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class LeidenClusteringNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void largestClusterIsNumberNought() throws Exception {
        Executed done = new NodeTester(new LeidenClusteringNodeFactory()).execute(workflow, groups(4, 7));
        Column clusters = ((SingleCellPortObject) done.outputs().get(0)).data().cells().column("leiden").orElseThrow();
        assertEquals("1", clusters.text(0));
        assertEquals("1", clusters.text(3));
        assertEquals("0", clusters.text(4));
        assertEquals("0", clusters.text(10));
        assertEquals(List.of("7", "4"), TestWorkflow.column(done.outputs().get(1), "Cells"));
    }

    @Test
    public void eachResolutionGetsItsAnnotation() throws Exception {
        SingleCellPortObject port = groups(4, 7);
        NodeTester leiden = new NodeTester(new LeidenClusteringNodeFactory()).with("resolution", "0.5, 1");
        SingleCellPortObjectSpec spec = (SingleCellPortObjectSpec) leiden.configure(port.getSpec()).specs().get(0);
        assertTrue(spec.summary().cellColumn("leiden_0.5").isPresent());
        Executed done = leiden.execute(workflow, port);
        assertTrue(((SingleCellPortObject) done.outputs().get(0)).data().cells().columns().keySet()
            .containsAll(List.of("leiden_0.5", "leiden_1")));
    }

    @Test
    public void warnsOfClustersOfOneCell() throws Exception {
        Executed done = new NodeTester(new LeidenClusteringNodeFactory()).execute(workflow, groups(4, 1));
        assertEquals(
            "1 of the 2 clusters of \"leiden\" are single cells: a lower resolution or more neighbors join them.",
            done.warning());
    }

    @Test
    public void warnsOfEachResolution() throws Exception {
        Executed done = new NodeTester(new LeidenClusteringNodeFactory()).with("resolution", "0.5, 1").execute(workflow,
            groups(4, 1));
        assertEquals(List.of("leiden_0.5", "leiden_1"),
            done.warning().lines().map(line -> line.replaceAll(".* of \"|\" are single.*", "")).toList());
    }

    @Test
    public void toleranceIsAPart() throws Exception {
        SingleCellPortObject port = groups(4, 7);
        assertThrows(InvalidSettingsException.class,
            () -> new NodeTester(new LeidenClusteringNodeFactory()).with("tolerance", 2.0).configure(port.getSpec()));
    }

    @Test
    public void resolutionsMustBeNumbers() throws Exception {
        SingleCellPortObject port = groups(4, 7);
        for (String wrong : List.of("high", "", "0", "-1")) {
            assertThrows(wrong, InvalidSettingsException.class, () -> new NodeTester(new LeidenClusteringNodeFactory())
                .with("resolution", wrong).configure(port.getSpec()));
        }
    }

    @Test
    public void missingGraphNamesTheNodeThatMakesIt() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(5, 1));
        Exception e = assertThrows(InvalidSettingsException.class,
            () -> new NodeTester(new LeidenClusteringNodeFactory()).configure(port.getSpec()));
        assertEquals("The data have no graph \"connectivities\"; they have none. Cell Neighbors makes one.",
            e.getMessage());
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject port = groups(4, 7);
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class,
            () -> new NodeTester(new LeidenClusteringNodeFactory()).execute(runtime, port));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    /** Two groups in which each cell is connected with each other. */
    private SingleCellPortObject groups(int first, int second) throws IOException {
        int cells = first + second;
        int edges = first * (first - 1) + second * (second - 1);
        int[] starts = new int[cells + 1];
        int[] neighbors = new int[edges];
        float[] weights = new float[edges];
        int edge = 0;
        for (int cell = 0; cell < cells; cell++) {
            for (int other = 0; other < cells; other++) {
                if (cell != other && cell < first == other < first) {
                    neighbors[edge] = other;
                    weights[edge++] = 1;
                }
            }
            starts[cell + 1] = edge;
        }
        return workflow
            .port(SmallData.counts(cells, 1).withGraph("connectivities", new CellGraph(starts, neighbors, weights)));
    }
}
