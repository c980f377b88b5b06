package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.hdf5.Hdf5Dataset;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Type;
import org.screlapse.engine.io.hdf5.Hdf5Writer;
import org.screlapse.engine.task.Run;

/** Every way in which parts of an .h5ad file may be encoded, on small made files: three cells × four genes. */
public class H5adFormatTest {

    private static final float[][] X = {{1, 0, 0, 300}, {0, 0, 0, 0}, {0, 2, 7, 0}};
    private static final int[] DATA = {1, 300, 2, 7};

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Run run = Run.silent();
    private final SingleCellReader reader = SingleCellReader.withDefaults();

    /** What a test puts into the file. */
    private interface Content {

        void write(Hdf5Group root) throws IOException;
    }

    @Test
    public void denseSparseByCellAndSparseByGeneAreTheSame() throws IOException {
        assertX(file(root -> dense(root, "X", X)));
        assertX(file(root -> csr(root, "X", DATA, new int[]{0, 3, 1, 2}, new int[]{0, 2, 2, 4})));
        assertX(file(root -> csc(root, "X", new int[]{1, 2, 7, 300}, new int[]{0, 2, 2, 0}, new int[]{0, 1, 2, 3, 4})));
        assertX(file(root -> csr(root, "X", new int[]{300, 1, 7, 2}, new int[]{3, 0, 2, 1}, new int[]{0, 2, 2, 4})));
    }

    @Test
    public void sparseMatricesOfOldFilesSayTheirFormatOtherwise() throws IOException {
        assertX(file(root -> {
            Hdf5Group x = root.group("X");
            x.attribute("h5sparse_format", "csc");
            x.attribute("h5sparse_shape", new long[]{3, 4});
            ints(x, "data", 1, 2, 7, 300);
            ints(x, "indices", 0, 2, 2, 0);
            ints(x, "indptr", 0, 1, 2, 3, 4);
        }));
    }

    @Test
    public void takesTheMatrixThatLooksLikeCounts() throws IOException {
        float[][] logged = {{0.5f, 0, 0, 2}, {0, 0, 0, 0}, {0, 1, 1.5f, 0}};
        Path layered = file(root -> {
            dense(root, "X", logged);
            dense(root.group("layers"), "counts", X);
        });
        SingleCellData data = reader.read(layered, run);
        assertArrayEquals(X, TestFiles.dense(data));
        assertEquals(Set.of("X"), data.layers().keySet());
        assertEquals(List.of("The counts are taken from the layer \"counts\", because X holds other values."),
            run.notes());
        Path withRaw = file(root -> {
            dense(root, "X", logged);
            dense(root.group("layers"), "other", X);
            raw(root, "g0", "g1", "g2", "g3");
        });
        SingleCellData ofRaw = reader.read(withRaw, run);
        assertArrayEquals(X, TestFiles.dense(ofRaw));
        assertEquals(Set.of("X", "other"), ofRaw.layers().keySet());
        assertEquals("The counts are taken from raw, because X holds other values.", run.notes().get(1));
        assertEquals(Set.of("raw", "other"), reader.withCounts("X").read(withRaw, run).layers().keySet());
        assertEquals(ofRaw.summary().layers(), reader.describe(withRaw).layers());
    }

    @Test
    public void rawWithOtherGenesIsKeptOnlyWhereItIsTaken() throws IOException {
        Path file = file(root -> {
            dense(root, "X", X);
            raw(root, "g0", "g1", "g2", "other");
        });
        assertEquals(Set.of(), reader.read(file, run).layers().keySet());
        assertEquals("other", reader.withCounts("raw").read(file, run).genes().names().get(3));
        assertThrows(IllegalArgumentException.class, () -> reader.withCounts("counts"));
    }

    @Test
    public void valuesThatAreNoNumbersAreRefusedAsCountsAndKeptInLayers() throws IOException {
        float[][] velocity = {{Float.NaN, 0, 0, 1}, {0, 0, 0, 0}, {0, 2, 7, 0}};
        Path file = file(root -> {
            dense(root, "X", X);
            dense(root.group("layers"), "velocity", velocity);
        });
        SingleCellData data = reader.read(file, run);
        assertEquals(4, data.layers().get("velocity").nonZeros());
        assertEquals(
            "\"test.h5ad\" has the value NaN in \"layers/velocity\", cell 1 (\"c0\"), gene 1 (\"g0\"); only numbers can be"
                + " read.",
            TestFiles.refusal(reader.withCounts("layer:velocity"), file));
    }

