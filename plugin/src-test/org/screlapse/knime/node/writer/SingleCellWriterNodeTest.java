package org.screlapse.knime.node.writer;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.io.SingleCellReader;
import org.screlapse.engine.task.Run;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class SingleCellWriterNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void writesEachFormat() throws Exception {
        SingleCellPortObject port =
            workflow.port(SmallData.counts(20, 1).withCellColumn("patient", CategoricalColumn.constant("P1", 20)));
        for (String format : List.of("H5AD", "TENX_HDF5", "CELL_TABLE")) {
            Path file = workflow.newFolder().toPath().resolve("out");
            writer(file).with("format", format).execute(workflow, port);
            assertTrue(format, Files.size(file) > 0);
            assertEquals("nothing beside it", 1, file.getParent().toFile().list().length);
        }
    }

    @Test
    public void writesAMatrixFolder() throws Exception {
        Path folder = workflow.newFolder().toPath().resolve("matrix");
        NodeTester writer = writer(folder).with("format", "TENX_MATRIX");
        SingleCellPortObject port = workflow.port(SmallData.counts(20, 1));
        writer.execute(workflow, port);
        writer.with("overwrite", true).execute(workflow, port);
        assertEquals(3, folder.toFile().list().length);
        assertEquals("nothing beside it", 1, folder.getParent().toFile().list().length);
        assertEquals(SmallData.counts(20, 1).counts().nonZeros(),
            SingleCellReader.withDefaults().read(folder, Run.silent()).counts().nonZeros());
    }

    @Test
    public void writtenCountsAreReadAgain() throws Exception {
        Path file = workflow.newFolder().toPath().resolve("out.h5");
        writer(file).with("format", "TENX_HDF5").execute(workflow, workflow.port(SmallData.counts(20, 1)));
        assertEquals(SmallData.counts(20, 1).counts().nonZeros(),
            SingleCellReader.withDefaults().read(file, Run.silent()).counts().nonZeros());
    }

    @Test
    public void replacesAFileOnlyIfAllowed() throws Exception {
        Path file = workflow.newFile("there.h5ad").toPath();
        SingleCellPortObject port = workflow.port(SmallData.counts(20, 1));
        Exception e = assertThrows(KNIMEException.class, () -> writer(file).execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().contains("there.h5ad: it exists already"));
        assertEquals(0, Files.size(file));
        writer(file).with("overwrite", true).execute(workflow, port);
        assertTrue(Files.size(file) > 0);
    }

    @Test
    public void makesTheFolderOnlyIfAllowed() throws Exception {
        Path file = workflow.getRoot().toPath().resolve("absent").resolve("out.h5ad");
        SingleCellPortObject port = workflow.port(SmallData.counts(20, 1));
        Exception e =
            assertThrows(KNIMEException.class, () -> writer(file).with("createFolders", false).execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().endsWith("does not exist."));
        assertFalse(Files.exists(file.getParent()));
        writer(file).execute(workflow, port);
        assertTrue(Files.exists(file));
    }

    @Test
    public void namesThePathThatCannotBeWritten() throws Exception {
        Path file = workflow.newFile("file").toPath().resolve("out.h5ad");
        SingleCellPortObject port = workflow.port(SmallData.counts(20, 1));
        Exception e = assertThrows(KNIMEException.class, () -> writer(file).execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().startsWith("Cannot write " + file + ": "));
    }

    @Test
    public void asksForAFile() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(20, 1));
        assertThrows(InvalidSettingsException.class,
            () -> new NodeTester(new SingleCellWriterNodeFactory()).configure(port.getSpec()));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        Path folder = workflow.newFolder().toPath();
        SingleCellPortObject port = workflow.port(SmallData.counts(20, 1));
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> writer(folder.resolve("out.h5ad")).execute(runtime, port));
        assertEquals(0, folder.toFile().list().length);
    }

    private static NodeTester writer(Path file) {
        return new NodeTester(new SingleCellWriterNodeFactory()).withFile(file);
    }
}
