package org.screlapse.knime.node.pca;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class SingleCellPcaNodeTest {

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    private static final int CELLS = 40;

    @Test
    public void addsComponentsOfTheVariableGenes() throws Exception {
        Executed done = pca(10).execute(workflow, workflow.port(marked(SmallData.counts(CELLS, 1))));
        SingleCellData data = ((SingleCellPortObject) done.outputs().get(0)).data();
        assertNull(done.warning());
        assertEquals(10, data.embeddings().get("X_pca").dimensions());
        assertEquals(10, data.geneEmbeddings().get("PCs").dimensions());
        assertEquals("a gene that is not variable", 0, data.geneEmbeddings().get("PCs").get(0, 0), 0);
        assertEquals(10, ((List<?>) data.metadata().get("pca/variance_ratio")).size());
        List<String> elbow = TestWorkflow.column(done.outputs().get(1), "Before the elbow");
        assertEquals(10, elbow.size());
        assertEquals("yes", elbow.get(0));
    }

    @Test
    public void warnsWhereNoGenesAreMarkedAndCellsAreFew() throws Exception {
        Executed done = pca(50).execute(workflow, workflow.port(SmallData.counts(CELLS, 1)));
        assertTrue(done.warning(), done.warning().contains("no annotation \"highly_variable\""));
        assertTrue(done.warning(), done.warning().contains("Only 39 components instead of 50"));
        assertEquals(39, ((SingleCellPortObject) done.outputs().get(0)).data().embeddings().get("X_pca").dimensions());
    }

    @Test
    public void pearsonResidualsNeedNoOtherSettings() throws Exception {
        SingleCellPortObject port = workflow.port(marked(SmallData.counts(CELLS, 1)));
        Executed done = pca(10).with("expression", "PEARSON_RESIDUALS").with("covariates", new String[]{"hidden"})
            .with("solver", "EXACT").execute(workflow, port);
        assertNull(done.warning());
        SingleCellData data = ((SingleCellPortObject) done.outputs().get(0)).data();
        assertEquals(10, data.embeddings().get("X_pca").dimensions());
        assertEquals("a gene that is not variable", 0, data.geneEmbeddings().get("PCs").get(0, 0), 0);
    }

    @Test
    public void tellsTheComponentsBefore() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        SingleCellPortObjectSpec spec = (SingleCellPortObjectSpec) pca(7).configure(port.getSpec()).specs().get(0);
        assertEquals(Integer.valueOf(7), spec.summary().embeddings().get("X_pca"));
    }

    @Test
    public void regressesOutOnlyNumbersThatAreThere() throws Exception {
        double[] depth = new double[CELLS];
        depth[3] = 1;
        depth[5] = Double.NaN;
        SingleCellPortObject port =
            workflow.port(SmallData.counts(CELLS, 1).withCellColumn("depth", NumericColumn.of(depth)));
        assertThrows(InvalidSettingsException.class,
            () -> pca(5).with("covariates", new String[]{"phase"}).configure(port.getSpec()));
        Exception e = assertThrows(KNIMEException.class,
            () -> pca(5).with("covariates", new String[]{"depth"}).execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().contains("cell \"c5\" has no number"));
    }

    @Test
    public void needsGenes() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.samples(new Object[]{"P1", "diagnosis", 2, 3}));
        assertThrows(InvalidSettingsException.class, () -> pca(5).configure(port.getSpec()));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> pca(5).execute(runtime, port));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    private static SingleCellData marked(SingleCellData data) {
        List<Boolean> marks = new ArrayList<>(Collections.nCopies(data.counts().genes(), true));
        marks.set(0, false);
        return data.withGeneColumn("highly_variable", BooleanColumn.of(marks));
    }

    private static NodeTester pca(int components) throws InvalidSettingsException {
        return new NodeTester(new SingleCellPcaNodeFactory()).with("components", components);
    }
}
