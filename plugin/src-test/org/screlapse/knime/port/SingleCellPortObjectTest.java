package org.screlapse.knime.port;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import javax.swing.JLabel;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.ModelContent;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class SingleCellPortObjectTest {

    private static final int CELLS = 500;

    /** The workflow around the ports. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void reloadedDataAreTheSame() throws IOException, CanceledExecutionException {
        SingleCellData data =
            SmallData.counts(CELLS, 1).withCellColumn("patient", CategoricalColumn.constant("P1", CELLS))
                .withEmbedding("X_umap", new Embedding(2, new float[2 * CELLS]));
        SingleCellPortObject saved = workflow.port(data);
        SingleCellPortObject loaded = (SingleCellPortObject) workflow.reload(saved);
        assertEquals(saved.getSpec(), loaded.getSpec());
        assertEquals(data.cells().names(), loaded.data().cells().names());
        assertEquals(data.genes().names(), loaded.data().genes().names());
        assertEquals("P1", loaded.data().cells().column("patient").orElseThrow().text(CELLS - 1));
        assertEquals(sum(data), sum(loaded.data()), 0);
        assertEquals("500 cells × 200 genes", loaded.getSummary());
        assertTrue(((JLabel) loaded.getViews()[0]).getText().contains("patient: categorical, 1: P1"));
    }

    @Test
    public void annotationWritesNoCounts() throws IOException, CanceledExecutionException {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        long countsSize = workflow.fileStoreSizes().get(0);
        for (String name : List.of("first", "second", "third")) {
            port = SingleCellPortObject.create(workflow.newRuntime().newExecutionContext(), List.of(port),
                port.data().withCellColumn(name, CategoricalColumn.constant(name, CELLS)));
            assertEquals("one file per node", 1, workflow.fileStoreSizes().size());
            long size = workflow.fileStoreSizes().get(0);
            assertTrue(size + " bytes beside " + countsSize, size < countsSize / 5);
        }
        SingleCellPortObject loaded = (SingleCellPortObject) workflow.reload(port);
        assertEquals(List.of("first", "second", "third"), List.copyOf(loaded.data().cells().columns().keySet()));
        assertEquals(sum(port.data()), sum(loaded.data()), 0);
    }

    @Test
    public void specsAreEqualIfTheyKnowTheSame() throws IOException, InvalidSettingsException {
        SingleCellData data = SmallData.samples(new Object[]{"P1", "diagnosis", 2, 3});
        SingleCellPortObjectSpec spec = new SingleCellPortObjectSpec(data.summary());
        ModelContent model = new ModelContent("spec");
        spec.save(model);
        SingleCellPortObjectSpec loaded = new SingleCellPortObjectSpec();
        loaded.load(model);
        assertEquals(spec, loaded);
        assertEquals(spec.hashCode(), loaded.hashCode());
        assertNotEquals(spec,
            new SingleCellPortObjectSpec(SmallData.samples(new Object[]{"P1", "relapse", 2, 3}).summary()));
    }

    private static double sum(SingleCellData data) {
        double sum = 0;
        for (CellCursor cell = data.counts().cursor(); cell.next();) {
            for (int i = 0; i < cell.length(); i++) {
                sum += (i + 1) * cell.values()[i];
            }
        }
        return sum;
    }
}
