package org.screlapse.knime.node.timepoint;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Executed;
import org.screlapse.knime.node.clonal.ClonalDynamicsNodeFactory;
import org.screlapse.knime.node.expansion.ExpansionDetectorNodeFactory;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

/**
 * What the four nodes that compare timepoints say of a cohort that does not fit: the detector (of labels), the two
 * comparisons, and Clonal Dynamics (stem-like cells are clone A). An error is one sentence; what still can be done is
 * done, and what was left out is in a warning.
 */
public class CohortMistakesTest {

    private static final String LACKING = "12 of 600 cells lack \"patient\" or \"timepoint\"";

    private static final Object[][] COHORT = {{"P1", "diagnosis", 10, 90}, {"P1", "relapse", 40, 60},
        {"P2", "diagnosis", 5, 95}, {"P2", "relapse", 10, 90}, {"P3", "diagnosis", 7, 93}, {"P3", "relapse", 20, 80}};

    /** The workflow around the nodes. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void aTimepointThatIsNotThere() throws Exception {
        for (Map.Entry<String, NodeTester> node : nodes().entrySet()) {
            refused(node.getKey(), node.getValue().with("referenceTimepoint", "day 0"), cohort(),
                "There is no \"day 0\" in \"timepoint\"; it has [diagnosis, relapse].");
        }
        for (Map.Entry<String, NodeTester> node : nodes().entrySet()) {
            refused(node.getKey(), node.getValue().with("allTimepoints", false).with("laterTimepoint", "day 9"),
                cohort(), "There is no \"day 9\" in \"timepoint\"; it has [diagnosis, relapse].");
        }
    }

    @Test
    public void onlyOneTimepoint() throws Exception {
        for (Map.Entry<String, NodeTester> node : nodes().entrySet()) {
            refused(node.getKey(), node.getValue(), samples(COHORT[0], COHORT[2]),
                "There is only one value in \"timepoint\", \"diagnosis\"; a comparison needs at least two.");
        }
    }

    @Test
    public void aPatientWithoutAPair() throws Exception {
        SingleCellData data = samples(COHORT[0], COHORT[1], COHORT[2], COHORT[3], COHORT[4]);
        for (Map.Entry<String, NodeTester> node : nodes().entrySet()) {
            assertWarning(node, data, "P3 (no relapse ");
        }
    }

    @Test
    public void oneSamplesPopulationsWithoutCells() throws Exception {
        SingleCellData data = samples(new Object[]{"P1", "diagnosis", 0, 90}, COHORT[1], COHORT[2], COHORT[3]);
        for (Map.Entry<String, NodeTester> node : nodes().entrySet()) {
            for (PortObject output : execute(node, data).outputs()) {
                if (output instanceof BufferedDataTable table) {
                    for (String column : table.getDataTableSpec().getColumnNames()) {
                        assertFalse(node.getKey() + ": " + column,
                            TestWorkflow.column(table, column).toString().contains("Infinity"));
                    }
                }
            }
        }
    }

    @Test
    public void onePatient() throws Exception {
        SingleCellData data = samples(COHORT[0], COHORT[1]);
        for (Map.Entry<String, NodeTester> node : nodes().entrySet()) {
            if (node.getKey().equals("detector")) {
                refused("detector", node.getValue(), data, "There are no replicates: 2 samples and 2 columns of the"
                    + " design ((Intercept), timepoint relapse) leave nothing to measure the scatter between samples"
                    + " by. The exact proportion test needs no replicates, but says nothing of other patients. Timepoint"
                    + " Comparison has it.");
            } else {
                assertWarning(node, data, "What is known of each patient alone is in the table of the patients.");
            }
        }
    }

    @Test
    public void cellsWithoutAnAnnotation() throws Exception {
        Map<String, Map<String, String>> expected = Map.of("patient",
            Map.of("detector", LACKING, "comparison", LACKING, "table", LACKING, "clonal", LACKING), "timepoint",
            Map.of("detector", LACKING, "comparison", LACKING, "table", LACKING, "clonal", LACKING), "population",
            Map.of("detector", "12 of 600 cells have no population", "comparison", "12 of 600 cells have no population",
                "table", "12 of 600 cells have no population", "clonal",
                "12 of 600 cells with a clone lack the label or score"),
            "clone", Map.of("clonal", "12 of 600 cells have no clone"));
        for (String column : expected.keySet()) {
            for (Map.Entry<String, NodeTester> node : nodes().entrySet()) {
                if (expected.get(column).containsKey(node.getKey())) {
                    assertWarning(node, without(cohort(), column), expected.get(column).get(node.getKey()));
                }
            }
        }
    }

    @Test
    public void cellsWithoutAScore() throws Exception {
        double[] scores = new double[cohort().cells().size()];
        scores[7] = Double.NaN;
        SingleCellData data = cohort().withCellColumn("score", NumericColumn.of(scores));
        assertWarning(
            Map.entry("comparison", comparison().with("measures", "SCORES").with("scores", new String[]{"score"})),
            data, "1 of 600 cells have no score \"score\" and do not count in its means.");
        assertWarning(
            Map.entry("table", table().with("comparePopulations", false).with("scores", new String[]{"score"})), data,
            "1 of 600 cells have no score \"score\" and do not count in its means.");
        assertWarning(Map.entry("clonal", clonal().with("program", "SCORE").with("scoreColumn", "score")), data,
            "1 of 600 cells with a clone lack the label or score that is followed");
    }

    @Test
    public void clonesSeenAtOneTimepointOnly() throws Exception {
        Executed done = execute(Map.entry("clonal", clonal()), samples(new Object[]{"P1", "diagnosis", 0, 90},
            new Object[]{"P1", "relapse", 40, 0}, COHORT[2], COHORT[3]));
        assertEquals(List.of("seen at diagnosis only", "seen at relapse only"),
            TestWorkflow.column(done.outputs().get(0), "Note").subList(0, 2));
        assertEquals("1.0", TestWorkflow.column(done.outputs().get(1), "Undetermined").get(0));
    }

    @Test
    public void aDesignThatIsNotOfFullRank() throws Exception {
        SingleCellData data = cohort();
        List<String> batches = texts(data, "timepoint").stream().map(t -> t.equals("relapse") ? "b2" : "b1").toList();
        SingleCellData batched = data.withCellColumn("batch", CategoricalColumn.of(batches));
        refused("detector", detector().with("covariates", new String[]{"batch"}), batched, "The design is not of full"
            + " rank: the column \"timepoint relapse\" is determined by \"batch b2\", so its effect cannot be told from"
            + " theirs. Leave out one of the annotations behind them.");
        refused("detector", detector().with("covariates", new String[]{"timepoint"}), data,
            "The annotation \"timepoint\" cannot be a covariate: it is the timepoint or other factor already. Remove it from the"
                + " covariates.");
    }

    @Test
    public void fractionsInATable() throws Exception {
        refusedSamples(1.2, 0.1, 10.0,
            "The fraction of \"a\" in patient \"P1\" at \"diagnosis\" is 1.2; fractions must lie"
                + " between 0 and 1 (divide percentages by 100).");
        refusedSamples(-0.2, 0.1, 10.0,
            "The fraction of \"a\" in patient \"P1\" at \"diagnosis\" is -0.2; fractions must lie"
                + " between 0 and 1 (divide percentages by 100).");
        refusedSamples(0.2, 0.1, 10.5,
            "The number of cells, \"cells\", of patient \"P1\" at \"diagnosis\" is 10.5; it must be a"
                + " whole number, 0 or more, or missing where it is not known.");
        refusedSamples(0.2, 0.1, -3.0,
            "The number of cells, \"cells\", of patient \"P1\" at \"diagnosis\" is -3.0; it must be a"
                + " whole number, 0 or more, or missing where it is not known.");
        assertTrue(samplesWarning(0.7, 0.6).contains("add up to 1.3, more than 1"));
        assertTrue(samplesWarning(0.4, 0.4)
            .contains("The fractions do not add up to 1 (patient \"P1\" at \"diagnosis\": 0.8)"));
    }

    private Map<String, NodeTester> nodes() throws InvalidSettingsException {
        Map<String, NodeTester> nodes = new LinkedHashMap<>();
        nodes.put("detector", detector());
        nodes.put("comparison", comparison());
        nodes.put("table", table());
        nodes.put("clonal", clonal());
        return nodes;
    }

    private static NodeTester detector() throws InvalidSettingsException {
        return new NodeTester(new ExpansionDetectorNodeFactory()).with("referenceTimepoint", "diagnosis")
            .with("mode", "POPULATIONS").with("populationColumn", "population");
    }

    private static NodeTester comparison() throws InvalidSettingsException {
        return new NodeTester(new TimepointComparisonNodeFactory()).with("referenceTimepoint", "diagnosis");
    }

    private static NodeTester table() throws InvalidSettingsException {
        return new NodeTester(new TimepointComparisonTableNodeFactory()).with("referenceTimepoint", "diagnosis");
    }

    private static NodeTester clonal() throws InvalidSettingsException {
        return new NodeTester(new ClonalDynamicsNodeFactory()).with("referenceTimepoint", "diagnosis").with("draws",
            100);
    }

    private static SingleCellData cohort() {
        return samples(COHORT);
    }

    private static SingleCellData samples(Object[]... samples) {
        SingleCellData data = SmallData.samples(samples);
        return data.withCellColumn("clone", CategoricalColumn.of(
            texts(data, "population").stream().map(population -> population.equals("stem-like") ? "A" : "B").toList()));
    }

    private static List<String> texts(SingleCellData data, String column) {
        List<String> texts = new ArrayList<>();
        for (int cell = 0; cell < data.cells().size(); cell++) {
            texts.add(data.cells().columns().get(column).text(cell));
        }
        return texts;
    }

    /** Every fiftieth cell lacks the annotation. */
    private static SingleCellData without(SingleCellData data, String column) {
        List<String> texts = texts(data, column);
        for (int cell = 1; cell < texts.size(); cell += 50) {
            texts.set(cell, null);
        }
        return data.withCellColumn(column, CategoricalColumn.of(texts));
    }

