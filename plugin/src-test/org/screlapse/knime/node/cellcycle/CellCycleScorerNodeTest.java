package org.screlapse.knime.node.cellcycle;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.signature.SignatureLibrary;
import org.screlapse.headless.node.Executed;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.SmallData;
import org.screlapse.knime.testing.TestWorkflow;

public class CellCycleScorerNodeTest {

    private static final int CELLS = 60;

    /** The workflow around the node. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    @Test
    public void addsScoresPhasesAndQuiescence() throws Exception {
        for (String rules : List.of("SCANPY", "SEURAT")) {
            SingleCellPortObject port = workflow.port(data());
            Executed done = scorer().with("rules", rules).with("sampleColumn", "sample").execute(workflow, port);
            SingleCellData scored = ((SingleCellPortObject) done.outputs().get(0)).data();
            assertEquals(List.of("sample", "S_score", "G2M_score", "phase", "quiescence_score", "quiescent"),
                List.copyOf(scored.cells().columns().keySet()));
            for (int cell = 0; cell < CELLS; cell++) {
                boolean resting = scored.cells().column("quiescent").orElseThrow().text(cell).equals("true");
                assertTrue(!resting || scored.cells().column("phase").orElseThrow().text(cell).equals("G1"));
            }
            assertEquals(scored.summary().cellColumns().stream().map(c -> c.name()).toList(),
                ((SingleCellPortObjectSpec) scorer().with("rules", rules).configure(port.getSpec()).specs().get(0))
                    .summary().cellColumns().stream().map(c -> c.name()).toList());
        }
    }

    @Test
    public void quiescenceCanBeLeftOut() throws Exception {
        Executed done = scorer().with("quiescence", false).execute(workflow, workflow.port(data()));
        assertEquals(List.of("sample", "S_score", "G2M_score", "phase"),
            List.copyOf(((SingleCellPortObject) done.outputs().get(0)).data().cells().columns().keySet()));
    }

    @Test
    public void genesMustBeThere() throws Exception {
        SingleCellPortObject port = workflow.port(SmallData.counts(CELLS, 1));
        Exception e = assertThrows(KNIMEException.class, () -> scorer().execute(workflow, port));
        assertTrue(e.getMessage(), e.getMessage().startsWith("No gene of signature \"S_score\" is in the data"));
    }

    @Test
    public void wrongSettingsAreErrorsBefore() throws Exception {
        SingleCellPortObject port = workflow.port(data());
        assertThrows(InvalidSettingsException.class,
            () -> scorer().with("sampleColumn", "x").configure(port.getSpec()));
        assertThrows(InvalidSettingsException.class, () -> scorer().with("rnaQuantile", 2.0).configure(port.getSpec()));
    }

    @Test
    public void cancellingLeavesNothing() throws Exception {
        SingleCellPortObject port = workflow.port(data());
        NodeRuntime runtime = workflow.newRuntime();
        runtime.cancel();
        assertThrows(CanceledExecutionException.class, () -> scorer().execute(runtime, port));
        assertEquals(List.of(), workflow.fileStoreSizes());
    }

    /** The first genes of the small data under the names of cell-cycle genes. */
    private static SingleCellData data() throws Exception {
        SingleCellData plain = SmallData.counts(CELLS, 3);
        List<String> genes = new ArrayList<>(plain.genes().names().asList());
        List<String> s = SignatureLibrary.builtIn().get("CELL_CYCLE_S").genes();
        List<String> g2m = SignatureLibrary.builtIn().get("CELL_CYCLE_G2M").genes();
        for (int i = 0; i < 20; i++) {
            genes.set(9 * i, s.get(i));
            genes.set(9 * i + 4, g2m.get(i));
        }
        List<String> samples = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            samples.add(cell % 2 == 0 ? "A" : "B");
        }
        return SingleCellData.of(plain.counts(), plain.cells(), Annotations.of(Names.of(genes.toArray(String[]::new))))
            .withCellColumn("sample", CategoricalColumn.of(samples));
    }

    private static NodeTester scorer() {
        return new NodeTester(new CellCycleScorerNodeFactory());
    }
}
