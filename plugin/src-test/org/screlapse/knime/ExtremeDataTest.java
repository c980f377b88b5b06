package org.screlapse.knime;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.core.node.port.PortObject;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.headless.node.Executed;
import org.screlapse.knime.node.integrate.IntegrateBatchesNodeFactory;
import org.screlapse.knime.node.leiden.LeidenClusteringNodeFactory;
import org.screlapse.knime.node.mapping.MapToReferenceNodeFactory;
import org.screlapse.knime.node.neighbors.CellNeighborsNodeFactory;
import org.screlapse.knime.node.normalize.NormalizeCountsNodeFactory;
import org.screlapse.knime.node.pca.SingleCellPcaNodeFactory;
import org.screlapse.knime.node.qualitycontrol.QualityControlNodeFactory;
import org.screlapse.knime.node.totable.SingleCellToTableNodeFactory;
import org.screlapse.knime.node.umap.UmapNodeFactory;
import org.screlapse.knime.node.variablegenes.VariableGenesNodeFactory;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.testing.NodeTester;
import org.screlapse.knime.testing.TestWorkflow;

/**
 * Takes data at the edge of what makes sense through all nodes from counts to clusters: each of them gives a result or
 * says in a sentence what is wrong.
 */
public class ExtremeDataTest {

    private static final int GENES = 200;

    /** The workflow around the nodes. */
    @Rule
    public final TestWorkflow workflow = new TestWorkflow();

    private final Random random = new Random(1);
    private final List<String> refused = new ArrayList<>();

    @Test
    public void fewCells() throws Exception {
        for (int cells = 0; cells < 3; cells++) {
            take(data(cells, GENES, this::count));
            assertTrue(refused.toString(),
                refused.contains("Principal components need at least 3 cells; the data have " + cells + "."));
        }
        for (int cells : new int[]{3, 4, 10}) {
            take(data(cells, GENES, this::count));
            assertTrue(refused.toString(), refused.stream().noneMatch(text -> text.startsWith("Principal")));
        }
    }

    @Test
    public void fewGenes() throws Exception {
        for (int genes : new int[]{0, 1, 2, 12}) {
            take(data(20, genes, (cell, gene) -> random.nextInt(9)));
        }
        assertEquals("12 genes are enough but for given limits of quality control", 1, refused.size());
    }

    @Test
    public void nothingButZerosAndNothingThatDiffers() throws Exception {
        for (int count : new int[]{0, 3}) {
            take(data(20, 50, (cell, gene) -> count));
            assertTrue(refused.toString(),
                refused.contains("Only 0 genes vary, too few to find variable ones among them."));
        }
    }

    @Test
    public void oneCellWithoutCountsOneConstantGeneEqualCells() throws Exception {
        take(data(40, GENES, (cell, gene) -> cell == 7 ? 0 : count(cell, gene)));
        take(data(40, GENES, (cell, gene) -> gene == 3 ? 5 : count(cell, gene)));
        assertEquals(1, refused.size());
        take(data(40, GENES, (cell, gene) -> (gene * 7 + cell % 2) % 5));
    }

    @Test
    public void batches() throws Exception {
        take(withBatches(i -> i == 0 ? "lonely" : i < 20 ? "a" : "b"));
        assertEquals("one cell in a batch is a warning", 1, refused.size());
        take(withBatches(i -> "a"));
        assertEquals("one batch passes through with a note", 1, refused.size());
        take(withBatches(i -> i == 3 ? null : i < 20 ? "a" : "b"));
        assertTrue(refused.toString(),
            refused.contains("Cell \"c3\" has no value of the annotation \"batch\": its" + " batch is not known."));
    }

    private int count(int cell, int gene) {
        return Math.max(0, random.nextInt(4 + gene / 20) - 2);
    }

    private SingleCellData withBatches(IntFunction<String> batch) throws IOException {
        return data(40, GENES, this::count).withCellColumn("batch",
            CategoricalColumn.of(IntStream.range(0, 40).mapToObj(batch).toList()));
    }

