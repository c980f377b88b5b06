package org.screlapse.knime.node.normalize;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.Names;
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
        SingleCellData out = ((SingleCellPortObject) done.outputs().get(0)).data();
        double total = 0;
        var cell = out.counts().cursor();
        cell.next();
        for (int i = 0; i < cell.length(); i++) {
            total += cell.values()[i];
        }
        assertEquals(total / 100, ((NumericColumn) out.cells().column("size_factor").orElseThrow()).value(0), 1e-12);
        assertNull(done.warning());
        SingleCellPortObjectSpec spec = (SingleCellPortObjectSpec) node.configure(port.getSpec()).specs().get(0);
        assertEquals(out.summary(), spec.summary());
    }

    @Test
    public void medianIsTheOtherTarget() throws Exception {
        NodeTester node = new NodeTester(new NormalizeCountsNodeFactory()).with("target", "MEDIAN")
            .with("excludeHighlyExpressed", true);
        Executed done = node.execute(workflow, workflow.port(SmallData.counts(5, 1)));
        assertTrue(((SingleCellPortObject) done.outputs().get(0)).data().cells().column("size_factor").isPresent());
    }

    @Test
    public void tellsWhatWasLeftOutAndWhichCellsAreEmpty() throws Exception {
        SingleCellData data = SmallData.counts(5, 1);
        Executed done = new NodeTester(new NormalizeCountsNodeFactory()).with("excludeHighlyExpressed", true)
            .with("largestShare", 1e-6).execute(workflow, workflow.port(data));
        assertTrue(done.warning(),
            done.warning()
                .matches("1\\d\\d highly expressed genes were left out of the totals:"
                    + " (G\\d+, ){10}…\\.\n5 of 5 cells have no counts of other genes, so that their expression is 0"
                    + " everywhere: remove them by quality control\\."));
    }

    @Test
    public void logarithmsAreRefusedWithTheReason() throws Exception {
        CountMatrixBuilder logs = new CountMatrixBuilder(2, BlockStorage.HEAP);
        logs.addCell(new int[]{0, 1}, new float[]{0.5f, 6.25f}, 0, 2);
        SingleCellPortObject port = workflow
            .port(SingleCellData.of(logs.build(), Annotations.of(Names.of("c")), Annotations.of(Names.of("A", "B"))));
        Exception e = assertThrows(KNIMEException.class,
            () -> new NodeTester(new NormalizeCountsNodeFactory()).execute(workflow, port));
        assertEquals("The normalization needs raw counts, but the data look log-transformed: their values are not whole"
            + " numbers and the largest is only 6.25. Read the raw counts instead, often kept in a layer \"counts\" or"
            + " in \"raw\".", e.getMessage());
    }

    @Test
    public void targetMustBePositive() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(2, 1));
        assertThrows(InvalidSettingsException.class,
            () -> new NodeTester(new NormalizeCountsNodeFactory()).with("targetSum", 0.0).configure(port.getSpec()));
    }
}
