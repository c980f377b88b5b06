package org.screlapse.knime.node.potential;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class DifferentiationPotentialNodeTest {

    private static final int CELLS = 60;
    private static final List<String> COLUMNS = List.of("Row", "Gene A", "Gene B");

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void addsThePotentialAndTellsItsGenes() throws Exception {
        SingleCellPortObject port = workflow.port(data());
        Executed done = node().with("groupColumn", "sample").with("genes", 20).execute(workflow, port);
        SingleCellData scored = ((SingleCellPortObject) done.outputs().get(0)).data();
        List<String> names = List.of("sample", "differentiation_potential", "gene_counts_signature");
        assertEquals(names, List.copyOf(scored.cells().columns().keySet()));
        double[] potential = values(scored, "differentiation_potential");
        assertTrue(Arrays.stream(potential).allMatch(value -> value >= 0 && value <= 1));
        assertEquals("a lowest cell in each of two samples", 2, Arrays.stream(potential).filter(v -> v == 0).count());
        assertEquals(20, TestWorkflow.column(done.outputs().get(1), "Gene").size());
        assertTrue(done.warning(), done.warning().contains("was not smoothed"));
        assertEquals(names, ((SingleCellPortObjectSpec) node().configure(port.getSpec()).specs().get(0)).summary()
            .cellColumns().stream().map(column -> column.name()).toList());
    }

    @Test
    public void neighborsNeedNotBeUsed() throws Exception {
        Executed done = node().with("useNeighbors", false).execute(workflow, workflow.port(data()));
        assertTrue(done.warning() == null || done.warning().isEmpty());
    }

    @Test
    public void interactionsGiveSignalingEntropy() throws Exception {
        SingleCellPortObject port = workflow.port(data());
        BufferedDataTable table = interactions();
        NodeTester node = withTable().with("firstColumn", "Gene A").with("secondColumn", "Gene B");
        Executed done = node.execute(workflow, port, table);
        SingleCellData scored = ((SingleCellPortObject) done.outputs().get(0)).data();
        List<String> names = List.of("sample", "differentiation_potential", "gene_counts_signature",
            "signaling_entropy_potential", "signaling_entropy_rate");
        assertEquals(names, List.copyOf(scored.cells().columns().keySet()));
        assertTrue(Arrays.stream(values(scored, "signaling_entropy_rate")).allMatch(rate -> rate > 0.5 && rate <= 1));
        assertEquals(names, ((SingleCellPortObjectSpec) node.configure(port.getSpec(), table.getSpec()).specs().get(0))
            .summary().cellColumns().stream().map(column -> column.name()).toList());
    }

    @Test
    public void interactionsOfOtherGenesAreAnError() throws Exception {
        SingleCellPortObject port = workflow.port(data());
        BufferedDataTable table = workflow.table(COLUMNS, new Object[]{"r0", "AA", "BB"});
        Exception e = assertThrows(KNIMEException.class, () -> withTable().with("firstColumn", "Gene A")
            .with("secondColumn", "Gene B").execute(workflow, port, table));
        assertTrue(e.getMessage(), e.getMessage().startsWith("No gene of the interactions is in the data"));
    }

    @Test
    public void wrongSettingsAreErrorsBefore() throws Exception {
        SingleCellPortObject port = workflow.port(data());
        for (NodeTester wrong : List.of(node().with("groupColumn", "x"), node().with("genes", 0),
            node().with("neighborShare", 1.0))) {
            assertThrows(InvalidSettingsException.class, () -> wrong.configure(port.getSpec()));
        }
        BufferedDataTable table = interactions();
        for (NodeTester wrong : List.of(withTable(),
            withTable().with("firstColumn", "Gene A").with("secondColumn", "x"),
            withTable().with("firstColumn", "Gene A").with("secondColumn", "Gene A"))) {
            assertThrows(InvalidSettingsException.class, () -> wrong.configure(port.getSpec(), table.getSpec()));
        }
    }

    @Test
    public void oneCellIsAnError() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(1, 1));
        Exception e = assertThrows(KNIMEException.class, () -> node().execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().startsWith("The data have 1 cells"));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject port = workflow.port(data());
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> node().execute(runtime, port));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    private static double[] values(SingleCellData data, String column) {
        return ((NumericColumn) data.cells().column(column).orElseThrow()).values();
    }

    private BufferedDataTable interactions() throws Exception {
        Random random = new Random(1);
        Object[][] rows = new Object[500][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new Object[]{"r" + row, "G" + random.nextInt(200), row == 7 ? null : "G" + random.nextInt(200)};
        }
        return workflow.table(COLUMNS, rows);
    }

    private static SingleCellData data() throws Exception {
        List<String> samples = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            samples.add(cell % 2 == 0 ? "A" : "B");
        }
        return SmallData.counts(CELLS, 3).withCellColumn("sample", CategoricalColumn.of(samples));
    }

    private static NodeTester node() {
        return new NodeTester(new DifferentiationPotentialNodeFactory());
    }

    private static NodeTester withTable() {
        return node().withPort("Interactions", BufferedDataTable.TYPE);
    }
}
