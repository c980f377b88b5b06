package org.screlapse.knime.node.neighbors;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class CellNeighborsNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void addsTheGraphs() throws Exception {
        Executed done = neighbors().with("sharedNeighbors", true).execute(workflow, cells(60, 0));
        assertNull(done.warning());
        SingleCellData data = ((SingleCellPortObject) done.outputs().get(0)).data();
        assertEquals(60 * 14, data.graphs().get("distances").weights().length);
        assertTrue(data.graphs().get("connectivities").weights().length >= 60 * 14);
        assertTrue(data.graphs().get("snn").weights().length > 0);
    }

    @Test
    public void tellsTheGraphsBefore() throws Exception {
        SingleCellPortObjectSpec spec =
            (SingleCellPortObjectSpec) neighbors().configure(cells(60, 0).getSpec()).specs().get(0);
        assertEquals(List.of("distances", "connectivities"), spec.summary().graphs());
    }

    @Test
    public void fewCellsAreAWarning() throws Exception {
        Executed done = neighbors().execute(workflow, cells(10, 0));
        assertTrue(done.warning(), done.warning().startsWith("There are only 10 cells"));
        assertEquals(10 * 9,
            ((SingleCellPortObject) done.outputs().get(0)).data().graphs().get("distances").weights().length);
    }

    /** The input may change after the node was configured first. */
    @Test
    public void takesIntegratedComponentsWhereTheyAre() throws Exception {
        SingleCellPortObject plain = cells(60, 0);
        SingleCellData both = plain.data().withEmbedding("X_umap", new Embedding(2, new float[120]))
            .withEmbedding("X_pca_harmony", plain.data().embeddings().get("X_pca"));
        NodeTester node = neighbors();
        assertEquals("X_pca", source(node.execute(workflow, plain)));
        Executed done = node.execute(workflow, workflow.port(both));
        assertEquals("X_pca_harmony", source(done));
        assertNull(done.warning());
        done = node.with("embedding", "X_pca").execute(workflow, workflow.port(both));
        assertEquals("X_pca", source(done));
        assertTrue(done.warning(), done.warning().startsWith("The data have integrated components"));
    }

    @Test
    public void warnsOfAPicture() throws Exception {
        SingleCellPortObject plain = cells(60, 0);
        SingleCellData drawn = plain.data().withEmbedding("X_umap",
            plain.data().embeddings().get("X_pca").select(IntStream.range(0, 60).toArray()));
        Executed done = neighbors().with("embedding", "X_umap").execute(workflow, workflow.port(drawn));
        assertTrue(done.warning(), done.warning().startsWith("Neighbors in the embedding \"X_umap\" are those of a"));
    }

    private static Object source(Executed done) throws IOException {
        return ((SingleCellPortObject) done.outputs().get(0)).data().metadata().get("neighbors/params/use_rep");
    }

    @Test
    public void missingEmbeddingNamesTheNodeThatMakesIt() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(20, 1));
        Exception e = assertThrows(InvalidSettingsException.class, () -> neighbors().configure(port.getSpec()));
        assertEquals("The data have no embedding \"X_pca\"; they have none. Single-Cell PCA makes one.",
            e.getMessage());
    }

    @Test
    public void coordinateThatIsNoNumberNamesTheCell() throws Exception {
        SingleCellPortObject port = cells(20, Float.NaN);
        Exception e = assertThrows(KNIMEException.class, () -> neighbors().execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().contains("cell \"c3\" the coordinate NaN in dimension 1"));
    }

    @Test
    public void oneNeighborIsRefused() throws Exception {
        SingleCellPortObject port = cells(20, 0);
        assertThrows(InvalidSettingsException.class, () -> neighbors().with("neighbors", 1).configure(port.getSpec()));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject port = cells(20, 0);
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> neighbors().execute(runtime, port));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    private static NodeTester neighbors() {
        return new NodeTester(new CellNeighborsNodeFactory());
    }

    private SingleCellPortObject cells(int cells, float fourth) throws IOException {
        Random random = new Random(1);
        float[] coordinates = new float[cells * 5];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = (float) random.nextGaussian();
        }
        coordinates[15] = fourth;
        return workflow.port(SmallData.counts(cells, 1).withEmbedding("X_pca", new Embedding(5, coordinates)));
    }
}
