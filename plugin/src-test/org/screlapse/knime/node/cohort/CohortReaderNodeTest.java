package org.screlapse.knime.node.cohort;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObjectSpec;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.SingleCellWriter;
import org.screlapse.engine.io.SingleCellWriter.Format;
import org.screlapse.engine.task.Run;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.node.KnownInputs;
import org.screlapse.knime.testing.dialog.ChoicesValues;
import org.screlapse.knime.testing.dialog.ParametersCheck;
import org.knime.core.util.WorkflowFolder;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class CohortReaderNodeTest {

    private static final List<String> COLUMNS =
        List.of("Row ID", "path", "sample", "patient", "timepoint", "age", "center");

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    private Path data;

    /** Writes two samples into the data folder of a workflow. */
    @Before
    public void writeSamples() throws IOException {
        data = Files.createDirectory(workflow.getRoot().toPath().resolve("data"));
        write("first.h5", Format.TENX_HDF5, SmallData.counts(20, 1));
        write("second", Format.TENX_MATRIX, SmallData.counts(30, 2));
    }

    @Test
    public void readsAllSamples() throws Exception {
        BufferedDataTable sheet = workflow.table(COLUMNS,
            new Object[]{"r1", data.resolve("first.h5").toString(), "S1", "P1", "diagnosis", 61.0, "Ulm"},
            new Object[]{"r2", data.resolve("second").toUri().toString(), "S2", "P1", "relapse", 62.0, null});
        Executed executed = node().execute(workflow, sheet);
        SingleCellData cohort = ((SingleCellPortObject) executed.outputs().get(0)).data();
        assertEquals(50, cohort.counts().cells());
        assertEquals("S1_c0", cohort.cells().names().get(0));
        assertEquals("S2_c29", cohort.cells().names().get(49));
        assertEquals("P1", cohort.cells().column("patient").orElseThrow().text(49));
        assertEquals("relapse", cohort.cells().column("timepoint").orElseThrow().text(49));
        assertEquals("62.0", cohort.cells().column("age").orElseThrow().text(49));
        assertTrue(cohort.cells().column("center").orElseThrow().isMissing(49));
        assertEquals(List.of("S1", "S2"), TestWorkflow.column(executed.outputs().get(1), "sample"));
        assertEquals(List.of("20", "30"), TestWorkflow.column(executed.outputs().get(1), "cells"));
        assertEquals(List.of("10x HDF5", "10x matrix folder"),
            TestWorkflow.column(executed.outputs().get(1), "format"));
        assertEquals(List.of("200", "200"), TestWorkflow.column(executed.outputs().get(1), "genes"));
    }

    @Test
    public void findsFilesInTheWorkflow() throws Exception {
        BufferedDataTable sheet = sheet("knime://knime.workflow/data/first.h5", "S1");
        Executed executed = WorkflowFolder.callIn(workflow.getRoot().toPath(), () -> bare().execute(workflow, sheet));
        assertEquals(20, ((SingleCellPortObject) executed.outputs().get(0)).data().counts().cells());
    }

    @Test
    public void knowsTheAnnotationsBeforeReading() throws Exception {
        BufferedDataTable sheet =
            workflow.table(COLUMNS, new Object[]{"r1", "/a", "S1", "P1", "diagnosis", 61.0, "Ulm"});
        DataSummary known = ((SingleCellPortObjectSpec) node().configure(sheet.getSpec()).specs().get(0)).summary();
        assertEquals(List.of("sample", "patient", "timepoint", "age", "center"),
            known.cellColumns().stream().map(c -> c.name()).toList());
        assertEquals(ColumnType.NUMERIC, known.cellColumn("age").orElseThrow().type());
        assertEquals(List.of("diagnosis"), known.cellColumn("timepoint").orElseThrow().categories());
        assertEquals(DataSummary.UNKNOWN, known.cells());
    }

    @Test
    public void defaultsAndChoicesComeFromTheTable() throws Exception {
        PortObjectSpec sheet = workflow
            .table(List.of("Row ID", "path", "sample", "timepoint"), new Object[]{"r1", "/a", "S1", "diagnosis"})
            .getSpec();
        KnownInputs inputs = KnownInputs.ofSpecs(sheet);
        assertEquals(List.of(), ParametersCheck.problems(CohortReaderNodeParameters.class, inputs));
        CohortReaderNodeParameters parameters = new CohortReaderNodeParameters(inputs);
        assertEquals("", parameters.patientColumn);
        assertEquals("timepoint", parameters.timepointColumn);
        assertEquals(List.of("", "path", "sample", "timepoint"), ChoicesValues
            .of(CohortReaderNodeParameters.ColumnsOrNone.class, inputs).stream().map(c -> c.id()).toList());
    }

    @Test
    public void columnThatIsNotThere() throws Exception {
        PortObjectSpec sheet = sheet("/a", "S1").getSpec();
        assertEquals("The table has no column \"donor\" for the patients; it has [path, sample].",
            assertThrows(InvalidSettingsException.class, () -> node().with("patientColumn", "donor").configure(sheet))
                .getMessage());
        PortObjectSpec numbers =
            workflow.table(List.of("Row ID", "path", "sample"), new Object[]{"r1", 1.0, "S1"}).getSpec();
        assertTrue(assertThrows(InvalidSettingsException.class, () -> bare().configure(numbers)).getMessage()
            .startsWith("The column \"path\" cannot name the files: it holds "));
    }

    @Test
    public void sheetsWithMistakes() throws Exception {
        String first = data.resolve("first.h5").toString();
        assertFails("Row 1 of the sample sheet: the path \"first.h5\" is relative, and a table does not say to which"
            + " folder; give the whole path, or for a file in the data folder of this workflow"
            + " knime://knime.workflow/data/first.h5.", "first.h5", "S1");
        assertFails("Row 2 of the sample sheet: the file or folder \"" + data.resolve("none")
            + "\" in the column \"path\"" + " does not exist; check the path.", first, "S1",
            data.resolve("none").toString(), "S2");
        assertFails("Row 2 of the sample sheet: the sample \"S1\" is in row 1 already; each sample needs a name of its"
            + " own in the column \"sample\".", first, "S1", data.resolve("second").toString(), "S1");
        assertFails("Row 2 of the sample sheet: the column \"sample\" is empty; it must hold the names of the samples.",
            first, "S1", data.resolve("second").toString(), null);
        assertFails("Row 1 of the sample sheet: \"https://example.org/a.h5\" is not on this computer; download it"
            + " first, for example with the node Transfer Files.", "https://example.org/a.h5", "S1");
    }

    @Test
    public void sampleThatCannotBeReadIsNamed() throws Exception {
        Files.writeString(data.resolve("bad.h5"), "this is a text");
        BufferedDataTable sheet =
            sheet(data.resolve("first.h5").toString(), "S1", data.resolve("bad.h5").toString(), "S2");
        String message = assertThrows(KNIMEException.class, () -> bare().execute(workflow, sheet)).getMessage();
        assertTrue(message, message.startsWith("Sample \"S2\" (row 2): \"" + data.resolve("bad.h5") + "\" "));
    }

    @Test
    public void likelyMistakesAreWarnedOf() throws Exception {
        String first = data.resolve("first.h5").toString();
        Executed executed = bare().execute(workflow, sheet(first, "S1", first, "S2"));
        assertTrue(executed.warning().contains("are the same file"));
    }

    private void assertFails(String message, String... cells) throws Exception {
        BufferedDataTable sheet = sheet(cells);
        assertEquals(message, assertThrows(KNIMEException.class, () -> bare().execute(workflow, sheet)).getMessage());
    }

    /** Two cells per row. */
    private BufferedDataTable sheet(String... cells) throws IOException {
        Object[][] rows = new Object[cells.length / 2][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new Object[]{"r" + row, cells[2 * row], cells[2 * row + 1]};
        }
        return workflow.table(List.of("Row ID", "path", "sample"), rows);
    }

    private static NodeTester node() throws InvalidSettingsException {
        return bare().with("patientColumn", "patient").with("timepointColumn", "timepoint");
    }

    private static NodeTester bare() {
        return new NodeTester(new CohortReaderNodeFactory());
    }

    private void write(String name, Format format, SingleCellData sample) throws IOException {
        SingleCellWriter.withDefaults().withFormat(format).write(sample, data.resolve(name), Run.silent());
    }
}
