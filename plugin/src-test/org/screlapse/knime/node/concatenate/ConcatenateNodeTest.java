package org.screlapse.knime.node.concatenate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class ConcatenateNodeTest {

    private static final int CELLS = 300;

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void prefixesMakeNamesUnique() throws Exception {
        SingleCellPortObject first = sample("A");
        SingleCellPortObject second = sample("B");
        SingleCellPortObject third = sample("C");
        NodeTester node = new NodeTester(new ConcatenateNodeFactory()).withPort("More", SingleCellPortObject.TYPE);
        SingleCellPortObject out = (SingleCellPortObject) node.execute(workflow, first, second, third).outputs().get(0);
        assertEquals(3 * CELLS, out.data().cells().size());
        assertEquals("A_c0", out.data().cells().names().get(0));
        assertEquals("C_c299", out.data().cells().names().get(3 * CELLS - 1));
        assertEquals(out.getSpec().summary().cellColumns(), ((SingleCellPortObjectSpec) node
            .configure(first.getSpec(), second.getSpec(), third.getSpec()).specs().get(0)).summary().cellColumns());
    }

    @Test
    public void countsStayWithTheInputs() throws Exception {
        SingleCellPortObject first = sample("A");
        SingleCellPortObject second = sample("B");
        long inputSize = workflow.fileStoreSizes().get(0);
        SingleCellPortObject out = (SingleCellPortObject) new NodeTester(new ConcatenateNodeFactory())
            .execute(workflow, first, second).outputs().get(0);
        assertTrue(workflow.fileStoreSizes() + " beside " + inputSize,
            workflow.fileStoreSizes().get(0) < inputSize / 2);
        SingleCellPortObject reloaded = (SingleCellPortObject) workflow.reload(out);
        assertEquals(first.data().counts().nonZeros() + second.data().counts().nonZeros(),
            reloaded.data().counts().nonZeros());
    }

    @Test
    public void clashingNamesAreAnError() throws Exception {
        SingleCellPortObject first = sample("A");
        SingleCellPortObject second = sample("B");
        NodeTester node = new NodeTester(new ConcatenateNodeFactory()).with("cellNames", "KEEP");
        Exception e = assertThrows(KNIMEException.class, () -> node.execute(workflow, first, second));
        assertEquals("The cell name \"c0\" is in input 1 and in input 2, but names must be unique: choose an"
            + " annotation, such as the sample, to put before each cell name.", e.getMessage());
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    @Test
    public void everyInputNeedsTheAnnotation() throws Exception {
        SingleCellPortObject first = sample("A");
        SingleCellPortObject second = workflow.port(SmallData.counts(20, 1));
        Exception e = assertThrows(InvalidSettingsException.class,
            () -> new NodeTester(new ConcatenateNodeFactory()).configure(first.getSpec(), second.getSpec()));
        assertTrue(e.getMessage(), e.getMessage().contains("\"sample\""));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject first = sample("A");
        SingleCellPortObject second = sample("B");
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class,
            () -> new NodeTester(new ConcatenateNodeFactory()).execute(runtime, first, second));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    private SingleCellPortObject sample(String name) throws IOException {
        return workflow.port(
            SmallData.counts(CELLS, name.hashCode()).withCellColumn("sample", CategoricalColumn.constant(name, CELLS)));
    }
}
