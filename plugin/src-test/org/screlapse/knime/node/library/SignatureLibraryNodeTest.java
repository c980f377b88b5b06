package org.screlapse.knime.node.library;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.TestWorkflow;

public class SignatureLibraryNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void offersPublishedSignaturesAndJoinsPairs() throws Exception {
        Executed done = library("LSC104_Ng2017_UP", "LSC104_Ng2017_DOWN", "LSC17_Ng2016").execute(workflow);
        List<String> names = TestWorkflow.column(done.outputs().get(0), "Signature");
        assertEquals(List.of("AML_LSC104_Ng2017", "AML_LSC17_Ng2016"), names.stream().distinct().toList());
        List<String> weights = TestWorkflow.column(done.outputs().get(0), "Weight");
        assertEquals(List.of("1.0", "-1.0"),
            List.of(weights.get(0), weights.get(names.lastIndexOf("AML_LSC104_Ng2017"))));
        assertTrue(TestWorkflow.column(done.outputs().get(0), "Source").get(0).contains("Ng"));
    }

    @Test
    public void readsAFile() throws Exception {
        Path file = workflow.newFolder().toPath().resolve("mine.csv");
        Files.writeString(file, "gene,weight\nG1,2\nG2,-1\n");
        Executed done = library().with("fromFile", true).withFile(file).execute(workflow);
        assertEquals(List.of("mine", "mine"), TestWorkflow.column(done.outputs().get(0), "Signature"));
        assertEquals(List.of("2.0", "-1.0"), TestWorkflow.column(done.outputs().get(0), "Weight"));
    }

    @Test
    public void aBadFileIsNamed() throws Exception {
        Path file = workflow.newFolder().toPath().resolve("mine.csv");
        Files.writeString(file, "gene,weight\nG1,much\n");
        Exception e =
            assertThrows(KNIMEException.class, () -> library().with("fromFile", true).withFile(file).execute(workflow));
        assertTrue(e.getMessage(), e.getMessage().startsWith("The weight of gene G1 in line 2 of "));
    }

    @Test
    public void takesMarkerGenes() throws Exception {
        BufferedDataTable markers =
            workflow.table(List.of("", "names", "group", "direction"), new Object[]{"1", "CD34", "stem", "up"},
                new Object[]{"2", "CD38", "stem", "down"}, new Object[]{"3", null, "stem", "up"});
        Executed done = library().withPort("Genes", BufferedDataTable.TYPE).with("geneColumn", "names")
            .with("signatureColumn", "group").with("directionColumn", "direction").execute(workflow, markers);
        assertEquals(List.of("CD34", "CD38"), TestWorkflow.column(done.outputs().get(0), "Gene"));
        assertEquals(List.of("1.0", "-1.0"), TestWorkflow.column(done.outputs().get(0), "Weight"));
    }

    @Test
    public void nothingChosenIsAnErrorBefore() throws Exception {
        Exception e = assertThrows(InvalidSettingsException.class, () -> library().configure());
        assertTrue(e.getMessage(), e.getMessage().startsWith("There is no signature"));
        assertThrows(InvalidSettingsException.class, () -> library("NO_SUCH").configure());
        assertThrows(InvalidSettingsException.class, () -> library().with("fromFile", true).configure());
    }

    @Test
    public void sameNamesAreRefused() throws Exception {
        BufferedDataTable markers = workflow.table(List.of("", "names"), new Object[]{"1", "CD34"});
        Exception e =
            assertThrows(KNIMEException.class, () -> library("LSC17_Ng2016").withPort("Genes", BufferedDataTable.TYPE)
                .with("geneColumn", "names").with("onlyName", "AML_LSC17_Ng2016").execute(workflow, markers));
        assertEquals("Two signatures are named \"AML_LSC17_Ng2016\": rename one, or take only one.", e.getMessage());
    }

    @Test
    public void cancels() throws Exception {
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> library("LSC17_Ng2016").execute(runtime));
    }

    private static NodeTester library(String... builtIn) throws InvalidSettingsException {
        return new NodeTester(new SignatureLibraryNodeFactory()).with("builtIn", builtIn);
    }
}
