package org.screlapse.knime.node.totable;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class SingleCellToTableNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void showsAnnotationsGenesAndEmbeddings() throws Exception {
        SingleCellPortObject port = workflow.port(
            SmallData.counts(3, 1).withCellColumn("patient", CategoricalColumn.of(Arrays.asList("P1", null, "P2")))
                .withEmbedding("X_umap", new Embedding(2, new float[]{1, 2, 3, 4, 5, 6})));
        NodeTester node = new NodeTester(new SingleCellToTableNodeFactory()).with("genes", "G199 G5, G199")
            .with("values", "RAW").with("embeddings", new String[]{"X_umap"});
        BufferedDataTable table = (BufferedDataTable) node.execute(workflow, port).outputs().get(0);
        assertEquals(List.of("Cell", "patient", "G199", "G5", "X_umap_1", "X_umap_2"),
            List.of(table.getDataTableSpec().getColumnNames()));
        assertEquals(List.of("P1", "?", "P2"), TestWorkflow.column(table, "patient"));
        assertEquals(List.of("2.0", "4.0", "6.0"), TestWorkflow.column(table, "X_umap_2"));
        assertEquals(rawCounts(port.data(), 199), TestWorkflow.column(table, "G199"));
        assertEquals("c0", table.iterator().next().getKey().getString());
        assertEquals(List.of("c0", "c1", "c2"), TestWorkflow.column(table, "Cell"));
        Exception e = assertThrows(InvalidSettingsException.class,
            () -> node.with("embeddings", new String[]{"X_tsne"}).configure(port.getSpec()));
        assertTrue(e.getMessage(), e.getMessage().startsWith("The data have no embedding \"X_tsne\""));
    }

    @Test
    public void normalizedExpressionIsLogOfTenThousand() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(3, 1));
        BufferedDataTable table = (BufferedDataTable) new NodeTester(new SingleCellToTableNodeFactory())
            .with("genes", "G199").execute(workflow, port).outputs().get(0);
        CellCursor first = port.data().counts().cursor(0, 1);
        first.next();
        double sum = 0;
        for (int i = 0; i < first.length(); i++) {
            sum += first.values()[i];
        }
        double count = Double.parseDouble(rawCounts(port.data(), 199).get(0));
        assertEquals(Math.log1p(count / sum * 10_000), Double.parseDouble(TestWorkflow.column(table, "G199").get(0)),
            1e-6);
    }

    @Test
    public void columnsOfTheSameNameAreToldApart() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(3, 1).withCellColumn("G5", NumericColumn.of(1, 2, 3))
            .withCellColumn("X_umap_1", NumericColumn.of(1, 2, 3))
            .withEmbedding("X_umap", new Embedding(1, new float[]{4, 5, 6})));
        BufferedDataTable table = (BufferedDataTable) new NodeTester(new SingleCellToTableNodeFactory())
            .with("names", false).with("genes", "G5").with("embeddings", new String[]{"X_umap"}).execute(workflow, port)
            .outputs().get(0);
        assertEquals(List.of("G5", "X_umap_1", "G5 (#1)", "X_umap_1 (#1)"),
            List.of(table.getDataTableSpec().getColumnNames()));
        assertEquals(List.of("4.0", "5.0", "6.0"), TestWorkflow.column(table, "X_umap_1 (#1)"));
    }

    @Test
    public void showsGenesWithTheirLoadings() throws Exception {
        double[] means = new double[200];
        means[3] = 0.5;
        float[] loadings = new float[400];
        loadings[2 * 3 + 1] = -2;
        SingleCellPortObject port = workflow.port(SmallData.counts(3, 1)
            .withGeneColumn("means", NumericColumn.of(means)).withGeneEmbedding("PCs", new Embedding(2, loadings)));
        NodeTester node = new NodeTester(new SingleCellToTableNodeFactory()).with("rows", "GENES");
        BufferedDataTable plain = (BufferedDataTable) node.execute(workflow, port).outputs().get(0);
        assertEquals(List.of("Gene", "means"), List.of(plain.getDataTableSpec().getColumnNames()));
        BufferedDataTable table =
            (BufferedDataTable) node.with("loadings", true).execute(workflow, port).outputs().get(0);
        assertEquals(200, table.size());
        assertEquals(List.of("Gene", "means", "PCs_1", "PCs_2"), List.of(table.getDataTableSpec().getColumnNames()));
        assertEquals("0.5", TestWorkflow.column(table, "means").get(3));
        assertEquals("-2.0", TestWorkflow.column(table, "PCs_2").get(3));
        assertEquals("G0", table.iterator().next().getKey().getString());
    }

    @Test
    public void namesTheGeneThatIsNotThere() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(3, 1));
        Exception e = assertThrows(KNIMEException.class,
            () -> new NodeTester(new SingleCellToTableNodeFactory()).with("genes", "CD34").execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().startsWith("The data have no gene \"CD34\""));
    }

    @Test
    public void namesTheAnnotationThatIsNotThere() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(3, 1));
        Exception e =
            assertThrows(InvalidSettingsException.class, () -> new NodeTester(new SingleCellToTableNodeFactory())
                .with("allAnnotations", false).with("annotations", new String[]{"patient"}).configure(port.getSpec()));
        assertTrue(e.getMessage(), e.getMessage().contains("\"patient\""));
    }

    @Test
    public void canBeCancelled() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(3, 1));
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class,
            () -> new NodeTester(new SingleCellToTableNodeFactory()).execute(runtime, port));
    }

    /** A column of texts as KNIME shows numbers. */
    private static List<String> rawCounts(SingleCellData data, int gene) {
        List<String> counts = new ArrayList<>();
        for (CellCursor cell = data.counts().cursor(); cell.next();) {
            double count = 0;
            for (int i = 0; i < cell.length(); i++) {
                count += cell.genes()[i] == gene ? cell.values()[i] : 0;
            }
            counts.add(String.valueOf(count));
        }
        return counts;
    }
}
