package org.screlapse.knime.node.classifier;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class CellClassifierNodeTest {

    private static final int CELLS = 200;

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void everyMethodLabelsAndCounts() throws Exception {
        SingleCellPortObject port = port();
        for (CellClassifierNodeParameters.Method method : CellClassifierNodeParameters.Method.values()) {
            Executed done = classifier().with("method", method.name()).with("sampleColumn", "sample")
                .with("quantile", 0.7).with("threshold", 3.0).with("referenceColumn", "kind")
                .with("referenceGroup", "normal").execute(workflow, port);
            SingleCellData data = ((SingleCellPortObject) done.outputs().get(0)).data();
            CategoricalColumn labels = (CategoricalColumn) data.cells().column("population").orElseThrow();
            assertEquals(List.of("stem-like", "other"), labels.categories());
            assertEquals(method != CellClassifierNodeParameters.Method.FIXED,
                data.cells().column("population_probability").isPresent());
            assertEquals(List.of("A", "B"), TestWorkflow.column(done.outputs().get(1), "Sample"));
            long labeled =
                TestWorkflow.column(done.outputs().get(1), "Stem-like cells").stream().mapToLong(Long::parseLong).sum();
            assertEquals(method.name(), Arrays.stream(labels.codes()).filter(code -> code == 0).count(), labeled);
            assertTrue(method.name() + " " + labeled, labeled > 0 && labeled < CELLS);
        }
    }

    @Test
    public void eachPatientMayHaveAThreshold() throws Exception {
        Executed done = classifier().with("groupColumn", "sample").execute(workflow, port());
        assertEquals(List.of("A", "B"), TestWorkflow.column(done.outputs().get(2), "Group"));
        assertEquals(List.of("yes", "yes"), TestWorkflow.column(done.outputs().get(2), "Two modes"));
    }

    @Test
    public void aConstantScoreGetsNoLabels() throws Exception {
        Executed done = classifier().with("score", "same").execute(workflow, port());
        assertTrue(done.warning(), done.warning().startsWith("All 200 cells have the same score, 1.0"));
        assertEquals(List.of("?"), TestWorkflow.column(done.outputs().get(2), "Threshold"));
    }

    @Test
    public void anEmptyReferenceIsAnError() throws Exception {
        SingleCellPortObject port = port();
        Exception e = assertThrows(KNIMEException.class, () -> classifier().with("method", "REFERENCE")
            .with("referenceColumn", "kind").with("referenceGroup", "nobody").execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().startsWith("There are no reference cells"));
    }

    @Test
    public void wrongSettingsAreErrorsBefore() throws Exception {
        SingleCellPortObject port = port();
        for (NodeTester wrong : List.of(classifier().with("score", "x"), classifier().with("classes", 1),
            classifier().with("sampleColumn", "x"), classifier().with("newAnnotation", " "),
            classifier().with("otherLabel", "stem-like"), classifier().with("method", "REFERENCE"))) {
            assertThrows(InvalidSettingsException.class, () -> wrong.configure(port.getSpec()));
        }
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject port = port();
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> classifier().execute(runtime, port));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    @Test
    public void tellsTheAnnotationsBefore() throws Exception {
        SingleCellPortObjectSpec spec =
            (SingleCellPortObjectSpec) classifier().configure(port().getSpec()).specs().get(0);
        assertEquals(List.of("stem-like", "other"), spec.summary().cellColumn("population").orElseThrow().categories());
        assertEquals(ColumnType.NUMERIC, spec.summary().cellColumn("population_probability").orElseThrow().type());
    }

    @Test
    public void labelsAtAndAboveAFixedThreshold() throws Exception {
        Executed done = fixed(0.5).execute(workflow, scores(0.2, 0.5, 0.7, Double.NaN));
        SingleCellPortObject out = (SingleCellPortObject) done.outputs().get(0);
        Column labels = out.data().cells().column("population").orElseThrow();
        assertEquals(List.of("other", "stem-like", "stem-like"),
            List.of(labels.text(0), labels.text(1), labels.text(2)));
        assertTrue(labels.isMissing(3));
        assertNull(done.warning());
    }

    @Test
    public void warnsIfNoCellReachesTheThreshold() throws Exception {
        Executed done = fixed(9).execute(workflow, scores(0.2, 0.5));
        assertTrue(done.warning(), done.warning().startsWith("No cell got the label \"stem-like\""));
    }

    @Test
    public void namesTheScoreThatIsNotThere() throws Exception {
        SingleCellPortObject port = scores(1);
        Exception e = assertThrows(InvalidSettingsException.class,
            () -> fixed(1).with("score", "LSC17").configure(port.getSpec()));
        assertEquals("The data have no annotation \"LSC17\" for the score; they have [stemness].", e.getMessage());
    }

    @Test
    public void someCellsAreClassifiedAndSamplesSayPatientAndTimepoint() throws Exception {
        Executed done = classifier().with("method", "FIXED").with("threshold", 4.0).with("cellColumn", "kind")
            .with("cellGroup", "blast").with("sampleColumn", "sample").with("patientColumn", "sample")
            .with("timepointColumn", "kind").execute(workflow, port());
        assertEquals(List.of("75", "75"), TestWorkflow.column(done.outputs().get(1), "Cells"));
        assertEquals(List.of("A", "B"), TestWorkflow.column(done.outputs().get(1), "Patient"));
        assertEquals(List.of("?", "?"), TestWorkflow.column(done.outputs().get(1), "Timepoint"));
        assertEquals(List.of("25", "25"), TestWorkflow.column(done.outputs().get(1), "Stem-like cells"));
    }

    private static NodeTester fixed(double threshold) throws InvalidSettingsException {
        return classifier().with("method", "FIXED").with("threshold", threshold).with("fewCells", 0);
    }

    private SingleCellPortObject scores(double... scores) throws IOException {
        return workflow.port(SmallData.counts(scores.length, 1).withCellColumn("stemness", NumericColumn.of(scores)));
    }

    private SingleCellPortObject port() throws Exception {
        Random random = new Random(1);
        double[] scores = new double[CELLS];
        List<String> samples = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            scores[cell] = random.nextGaussian() + (cell % 4 == 0 ? 8 : 0);
            samples.add(cell < CELLS / 2 ? "A" : "B");
            kinds.add(cell % 4 == 1 ? "normal" : "blast");
        }
        double[] same = new double[CELLS];
        Arrays.fill(same, 1);
        return workflow.port(SmallData.counts(CELLS, 1).withCellColumn("same", NumericColumn.of(same))
            .withCellColumn("stemness", NumericColumn.of(scores))
            .withCellColumn("sample", CategoricalColumn.of(samples))
            .withCellColumn("kind", CategoricalColumn.of(kinds)));
    }

    private static NodeTester classifier() throws InvalidSettingsException {
        return new NodeTester(new CellClassifierNodeFactory()).with("score", "stemness");
    }
}
