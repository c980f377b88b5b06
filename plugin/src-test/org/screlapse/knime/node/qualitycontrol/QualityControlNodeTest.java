package org.screlapse.knime.node.qualitycontrol;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Configured;
import org.screlapse.headless.node.Executed;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class QualityControlNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void tellsForEachSampleWhatWasRemoved() throws Exception {
        Executed done = node().with("mitochondrialPattern", "^G199$").with("mostMitochondrial", 0.5).execute(workflow,
            workflow.port(data()));
        SingleCellData out = ((SingleCellPortObject) done.outputs().get(0)).data();
        PortObject table = done.outputs().get(1);
        assertEquals(List.of("a", "b"), TestWorkflow.column(table, "Sample").stream().distinct().toList());
        assertEquals(List.of("total_counts < 10", "n_genes_by_counts < 10", "pct_counts_mt > 0.5", "all rules"),
            TestWorkflow.column(table, "Rule").subList(0, 4));
        assertEquals(List.of("20"), TestWorkflow.column(table, "Cells before").stream().distinct().toList());
        long left = TestWorkflow.column(table, "Cells left").stream().filter(n -> !n.equals("?"))
            .mapToLong(Long::parseLong).sum();
        assertEquals(left, out.cells().size());
        assertTrue(left < 40);
        assertTrue(out.cells().column("pct_counts_mt").isPresent());
    }

    @Test
    public void specsComeBefore() throws Exception {
        for (String limits : List.of("GIVEN", "DEVIATIONS")) {
            SingleCellPortObject port = workflow.port(data());
            NodeTester node = node().with("limits", limits);
            Configured configured = node.configure(port.getSpec());
            Executed done = node.execute(workflow, port);
            SingleCellPortObject out = (SingleCellPortObject) done.outputs().get(0);
            assertEquals(out.getSpec().summary().cellColumns(),
                ((SingleCellPortObjectSpec) configured.specs().get(0)).summary().cellColumns());
            assertEquals(out.getSpec().summary().geneColumns(),
                ((SingleCellPortObjectSpec) configured.specs().get(0)).summary().geneColumns());
            assertEquals(((BufferedDataTable) done.outputs().get(1)).getDataTableSpec().toString(),
                configured.specs().get(1).toString());
        }
    }

    @Test
    public void looksForDoublets() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(80, 1));
        NodeTester node = node().with("bySample", false).with("doublets", "REMOVE");
        Executed done = node.execute(workflow, port);
        SingleCellPortObject out = (SingleCellPortObject) done.outputs().get(0);
        assertTrue(out.data().cells().column("doublet_score").isPresent());
        assertTrue(TestWorkflow.column(done.outputs().get(1), "Rule").contains("predicted_doublet > 0"));
        assertEquals(out.getSpec().summary().cellColumns(),
            ((SingleCellPortObjectSpec) node.configure(port.getSpec()).specs().get(0)).summary().cellColumns());
        assertTrue(node().with("doublets", "MARK").execute(workflow, workflow.port(data())).warning()
            .contains("too few to find doublets"));
    }

    @Test
    public void warnsWhereNoGeneIsMitochondrial() throws Exception {
        Executed done = node().execute(workflow, workflow.port(data()));
        assertTrue(done.warning(), done.warning().contains("No gene of the data is mitochondrial by its symbol"));
    }

    @Test
    public void allCellsFilteredNamesTheRule() throws Exception {
        SingleCellPortObject port = workflow.port(data());
        Exception e = assertThrows(KNIMEException.class,
            () -> node().with("fewestGenes", 150).with("fewestCounts", 1_000_000).execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage()
            .startsWith("All 40 cells were filtered. The rule \"total_counts < 1000000\" removed most, 40 of them"));
    }

    @Test
    public void logarithmsAreRefusedWithTheReason() throws Exception {
        CountMatrixBuilder logs = new CountMatrixBuilder(2, BlockStorage.HEAP);
        logs.addCell(new int[]{0, 1}, new float[]{0.5f, 6.25f}, 0, 2);
        SingleCellPortObject port = workflow
            .port(SingleCellData.of(logs.build(), Annotations.of(Names.of("c")), Annotations.of(Names.of("A", "B"))));
        Exception e = assertThrows(KNIMEException.class,
            () -> new NodeTester(new QualityControlNodeFactory()).execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().startsWith("The quality control needs raw counts, but the data look"
            + " log-transformed: their values are not whole numbers and the largest is only 6.25."));
    }

    @Test
    public void refusesWhatCannotBe() throws Exception {
        SingleCellPortObject port = workflow.port(data());
        assertThrows(InvalidSettingsException.class, () -> node().with("sample", "x").configure(port.getSpec()));
        assertThrows(InvalidSettingsException.class,
            () -> node().with("ribosomalPattern", "[").configure(port.getSpec()));
        assertThrows(InvalidSettingsException.class, () -> node().with("mostGenes", -1).configure(port.getSpec()));
        assertThrows(InvalidSettingsException.class,
            () -> node().with("mostMitochondrial", Double.NaN).configure(port.getSpec()));
        assertThrows(InvalidSettingsException.class, () -> node().with("sample", "score")
            .configure(workflow.port(data().withCellColumn("score", NumericColumn.of(new double[40]))).getSpec()));
        assertThrows(InvalidSettingsException.class, () -> node().with("fewestCells", -1).configure(port.getSpec()));
    }

    private static NodeTester node() throws InvalidSettingsException {
        return new NodeTester(new QualityControlNodeFactory()).with("limits", "GIVEN").with("bySample", true)
            .with("sample", "sample").with("fewestCounts", 10).with("fewestGenes", 10);
    }

    private static SingleCellData data() throws Exception {
        String[] samples = new String[40];
        Arrays.setAll(samples, i -> i < 20 ? "a" : "b");
        return SmallData.counts(40, 1).withCellColumn("sample", CategoricalColumn.of(List.of(samples)));
    }
}
