package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

public class LoomFormatTest {

    private static final int MARK = 0x1235;

    @Rule
    public final TemporaryFolder temporary = new TemporaryFolder();

    /** The example of all tests as loompy writes it. */
    static Map<String, Object> loom() {
        Map<String, Object> datasets = new LinkedHashMap<>();
        datasets.put("matrix", genesByCells(TestFiles.EXAMPLE));
        datasets.put("row_attrs/Gene", TestFiles.SYMBOLS);
        datasets.put("row_attrs/Accession", TestFiles.IDS);
        datasets.put("row_attrs/Selected", new int[]{1, 0, 0, 1});
        datasets.put("col_attrs/CellID", TestFiles.BARCODES);
        datasets.put("col_attrs/ClusterName", new String[]{"T", "", "B"});
        datasets.put("col_attrs/Age", new double[]{1.5, Double.NaN, 2});
        datasets.put("col_attrs/X_pca", new float[][]{{1, 2}, {3, 4}, {5, 6}});
        datasets.put("layers/spliced", genesByCells(new float[][]{{1, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0.5f, 0}}));
        return datasets;
    }

    private static float[][] genesByCells(float[][] cells) {
        float[][] turned = new float[cells[0].length][cells.length];
        for (int gene = 0; gene < turned.length; gene++) {
            for (int cell = 0; cell < cells.length; cell++) {
                turned[gene][cell] = cells[cell][gene];
            }
        }
        return turned;
    }

