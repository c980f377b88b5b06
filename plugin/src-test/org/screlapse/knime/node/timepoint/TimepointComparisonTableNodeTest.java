package org.screlapse.knime.node.timepoint;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.headless.node.Executed;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.TestWorkflow;

public class TimepointComparisonTableNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void comparesCells() throws Exception {
        Executed done = node().with("statistics/details", true).execute(workflow,
            workflow.table(List.of("", "patient", "timepoint", "population"),
                new Object[]{"1", "P1", "diagnosis", "stem-like"}, new Object[]{"2", "P1", "diagnosis", "other"},
                new Object[]{"3", "P1", "relapse", "stem-like"}, new Object[]{"4", "P1", "relapse", "stem-like"},
                new Object[]{"5", "P1", "relapse", null}));
        BufferedDataTable patients = (BufferedDataTable) done.outputs().get(0);
        int row = TestWorkflow.column(patients, "Population or score").indexOf("stem-like");
        assertEquals("50.0", TestWorkflow.column(patients, "diagnosis (%)").get(row));
        assertEquals("100.0", TestWorkflow.column(patients, "relapse (%)").get(row));
        assertEquals("cells without a population do not count", "2", TestWorkflow.column(patients, "Count").get(row));
        assertTrue(done.warning(), done.warning().contains("have no population"));
    }

    @Test
    public void comparesSamples() throws Exception {
        Executed done = samples().execute(workflow, fractions(0.1, 0.4));
        assertEquals(List.of("10.0"), TestWorkflow.column(done.outputs().get(0), "diagnosis (%)"));
        assertEquals(List.of("?"), TestWorkflow.column(done.outputs().get(0), "p-value"));
        Executed counted = samples().with("hasCellCounts", true).with("cellCountColumn", "cells").execute(workflow,
            fractions(0.1, 0.4));
        assertEquals(1.24334055739e-06,
            Double.parseDouble(TestWorkflow.column(counted.outputs().get(0), "p-value").get(0)), 1e-15);
    }

    @Test
    public void furtherTestsOfSamplesWithStrata() throws Exception {
        BufferedDataTable table = workflow.table(List.of("", "patient", "timepoint", "stem-like", "cells", "subtype"),
            new Object[]{"1", "P1", "diagnosis", 0.1, 100.0, "ETP"},
            new Object[]{"2", "P1", "relapse", 0.4, 100.0, "ETP"},
            new Object[]{"3", "P2", "diagnosis", 0.05, 100.0, "cortical"},
            new Object[]{"4", "P2", "relapse", 0.1, 100.0, "cortical"});
        Executed done = samples().with("hasCellCounts", true).with("cellCountColumn", "cells").with("stratified", true)
            .with("stratumColumn", "subtype").execute(workflow, table);
        BufferedDataTable further = (BufferedDataTable) done.outputs().get(2);
        List<String> tests = TestWorkflow.column(further, "Test");
        assertTrue(tests.toString(), tests.contains("Cochran-Mantel-Haenszel"));
        assertTrue(TestWorkflow.column(further, "Stratum").containsAll(List.of("ETP", "cortical")));
        assertThrows(InvalidSettingsException.class,
            () -> samples().with("stratified", true).with("stratumColumn", "type").configure(table.getSpec()));
    }

    @Test
    public void percentagesAreNoFractions() throws Exception {
        BufferedDataTable table = fractions(10, 40);
        Exception e = assertThrows(KNIMEException.class, () -> samples().execute(workflow, table));
        assertTrue(e.getMessage(), e.getMessage().contains("divide percentages by 100"));
    }

    @Test
    public void namesTheTimepointThatIsNotThere() throws Exception {
        BufferedDataTable table = fractions(0.1, 0.4);
        Exception e =
            assertThrows(Exception.class, () -> samples().with("referenceTimepoint", "day 0").execute(workflow, table));
        assertTrue(e.toString(), e instanceof InvalidSettingsException || e instanceof KNIMEException);
        assertTrue(e.getMessage(), e.getMessage().contains("day 0") && e.getMessage().contains("diagnosis"));
    }

    @Test
    public void oneTimepointIsNotEnough() throws Exception {
        BufferedDataTable table =
            workflow.table(List.of("", "patient", "timepoint", "stem-like"), new Object[]{"1", "P1", "diagnosis", 0.1});
        Exception e = assertThrows(Exception.class, () -> samples().execute(workflow, table));
        assertTrue(e.toString(), e instanceof InvalidSettingsException || e instanceof KNIMEException);
        assertTrue(e.getMessage(), e.getMessage().contains("only"));
    }

    @Test
    public void columnsAreChecked() throws Exception {
        BufferedDataTable table = fractions(0.1, 0.4);
        for (NodeTester wrong : List.of(samples().with("patientColumn", "donor"),
            samples().with("timepointColumn", "day"), samples().with("sampleMeasures", new String[0]),
            samples().with("sampleMeasures", new String[]{"patient"}), samples().with("hasCellCounts", true), node(),
            node().with("comparePopulations", false), samples().with("referenceTimepoint", ""))) {
            assertThrows(InvalidSettingsException.class, () -> wrong.configure(table.getSpec()));
        }
    }

    private static NodeTester node() throws InvalidSettingsException {
        return new NodeTester(new TimepointComparisonTableNodeFactory()).with("referenceTimepoint", "diagnosis");
    }

    private static NodeTester samples() throws InvalidSettingsException {
        return node().with("rows", "SAMPLES").with("sampleMeasures", new String[]{"stem-like"});
    }

    private BufferedDataTable fractions(double before, double after) throws IOException {
        return workflow.table(List.of("", "patient", "timepoint", "stem-like", "cells"),
            new Object[]{"1", "P1", "diagnosis", before, 100.0}, new Object[]{"2", "P1", "relapse", after, 100.0});
    }
}
