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
import org.screlapse.engine.data.Assay;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellWriter;
import org.screlapse.engine.task.Run;
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
        SingleCellData data = SmallData.counts(30, 1);
        NodeTester reader = reader(file(data));
        SingleCellPortObject out = (SingleCellPortObject) reader.execute(workflow).outputs().get(0);
        assertEquals(data.cells().names(), out.data().cells().names());
        assertEquals(data.counts().nonZeros(), out.data().counts().nonZeros());
        assertEquals("P1", out.data().cells().column("patient").orElseThrow().text(29));
        assertEquals("relapse", out.data().cells().column("timepoint").orElseThrow().text(0));
        assertTrue("no sample was given", out.data().cells().column("sample").isEmpty());
    }

    @Test
    public void knowsTheDataBeforeReading() throws Exception {
        NodeTester reader = reader(file(SmallData.counts(30, 1)));
        DataSummary known = ((SingleCellPortObjectSpec) reader.configure().specs().get(0)).summary();
        assertEquals(30, known.cells());
        assertEquals(200, known.genes());
        assertEquals(List.of("relapse"), known.cellColumn("timepoint").orElseThrow().categories());
        assertEquals(reader.execute(workflow).outputs().get(0).getSpec(), reader.configure().specs().get(0));
    }

    @Test
    public void asksForAFile() {
        Exception e = assertThrows(InvalidSettingsException.class,
            () -> new NodeTester(new SingleCellReaderNodeFactory()).configure());
        assertEquals("Choose the file to read.", e.getMessage());
    }

    @Test
    public void namesTheFileThatIsNotThere() throws Exception {
        Path file = workflow.getRoot().toPath().resolve("absent.h5");
        Exception e = assertThrows(InvalidSettingsException.class, () -> reader(file).configure());
        assertTrue(e.getMessage(), e.getMessage().contains("absent.h5"));
    }

    @Test
    public void truncatedFileLeavesNothing() throws Exception {
        Path file = file(SmallData.counts(30, 1));
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length / 2));
        Exception e = assertThrows(Exception.class, () -> reader(file).execute(workflow));
        assertTrue(e.toString(), e instanceof InvalidSettingsException || e instanceof KNIMEException);
        assertTrue(e.getMessage(), e.getMessage().contains("sample.h5"));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        NodeTester reader = reader(file(SmallData.counts(30, 1)));
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> reader.execute(runtime));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    @Test
    public void cancellingHalfWayLeavesNothing() throws Exception {
        NodeTester reader = reader(file(SmallData.counts(30, 1)));
        NodeRuntime runtime = workflow.newRuntime();
        NodeRuntime listened = runtime.withProgressListener((fraction, message) -> runtime.cancel());
        assertThrows(CanceledExecutionException.class, () -> reader.execute(listened));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    @Test
    public void readsCountTablesAsItIsTold() throws Exception {
        Path file = workflow.newFolder().toPath().resolve("counts.csv");
        Files.writeString(file, "x,ENSG00000000003-TSPAN6-a,s-b-c\nd,1,0\ne,2,3\nf,0,4\n");
        NodeTester reader = reader(file).with("format", "COUNT_TABLE").with("orientation", "CELLS_BY_GENES")
            .with("genePattern", "-(.+)-");
        SingleCellData data = ((SingleCellPortObject) reader.execute(workflow).outputs().get(0)).data();
        assertEquals(List.of("TSPAN6", "b"), data.genes().names().asList());
        assertEquals(List.of("d", "e", "f"), data.cells().names().asList());
        assertEquals("s-b-c", data.genes().column("gene_ids").orElseThrow().text(1));
        Exception e = assertThrows(InvalidSettingsException.class, () -> reader.with("genePattern", "-(").configure());
        assertEquals("The gene pattern \"-(\" is no regular expression: Unclosed group near character 3.",
            e.getMessage());
    }

    @Test
    public void readsTheChosenFeatureTypes() throws Exception {
        Path folder = workflow.newFolder().toPath();
        Path file = folder.resolve("matrix.mtx");
        Files.writeString(file, "%%MatrixMarket matrix coordinate integer general\n3 1 3\n1 1 1\n2 1 2\n3 1 3\n");
        Files.writeString(folder.resolve("barcodes.tsv"), "A\n");
        Files.writeString(folder.resolve("features.tsv"),
            "E1\tCD3E\tGene Expression\nA1\tCD4\tAntibody Capture\nP1\tp\tPeaks\n");
        assertEquals(List.of("CD3E"), genes(reader(file)));
        assertEquals(List.of("RNA", "ADT", "peaks"), assays(reader(file)));
        assertEquals(List.of("RNA"), assays(reader(file).with("geneExpressionOnly", true)));
        NodeTester others = reader(file).with("featureTypes", "Antibody Capture, Peaks");
        assertEquals(List.of("CD4"), genes(others));
        assertEquals(List.of("ADT", "peaks"), assays(others));
    }

    private List<String> assays(NodeTester reader) throws Exception {
        return ((SingleCellPortObject) reader.execute(workflow).outputs().get(0)).data().assays().stream()
            .map(Assay::name).toList();
    }

    private List<String> genes(NodeTester reader) throws Exception {
        return ((SingleCellPortObject) reader.execute(workflow).outputs().get(0)).data().genes().names().asList();
    }

    private static NodeTester reader(Path file) throws InvalidSettingsException {
        return new NodeTester(new SingleCellReaderNodeFactory()).withFile(file).with("patient", " P1 ")
            .with("timepoint", "relapse");
    }

    private Path file(SingleCellData data) throws IOException {
        Path file = workflow.newFolder().toPath().resolve("sample.h5");
        SingleCellWriter.withDefaults().withFormat(SingleCellWriter.Format.TENX_HDF5).write(data, file, Run.silent());
        return file;
    }
}
