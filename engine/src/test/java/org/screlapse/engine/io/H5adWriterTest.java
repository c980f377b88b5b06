package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/** What anndata's specification of its on-disk format says, element by element. */
public class H5adWriterTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path path;

    @Before
    public void choosePath() {
        path = folder.getRoot().toPath().resolve("data.h5ad");
    }

    @Test
    public void rootAndItsGroupsSayWhatTheyAre() throws IOException {
        write(WriterExample.everything());
        try (HdfFile file = new HdfFile(path)) {
            assertEncoding(file, "anndata", "0.1.0");
            assertEquals(Set.of("X", "obs", "var", "obsm", "varm", "obsp", "varp", "layers", "uns"),
                file.getChildren().keySet());
            for (String name : List.of("obsm", "varm", "obsp", "varp", "layers", "uns")) {
                assertEncoding(file.getChild(name), "dict", "0.1.0");
            }
            assertTrue(((Group) file.getChild("varp")).getChildren().isEmpty());
        }
    }

    @Test
    public void countsAreCompressedSparseRows() throws IOException {
        write(WriterExample.everything());
        try (HdfFile file = new HdfFile(path)) {
            assertEncoding(file.getChild("X"), "csr_matrix", "0.1.0");
            assertArrayEquals(new long[]{3, 4}, (long[]) file.getChild("X").getAttribute("shape").getData());
            assertArrayEquals(new float[]{1, 300, 2, 1}, (float[]) data(file, "X/data"), 0);
            assertArrayEquals(new int[]{0, 2, 1, 3}, (int[]) data(file, "X/indices"));
            assertArrayEquals(new int[]{0, 2, 2, 4}, (int[]) data(file, "X/indptr"));
        }
    }

    @Test
    public void layersAreWrittenLikeCounts() throws IOException {
        write(WriterExample.everything());
        try (HdfFile file = new HdfFile(path)) {
            String layer = "layers/lognorm";
            assertEncoding(file.getByPath(layer), "csr_matrix", "0.1.0");
            assertArrayEquals(new long[]{3, 4}, (long[]) file.getByPath(layer).getAttribute("shape").getData());
            assertArrayEquals(new float[]{0.5f, 1.5f}, (float[]) data(file, layer + "/data"), 0);
            assertArrayEquals(new int[]{3, 0}, (int[]) data(file, layer + "/indices"));
            assertArrayEquals(new int[]{0, 1, 1, 2}, (int[]) data(file, layer + "/indptr"));
        }
    }

    @Test
    public void annotationsOfEveryTypeAreEncoded() throws IOException {
        List<String> warnings = write(WriterExample.everything());
        try (HdfFile file = new HdfFile(path)) {
            Node obs = file.getChild("obs");
            assertEncoding(obs, "dataframe", "0.2.0");
            assertEquals("_index", obs.getAttribute("_index").getData());
            assertArrayEquals(new String[]{"patient", "label", "score", "genes", "age", "keep", "doublet", "note",
                "comment", "S_G2M", "_index_1"}, (Object[]) obs.getAttribute("column-order").getData());
            assertTexts(file, "obs/_index", "AAAC-1", "AAAG-1", "AAAT-1");
            assertCategorical(file, "obs/patient", new byte[]{0, 1, 0}, "P2", "P1");
            assertCategorical(file, "obs/label", new byte[]{0, -1, 1}, "stem", "blast");
            assertArray(file, "obs/score");
            assertArrayEquals(new double[]{0.5, Double.NaN, -1e300}, (double[]) data(file, "obs/score"), 0);
            assertArray(file, "obs/genes");
            assertArrayEquals(new long[]{2, 0, 5_000_000_000L}, (long[]) data(file, "obs/genes"));
            assertEncoding(file.getByPath("obs/age"), "nullable-integer", "0.1.0");
            assertArrayEquals(new long[]{7, 0, 12}, (long[]) data(file, "obs/age/values"));
            assertArrayEquals(new String[]{"FALSE", "TRUE", "FALSE"}, (Object[]) data(file, "obs/age/mask"));
            assertArray(file, "obs/keep");
            assertArrayEquals(new String[]{"TRUE", "FALSE", "TRUE"}, (Object[]) data(file, "obs/keep"));
            assertEncoding(file.getByPath("obs/doublet"), "nullable-boolean", "0.1.0");
            assertArrayEquals(new String[]{"FALSE", "FALSE", "TRUE"}, (Object[]) data(file, "obs/doublet/values"));
            assertTexts(file, "obs/note", "", "größer, \"x\"", "b");
            assertCategorical(file, "obs/comment", new byte[]{1, -1, 0}, "a", "z");
        }
        assertEquals(List.of(
            "The annotation of the cells \"S/G2M\" is called \"S_G2M\" in the file, because its name "
                + "cannot be used there.",
            "The annotation of the cells \"_index\" is called \"_index_1\" in the file, "
                + "because its name cannot be used there."),
            warnings);
    }

    @Test
    public void embeddingsGraphsAndMetadataAreEncoded() throws IOException {
        write(WriterExample.everything());
        try (HdfFile file = new HdfFile(path)) {
            assertArray(file, "obsm/X_pca");
            assertArrayEquals(new float[]{1, 1.5f}, ((float[][]) data(file, "obsm/X_pca"))[1], 0);
            assertArray(file, "varm/PCs");
            assertArrayEquals(new float[][]{{1}, {2}, {3}, {4}}, (float[][]) data(file, "varm/PCs"));
            assertEncoding(file.getByPath("obsp/distances"), "csr_matrix", "0.1.0");
            assertArrayEquals(new int[]{0, 1, 1, 3}, (int[]) data(file, "obsp/distances/indptr"));
            assertEncoding(file.getByPath("uns/title"), "string", "0.2.0");
            assertEquals("relapse µ", data(file, "uns/title"));
            assertEncoding(file.getByPath("uns/resolution"), "numeric-scalar", "0.2.0");
            assertEquals(0.8, data(file, "uns/resolution"));
            assertEncoding(file.getByPath("uns/done"), "numeric-scalar", "0.2.0");
            assertTexts(file, "uns/markers", "CD34", "CD7");
            assertArray(file, "uns/variance");
        }
    }

    @Test
    public void dataWithoutGenesCanBeWritten() throws IOException {
        write(SingleCellData.withoutGenes(Annotations.of(Names.of("a", "b"))));
        try (HdfFile file = new HdfFile(path)) {
            assertArrayEquals(new long[]{2, 0}, (long[]) file.getChild("X").getAttribute("shape").getData());
            assertArrayEquals(new int[]{0}, file.getChild("obs").getAttribute("column-order").getDimensions());
        }
    }

    @Test
    public void sameDataGiveTheSameBytes() throws IOException {
        write(WriterExample.everything());
        byte[] first = Files.readAllBytes(path);
        Files.delete(path);
        write(WriterExample.everything());
        assertArrayEquals(first, Files.readAllBytes(path));
    }

    @Test
    public void anndataReadsTheSame() throws Exception {
        write(WriterExample.everything());
        Anndata.run(folder.getRoot().toPath(), "check_h5ad.py", path.toString());
    }

    private List<String> write(SingleCellData data) throws IOException {
        Run run = Run.silent();
        SingleCellWriter.withDefaults().write(data, path, run);
        return run.notes();
    }

    private static Object data(HdfFile file, String name) {
        return ((Dataset) file.getByPath(name)).getData();
    }

    private static void assertEncoding(Node node, String type, String version) {
        assertEquals(type, node.getAttribute("encoding-type").getData());
        assertEquals(version, node.getAttribute("encoding-version").getData());
    }

    private static void assertArray(HdfFile file, String name) {
        assertEncoding(file.getByPath(name), "array", "0.2.0");
    }

    private static void assertTexts(HdfFile file, String name, String... texts) {
        assertEncoding(file.getByPath(name), "string-array", "0.2.0");
        assertArrayEquals(texts, (Object[]) data(file, name));
    }

    private static void assertCategorical(HdfFile file, String name, byte[] codes, String... categories) {
        assertEncoding(file.getByPath(name), "categorical", "0.2.0");
        assertEquals("FALSE", file.getByPath(name).getAttribute("ordered").getData());
        assertArray(file, name + "/codes");
        assertArrayEquals(codes, (byte[]) data(file, name + "/codes"));
        assertTexts(file, name + "/categories", categories);
    }
}
