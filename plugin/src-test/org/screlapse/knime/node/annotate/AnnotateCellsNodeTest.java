package org.screlapse.knime.node.annotate;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class AnnotateCellsNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void looksCellsUpByName() throws Exception {
        BufferedDataTable table = workflow.table(List.of("", "type", "age"), new Object[]{"c1", "blast", 2.5},
            new Object[]{"c0", "T cell", null}, new Object[]{"elsewhere", "B cell", 1.0});
        Executed done = annotate().execute(workflow, workflow.port(SmallData.counts(3, 1)), table);
        SingleCellData data = ((SingleCellPortObject) done.outputs().get(0)).data();
        Column type = data.cells().column("type").orElseThrow();
        assertEquals(List.of("T cell", "blast"), List.of(type.text(0), type.text(1)));
        assertTrue(type.isMissing(2));
        NumericColumn age = (NumericColumn) data.cells().column("age").orElseThrow();
        assertEquals(2.5, age.value(1), 0);
        assertTrue(age.isMissing(0));
        assertEquals("1 of 3 cells are not in the table; their values are missing.", done.warning());
    }

    @Test
    public void looksPatientsUpInAColumn() throws Exception {
        BufferedDataTable clinical = workflow.table(List.of("", "who", "outcome"), new Object[]{"1", "P1", "relapse"},
            new Object[]{"2", "P2", "remission"});
        SingleCellPortObject port =
            workflow.port(SmallData.samples(new Object[]{"P2", "d", 1, 1}, new Object[]{"P1", "d", 1, 0}));
        Executed done = annotate().with("cellKey", "ANNOTATION").with("cellAnnotation", "patient")
            .with("tableKey", "COLUMN").with("tableColumn", "who").execute(workflow, port, clinical);
        SingleCellData data = ((SingleCellPortObject) done.outputs().get(0)).data();
        Column outcome = data.cells().column("outcome").orElseThrow();
        assertEquals(List.of("remission", "remission", "relapse"),
            List.of(outcome.text(0), outcome.text(1), outcome.text(2)));
        assertTrue("the key itself is not added", data.cells().column("who").isEmpty());
        assertNull(done.warning());
    }

    @Test
    public void noMatchIsAnError() throws Exception {
        BufferedDataTable table = workflow.table(List.of("", "type"), new Object[]{"Row0", "blast"});
        SingleCellPortObject port = workflow.port(SmallData.counts(3, 1));
        Exception e = assertThrows(KNIMEException.class, () -> annotate().execute(workflow, port, table));
        assertEquals("No cell is in the table: the cells are called c0, …, the rows of the table [Row0].",
            e.getMessage());
    }

    @Test
    public void keysMustBeUnique() throws Exception {
        BufferedDataTable table = workflow.table(List.of("", "cell", "type"), new Object[]{"1", "c0", "blast"},
            new Object[]{"2", "c0", "T cell"});
        SingleCellPortObject port = workflow.port(SmallData.counts(3, 1));
        Exception e = assertThrows(KNIMEException.class,
            () -> annotate().with("tableKey", "COLUMN").with("tableColumn", "cell").execute(workflow, port, table));
        assertTrue(e.getMessage(), e.getMessage().startsWith("\"c0\" comes twice in the table"));
    }

    @Test
    public void namesTheColumnThatIsNotThere() throws Exception {
        BufferedDataTable table = workflow.table(List.of("", "type"), new Object[]{"c0", "blast"});
        SingleCellPortObject port = workflow.port(SmallData.counts(3, 1));
        Exception e = assertThrows(InvalidSettingsException.class, () -> annotate().with("allColumns", false)
            .with("columns", new String[]{"kind"}).configure(port.getSpec(), table.getSpec()));
        assertEquals("The table has no column \"kind\"; it has [type].", e.getMessage());
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        BufferedDataTable table = workflow.table(List.of("", "type"), new Object[]{"c0", "blast"});
        SingleCellPortObject port = workflow.port(SmallData.counts(3, 1));
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> annotate().execute(runtime, port, table));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    private static NodeTester annotate() {
        return new NodeTester(new AnnotateCellsNodeFactory());
    }
}
