package org.screlapse.knime.node.scorer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.junit.function.ThrowingRunnable;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class ScoringMethodsNodeTest {

    private static final int CELLS = 40;

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void everyMethodScoresEverySignature() throws Exception {
        for (ScoringMethodParameters.Method method : ScoringMethodParameters.Method.values()) {
            Executed done = scorer(method.name()).execute(workflow, workflow.port(SmallData.counts(CELLS, 1)), table());
            SingleCellData data = ((SingleCellPortObject) done.outputs().get(0)).data();
            assertEquals(List.of("one", "two"), List.copyOf(data.cells().columns().keySet()));
            NumericColumn score = (NumericColumn) data.cells().column("one").orElseThrow();
            assertTrue(method.name(), Arrays.stream(score.values()).allMatch(Double::isFinite));
            assertTrue(method.name(), Arrays.stream(score.values()).distinct().count() > 1);
        }
    }

    @Test
    public void tellsWhereGenesWereFound() throws Exception {
        Executed done = scorer("UCELL").execute(workflow, workflow.port(SmallData.counts(CELLS, 1)), table());
        assertEquals(List.of("found", "found", "found", "found", "found under another name", "missing"),
            TestWorkflow.column(done.outputs().get(1), "Status"));
        assertEquals("G30", TestWorkflow.column(done.outputs().get(1), "Gene in the data").get(4));
    }

    @Test
    public void warnsBelowTheShareFound() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        Executed strict = scorer("UCELL").with("warnBelow", 80.0).execute(workflow, port, table());
        assertEquals("Signature \"two\": 2 of 3 genes found; missing: NOTHERE.", strict.warning());
        assertNull(scorer("UCELL").with("warnBelow", 60.0).execute(workflow, port, table()).warning());
    }

    @Test
    public void noGeneFoundIsAnError() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        Exception e = assertThrows(KNIMEException.class,
            () -> new NodeTester(new SignatureScorerNodeFactory()).execute(workflow, port));
        assertTrue(e.getMessage(),
            e.getMessage().startsWith("No gene of signature \"AML_LSPC-Quiescent\" is in the data"));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    @Test
    public void aSignatureBeyondTheRankLimitIsAnError() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        BufferedDataTable signatures = table();
        Exception e = assertThrows(KNIMEException.class,
            () -> scorer("UCELL").with("rankLimit", 2).execute(workflow, port, signatures));
        assertTrue(e.getMessage(), e.getMessage().contains("the rank limit of UCell is 2"));
    }

    @Test
    public void tellsTheScoresBefore() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        assertEquals(List.of("AML_LSPC-Quiescent", "AML_LSC17_Ng2016"),
            ((SingleCellPortObjectSpec) new NodeTester(new SignatureScorerNodeFactory())
                .with("builtIn", new String[]{"LSPC-Quiescent", "LSC17_Ng2016"}).configure(port.getSpec()).specs()
                .get(0)).summary().cellColumnsOf(ColumnType.NUMERIC));
    }

    @Test
    public void wrongSettingsAreErrorsBefore() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        BufferedDataTable wrong = workflow.table(List.of("", "x"), new Object[]{"1", "G1"});
        assertRefused("There is no signature to score", () -> new NodeTester(new SignatureScorerNodeFactory())
            .with("builtIn", new String[0]).configure(port.getSpec()));
        assertRefused("The signature table has no column \"Gene\"",
            () -> scorer("UCELL").configure(port.getSpec(), wrong.getDataTableSpec()));
        assertRefused("There is no built-in signature \"NO_SUCH\"",
            () -> new NodeTester(new SignatureScorerNodeFactory()).with("builtIn", new String[]{"NO_SUCH"})
                .configure(port.getSpec()));
        assertRefused("The rank limit of UCell is 1",
            () -> scorer("UCELL").with("rankLimit", 1).configure(port.getSpec(), wrong.getDataTableSpec()));
        assertRefused("The data have no genes", () -> new NodeTester(new SignatureScorerNodeFactory())
            .configure(workflow.port(SmallData.samples(new Object[]{"P1", "diagnosis", 2, 3})).getSpec()));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        BufferedDataTable signatures = table();
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> scorer("AUCELL").execute(runtime, port, signatures));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    private static void assertRefused(String start, ThrowingRunnable call) {
        String message = assertThrows(InvalidSettingsException.class, call).getMessage();
        assertTrue(message, message.startsWith(start));
    }

    private BufferedDataTable table() throws Exception {
        return workflow.table(List.of("", "Signature", "Gene", "Weight"), new Object[]{"1", "one", "G10", 1.0},
            new Object[]{"2", "one", "G20", 1.0}, new Object[]{"2b", "one", "G190", 1.0},
            new Object[]{"3", "two", "G150", 1.0}, new Object[]{"4", "two", "g30", -1.0},
            new Object[]{"5", "two", "NOTHERE", 1.0});
    }

    private static NodeTester scorer(String method) throws InvalidSettingsException {
        return new NodeTester(new SignatureScorerNodeFactory()).withPort("Signatures", BufferedDataTable.TYPE)
            .with("builtIn", new String[0]).with("method", method).with("bins", 5).with("controls", 10);
    }
}
