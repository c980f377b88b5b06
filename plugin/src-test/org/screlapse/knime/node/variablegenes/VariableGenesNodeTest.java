package org.screlapse.knime.node.variablegenes;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Configured;
import org.screlapse.headless.node.Executed;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class VariableGenesNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void everyMethodMarksSoManyGenes() throws Exception {
        for (String method : List.of("SEURAT_V3", "SEURAT", "CELL_RANGER", "PEARSON_RESIDUALS")) {
            for (boolean batches : new boolean[]{false, true}) {
                SingleCellPortObject port = workflow.port(data());
                NodeTester node = node().with("method", method).with("withinBatches", batches);
                Configured configured = node.configure(port.getSpec());
                Executed done = node.execute(workflow, port);
                SingleCellData out = ((SingleCellPortObject) done.outputs().get(0)).data();
                BooleanColumn chosen = (BooleanColumn) out.genes().column("highly_variable").orElseThrow();
                List<String> names = TestWorkflow.column(done.outputs().get(1), "Gene");
                assertEquals(20, names.size());
                assertTrue(names.stream().allMatch(gene -> chosen.value(out.genes().names().indexOf(gene))));
                assertEquals(20, IntStream.range(0, chosen.size()).filter(chosen::value).count());
                assertEquals(out.summary(), ((SingleCellPortObjectSpec) configured.specs().get(0)).summary());
                assertEquals(((BufferedDataTable) done.outputs().get(1)).getDataTableSpec().toString(),
                    configured.specs().get(1).toString());
            }
        }
    }

    @Test
    public void excludedGenesAreNotChosen() throws Exception {
        Executed done = node().with("pattern", "^G1").with("excludeCellCycle", true).with("excludeRibosomal", true)
            .execute(workflow, workflow.port(data()));
        List<String> names = TestWorkflow.column(done.outputs().get(1), "Gene");
        assertEquals(20, names.size());
        assertFalse(names.stream().anyMatch(gene -> gene.startsWith("G1")));
    }

    @Test
    public void limitsInsteadOfANumber() throws Exception {
        SingleCellPortObject port = workflow.port(data());
        Executed done = node().with("method", "SEURAT").with("choice", "LIMITS").with("lowestMean", 4.0)
            .with("highestMean", 5.0).with("lowestDispersion", 0.5).execute(workflow, port);
        assertNull(done.warning());
        List<String> means = TestWorkflow.column(done.outputs().get(1), "means");
        assertTrue(means.size() + " genes", means.size() > 2 && means.size() < 100);
        assertTrue(means.stream().mapToDouble(Double::parseDouble).allMatch(mean -> mean > 4 && mean < 5));
        assertEquals("the method has no limits", 20, TestWorkflow
            .column(node().with("choice", "LIMITS").execute(workflow, port).outputs().get(1), "Gene").size());
        assertThrows(InvalidSettingsException.class, () -> node().with("method", "SEURAT").with("choice", "LIMITS")
            .with("lowestMean", 9.0).configure(port.getSpec()));
    }

    @Test
    public void aNumberWithFractionsIsNoBatch() throws Exception {
        SingleCellPortObject port = workflow.port(data().withCellColumn("score", NumericColumn.of(new double[60])));
        Exception e = assertThrows(InvalidSettingsException.class,
            () -> node().with("withinBatches", true).with("batch", "score").configure(port.getSpec()));
        assertEquals("The annotation \"score\" cannot be the batch: it is numeric, not categorical or boolean or"
            + " integer or text.", e.getMessage());
    }

    @Test
    public void warnsOfTooFewGenes() throws Exception {
        Executed done = node().with("number", 2000).execute(workflow, workflow.port(data()));
        assertTrue(done.warning(), done.warning().startsWith("Only 200 genes vary"));
    }

    @Test
    public void refusesWhatCannotBe() throws Exception {
        SingleCellPortObject port = workflow.port(data());
        assertThrows(InvalidSettingsException.class, () -> node().with("pattern", "(").configure(port.getSpec()));
        assertThrows(InvalidSettingsException.class, () -> node().with("span", 0.0).configure(port.getSpec()));
        assertThrows(InvalidSettingsException.class,
            () -> node().with("withinBatches", true).with("batch", "none").configure(port.getSpec()));
    }

    private static NodeTester node() throws InvalidSettingsException {
        return new NodeTester(new VariableGenesNodeFactory()).with("number", 20).with("batch", "sample");
    }

    private static SingleCellData data() throws Exception {
        String[] samples = new String[60];
        Arrays.setAll(samples, i -> i % 2 == 0 ? "a" : "b");
        return SmallData.counts(60, 1).withCellColumn("sample", CategoricalColumn.of(List.of(samples)));
    }
}
