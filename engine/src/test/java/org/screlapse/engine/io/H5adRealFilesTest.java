package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/**
 * Files that anndata 0.5 to 0.11 wrote. The numbers were computed from them once with h5py and SciPy: number of values
 * other than 0, their sum, and the sum of value × (column mod 97) × (row mod 89), indices from 1, which places each
 * value.
 */
public class H5adRealFilesTest {

    private final Run run = Run.silent();
    private final SingleCellReader reader = SingleCellReader.withDefaults();

    @Test
    public void countsEqualTheMatrixFoldersBesideThem() throws IOException {
        for (String name : List.of("pbmc3k_hvg2000", "pbmc68k", "pbmc_small", "syn1500")) {
            SingleCellData folder = TestFiles.read(TestFiles.shared("ref/" + name));
            Path file = TestFiles.shared("ref/" + name + "/counts.h5ad");
            SingleCellData data = reader.read(file, run);
            assertEquals(folder.cells().names(), data.cells().names());
            assertEquals(folder.genes().names(), data.genes().names());
            assertSameTexts(folder.genes().column("gene_ids").get(), data.genes().column("gene_ids").get());
            assertArrayEquals(name, TestFiles.dense(folder), TestFiles.dense(data));
            assertEquals(name, data.summary(), reader.describe(file));
            assertEquals(List.of(), run.notes());
        }
    }

    @Test
    public void annotationsOfASimulatedCohort() throws IOException {
        SingleCellData data = reader.read(TestFiles.shared("ref/syn1500/counts.h5ad"), run);
        assertEquals(List.of("Diagnosis", "Relapse"),
            data.summary().cellColumn("timepoint").orElseThrow().categories());
        assertEquals(ColumnType.NUMERIC, data.cells().column("depth").orElseThrow().type());
        assertEquals(ColumnType.INTEGER, data.cells().column("dying").orElseThrow().type());
    }

    @Test
    public void pbmcsOfBothAgesAreTheSame() throws IOException {
        SingleCellReader ofX = reader.withCounts("X");
        SingleCellData old = ofX.read(TestFiles.shared("small/pbmc68k_reduced_0.5.h5ad"), run);
        SingleCellData now = ofX.read(TestFiles.shared("small/pbmc68k_reduced_2025.h5ad"), run);
        for (SingleCellData data : List.of(old, now)) {
            assertSums(data.counts(), 535_433, -243.681057988666, -1144706.4474293925);
            assertSums(data.layers().get("raw"), 174_400, 319044.23824107647, 640600239.8476973);
            assertEquals(Set.of("X_pca", "X_umap"), data.embeddings().keySet());
            assertEquals(-1.1164157f, data.embeddings().get("X_pca").get(3, 7), 0);
            assertEquals(0.00182055217, sum(data.embeddings().get("X_pca")), 1e-9);
            assertEquals(-2511.0751242837573, sum(data.embeddings().get("X_umap")), 1e-3);
            assertEquals(50, data.geneEmbeddings().get("PCs").dimensions());
            assertSums(data.graphs().get("connectivities"), 9992, 3999.320202567611, 8231147.492916073);
            assertSums(data.graphs().get("distances"), 6300, 43570.44111037254, 89655986.28047037);
        }
        assertEquals(old.summary(), now.summary());
        assertEquals(old.cells().names(), now.cells().names());
        assertEquals(old.genes().names(), now.genes().names());
        assertEquals(old.cells().columns().keySet(), now.cells().columns().keySet());
        old.cells().columns().forEach((name, column) -> assertSameTexts(column, now.cells().column(name).get()));
        old.genes().columns().forEach((name, column) -> assertSameTexts(column, now.genes().column(name).get()));
        assertEquals("CD14+ Monocyte", now.cells().column("bulk_labels").get().text(0));
        assertEquals(old.metadata().get("pca/variance"), now.metadata().get("pca/variance"));
        assertEquals("umap", now.metadata().get("neighbors/params/method"));
    }

    @Test
    public void saysWhatItTookAndWhatItLeftOut() throws IOException {
        SingleCellData data = reader.read(TestFiles.shared("small/pbmc68k_reduced_2025.h5ad"), run);
        assertFalse(data.counts().isCounts());
        assertSums(data.counts(), 174_400, 319044.23824107647, 640600239.8476973);
        assertSums(data.layers().get("X"), 535_433, -243.681057988666, -1144706.4474293925);
        assertEquals(List.of(
            "No matrix of the file looks like counts; raw was taken, because X holds negative values,"
                + " as after scaling.",
            "Left out, because it cannot be"
                + " kept beside these cells and genes: uns/rank_genes_groups/names, uns/rank_genes_groups/scores.",
            "The values are not counts: some are negative or not whole. What needs counts takes them as already"
                + " normalized."),
            run.notes());
    }

