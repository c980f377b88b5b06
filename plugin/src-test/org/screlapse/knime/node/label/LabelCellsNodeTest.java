package org.screlapse.knime.node.label;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class LabelCellsNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void labelsAtAndAboveTheThreshold() throws Exception {
        Executed done = label(0.5).execute(workflow, scores(0.2, 0.5, 0.7, Double.NaN));
        SingleCellPortObject out = (SingleCellPortObject) done.outputs().get(0);
        Column labels = out.data().cells().column("population").orElseThrow();
        assertEquals(List.of("other", "stem-like", "stem-like"),
            List.of(labels.text(0), labels.text(1), labels.text(2)));
        assertTrue(labels.isMissing(3));
        assertNull(done.warning());
    }

    @Test
    public void tellsTheLabelsBefore() throws Exception {
        SingleCellPortObjectSpec spec =
            (SingleCellPortObjectSpec) label(0.5).configure(scores(1).getSpec()).specs().get(0);
        assertTrue(spec.summary().cellColumn("population").orElseThrow().categories().contains("stem-like"));
    }

    @Test
    public void warnsIfNoCellReachesTheThreshold() throws Exception {
        Executed done = label(9).execute(workflow, scores(0.2, 0.5));
        assertTrue(done.warning(), done.warning().startsWith("No cell got the label \"stem-like\""));
    }

    @Test
    public void namesTheScoreThatIsNotThere() throws Exception {
        SingleCellPortObject port = scores(1);
        Exception e = assertThrows(InvalidSettingsException.class,
            () -> label(1).with("score", "LSC17").configure(port.getSpec()));
        assertEquals("The data have no annotation \"LSC17\" for the score; they have [stemness].", e.getMessage());
    }

    @Test
    public void labelsMustDiffer() throws Exception {
        SingleCellPortObject port = scores(1);
        assertThrows(InvalidSettingsException.class,
            () -> label(1).with("otherLabel", "stem-like").configure(port.getSpec()));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject port = scores(0.2, 0.7);
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> label(0.5).execute(runtime, port));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    private static NodeTester label(double threshold) throws InvalidSettingsException {
        return new NodeTester(new LabelCellsNodeFactory()).with("score", "stemness").with("threshold", threshold);
    }

    private SingleCellPortObject scores(double... scores) throws IOException {
        return workflow.port(SmallData.counts(scores.length, 1).withCellColumn("stemness", NumericColumn.of(scores)));
    }
}
