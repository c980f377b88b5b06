package org.screlapse.knime.node.reader;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellWriter;
import org.screlapse.engine.task.Progress;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class SingleCellReaderNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void readsWithItsLabels() throws Exception {
        final SingleCellData data = SmallData.counts(30, 1);
        final NodeTester reader = reader(file(data));
        final SingleCellPortObject out = (SingleCellPortObject)reader.execute(workflow).outputs().get(0);
        assertEquals(data.cells().names(), out.data().cells().names());
        assertEquals(data.counts().nonZeros(), out.data().counts().nonZeros());
        assertEquals("P1", out.data().cells().column("patient").orElseThrow().text(29));
        assertEquals("relapse", out.data().cells().column("timepoint").orElseThrow().text(0));
        assertTrue("no sample was given", out.data().cells().column("sample").isEmpty());
    }

    @Test
    public void knowsTheDataBeforeReading() throws Exception {
        final NodeTester reader = reader(file(SmallData.counts(30, 1)));
        final DataSummary known = ((SingleCellPortObjectSpec)reader.configure().specs().get(0)).summary();
        assertEquals(30, known.cells());
        assertEquals(200, known.genes());
        assertEquals(List.of("relapse"), known.cellColumn("timepoint").orElseThrow().categories());
        assertEquals(reader.execute(workflow).outputs().get(0).getSpec(), reader.configure().specs().get(0));
    }

    @Test
    public void asksForAFile() {
        final Exception e = assertThrows(InvalidSettingsException.class,
            () -> new NodeTester(new SingleCellReaderNodeFactory()).configure());
        assertEquals("Choose the file to read.", e.getMessage());
    }

    @Test
    public void namesTheFileThatIsNotThere() throws Exception {
        final Path file = workflow.getRoot().toPath().resolve("absent.h5");
        final Exception e = assertThrows(InvalidSettingsException.class, () -> reader(file).configure());
        assertTrue(e.getMessage(), e.getMessage().contains("absent.h5"));
    }

    @Test
    public void truncatedFileLeavesNothing() throws Exception {
        final Path file = file(SmallData.counts(30, 1));
        final byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length / 2));
        final Exception e = assertThrows(Exception.class, () -> reader(file).execute(workflow));
        assertTrue(e.toString(), e instanceof InvalidSettingsException || e instanceof KNIMEException);
        assertTrue(e.getMessage(), e.getMessage().contains("sample.h5"));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        final NodeTester reader = reader(file(SmallData.counts(30, 1)));
        final NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> reader.execute(runtime));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    @Test
    public void cancellingHalfWayLeavesNothing() throws Exception {
        final NodeTester reader = reader(file(SmallData.counts(30, 1)));
        final NodeRuntime runtime = workflow.newRuntime();
        final NodeRuntime listened = runtime.withProgressListener((fraction, message) -> runtime.cancel());
        assertThrows(CanceledExecutionException.class, () -> reader.execute(listened));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    private static NodeTester reader(final Path file) throws InvalidSettingsException {
        return new NodeTester(new SingleCellReaderNodeFactory()).withFile(file).with("patient", " P1 ")
            .with("timepoint", "relapse");
    }

    private Path file(final SingleCellData data) throws IOException {
        final Path file = workflow.newFolder().toPath().resolve("sample.h5");
        SingleCellWriter.withDefaults().withFormat(SingleCellWriter.Format.TENX_HDF5).write(data, file, Progress.NONE);
        return file;
    }
}
