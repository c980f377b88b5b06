package org.screlapse.knime.node.integrate;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Embedding;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class IntegrateBatchesNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    private static final int CELLS = 200;
    private static final float SHIFT = 3;

    @Test
    public void bringsBatchesTogether() throws Exception {
        SingleCellPortObject port = batches("a", "b");
        Executed done = integrate().execute(workflow, port);
        assertNull(done.warning());
        Embedding corrected = ((SingleCellPortObject) done.outputs().get(0)).data().embeddings().get("X_pca_harmony");
        assertEquals(SHIFT, difference(port.data().embeddings().get("X_pca")), 0.5);
        assertTrue(Math.abs(difference(corrected)) < 0.5);
    }

    @Test
    public void tellsTheEmbeddingBefore() throws Exception {
        SingleCellPortObjectSpec spec =
            (SingleCellPortObjectSpec) integrate().configure(batches("a", "b").getSpec()).specs().get(0);
        assertEquals(Integer.valueOf(4), spec.summary().embeddings().get("X_pca_harmony"));
    }

    @Test
    public void oneBatchPassesThrough() throws Exception {
        SingleCellPortObject port = batches("a", "a");
        Executed done = integrate().execute(workflow, port);
        assertTrue(done.warning(), done.warning().startsWith("All cells are of the same batch"));
        assertArrayEquals(port.data().embeddings().get("X_pca").coordinates(),
            ((SingleCellPortObject) done.outputs().get(0)).data().embeddings().get("X_pca_harmony").coordinates(), 0);
    }

    @Test
    public void warnsOfABatchOfOneCell() throws Exception {
        SingleCellPortObject port = batches("a", "b", "c");
        Executed done = integrate().execute(workflow, port);
        assertTrue(done.warning(), done.warning().startsWith("1 of the 3 batches of \"sample\" have one cell only"));
    }

    @Test
    public void warnsOfEachAnnotation() throws Exception {
        SingleCellPortObject port = batches("a", "b", "c");
        SingleCellPortObject both =
            workflow.port(port.data().withCellColumn("run", port.data().cells().column("sample").orElseThrow()));
        Executed done = integrate().with("batches", new String[]{"sample", "run"}).execute(workflow, both);
        assertEquals(2, done.warning().lines().filter(line -> line.startsWith("1 of the 3 batches of")).count());
    }

    @Test
    public void needsBatchesAndComponents() throws Exception {
        SingleCellPortObject port = batches("a", "b");
        assertThrows(InvalidSettingsException.class,
            () -> new NodeTester(new IntegrateBatchesNodeFactory()).configure(port.getSpec()));
        assertThrows(InvalidSettingsException.class,
            () -> integrate().with("batches", new String[]{"run"}).configure(port.getSpec()));
        assertThrows(InvalidSettingsException.class,
            () -> integrate().with("embedding", "X_other").configure(port.getSpec()));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject port = batches("a", "b");
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> integrate().execute(runtime, port));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    private static NodeTester integrate() throws InvalidSettingsException {
        return new NodeTester(new IntegrateBatchesNodeFactory()).with("batches", new String[]{"sample"});
    }

    private static double difference(Embedding where) {
        double sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            sum += (cell % 2 == 0 ? -1 : 1) * where.get(cell, 0) / (CELLS / 2);
        }
        return sum;
    }

    /** Cells of two batches in turn that differ by a shift; of a third name there is one cell. */
    private SingleCellPortObject batches(String... names) throws IOException {
        Random random = new Random(1);
        float[] coordinates = new float[CELLS * 4];
        List<String> samples = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            for (int d = 0; d < 4; d++) {
                coordinates[cell * 4 + d] = (float) random.nextGaussian() + (d == 0 ? SHIFT * (cell % 2) : 5);
            }
            samples.add(cell == 0 ? names[names.length - 1] : names[cell % 2]);
        }
        if (names.length == 2) {
            samples.set(0, names[0]);
        }
        return workflow.port(SmallData.counts(CELLS, 1).withEmbedding("X_pca", new Embedding(4, coordinates))
            .withCellColumn("sample", CategoricalColumn.of(samples)));
    }
}