    @Test
    public void archiveOf070() throws IOException {
        Path file = TestFiles.shared("small/anndata_archives/v0.7.0/adata.h5ad");
        SingleCellData data = reader.read(file, run);
        assertSums(data.counts(), 228, 285, 45616);
        assertSums(data.layers().get("array"), 600, 302.83045121571445, 47464.00685005254);
        assertSums(data.layers().get("sparse"), 6, 3.466002232823232, 643.8277194577738);
        assertEquals("cell2", data.cells().names().get(2));
        assertEquals(0.79359822, Double.parseDouble(data.cells().column("float64").get().text(1)), 1e-8);
        assertEquals("-29", data.cells().column("int64").get().text(0));
        assertEquals("226", data.cells().column("uint8").get().text(0));
        assertEquals(List.of("S", "W", "E", "z", "i"),
            IntStream.range(0, 5).mapToObj(data.cells().column("obs_cat").get()::text).toList());
        assertEquals(756.3034526172002, sum(data.embeddings().get("array")), 1e-4);
        assertEquals(500.2375846535558, sum(data.geneEmbeddings().get("array")), 1e-4);
        assertSums(data.graphs().get("sparse"), 9, 4.215272649802411, 1206.332716692775);
        assertEquals(data.summary(), reader.describe(file));
        assertEquals(List.of("Left out, because it cannot be kept beside these cells and genes: raw/X, obsm/df/cat,"
            + " obsm/df/cat_ordered, varm/df/cat, varm/df/cat_ordered, obsp/array, uns/O_recarray, varp/array, varp/sparse."),
            run.notes());
    }

    @Test
    public void archiveOf078AndItsRaw() throws IOException {
        Path file = TestFiles.shared("small/anndata_archives/v0.7.8/adata.h5ad");
        SingleCellData data = reader.read(file, run);
        assertSums(data.counts(), 239, 302, 50844);
        assertSums(data.layers().get("array"), 600, 293.43547196991756, 47749.54645570393);
        assertEquals(42.0, data.metadata().get("nested/scalar_int"));
        assertEquals("str", data.metadata().get("nested/scalar_str"));
        assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 4.0), data.metadata().get("nested/nested_further/array"));
        SingleCellReader ofRaw = reader.withCounts("raw");
        SingleCellData raw = ofRaw.read(file, run);
        assertEquals(40, raw.genes().size());
        assertSums(raw.counts(), 453, 568, 187904);
        assertEquals(Set.of(), raw.layers().keySet());
        assertEquals(Set.of("var_cat", "cat_ordered", "int64", "float64", "uint8"), raw.genes().columns().keySet());
        assertEquals(raw.summary(), ofRaw.describe(file));
        SingleCellData layer = reader.withCounts("layer:sparse").read(file, run);
        assertSums(layer.counts(), 6, 2.515832756134344, 265.9887114173349);
        assertEquals(Set.of("array", "X"), layer.layers().keySet());
        assertEquals("\"adata.h5ad\" has no \"layer:count\" to take the counts from; it has X, raw, layer:array,"
            + " layer:sparse.", TestFiles.refusal(reader.withCounts("layer:count"), file));
    }

    @Test
    public void aFileWithoutAMatrix() throws IOException {
        SingleCellData data = reader.read(TestFiles.shared("small/anndata_archives/v0.11.4/adata.h5ad"), run);
        assertEquals(10, data.counts().cells());
        assertEquals(20, data.counts().genes());
        assertEquals(0, data.counts().nonZeros());
        assertEquals(List.of("The file has no matrix: all counts are 0."), run.notes());
    }

    @Test
    public void theFormatIsRecognized() throws IOException {
        for (String name : List.of("pbmc68k_reduced_0.5.h5ad", "anndata_archives/v0.11.4/adata.h5ad")) {
            Path file = TestFiles.shared("small/" + name);
            assertEquals("h5ad", reader.recognize(file).id());
            DataSummary summary = reader.describe(file);
            assertTrue(summary.cells() > 0 && summary.genes() > 0);
        }
    }

    private static void assertSameTexts(Column expected, Column actual) {
        assertEquals(expected.type(), actual.type());
        for (int row = 0; row < expected.size(); row++) {
            assertEquals(expected.text(row), actual.text(row));
        }
    }

    private static void assertSums(CountMatrix matrix, long nonZeros, double sum, double placed) {
        assertEquals(nonZeros, matrix.nonZeros());
        double[] sums = new double[2];
        CellCursor cell = matrix.cursor();
        while (cell.next()) {
            for (int i = 0; i < cell.length(); i++) {
                sums[0] += cell.values()[i];
                sums[1] += (double) cell.values()[i] * ((cell.genes()[i] + 1) % 97) * ((cell.cell() + 1) % 89);
            }
        }
        assertClose(sum, sums[0]);
        assertClose(placed, sums[1]);
    }

    private static void assertSums(CellGraph graph, int edges, double sum, double placed) {
        assertEquals(edges, graph.neighbors().length);
        double[] sums = new double[2];
        for (int cell = 0; cell < graph.cells(); cell++) {
            for (int i = graph.starts()[cell]; i < graph.starts()[cell + 1]; i++) {
                sums[0] += graph.weights()[i];
                sums[1] += (double) graph.weights()[i] * ((graph.neighbors()[i] + 1) % 97) * ((cell + 1) % 89);
            }
        }
        assertClose(sum, sums[0]);
        assertClose(placed, sums[1]);
    }

    /** Values are kept as 32-bit floats. */
    private static void assertClose(double expected, double actual) {
        assertEquals(expected, actual, 1e-6 * Math.abs(expected));
    }

    private static double sum(Embedding embedding) {
        double sum = 0;
        for (float coordinate : embedding.coordinates()) {
            sum += coordinate;
        }
        return sum;
    }
}