    @Test
    public void columnsOfEveryEncoding() throws IOException {
        SingleCellData data = reader.read(file(root -> dense(root, "X", X), obs -> {
            texts(obs, "text", "a", "", "größer");
            Hdf5Group newer = obs.group("category");
            texts(newer, "categories", "x", "y");
            ints(newer, "codes", 1, -1, 0);
            ints(obs, "old", 0, 1, -1);
            texts(obs.group("__categories"), "old", "u", "v");
            masked(obs, "integer", group -> ints(group, "values", 7, 0, 9));
            masked(obs, "string", group -> texts(group, "values", "p", "q", "r"));
            masked(obs, "boolean", group -> booleans(group, "values", true, true, false));
            booleans(obs, "flag", true, false, true);
            Hdf5Group numbered = obs.group("numbered");
            ints(numbered, "categories", 10, 20);
            ints(numbered, "codes", 0, 1, 1);
            obs.group("unknown");
        }), run);
        assertColumn(data, "text", ColumnType.TEXT, "a", "", "größer");
        assertColumn(data, "category", ColumnType.CATEGORICAL, "y", null, "x");
        assertColumn(data, "old", ColumnType.CATEGORICAL, "u", "v", null);
        assertColumn(data, "integer", ColumnType.INTEGER, "7", null, "9");
        assertColumn(data, "string", ColumnType.TEXT, "p", null, "r");
        assertColumn(data, "boolean", ColumnType.BOOLEAN, "true", null, "false");
        assertColumn(data, "flag", ColumnType.BOOLEAN, "true", "false", "true");
        assertColumn(data, "numbered", ColumnType.CATEGORICAL, "10", "20", "20");
        assertEquals(List.of("Left out, because it cannot be kept beside these cells and genes: obs/unknown."),
            run.notes());
    }

    @Test
    public void symbolsNameTheGenesWhereTheFileNamesThemByIdentifiers() throws IOException {
        Path file = write(root -> {
            names(root.group("obs"), "c0", "c1", "c2");
            Hdf5Group genes = root.group("var");
            names(genes, "ENSG00000000001", "ENSG00000000002", "ENSG00000000003", "ENSG00000000004");
            texts(genes, "feature_name", "CD3E", "MATR3", "MATR3", "");
            dense(root, "X", X);
        });
        SingleCellData data = reader.read(file, run);
        assertEquals(List.of("CD3E", "MATR3", "MATR3-1", "ENSG00000000004"), data.genes().names().asList());
        assertEquals("ENSG00000000003", data.genes().column("gene_ids").get().text(2));
        assertEquals(1, run.notes().size());
        assertEquals(data.summary().geneColumns(), reader.describe(file).geneColumns());
    }

    @Test
    public void featureTypesAreChosen() throws IOException {
        Path file = write(root -> {
            names(root.group("obs"), "c0", "c1", "c2");
            Hdf5Group genes = root.group("var");
            names(genes, "g0", "CD3-antibody", "g2", "g3");
            texts(genes, "feature_types", "Gene Expression", "Antibody Capture", "Gene Expression", "Gene Expression");
            dense(root, "X", X);
            dense(root.group("varm"), "PCs", new float[][]{{1}, {2}, {3}, {4}});
            dense(root.group("layers"), "l", X);
        });
        SingleCellData data = reader.read(file, run);
        assertEquals(List.of("g0", "g2", "g3"), data.genes().names().asList());
        assertArrayEquals(new float[][]{{1, 0, 300}, {0, 0, 0}, {0, 7, 0}}, TestFiles.dense(data));
        assertArrayEquals(new float[]{1, 3, 4}, data.geneEmbeddings().get("PCs").coordinates(), 0);
        assertEquals(3, data.layers().get("l").genes());
        SingleCellData antibodies = reader.withFeatureTypes(List.of("Antibody Capture")).read(file, run);
        assertEquals(List.of("CD3-antibody"), antibodies.genes().names().asList());
        assertEquals(List.of("CD3-antibody"), data.assay("ADT").orElseThrow().features().names().asList());
        assertEquals(1, reader.withGeneExpressionOnly(true).read(file, run).assays().size());
    }

    @Test
    public void repeatedCellNamesAreMadeUnique() throws IOException {
        Path file = write(root -> {
            names(root.group("obs"), "c", "c", "d");
            names(root.group("var"), "g0", "g1", "g2", "g3");
            dense(root, "X", X);
        });
        assertEquals(List.of("c", "c-1", "d"), reader.read(file, run).cells().names().asList());
        assertEquals(
            List.of("1 of 3 cells have the name of another one; \"-1\", \"-2\" … was appended to their" + " names."),
            run.notes());
    }

