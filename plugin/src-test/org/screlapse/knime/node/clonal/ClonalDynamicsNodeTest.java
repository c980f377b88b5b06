package org.screlapse.knime.node.clonal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Configured;
import org.screlapse.headless.node.Executed;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class ClonalDynamicsNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void followsClones() throws Exception {
        Executed done = node().execute(workflow, cohort());
        BufferedDataTable clones = (BufferedDataTable) done.outputs().get(0);
        assertEquals(List.of("P1", "P1", "P2", "P2"), TestWorkflow.column(clones, "Patient"));
        assertEquals(List.of("A", "B", "A", "B"), TestWorkflow.column(clones, "Clone"));
        assertEquals("10.0", TestWorkflow.column(clones, "diagnosis (%)").get(0));
        BufferedDataTable patients = (BufferedDataTable) done.outputs().get(1);
        assertEquals(List.of("type 1", "type 1"), TestWorkflow.column(patients, "Relapse type"));
        assertTrue(TestWorkflow.column(patients, "Rule").get(0).startsWith("type 1: "));
        // Clone A is the stem-like cells: the whole change is selection.
        assertEquals(0.3, Double.parseDouble(TestWorkflow.column(patients, "Between clones").get(0)), 1e-12);
        assertEquals(0.0, Double.parseDouble(TestWorkflow.column(patients, "Within clones").get(0)), 1e-12);
        assertEquals(
            List.of("total", "between clones (selection)", "within clones (plasticity)", "interaction", "undetermined"),
            TestWorkflow.column(done.outputs().get(2), "Part"));
        assertEquals("2", TestWorkflow.column(done.outputs().get(2), "Patients above zero").get(1));
    }

    @Test
    public void outputsAreAsAnnounced() throws Exception {
        SingleCellPortObject cohort = cohort();
        Executed done = node().execute(workflow, cohort);
        Configured known = node().configure(cohort.getSpec());
        for (int i = 0; i < 3; i++) {
            assertEquals(List.of(((DataTableSpec) known.specs().get(i)).getColumnNames()),
                List.of(((BufferedDataTable) done.outputs().get(i)).getDataTableSpec().getColumnNames()));
        }
    }

    @Test
    public void splitsTheChangeOfAScore() throws Exception {
        Executed done = node().with("program", "SCORE").with("scoreColumn", "score").execute(workflow, cohort());
        assertEquals(0.3, Double.parseDouble(TestWorkflow.column(done.outputs().get(1), "Change").get(0)), 1e-12);
        Executed none = node().with("program", "NONE").execute(workflow, cohort());
        assertEquals("?", TestWorkflow.column(none.outputs().get(1), "Change").get(0));
        assertEquals(List.of(), TestWorkflow.column(none.outputs().get(2), "Part"));
    }

    @Test
    public void settingsAreChecked() throws Exception {
        SingleCellPortObject cohort = cohort();
        for (NodeTester wrong : List.of(node().with("patientColumn", "donor"), node().with("cloneColumn", "barcode"),
            node().with("timepointColumn", "day"), node().with("referenceTimepoint", "day 0"),
            node().with("labelColumn", "state"), node().with("stemLikeLabel", "HSC"),
            node().with("program", "SCORE").with("scoreColumn", "patient"), node().with("majorFraction", 0.05),
            node().with("confidenceLevel", 95.0))) {
            assertThrows(InvalidSettingsException.class, () -> wrong.configure(cohort.getSpec()));
        }
        assertEquals("There is no label \"HSC\" in \"population\"; it has [stem-like, other].",
            assertThrows(InvalidSettingsException.class,
                () -> node().with("stemLikeLabel", "HSC").configure(cohort.getSpec())).getMessage());
    }

    private static NodeTester node() throws InvalidSettingsException {
        return new NodeTester(new ClonalDynamicsNodeFactory()).with("referenceTimepoint", "diagnosis");
    }

    /** Every patient has the clones A, the stem-like cells, and B, the others. */
    private SingleCellPortObject cohort() throws IOException {
        SingleCellData data =
            SmallData.samples(new Object[]{"P1", "diagnosis", 10, 90}, new Object[]{"P1", "relapse", 40, 60},
                new Object[]{"P2", "diagnosis", 5, 95}, new Object[]{"P2", "relapse", 10, 90});
        CategoricalColumn populations = (CategoricalColumn) data.cells().columns().get("population");
        List<String> clones = IntStream.range(0, populations.size())
            .mapToObj(cell -> populations.text(cell).equals("stem-like") ? "A" : "B").toList();
        return workflow.port(data.withCellColumn("clone", CategoricalColumn.of(clones)));
    }
}
