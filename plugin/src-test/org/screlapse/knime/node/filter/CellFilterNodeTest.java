package org.screlapse.knime.node.filter;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class CellFilterNodeTest {

    private static final SingleCellData CELLS =
        SmallData.samples(new Object[]{"P1", "diagnosis", 1, 2}, new Object[]{"P2", "relapse", 2, 1});

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void keepsChosenCategories() throws Exception {
        SingleCellData kept = run(node("patient").with("rules/0/values", new String[]{"P2"}), CELLS);
        assertEquals(List.of("c3", "c4", "c5"), kept.cells().names().asList());
        assertEquals(List.of("P2"), kept.summary().cellColumn("patient").orElseThrow().categories());
        assertEquals(List.of("diagnosis", "relapse"),
            kept.summary().cellColumn("timepoint").orElseThrow().categories());
    }

    @Test
    public void removesChosenCategories() throws Exception {
        SingleCellData kept =
            run(node("patient").with("rules/0/values", new String[]{"P2"}).with("action", "REMOVE"), CELLS);
        assertEquals(List.of("c0", "c1", "c2"), kept.cells().names().asList());
    }

    @Test
    public void keepsWhatIsLikeAPattern() throws Exception {
        NodeTester node = node("timepoint").with("rules/0/match", "PATTERN");
        for (String pattern : List.of("relapse", "re*", "*lap?e", "*re*")) {
            assertEquals(pattern, List.of("c3", "c4", "c5"),
                run(node.with("rules/0/pattern", pattern), CELLS).cells().names().asList());
        }
        assertEquals(6, run(node.with("rules/0/pattern", "*"), CELLS).cells().size());
        assertEquals(List.of("diagnosis"), run(node.with("rules/0/pattern", "re*").with("action", "REMOVE"), CELLS)
            .summary().cellColumn("timepoint").orElseThrow().categories());
        SingleCellPortObject port = workflow.port(CELLS);
        for (String pattern : List.of("Relapse", "rel", "r.*", "\\E")) {
            Exception e = assertThrows(pattern, KNIMEException.class, () -> node("timepoint")
                .with("rules/0/match", "PATTERN").with("rules/0/pattern", pattern).execute(workflow, port));
            assertEquals(
                "No cell is left: none has \"timepoint\" like " + pattern + "; the values are [diagnosis, relapse].",
                e.getMessage());
        }
        assertRefused("The pattern for \"timepoint\" is empty", node("timepoint").with("rules/0/match", "PATTERN"),
            port.getSpec());
    }

    @Test
    public void cellsWithoutAValueCanBeKeptOrRemoved() throws Exception {
        SingleCellData data = SmallData.counts(3, 1).withCellColumn("s", NumericColumn.of(0.1, Double.NaN, 0.9))
            .withCellColumn("t", CategoricalColumn.of(Arrays.asList("a", null, "b")));
        for (String annotation : List.of("s", "t")) {
            NodeTester node = node(annotation).with("rules/0/match", "MISSING");
            assertEquals(List.of("c1"), run(node, data).cells().names().asList());
            assertEquals(List.of("c0", "c2"), run(node.with("action", "REMOVE"), data).cells().names().asList());
        }
    }

    @Test
    public void keepsARangeAndSurvivesReloading() throws Exception {
        SingleCellData data = SmallData.counts(4, 1).withCellColumn("s", NumericColumn.of(0.1, 0.5, Double.NaN, 0.9));
        NodeTester node = node("s").with("rules/0/match", "NUMBER").with("rules/0/comparison", "AT_LEAST")
            .with("rules/0/number", 0.5);
        SingleCellPortObject out =
            (SingleCellPortObject) workflow.reload(node.execute(workflow, workflow.port(data)).outputs().get(0));
        assertEquals(List.of("c1", "c3"), out.data().cells().names().asList());
        assertEquals(data.selectCells(new int[]{1, 3}).counts().nonZeros(), out.data().counts().nonZeros());
        assertEquals("a cell without a value is no match", List.of("c0", "c2"),
            run(node.with("action", "REMOVE"), data).cells().names().asList());
    }

    @Test
    public void writesNoCounts() throws Exception {
        SingleCellPortObject port =
            workflow.port(SmallData.counts(400, 1).withCellColumn("s", NumericColumn.of(new double[400])));
        long before = workflow.fileStoreSizes().stream().mapToLong(s -> s).sum();
        node("s").with("rules/0/match", "NUMBER").with("rules/0/comparison", "AT_LEAST").execute(workflow, port);
        assertTrue(workflow.fileStoreSizes().stream().mapToLong(s -> s).sum() - before < before / 4);
    }

    @Test
    public void tellsTheCategoriesBefore() throws Exception {
        SingleCellPortObjectSpec spec = (SingleCellPortObjectSpec) node("patient")
            .with("rules/0/values", new String[]{"P2"}).configure(workflow.port(CELLS).getSpec()).specs().get(0);
        assertEquals(List.of("P2"), spec.summary().cellColumn("patient").orElseThrow().categories());
        assertEquals(DataSummary.UNKNOWN, spec.summary().cells());
    }

    @Test
    public void refusesWhatCannotBe() throws Exception {
        SingleCellPortObjectSpec spec = workflow.port(CELLS).getSpec();
        assertRefused("The data have no annotation \"x\"", node("x").with("rules/0/values", new String[]{"a"}), spec);
        assertRefused("No value of \"patient\" is chosen", node("patient"), spec);
        assertRefused("The annotation \"patient\" has no value \"P3\"; it has [P1, P2].",
            node("patient").with("rules/0/values", new String[]{"P3"}), spec);
        assertRefused("The annotation \"patient\" cannot be",
            node("patient").with("rules/0/match", "NUMBER").with("rules/0/comparison", "AT_LEAST"), spec);
        assertRefused("The limit of \"score\" is not a number.",
            node("score").with("rules/0/match", "NUMBER").with("rules/0/number", Double.NaN), spec);
    }

    @Test
    public void looksAtGenes() throws Exception {
        SingleCellData data = SmallData.counts(20, 1);
        NodeTester node = new NodeTester(new CellFilterNodeFactory()).with("rules/0/subject", "GENE")
            .with("rules/0/gene", "G0").with("rules/0/number", 0.0);
        long withGene = 0;
        for (CellCursor cell = data.counts().cursor(); cell.next();) {
            withGene += cell.length() > 0 && cell.genes()[0] == 0 ? 1 : 0;
        }
        assertEquals(withGene, run(node, data).cells().size());
        assertEquals(20 - withGene, run(node.with("rules/0/comparison", "EQUAL"), data).cells().size());
        SingleCellPortObject port = workflow.port(data);
        Exception e =
            assertThrows(KNIMEException.class, () -> node.with("rules/0/gene", "CD3D").execute(workflow, port));
        assertEquals("The data have no gene \"CD3D\"; gene names are spelled as [G0, G1, G2].", e.getMessage());
    }

    @Test
    public void noCellLeftIsAnError() throws Exception {
        SingleCellPortObject port = workflow.port(CELLS);
        Exception e = assertThrows(KNIMEException.class, () -> node("score").with("rules/0/match", "NUMBER")
            .with("rules/0/comparison", "AT_LEAST").with("rules/0/number", 5.0).execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().startsWith("No cell is left: none has \"score\" ≥ 5.0"));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject port =
            workflow.port(SmallData.counts(4, 1).withCellColumn("s", NumericColumn.of(1, 1, 1, 0)));
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        int before = workflow.fileStoreSizes().size();
        assertThrows(CanceledExecutionException.class, () -> node("s").with("rules/0/match", "NUMBER")
            .with("rules/0/comparison", "AT_LEAST").with("rules/0/number", 0.5).execute(runtime, port));
        assertEquals(before, workflow.fileStoreSizes().size());
    }

    private SingleCellData run(NodeTester node, SingleCellData data) throws Exception {
        return ((SingleCellPortObject) node.execute(workflow, workflow.port(data)).outputs().get(0)).data();
    }

    private static NodeTester node(String annotation) throws InvalidSettingsException {
        return new NodeTester(new CellFilterNodeFactory()).with("rules/0/annotation", annotation);
    }

    private static void assertRefused(String start, NodeTester node, SingleCellPortObjectSpec spec) {
        Exception e = assertThrows(InvalidSettingsException.class, () -> node.configure(spec));
        assertTrue(e.getMessage(), e.getMessage().startsWith(start));
    }
}