    @Test
    public void graphsOfBothAges() throws IOException {
        SingleCellData data = reader.read(file(root -> {
            dense(root, "X", X);
            Hdf5Group neighbors = root.group("uns").group("neighbors");
            sparse(neighbors.group("distances"), "csr_matrix", 3, 3, new int[]{5, 6}, new int[]{1, 0},
                new int[]{0, 1, 1, 2});
            sparse(root.group("obsp").group("byColumn"), "csc_matrix", 3, 3, new int[]{5, 6}, new int[]{0, 2},
                new int[]{0, 0, 1, 2});
        }), run);
        assertArrayEquals(new int[]{0, 1, 1, 2}, data.graphs().get("distances").starts());
        assertArrayEquals(new int[]{0, 1, 1, 2}, data.graphs().get("byColumn").starts());
        assertArrayEquals(new int[]{1, 2}, data.graphs().get("byColumn").neighbors());
        assertArrayEquals(new float[]{5, 6}, data.graphs().get("byColumn").weights(), 0);
        assertEquals(Map.of(), data.metadata());
    }

    @Test
    public void whatDoesNotFitIsNamed() throws IOException {
        assertRefused("\"X\" is 3 × 3, but there are 3 cells and 4 genes",
            root -> dense(root, "X", new float[][]{{1, 2, 3}, {1, 2, 3}, {1, 2, 3}}));
        assertRefused("\"X/indptr\" has 3 entries instead of 4",
            root -> csr(root, "X", DATA, new int[]{0, 3, 1, 2}, new int[]{0, 2, 4}));
        assertRefused("in \"X\", cell 2 claims -1 values of 4 features",
            root -> csr(root, "X", DATA, new int[]{0, 3, 1, 2}, new int[]{0, 2, 1, 4}));
        assertRefused("in \"X\", its cells have 4 values together, but it holds 3 values and 4 indices",
            root -> csr(root, "X", new int[]{1, 2, 3}, new int[]{0, 3, 1, 2}, new int[]{0, 2, 2, 4}));
        assertRefused("in \"X\", cell 1 (\"c0\") has a value for feature 5 of 4",
            root -> csr(root, "X", DATA, new int[]{0, 4, 1, 2}, new int[]{0, 2, 2, 4}));
        assertRefused("in \"X\", gene 1 has a value for cell 4 of 3",
            root -> csc(root, "X", DATA, new int[]{3, 2, 2, 0}, new int[]{0, 1, 2, 3, 4}));
        assertRefused("in \"X\", gene 2 claims -1 values of 3 cells",
            root -> csc(root, "X", DATA, new int[]{0, 2, 2, 0}, new int[]{0, 1, 0, 3, 4}));
        assertRefused("\"obsm/X_umap\" has 2 rows for 3 cells", root -> {
            dense(root, "X", X);
            dense(root.group("obsm"), "X_umap", new float[][]{{1, 2}, {1, 2}});
        });
        assertRefused("\"varm/PCs\" has 2 rows for 4 genes", root -> {
            dense(root, "X", X);
            dense(root.group("varm"), "PCs", new float[][]{{1, 2}, {1, 2}});
        });
        assertRefused("\"obsp/d\" has the neighbor 4 of 3 cells", root -> {
            dense(root, "X", X);
            sparse(root.group("obsp").group("d"), "csr_matrix", 3, 3, new int[]{1}, new int[]{3},
                new int[]{0, 1, 1, 1});
        });
    }

    @Test
    public void wrongAnnotationsAreNamed() throws IOException {
        assertRefused("\"obs/label\" has the category code 2 in row 3, but 2 categories", root -> dense(root, "X", X),
            obs -> {
                Hdf5Group label = obs.group("label");
                texts(label, "categories", "x", "y");
                ints(label, "codes", 0, 1, 2);
            });
        assertRefused("the categories of \"obs/label\" are not unique", root -> dense(root, "X", X), obs -> {
            Hdf5Group label = obs.group("label");
            texts(label, "categories", "x", "x");
            ints(label, "codes", 0, 1, 1);
        });
        assertRefused("\"obs/n\" has 2 entries for 3 rows", root -> dense(root, "X", X), obs -> ints(obs, "n", 1, 2));
        assertRefused("\"obs\" lists a column \"lost\" that is not there", root -> dense(root, "X", X),
            obs -> obs.attribute("column-order", List.of("lost")));
        Path noNames = write(root -> {
            root.group("obs");
            names(root.group("var"), "g");
            root.group("layers");
        });
        assertEquals("\"test.h5ad\" is damaged: \"obs\" has no list of the names of its rows.",
            TestFiles.refusal(noNames));
    }