    private PortObject input(String node, SingleCellData data) throws IOException {
        if (!node.equals("table")) {
            return workflow.port(data);
        }
        List<Object[]> rows = new ArrayList<>();
        NumericColumn scores = (NumericColumn) data.cells().columns().get("score");
        for (int cell = 0; cell < data.cells().size(); cell++) {
            rows.add(new Object[]{"c" + cell, data.cells().columns().get("patient").text(cell),
                data.cells().columns().get("timepoint").text(cell), data.cells().columns().get("population").text(cell),
                Double.isNaN(scores.value(cell)) ? null : (Double) scores.value(cell)});
        }
        return workflow.table(List.of("", "patient", "timepoint", "population", "score"),
            rows.toArray(Object[][]::new));
    }

    private Executed execute(Map.Entry<String, NodeTester> node, SingleCellData data) throws Exception {
        return node.getValue().execute(workflow, input(node.getKey(), data));
    }

    private void assertWarning(Map.Entry<String, NodeTester> node, SingleCellData data, String part) throws Exception {
        String warning = String.valueOf(execute(node, data).warning());
        assertTrue(node.getKey() + ": " + warning, warning.contains(part));
    }

    private void refused(String name, NodeTester node, SingleCellData data, String message) throws IOException {
        refused(name, node, input(name, data), message);
    }

