package org.screlapse.knime.node.reader;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.InvalidSettingsException;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellWriter;
import org.screlapse.engine.task.Run;
import org.screlapse.headless.node.Executed;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.TestWorkflow;

public class AnnDataReaderNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void findsTheCountsAndSaysSo() throws Exception {
        Executed executed = new NodeTester(new SingleCellReaderNodeFactory()).withFile(file()).execute(workflow);
        SingleCellData data = ((SingleCellPortObject) executed.outputs().get(0)).data();
        assertTrue(data.counts().isCounts());
        assertEquals(Set.of("X"), data.layers().keySet());
        assertEquals("The counts are taken from the layer \"counts\", because X holds other values.",
            executed.warning());
        SingleCellPortObject reloaded = (SingleCellPortObject) workflow.reload(executed.outputs().get(0));
        assertEquals(data.summary(), reloaded.data().summary());
        assertEquals(List.of("X"), reloaded.getSpec().summary().layers());
        assertEquals(2, (int) reloaded.getSpec().summary().geneEmbeddings().get("PCs"));
    }

    @Test
    public void takesWhatIsChosen() throws Exception {
        Executed x = reader().with("counts", "X").execute(workflow);
        assertEquals("The values are not counts: some are negative or not whole. What needs counts takes them as"
            + " already normalized.", x.warning());
        Executed layer = reader().with("counts", "LAYER").with("countsLayer", " counts ").execute(workflow);
        assertTrue(((SingleCellPortObject) layer.outputs().get(0)).data().counts().isCounts());
        assertNull(layer.warning());
        DataSummary known =
            ((SingleCellPortObjectSpec) reader().with("counts", "X").configure().specs().get(0)).summary();
        assertEquals(List.of("counts"), known.layers());
    }

    @Test
    public void saysWhatThereIsInstead() throws Exception {
        Exception raw = assertThrows(InvalidSettingsException.class, () -> reader().with("counts", "RAW").configure());
        assertTrue(raw.getMessage(),
            raw.getMessage().endsWith("has no \"raw\" to take the counts from; it has X, layer:counts."));
        Exception unnamed = assertThrows(InvalidSettingsException.class,
            () -> reader().with("counts", "LAYER").with("countsLayer", "").configure());
        assertEquals("Name the layer that holds the counts.", unnamed.getMessage());
    }

    private NodeTester reader() throws IOException {
        return new NodeTester(new SingleCellReaderNodeFactory()).withFile(file());
    }

    private Path file() throws IOException {
        Path file = workflow.newFolder().toPath().resolve("data.h5ad");
        SingleCellData data = SingleCellData.of(matrix(0.5f), annotations("c", 3), annotations("g", 2))
            .withLayer("counts", matrix(1)).withGeneEmbedding("PCs", new Embedding(2, new float[4]));
        SingleCellWriter.withDefaults().write(data, file, Run.silent());
        return file;
    }

    private static CountMatrix matrix(float value) throws IOException {
        CountMatrixBuilder builder = new CountMatrixBuilder(2, BlockStorage.HEAP);
        for (int cell = 0; cell < 3; cell++) {
            builder.addCell(new int[]{0, 1}, new float[]{value, cell * value}, 0, 2);
        }
        return builder.build();
    }

    private static Annotations annotations(String prefix, int count) {
        String[] names = new String[count];
        Arrays.setAll(names, i -> prefix + i);
        return Annotations.of(Names.of(names));
    }
}