    @Test
    public void otherFilesAreRefused() throws IOException {
        Path hdf5 = write(root -> root.group("something"));
        assertEquals(
            "\"test.h5ad\" is an HDF5 file, but not one of AnnData: it has no \"obs\" and \"var\", but" + " something.",
            TestFiles.refusal(reader.withFormat(SingleCellReader.format("h5ad")), hdf5));
        Path text = TestFiles.write(folder.getRoot().toPath().resolve("text.h5ad"), "a,b\n1,2\n");
        assertEquals("\"text.h5ad\" is not an HDF5 file, as every .h5ad file is.",
            TestFiles.refusal(reader.withFormat(SingleCellReader.format("h5ad")), text));
    }

    private void assertX(Path file) throws IOException {
        SingleCellData data = reader.read(file, run);
        assertArrayEquals(X, TestFiles.dense(data));
        assertEquals(List.of("c0", "c1", "c2"), data.cells().names().asList());
        assertEquals(List.of(), run.notes());
    }

    private static void assertColumn(SingleCellData data, String name, ColumnType type, String... texts) {
        Column column = data.cells().column(name).orElseThrow();
        assertEquals(type, column.type());
        for (int row = 0; row < texts.length; row++) {
            assertEquals(name, texts[row], column.text(row));
        }
    }

    private void assertRefused(String complaint, Content... contents) throws IOException {
        assertEquals("\"test.h5ad\" is damaged: " + complaint + ".", TestFiles.refusal(file(contents)));
    }

    /** A file of three cells and four genes, whose root and obs are filled by a test. */
    private Path file(Content... contents) throws IOException {
        return write(root -> {
            Hdf5Group cells = root.group("obs");
            names(cells, "c0", "c1", "c2");
            if (contents.length > 1) {
                contents[1].write(cells);
            }
            names(root.group("var"), "g0", "g1", "g2", "g3");
            contents[0].write(root);
        });
    }

    private Path write(Content content) throws IOException {
        Path file = folder.getRoot().toPath().resolve("test.h5ad");
        Files.deleteIfExists(file);
        try (Hdf5Writer writer = Hdf5Writer.create(file)) {
            content.write(writer.root());
            writer.finish();
        }
        return file;
    }

    private static void raw(Hdf5Group root, String... genes) throws IOException {
        Hdf5Group raw = root.group("raw");
        names(raw.group("var"), genes);
        csr(raw, "X", DATA, new int[]{0, 3, 1, 2}, new int[]{0, 2, 2, 4});
    }

    private static void names(Hdf5Group frame, String... names) throws IOException {
        frame.attribute("_index", "_index");
        texts(frame, "_index", names);
    }

    private static void dense(Hdf5Group group, String name, float[][] rows) throws IOException {
        Hdf5Dataset table = group.table(name, Hdf5Type.FLOAT32, rows[0].length);
        for (float[] row : rows) {
            for (float value : row) {
                table.putFloat(value);
            }
        }
        table.finish();
    }

    private static void csr(Hdf5Group group, String name, int[] data, int[] indices, int[] starts) throws IOException {
        sparse(group.group(name), "csr_matrix", 3, 4, data, indices, starts);
    }

    private static void csc(Hdf5Group group, String name, int[] data, int[] indices, int[] starts) throws IOException {
        sparse(group.group(name), "csc_matrix", 3, 4, data, indices, starts);
    }

    private static void sparse(Hdf5Group group, String encoding, int rows, int columns, int[] data, int[] indices,
        int[] starts) throws IOException {
        group.attribute("encoding-type", encoding);
        group.attribute("shape", new long[]{rows, columns});
        ints(group, "data", data);
        ints(group, "indices", indices);
        ints(group, "indptr", starts);
    }

    private static void masked(Hdf5Group group, String name, Content values) throws IOException {
        Hdf5Group masked = group.group(name);
        values.write(masked);
        booleans(masked, "mask", false, true, false);
    }

    private static void ints(Hdf5Group group, String name, int... values) throws IOException {
        Hdf5Dataset dataset = group.dataset(name, Hdf5Type.INT32);
        for (int value : values) {
            dataset.putInt(value);
        }
        dataset.finish();
    }

    private static void booleans(Hdf5Group group, String name, boolean... values) throws IOException {
        Hdf5Dataset dataset = group.dataset(name, Hdf5Type.BOOLEAN);
        for (boolean value : values) {
            dataset.putBoolean(value);
        }
        dataset.finish();
    }

    private static void texts(Hdf5Group group, String name, String... values) throws IOException {
        Hdf5Dataset dataset = group.dataset(name, Hdf5Type.TEXT);
        for (String value : values) {
            dataset.putText(value);
        }
        dataset.finish();
    }
}
