package org.screlapse.knime.node.timepoint;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.headless.node.Configured;
import org.screlapse.headless.node.Executed;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class TimepointComparisonNodeTest {

    private static final double CMH_ODDS_RATIO = (40 * 90 + 10 * 95) / (60.0 * 10 + 90 * 5);

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void comparesWithinAndAcrossPatients() throws Exception {
        Executed done = node().execute(workflow, cohort());
        assertEquals("further tests are done where they are asked for", List.of(),
            TestWorkflow.column(done.outputs().get(2), "Test"));
        BufferedDataTable patients = (BufferedDataTable) done.outputs().get(0);
        assertEquals(List.of("P1", "P1", "P2", "P2"), TestWorkflow.column(patients, "Patient"));
        int row = TestWorkflow.column(patients, "Population or score").indexOf("stem-like");
        assertEquals("10.0", TestWorkflow.column(patients, "diagnosis (%)").get(row));
        assertEquals("40.0", TestWorkflow.column(patients, "relapse (%)").get(row));
        assertEquals(4, Double.parseDouble(TestWorkflow.column(patients, "Fold change").get(row)), 1e-12);
        assertEquals(-1, patients.getDataTableSpec().findColumnIndex("Odds ratio"));
        // R: fisher.test(matrix(c(40, 60, 10, 90), 2))$p.value
        assertEquals(1.24334055739e-06, Double.parseDouble(TestWorkflow.column(patients, "p-value").get(row)), 1e-15);
        BufferedDataTable across = (BufferedDataTable) done.outputs().get(1);
        assertEquals(List.of("other", "stem-like"),
            TestWorkflow.column(across, "Population or score").stream().sorted().toList());
        assertEquals("2", TestWorkflow.column(across, "Patients grown")
            .get(TestWorkflow.column(across, "Population or score").indexOf("stem-like")));
    }

    @Test
    public void outputsAreAsAnnounced() throws Exception {
        SingleCellPortObject cohort = cohort();
        Executed done = node().execute(workflow, cohort);
        Configured known = node().configure(cohort.getSpec());
        for (int i = 0; i < 3; i++) {
            assertEquals(List.of(((DataTableSpec) known.specs().get(i)).getColumnNames()),
                List.of(((BufferedDataTable) done.outputs().get(i)).getDataTableSpec().getColumnNames()));
        }
    }

    @Test
    public void comparesScores() throws Exception {
        Executed done =
            node().with("measures", "SCORES").with("scores", new String[]{"score"}).execute(workflow, cohort());
        assertEquals(List.of("score", "score"), TestWorkflow.column(done.outputs().get(0), "Population or score"));
        assertEquals("0.4", TestWorkflow.column(done.outputs().get(0), "relapse (mean)").get(0));
    }

    @Test
    public void detailsAreShownWhereTheyAreAskedFor() throws Exception {
        Executed done = node().with("statistics/details", true).execute(workflow, cohort());
        BufferedDataTable patients = (BufferedDataTable) done.outputs().get(0);
        int row = TestWorkflow.column(patients, "Population or score").indexOf("stem-like");
        assertEquals("0.1", TestWorkflow.column(patients, "Value at reference").get(row));
        assertEquals("0.4", TestWorkflow.column(patients, "Value").get(row));
        assertEquals("10", TestWorkflow.column(patients, "Count at reference").get(row));
        // R: fisher.test(matrix(c(40, 60, 10, 90), 2))$estimate
        assertEquals(5.9457, Double.parseDouble(TestWorkflow.column(patients, "Odds ratio").get(row)), 1e-3);
    }

    @Test
    public void theClearestChangeIsSaidInOneSentence() throws Exception {
        Executed done = node().with("statistics/design", "PAIRED").execute(workflow,
            workflow.port(SmallData.samples(new Object[]{"P1", "diagnosis", 10, 90},
                new Object[]{"P1", "relapse", 40, 60}, new Object[]{"P2", "diagnosis", 5, 95})));
        assertTrue(done.warning(),
            done.warning().startsWith(
                "In P1, stem-like grew from 10.0 % at diagnosis to 40.0 % at relapse (p = 1.2e-06, FDR 1.2e-06, of"
                    + " this patient only), the clearest of 2 changes."));
    }

    @Test
    public void furtherTestsAndStrata() throws Exception {
        Executed done = node().with("stratified", true).with("stratumColumn", "patient").execute(workflow, cohort());
        BufferedDataTable further = (BufferedDataTable) done.outputs().get(2);
        List<String> tests = TestWorkflow.column(further, "Test");
        assertTrue(tests.toString(),
            tests.containsAll(List.of("exact proportion test", "centered log-ratio", "Cochran-Mantel-Haenszel",
                "random-effects meta-analysis", "paired t on logits", "sign test",
                "interaction with stratum: Kruskal-Wallis of changes")));
        int row = tests.indexOf("Cochran-Mantel-Haenszel");
        // R: mantelhaen.test(array(c(40, 10, 60, 90, 10, 5, 90, 95), c(2, 2, 2)))
        boolean stem = TestWorkflow.column(further, "Measure").get(row).equals("stem-like");
        double odds = Double.parseDouble(TestWorkflow.column(further, "Estimate").get(row));
        assertEquals(CMH_ODDS_RATIO, stem ? odds : 1 / odds, 1e-10);
        assertTrue(TestWorkflow.column(further, "Stratum").containsAll(List.of("P1", "P2", "?")));
    }

    @Test
    public void stratumAndOrderAreChecked() throws Exception {
        SingleCellPortObject cohort = cohort();
        assertThrows(InvalidSettingsException.class,
            () -> node().with("stratified", true).with("stratumColumn", "subtype").configure(cohort.getSpec()));
        Exception e = assertThrows(KNIMEException.class,
            () -> node().with("statistics/timepointOrder", "diagnosis, remission").execute(workflow, cohort));
        assertTrue(e.getMessage(), e.getMessage().contains("There is no \"remission\" in"));
        Exception two = assertThrows(KNIMEException.class,
            () -> node().with("stratified", true).with("stratumColumn", "population").execute(workflow, cohort));
        assertTrue(two.getMessage(), two.getMessage().contains("Patient \"P1\" belongs to the strata"));
    }

    @Test
    public void namesTheTimepointThatIsNotThere() throws Exception {
        SingleCellPortObject cohort = cohort();
        Exception e = assertThrows(InvalidSettingsException.class,
            () -> node().with("referenceTimepoint", "day 0").configure(cohort.getSpec()));
        assertEquals("There is no \"day 0\" in \"timepoint\"; it has [diagnosis, relapse].", e.getMessage());
    }

    @Test
    public void oneTimepointIsNotEnough() throws Exception {
        SingleCellPortObject cohort = workflow.port(SmallData.samples(new Object[]{"P1", "diagnosis", 2, 3}));
        Exception e = assertThrows(InvalidSettingsException.class, () -> node().configure(cohort.getSpec()));
        assertEquals("There is only one value in \"timepoint\", \"diagnosis\"; a comparison needs at least two.",
            e.getMessage());
    }

    @Test
    public void patientWithoutAPairIsListed() throws Exception {
        SingleCellPortObject cohort = workflow.port(SmallData.samples(new Object[]{"P1", "diagnosis", 10, 90},
            new Object[]{"P1", "relapse", 40, 60}, new Object[]{"P2", "diagnosis", 5, 95},
            new Object[]{"P2", "relapse", 10, 90}, new Object[]{"P3", "diagnosis", 5, 95}));
        Executed done = node().with("statistics/design", "PAIRED").execute(workflow, cohort);
        assertTrue(done.warning(), done.warning().contains("P3 (no relapse sample)"));
    }

    @Test
    public void columnsAndScoresAreChecked() throws Exception {
        SingleCellPortObject cohort = cohort();
        for (NodeTester wrong : List.of(node().with("patientColumn", "donor"), node().with("timepointColumn", "day"),
            node().with("populationColumn", "cluster"), node().with("measures", "SCORES"),
            node().with("measures", "BOTH").with("scores", new String[]{"patient"}),
            node().with("allTimepoints", false).with("laterTimepoint", "diagnosis"),
            node().with("statistics/confidenceLevel", 95.0))) {
            assertThrows(InvalidSettingsException.class, () -> wrong.configure(cohort.getSpec()));
        }
    }

    private static NodeTester node() throws InvalidSettingsException {
        return new NodeTester(new TimepointComparisonNodeFactory()).with("referenceTimepoint", "diagnosis");
    }

    private SingleCellPortObject cohort() throws IOException {
        return workflow
            .port(SmallData.samples(new Object[]{"P1", "diagnosis", 10, 90}, new Object[]{"P1", "relapse", 40, 60},
                new Object[]{"P2", "diagnosis", 5, 95}, new Object[]{"P2", "relapse", 10, 90}));
    }
}
