package org.screlapse.knime.node.expansion;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.data.DataTableSpec;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Configured;
import org.screlapse.headless.node.Executed;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class ExpansionDetectorNodeTest {

    private static final int NEIGHBORS = 40;

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void labelsThatGrewAreFound() throws Exception {
        Executed done = labels().execute(workflow, cohort());
        BufferedDataTable populations = (BufferedDataTable) done.outputs().get(1);
        int row = TestWorkflow.column(populations, "Population").indexOf("stem-like");
        assertTrue(number(populations, "Log2 fold change", row) > 0.5);
        assertEquals("4", TestWorkflow.column(populations, "Patients grown").get(row));
        assertEquals("4", TestWorkflow.column(populations, "Patients compared").get(row));
        assertEquals(List.of(), TestWorkflow.column(done.outputs().get(2), "Index cell"));
        assertTrue(done.warning(), done.warning().contains("There are only 2 populations"));
    }

    @Test
    public void neighborhoodsThatGrewAreFound() throws Exception {
        Executed done = node().with("labelColumn", "population").execute(workflow, cohort());
        BufferedDataTable populations = (BufferedDataTable) done.outputs().get(1);
        assertEquals("expanded 1", TestWorkflow.column(populations, "Population").get(0));
        assertEquals("stem-like", TestWorkflow.column(populations, "Most frequent label").get(0));
        assertEquals("?", TestWorkflow.column(populations, "p-value").get(0));
        SingleCellData data = ((SingleCellPortObject) done.outputs().get(0)).data();
        assertEquals("expanded 1", data.cells().columns().get("expansion").text(0));
        assertTrue(((NumericColumn) data.cells().columns().get("expansion_FDR")).value(0) < 0.1);
        assertTrue(((NumericColumn) data.cells().columns().get("expansion_log2FC")).value(0) > 0);
    }

    @Test
    public void outputsAreAsAnnounced() throws Exception {
        SingleCellPortObject cohort = cohort();
        Executed done = node().execute(workflow, cohort);
        Configured known = node().configure(cohort.getSpec());
        assertEquals(
            ((SingleCellPortObjectSpec) known.specs().get(0)).summary().cellColumns().stream()
                .map(column -> column.name() + column.type()).toList(),
            ((SingleCellPortObject) done.outputs().get(0)).getSpec().summary().cellColumns().stream()
                .map(column -> column.name() + column.type()).toList());
        for (int i = 1; i < 3; i++) {
            assertEquals(List.of(((DataTableSpec) known.specs().get(i)).getColumnNames()),
                List.of(((BufferedDataTable) done.outputs().get(i)).getDataTableSpec().getColumnNames()));
        }
    }

    @Test
    public void everyLaterTimepointInOneRun() throws Exception {
        SingleCellPortObject cohort = workflow.port(threeTimepoints());
        Executed done = labels().with("allTimepoints", true).execute(workflow, cohort);
        BufferedDataTable populations = (BufferedDataTable) done.outputs().get(1);
        assertEquals(List.of("remission", "remission", "relapse", "relapse"),
            TestWorkflow.column(populations, "Timepoint"));
        SingleCellData data = ((SingleCellPortObject) done.outputs().get(0)).data();
        assertEquals("relapse: expanded", data.cells().columns().get("expansion").text(0));
        assertEquals("unchanged", data.cells().columns().get("expansion_remission").text(0));
        assertEquals("expanded", data.cells().columns().get("expansion_relapse").text(0));
        assertEquals(
            ((SingleCellPortObjectSpec) labels().with("allTimepoints", true).configure(cohort.getSpec()).specs().get(0))
                .summary().cellColumns().stream().map(column -> column.name()).toList(),
            List.copyOf(data.cells().columns().keySet()));
    }

    @Test
    public void oneOfThreeTimepoints() throws Exception {
        Executed done =
            labels().with("laterTimepoint", "remission").execute(workflow, workflow.port(threeTimepoints()));
        assertEquals(List.of("remission", "remission"), TestWorkflow.column(done.outputs().get(1), "Timepoint"));
        SingleCellData data = ((SingleCellPortObject) done.outputs().get(0)).data();
        assertEquals("unchanged", data.cells().columns().get("expansion").text(0));
        assertFalse(data.cells().columns().containsKey("expansion_remission"));
    }

    @Test
    public void labelsNeedNoEmbedding() throws Exception {
        SingleCellPortObject data = workflow.port(threeTimepoints());
        assertTrue(data.data().embeddings().isEmpty());
        labels().with("laterTimepoint", "relapse").with("embedding", "").with("graph", "").execute(workflow, data);
    }

    @Test
    public void neighborhoodsWithoutAnEmbedding() throws Exception {
        SingleCellPortObject cohort = cohort();
        NodeTester distances = node().with("embedding", "");
        assertTrue(assertThrows(InvalidSettingsException.class, () -> distances.configure(cohort.getSpec()))
            .getMessage().startsWith("Choose the embedding in which the neighbors were found, or set the weights"));
        Executed done =
            node().with("embedding", "").with("statistics/weighting", "GRAPH_OVERLAP").execute(workflow, cohort);
        assertEquals("expanded 1", TestWorkflow.column(done.outputs().get(1), "Population").get(0));
    }

    @Test
    public void whatRestsOnOnePatientSaysSo() throws Exception {
        Executed done = node().execute(workflow, cohort());
        assertEquals("?", TestWorkflow.column(done.outputs().get(1), "Rests on one patient").get(0));
        assertEquals("4", TestWorkflow.column(done.outputs().get(1), "Patients grown").get(0));
        int row = TestWorkflow.column(done.outputs().get(2), "Region").indexOf("expanded 1");
        assertEquals("4", TestWorkflow.column(done.outputs().get(2), "Patients compared").get(row));
        assertTrue(number((BufferedDataTable) done.outputs().get(2), "Its part of the cells", row) < 0.8);
    }

    @Test
    public void namesTheTimepointThatIsNotThere() throws Exception {
        SingleCellPortObject cohort = cohort();
        Exception e = assertThrows(InvalidSettingsException.class,
            () -> node().with("laterTimepoint", "day 33").configure(cohort.getSpec()));
        assertEquals("There is no \"day 33\" in \"timepoint\"; it has [diagnosis, relapse].", e.getMessage());
    }

    @Test
    public void withoutReplicatesTheExactTestIsPointedTo() throws Exception {
        SingleCellPortObject cohort = workflow
            .port(SmallData.samples(new Object[]{"P1", "diagnosis", 10, 90}, new Object[]{"P1", "relapse", 40, 60}));
        Exception e = assertThrows(KNIMEException.class, () -> labels().execute(workflow, cohort));
        assertTrue(e.getMessage(), e.getMessage().startsWith("There are no replicates: 2 samples"));
        assertTrue(e.getMessage(), e.getMessage().contains("Timepoint Comparison"));
    }

    @Test
    public void patientWithoutAPairIsListed() throws Exception {
        SingleCellPortObject cohort = workflow.port(SmallData.samples(new Object[]{"P1", "diagnosis", 10, 90},
            new Object[]{"P1", "relapse", 40, 60}, new Object[]{"P2", "diagnosis", 5, 95},
            new Object[]{"P2", "relapse", 10, 90}, new Object[]{"P3", "diagnosis", 5, 95}));
        Executed done = labels().execute(workflow, cohort);
        assertTrue(done.warning(), done.warning().contains("P3 (no relapse sample)"));
    }

    @Test
    public void designNotOfFullRankNamesTheColumns() throws Exception {
        SingleCellPortObject cohort = cohort();
        Exception e = assertThrows(KNIMEException.class,
            () -> labels().with("covariates", new String[]{"age"}).execute(workflow, cohort));
        assertTrue(e.getMessage(), e.getMessage().startsWith("The design is not of full rank: the column \"age\""));
    }

    @Test
    public void settingsAreChecked() throws Exception {
        SingleCellPortObject cohort = cohort();
        for (NodeTester wrong : List.of(node().with("patientColumn", "donor"), node().with("timepointColumn", "day"),
            node().with("patientColumn", ""), node().with("graph", "snn"), node().with("embedding", "X_umap"),
            node().with("labelColumn", "cell type"), node().with("referenceTimepoint", ""),
            node().with("laterTimepoint", "diagnosis"), labels().with("populationColumn", "cluster"),
            node().with("covariates", new String[]{"sex"}), node().with("newAnnotation", " "),
            node().with("statistics/fdr", 5.0), node().with("statistics/proportion", 0.0))) {
            assertThrows(InvalidSettingsException.class, () -> wrong.configure(cohort.getSpec()));
        }
    }

    private static NodeTester node() throws InvalidSettingsException {
        return new NodeTester(new ExpansionDetectorNodeFactory()).with("referenceTimepoint", "diagnosis");
    }

    private static NodeTester labels() throws InvalidSettingsException {
        return node().with("mode", "POPULATIONS").with("populationColumn", "population");
    }

    /** Nothing changes at remission; at relapse the stem-like cells grow. */
    private static SingleCellData threeTimepoints() {
        List<Object[]> samples = new ArrayList<>();
        for (int patient = 1; patient <= 4; patient++) {
            samples.add(new Object[]{"P" + patient, "diagnosis", 20 + patient, 150 + 9 * patient});
            samples.add(new Object[]{"P" + patient, "remission", 21 + 2 * patient % 3, 160 + 5 * patient});
            samples.add(new Object[]{"P" + patient, "relapse", 190 + 3 * patient, 160 - 5 * patient});
        }
        return SmallData.samples(samples.toArray(Object[][]::new));
    }

    private static double number(BufferedDataTable table, String column, int row) {
        return Double.parseDouble(TestWorkflow.column(table, column).get(row));
    }

    /** Four patients; the others lie in four heaps, the stem-like cells, which grow, in a heap of their own. */
    private SingleCellPortObject cohort() throws IOException {
        List<Object[]> samples = new ArrayList<>();
        for (int patient = 1; patient <= 4; patient++) {
            samples.add(new Object[]{"P" + patient, "diagnosis", 10 + patient, 150 + 9 * patient});
            samples.add(new Object[]{"P" + patient, "relapse", 90 + 3 * patient, 160 - 5 * patient});
        }
        SingleCellData data = SmallData.samples(samples.toArray(Object[][]::new));
        Random random = new Random(3);
        int cells = data.cells().size();
        float[] places = new float[2 * cells];
        double[] ages = new double[cells];
        for (int cell = 0; cell < cells; cell++) {
            boolean stem = "stem-like".equals(data.cells().columns().get("population").text(cell));
            int heap = random.nextInt(4);
            places[2 * cell] = (float) ((stem ? 20 : heap % 2 * 8) + random.nextGaussian());
            places[2 * cell + 1] = (float) ((stem ? 20 : heap / 2 * 8) + random.nextGaussian());
            ages[cell] = data.cells().columns().get("patient").text(cell).charAt(1);
        }
        return workflow.port(data.withEmbedding("X_pca", new Embedding(2, places))
            .withGraph("distances", nearest(places, cells)).withCellColumn("age", NumericColumn.of(ages)));
    }

    private static CellGraph nearest(float[] places, int cells) {
        int[] starts = new int[cells + 1];
        int[] neighbors = new int[cells * NEIGHBORS];
        for (int cell = 0; cell < cells; cell++) {
            int from = cell;
            Integer[] order = IntStream.range(0, cells).boxed().toArray(Integer[]::new);
            Arrays.sort(order, Comparator.comparingDouble(
                to -> Math.hypot(places[2 * to] - places[2 * from], places[2 * to + 1] - places[2 * from + 1])));
            for (int k = 0; k < NEIGHBORS; k++) {
                neighbors[cell * NEIGHBORS + k] = order[k + 1];
            }
            starts[cell + 1] = starts[cell] + NEIGHBORS;
        }
        return new CellGraph(starts, neighbors, new float[neighbors.length]);
    }
}