    /** Where a node refuses, the next one gets its input. */
    private void take(SingleCellData data) throws Exception {
        refused.clear();
        SingleCellPortObject start = workflow.port(data);
        run(new QualityControlNodeFactory(), start, "limits", "GIVEN");
        SingleCellPortObject cells = run(new QualityControlNodeFactory(), start, "limits", "DEVIATIONS", "doublets",
            "MARK", "fewestCells", 0, "details", true);
        cells = run(new NormalizeCountsNodeFactory(), cells);
        for (String method : List.of("SEURAT", "CELL_RANGER", "PEARSON_RESIDUALS", "SEURAT_V3")) {
            SingleCellPortObject marked = run(new VariableGenesNodeFactory(), cells, "method", method);
            run(new SingleCellPcaNodeFactory(), marked, "solver", "RANDOMIZED");
            run(new SingleCellPcaNodeFactory(), marked, "expression", "PEARSON_RESIDUALS");
            cells = method.equals("SEURAT_V3") ? marked : cells;
        }
        cells = run(new SingleCellPcaNodeFactory(), cells);
        if (data.cells().column("batch").isPresent()) {
            run(new IntegrateBatchesNodeFactory(), cells, "batches", new String[]{"batch"});
        }
        run(new CellNeighborsNodeFactory(), cells, "metric", "COSINE", "method", "APPROXIMATE");
        cells = run(new CellNeighborsNodeFactory(), cells, "sharedNeighbors", true);
        run(new UmapNodeFactory(), cells, "start", "PCA");
        cells = run(new UmapNodeFactory(), cells, "dimensions", "THREE");
        run(new LeidenClusteringNodeFactory(), cells, "graph", "snn", "quality", "CPM", "resolution", "0.01");
        cells = run(new LeidenClusteringNodeFactory(), cells, "resolution", "0.5, 0.5; 1 2");
        run(new SingleCellToTableNodeFactory(), cells, "embeddings", new String[]{"X_umap"});
        run(new MapToReferenceNodeFactory(), List.of(cells, start), "annotations", new String[]{"leiden_1"});
    }

    private SingleCellPortObject run(DefaultNodeFactory factory, SingleCellPortObject input, Object... settings)
        throws IOException, CanceledExecutionException {
        return run(factory, List.of(input), settings);
    }

    private SingleCellPortObject run(DefaultNodeFactory factory, List<SingleCellPortObject> inputs, Object... settings)
        throws IOException, CanceledExecutionException {
        try {
            NodeTester node = new NodeTester(factory);
            for (int i = 0; i < settings.length; i += 2) {
                node.with((String) settings[i], settings[i + 1]);
            }
            Executed done = node.execute(workflow, inputs.toArray(PortObject[]::new));
            return done.outputs().get(0) instanceof SingleCellPortObject output ? output : inputs.get(0);
        } catch (KNIMEException | InvalidSettingsException e) {
            assertTrue(e.getMessage(), e.getMessage().endsWith(".") && !e.getMessage().contains("Exception"));
            refused.add(e.getMessage());
            return inputs.get(0);
        }
    }

    private static SingleCellData data(int cells, int genes, IntBinaryOperator count) throws IOException {
        CountMatrixBuilder counts = new CountMatrixBuilder(genes, BlockStorage.HEAP);
        for (int cell = 0; cell < cells; cell++) {
            float[] values = new float[genes];
            for (int gene = 0; gene < genes; gene++) {
                values[gene] = count.applyAsInt(cell, gene);
            }
            counts.addCell(IntStream.range(0, genes).toArray(), values, 0, genes);
        }
        return SingleCellData.of(counts.build(), names("c", cells), names("G", genes));
    }

    private static Annotations names(String prefix, int count) {
        return Annotations.of(Names.of(IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new)));
    }
}