    @Test
    public void readsMatrixLayersAndAttributes() throws IOException {
        Run run = Run.silent();
        Path file = file(loom());
        assertEquals("loom", SingleCellReader.withDefaults().recognize(file).id());
        SingleCellData data = SingleCellReader.withDefaults().read(file, run);
        assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(data));
        assertEquals(List.of(TestFiles.BARCODES), data.cells().names().asList());
        assertEquals(List.of("CD3E", "MATR3", "MATR3-1", "CD19"), data.genes().names().asList());
        assertEquals("ENSG4", data.genes().column("gene_ids").orElseThrow().text(3));
        assertEquals("1", data.genes().column("Selected").orElseThrow().text(3));
        assertEquals(ColumnType.CATEGORICAL, data.cells().column("ClusterName").orElseThrow().type());
        assertTrue(data.cells().column("ClusterName").orElseThrow().isMissing(1));
        assertTrue(data.cells().column("Age").orElseThrow().isMissing(1));
        assertEquals(1.5, ((NumericColumn) data.cells().column("Age").orElseThrow()).value(0), 0);
        assertEquals(6, data.embeddings().get("X_pca").get(2, 1), 0);
        assertEquals(2, data.layers().get("spliced").nonZeros());
        assertEquals(List.of(), run.notes());
    }

    @Test
    public void readsEveryLayout() throws IOException {
        for (int[] chunk : new int[][]{{2, 2}, {4, 3}, {1, 3}, {4, 1}, {3, 2}}) {
            Path file = temporary.getRoot().toPath().resolve(Arrays.toString(chunk) + ".loom");
            TestFiles.hdf5(file, loom(),
                DatasetCreationOptions.builder().chunkDimensions(chunk).shuffle().deflate().build(), "matrix",
                "layers/spliced");
            assertArrayEquals(TestFiles.EXAMPLE, TestFiles.dense(TestFiles.read(file)));
        }
    }

    @Test
    public void bandsAndBucketsGiveTheSame() throws IOException {
        int cells = 700;
        int genes = 30_000;
        float[][] values = new float[genes][cells];
        for (int i = 0; i < 50_000; i++) {
            values[(int) (i * 7919L % genes)][i * 31 % cells] = 1 + i % 300;
        }
        Map<String, Object> datasets = new LinkedHashMap<>();
        datasets.put("matrix", values);
        datasets.put("row_attrs/n", new int[genes]);
        datasets.put("col_attrs/n", new int[cells]);
        Path plain = TestFiles.hdf5(temporary.getRoot().toPath().resolve("plain.loom"), datasets);
        Path chunked = temporary.getRoot().toPath().resolve("chunked.loom");
        TestFiles.hdf5(chunked, datasets, DatasetCreationOptions.builder().chunkDimensions(64, 64).deflate().build(),
            "matrix");
        Run run = Run.silent();
        SingleCellData one = SingleCellReader.withDefaults().read(plain, run);
        SingleCellData other = TestFiles.read(chunked);
        assertArrayEquals(TestFiles.dense(one), TestFiles.dense(other));
        assertEquals(values[7919][31], TestFiles.dense(other)[31][7919], 0);
        assertEquals("cell_700", one.cells().names().get(699));
        assertEquals("gene_30000", one.genes().names().get(29_999));
        assertEquals(
            "The file has no cell names (no CellID or obs_names among its \"col_attrs\"); the cells are" + " numbered.",
            run.notes().get(0));
    }

    @Test
    public void aLayerCanBeTheCounts() throws IOException {
        SingleCellReader spliced = SingleCellReader.withDefaults().withCounts("layer:spliced");
        SingleCellData data = spliced.read(file(loom()), Run.silent());
        assertEquals(2, data.counts().nonZeros());
        assertEquals(4, data.layers().get("matrix").nonZeros());
        assertEquals("\"test.loom\" has no layer \"x\"; it has spliced.",
            TestFiles.refusal(SingleCellReader.withDefaults().withCounts("layer:x"), file(loom())));
    }

    @Test
    public void describesWithoutTheMatrix() throws IOException {
        DataSummary summary = SingleCellReader.withDefaults().describe(file(loom()));
        assertEquals(3, summary.cells());
        assertEquals(4, summary.genes());
        assertEquals(List.of("T", "B"), summary.cellColumn("ClusterName").orElseThrow().categories());
        assertEquals(Map.of("X_pca", 2), summary.embeddings());
        assertEquals(List.of("spliced"), summary.layers());
    }

    @Test
    public void otherFeatureTypesAreLeftOut() throws IOException {
        Map<String, Object> datasets = loom();
        datasets.put("row_attrs/feature_types",
            new String[]{"Gene Expression", "Antibody Capture", "Gene Expression", "Gene Expression"});
        Path file = file(datasets);
        SingleCellData data = TestFiles.read(file);
        assertArrayEquals(new float[][]{{1, 0, 300}, {0, 0, 0}, {0, 7, 0}}, TestFiles.dense(data));
        assertEquals("1", data.genes().column("Selected").orElseThrow().text(2));
        assertEquals(Map.of("Gene Expression", 3, "Antibody Capture", 1),
            SingleCellReader.withDefaults().featureTypes(file));
    }

    @Test
    public void refusesWhatDoesNotFit() throws IOException {
        assertRefused("col_attrs/CellID", new String[]{"A", "B"},
            "\"test.loom\" is damaged: \"col_attrs/CellID\" has 2 entries, but the matrix has 3.");
        assertRefused("layers/spliced", new float[][]{{1, 2}, {3, 4}},
            "\"test.loom\" is damaged: its layer \"spliced\" is not as large as its matrix.");
        assertRefused("matrix", new float[][]{{1, 0, 0}, {0, 0, Float.NaN}, {0, 0, 0}, {0, 0, 0}},
            "\"test.loom\" has the value NaN in \"matrix\", cell 3 (\"GGGT-1\"), gene 2 (\"MATR3\"); only numbers can be read.");
        Path tenx = TestFiles.hdf5(temporary.getRoot().toPath().resolve("x.h5"), TestFiles.version3());
        SingleCellReader forced = SingleCellReader.withDefaults().withFormat(SingleCellReader.format("loom"));
        assertEquals("\"x.h5\" is an HDF5 file, but no Loom file: it has no \"matrix\" of two dimensions with"
            + " \"row_attrs\" and \"col_attrs\".", TestFiles.refusal(forced, tenx));
        assertEquals("\"x.csv\" is not an HDF5 file, as every .loom file is.",
            TestFiles.refusal(forced, TestFiles.write(temporary.getRoot().toPath().resolve("x.csv"), "a,b\n")));
    }

    @Test
    public void acceptsValuesThatAreNoCounts() throws IOException {
        Map<String, Object> datasets = loom();
        datasets.put("matrix", new float[][]{{-1, 0.5f, 0}, {0, 0, 3}, {0, 0, 0}, {0, 0, 0}});
        assertEquals(false, TestFiles.read(file(datasets)).counts().isCounts());
    }

    @Test
    public void aHeaderThatClaimsTenGigabytesIsNotBelieved() throws IOException {
        Map<String, Object> datasets = loom();
        datasets.put("matrix", new float[4][MARK]);
        Path file = file(datasets);
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int patched = 0;
        for (int i = 0; i + 8 <= bytes.length; i++) {
            if (buffer.getLong(i) == MARK) {
                buffer.putLong(i, 1_000_000_000L);
                patched++;
            }
        }
        assertTrue("the width stands in the header", patched > 0);
        Files.write(file, bytes);
        String message = TestFiles.refusal(file);
        assertTrue(message, message.contains("damaged"));
    }

    @Test
    public void embeddingsOfScopeAndInPairsOfAttributes() throws IOException {
        Path file = temporary.getRoot().toPath().resolve("scope.loom");
        try (InputStream made = getClass().getResourceAsStream("scope.loom")) {
            Files.copy(made, file);
        }
        Run run = Run.silent();
        SingleCellReader reader = SingleCellReader.withDefaults();
        SingleCellData data = reader.read(file, run);
        assertEquals(Set.of("HVG UMAP", "AUC t-SNE", "Embedding_1", "X_umap"), data.embeddings().keySet());
        assertArrayEquals(new float[]{1, 4, 2, 5, 3, 6}, data.embeddings().get("HVG UMAP").coordinates(), 0);
        assertArrayEquals(new float[]{7, 10, 8, 11, 9, 12}, data.embeddings().get("AUC t-SNE").coordinates(), 0);
        assertArrayEquals(new float[]{-7, -10, -8, -11, -9, -12}, data.embeddings().get("Embedding_1").coordinates(),
            0);
        assertArrayEquals(new float[]{1.5f, -1.5f, 2.5f, -2.5f, 3.5f, -3.5f},
            data.embeddings().get("X_umap").coordinates(), 0);
        assertEquals(List.of("Left out: col_attrs/Clusterings."), run.notes());
        assertEquals(data.summary().embeddings(), reader.describe(file).embeddings());
    }

    @Test
    public void repeatedCellNamesAreMadeUnique() throws IOException {
        Map<String, Object> datasets = loom();
        datasets.put("col_attrs/CellID", new String[]{"A", "B", "A"});
        assertEquals(List.of("A", "B", "A-1"), TestFiles.read(file(datasets)).cells().names().asList());
    }

    private void assertRefused(String dataset, Object data, String message) throws IOException {
        Map<String, Object> datasets = loom();
        datasets.put(dataset, data);
        assertEquals(message, TestFiles.refusal(file(datasets)));
    }

    private Path file(Map<String, Object> datasets) throws IOException {
        Path file = temporary.getRoot().toPath().resolve("test.loom");
        Files.deleteIfExists(file);
        return TestFiles.hdf5(file, datasets);
    }
}