    private void refused(String name, NodeTester node, PortObject input, String message) {
        Exception e = assertThrows(name, Exception.class, () -> node.execute(workflow, input));
        assertTrue(name + ": " + e, e instanceof InvalidSettingsException || e instanceof KNIMEException);
        assertEquals(name, message, e.getMessage());
    }

    private NodeTester ofSamples() throws InvalidSettingsException {
        return table().with("rows", "SAMPLES").with("sampleMeasures", new String[]{"a", "b"})
            .with("hasCellCounts", true).with("cellCountColumn", "cells");
    }

    private BufferedDataTable samplesTable(double a, double b, double cells) throws IOException {
        return workflow.table(List.of("", "patient", "timepoint", "a", "b", "cells"),
            new Object[]{"1", "P1", "diagnosis", a, b, cells}, new Object[]{"2", "P1", "relapse", 0.4, 0.6, 100.0},
            new Object[]{"3", "P2", "diagnosis", 0.1, 0.9, 100.0}, new Object[]{"4", "P2", "relapse", 0.2, 0.8, 100.0});
    }

    private void refusedSamples(double a, double b, double cells, String message) throws Exception {
        refused("table", ofSamples(), samplesTable(a, b, cells), message);
    }

    private String samplesWarning(double a, double b) throws Exception {
        return String.valueOf(
            ofSamples().with("statistics/furtherTests", true).execute(workflow, samplesTable(a, b, 100)).warning());
    }
}
