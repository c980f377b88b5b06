package org.screlapse.knime.node.mapping;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.embed.Pca;
import org.screlapse.engine.task.Run;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class MapToReferenceNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    private static final int CELLS = 60;
    private static final List<String> ADDED =
        List.of("predicted_type", "predicted_type_confidence", "mapping_distance");

    @Test
    public void cellsOfTheReferenceGetTheirOwnLabels() throws Exception {
        SingleCellPortObject port = workflow.port(reference());
        Executed done = node().with("neighbors", 1).execute(workflow, port, port);
        assertNull(done.warning());
        SingleCellData result = ((SingleCellPortObject) done.outputs().get(0)).data();
        for (int cell = 0; cell < CELLS; cell++) {
            assertEquals(result.cells().column("type").orElseThrow().text(cell),
                result.cells().column("predicted_type").orElseThrow().text(cell));
        }
        assertEquals(result.embeddings().get("X_umap").get(7, 1), result.embeddings().get("X_umap_reference").get(7, 1),
            1e-6);
    }

    @Test
    public void tellsWhatComesOutBefore() throws Exception {
        SingleCellPortObject reference = workflow.port(reference());
        SingleCellPortObject query = workflow.port(SmallData.counts(30, 2));
        SingleCellPortObjectSpec spec =
            (SingleCellPortObjectSpec) node().configure(reference.getSpec(), query.getSpec()).specs().get(0);
        SingleCellPortObject result =
            (SingleCellPortObject) node().execute(workflow, reference, query).outputs().get(0);
        assertEquals(result.data().summary().embeddings(), spec.summary().embeddings());
        for (String name : ADDED) {
            assertEquals(result.data().summary().cellColumn(name), spec.summary().cellColumn(name));
        }
    }

    @Test
    public void warnsOfCellsWithoutALabel() throws Exception {
        Executed done = node().with("lowestConfidence", 1.0).execute(workflow, workflow.port(reference()),
            workflow.port(SmallData.counts(30, 2)));
        assertTrue(done.warning(), done.warning().matches("\\d+ of 30 cells got no label for \"type\": .*"));
    }

    @Test
    public void otherGenesAreAnError() throws Exception {
        SingleCellData query = SmallData.counts(30, 2).selectGenes(IntStream.range(0, 99).toArray());
        SingleCellPortObject port = workflow.port(query);
        SingleCellPortObject reference = workflow.port(reference());
        Exception e = assertThrows(KNIMEException.class, () -> node().execute(workflow, reference, port));
        assertTrue(e.getMessage(), e.getMessage().startsWith("Only 99 of the 200 genes"));
    }

    @Test
    public void needsAnAnnotationAndComponents() throws Exception {
        SingleCellPortObject reference = workflow.port(reference());
        SingleCellPortObject plain = workflow.port(SmallData.counts(30, 2));
        assertThrows(InvalidSettingsException.class,
            () -> node().with("annotations", new String[0]).configure(reference.getSpec(), plain.getSpec()));
        assertThrows(InvalidSettingsException.class,
            () -> node().with("annotations", new String[]{"kind"}).configure(reference.getSpec(), plain.getSpec()));
        assertThrows(InvalidSettingsException.class, () -> node().configure(plain.getSpec(), reference.getSpec()));
        assertThrows(InvalidSettingsException.class,
            () -> node().with("lowestConfidence", 2.0).configure(reference.getSpec(), plain.getSpec()));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject reference = workflow.port(reference());
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> node().execute(runtime, reference, reference));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    private static NodeTester node() throws InvalidSettingsException {
        return new NodeTester(new MapToReferenceNodeFactory()).with("annotations", new String[]{"type"});
    }

    private static SingleCellData reference() throws IOException {
        SingleCellData data = SmallData.counts(CELLS, 1).withCellColumn("type",
            CategoricalColumn.of(IntStream.range(0, CELLS).mapToObj(cell -> "type " + cell % 4).toList()));
        float[] map = new float[2 * CELLS];
        for (int i = 0; i < map.length; i++) {
            map[i] = i;
        }
        return Pca.withDefaults().withAllGenes().withComponents(5).apply(data, Run.silent()).data()
            .withEmbedding("X_umap", new Embedding(2, map));
    }
}
