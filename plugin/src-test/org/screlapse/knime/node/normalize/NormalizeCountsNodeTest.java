package org.screlapse.knime.node.normalize;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Executed;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class NormalizeCountsNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void addsSizeFactors() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(5, 1));
        NodeTester node = new NodeTester(new NormalizeCountsNodeFactory()).with("targetSum", 100.0);
        Executed done = node.execute(workflow, port);
        SingleCellData out = ((SingleCellPortObject)done.outputs().get(0)).data();
        double total = 0;
        var cell = out.counts().cursor();
        cell.next();
        for (int i = 0; i < cell.length(); i++) {
            total += cell.values()[i];
        }
        assertEquals(total / 100, ((NumericColumn)out.cells().column("size_factor").orElseThrow()).value(0), 1e-12);
        assertNull(done.warning());
        SingleCellPortObjectSpec spec = (SingleCellPortObjectSpec)node.configure(port.getSpec()).specs().get(0);
        assertEquals(out.summary(), spec.summary());
    }

    @Test
    public void medianIsTheOtherTarget() throws Exception {
        NodeTester node = new NodeTester(new NormalizeCountsNodeFactory()).with("target", "MEDIAN")
            .with("excludeHighlyExpressed", true);
        Executed done = node.execute(workflow, workflow.port(SmallData.counts(5, 1)));
        assertTrue(((SingleCellPortObject)done.outputs().get(0)).data().cells().column("size_factor").isPresent());
    }

    @Test
    public void targetMustBePositive() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(2, 1));
        assertThrows(InvalidSettingsException.class,
            () -> new NodeTester(new NormalizeCountsNodeFactory()).with("targetSum", 0.0).configure(port.getSpec()));
    }
}
