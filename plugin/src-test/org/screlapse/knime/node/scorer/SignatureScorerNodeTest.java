package org.screlapse.knime.node.scorer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Configured;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.node.stemness.StemnessScorerNodeFactory;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class SignatureScorerNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    private static final int CELLS = 40;

    @Test
    public void warnsOfMissingGenes() throws Exception {
        Executed done = typed("G10, G20 G30;NOTHERE").execute(workflow, workflow.port(SmallData.counts(CELLS, 1)));
        assertTrue(done.warning(), done.warning().contains("NOTHERE"));
        assertEquals(List.of("found", "found", "found", "missing"),
            TestWorkflow.column(done.outputs().get(1), "Status"));
        SingleCellData data = ((SingleCellPortObject) done.outputs().get(0)).data();
        NumericColumn score = (NumericColumn) data.cells().column("stemness").orElseThrow();
        assertEquals(CELLS, score.size());
        assertTrue(Arrays.stream(score.values()).allMatch(Double::isFinite));
        assertTrue(Arrays.stream(score.values()).distinct().count() > CELLS / 2);
    }

    @Test
    public void noGeneFoundIsAnError() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        Exception e = assertThrows(KNIMEException.class, () -> typed("XX YY").execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().startsWith("No gene of signature \"stemness\" is in the data"));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    @Test
    public void takesSignaturesFromATable() throws Exception {
        BufferedDataTable table = workflow.table(List.of("", "gene", "set"), new Object[]{"1", "G1", "one"},
            new Object[]{"2", "G2", "one"}, new Object[]{"3", "G3", "two"}, new Object[]{"4", null, "two"});
        Executed done = fromTable().with("signatureColumn", "set").execute(workflow,
            workflow.port(SmallData.counts(CELLS, 1)), table);
        assertEquals(List.of("one", "two"),
            List.copyOf(((SingleCellPortObject) done.outputs().get(0)).data().cells().columns().keySet()));
    }

    @Test
    public void oneNameIsForOneScore() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        Exception e = assertThrows(InvalidSettingsException.class,
            () -> typed("G1").with("builtIn", new String[]{"LSC17_Ng2016"}).configure(port.getSpec()));
        assertTrue(e.getMessage(), e.getMessage().contains("but there are 2 signatures"));
    }

    @Test
    public void tooFewGenesGiveNoScore() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        Exception e = assertThrows(KNIMEException.class, () -> typed("G1 A B C D E").execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().startsWith("Too few genes are in the data to score \"stemness\""));
        assertNotNull(typed("G1 A B C D E").with("minimumFound", 0.0).execute(workflow, port));
    }

    @Test
    public void workflowsWithTheFormerNameOpen() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        assertNotNull(new NodeTester(new StemnessScorerNodeFactory()).with("builtIn", new String[0])
            .with("genes", "G1 G2").with("bins", 5).execute(workflow, port));
    }

    @Test
    public void cellsWithoutGenesCannotBeScored() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.samples(new Object[]{"P1", "diagnosis", 2, 3}));
        assertThrows(InvalidSettingsException.class, () -> typed("G1").configure(port.getSpec()));
    }

    @Test
    public void noGenesTypedIsAnErrorBefore() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        assertThrows(InvalidSettingsException.class, () -> typed(" ").configure(port.getSpec()));
    }

    @Test
    public void tellsTheScoreBefore() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        Configured known = new NodeTester(new SignatureScorerNodeFactory()).configure(port.getSpec());
        assertEquals(List.of("AML_LSPC-Quiescent"),
            ((SingleCellPortObjectSpec) known.specs().get(0)).summary().cellColumnsOf(ColumnType.NUMERIC));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> typed("G1 G2").execute(runtime, port));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    private static NodeTester typed(String genes) throws InvalidSettingsException {
        return new NodeTester(new SignatureScorerNodeFactory()).with("builtIn", new String[0]).with("genes", genes)
            .with("scoreName", "stemness").with("bins", 5).with("controls", 10);
    }

    private static NodeTester fromTable() throws InvalidSettingsException {
        return new NodeTester(new SignatureScorerNodeFactory()).withPort("Signatures", BufferedDataTable.TYPE)
            .with("builtIn", new String[0]).with("geneColumn", "gene").with("weightColumn", "").with("bins", 5)
            .with("controls", 10);
    }
}
