package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.Assay;
import org.screlapse.engine.data.AssaySummary;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.io.hdf5.Hdf5Dataset;
import org.screlapse.engine.io.hdf5.Hdf5Group;
import org.screlapse.engine.io.hdf5.Hdf5Object;
import org.screlapse.engine.io.hdf5.Hdf5Type;
import org.screlapse.engine.io.hdf5.Hdf5Writer;
import org.screlapse.engine.task.Run;

/** Encodings of anndata 0.12 and what stranger programs write: two cells × three genes. */
public class H5adEncodingsTest {

    private static final float[][] X = {{1, 0, 3}, {0, 2, 0}};
    private static final float[][] LOGGED = {{0.5f, 0, 1.5f}, {0, 1, 0}};
    private static final float[][] SCALED = {{0.5f, -1, 1.5f}, {-0.5f, 1, -1.5f}};

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Run run = Run.silent();
    private final SingleCellReader reader = SingleCellReader.withDefaults();

    private interface Content {

        void write(Hdf5Group root) throws IOException;
    }

    @Test
    public void anAbsentXIsNoMatrix() throws IOException {
        SingleCellData data = read(root -> {
            frames(root);
            encoded(root.scalar("X", Hdf5Type.FLOAT32), "null").finish();
            Hdf5Group layers = root.group("layers");
            table(layers, "counts", X);
            encoded(layers.scalar("empty", Hdf5Type.FLOAT32), "null").finish();
        });
        assertArrayEquals(X, TestFiles.dense(data));
        assertEquals(Set.of(), data.layers().keySet());
        assertEquals(List.of("The counts are taken from the layer \"counts\", because the file has no X."),
            run.notes());
    }

    @Test
    public void nullableTextsAsIndexCategoriesAndColumn() throws IOException {
        SingleCellData data = read(root -> {
            Hdf5Group obs = encoded(root.group("obs"), "dataframe");
            obs.attribute("_index", "names");
            obs.attribute("column-order", List.of("patient", "free"));
            nullable(obs, "names", new String[]{"c0", "c1"}, false, false);
            Hdf5Group patient = encoded(obs.group("patient"), "categorical");
            nullable(patient, "categories", new String[]{"P1", "P2"}, false, false);
            ints(patient, "codes", 1, 0);
            nullable(obs, "free", new String[]{"a", ""}, false, true);
            names(root.group("var"), "g0", "g1", "g2");
            table(root, "X", X);
        });
        assertEquals(List.of("c0", "c1"), data.cells().names().asList());
        assertEquals(List.of("P1", "P2"), data.summary().cellColumn("patient").orElseThrow().categories());
        assertEquals("P2", data.cells().column("patient").orElseThrow().text(0));
        assertEquals(ColumnType.TEXT, data.cells().column("free").orElseThrow().type());
        assertEquals("a", data.cells().column("free").orElseThrow().text(0));
        assertEquals(true, data.cells().column("free").orElseThrow().isMissing(1));
        assertEquals(List.of(), run.notes());
    }

    @Test
    public void rawWithoutItsGenesHasThoseOfX() throws IOException {
        SingleCellData data = read(root -> {
            frames(root);
            table(root, "X", LOGGED);
            table(root.group("raw"), "X", X);
        });
        assertArrayEquals(X, TestFiles.dense(data));
        assertEquals(List.of("g0", "g1", "g2"), data.genes().names().asList());
        assertEquals(Set.of("X"), data.layers().keySet());
    }

    @Test
    public void rawWithoutItsGenesIsLeftOutWhereThereAreOthers() throws IOException {
        SingleCellData data = read(root -> {
            frames(root);
            table(root, "X", X);
            table(root.group("raw"), "X", new float[][]{{1, 2}, {3, 4}});
        });
        assertArrayEquals(X, TestFiles.dense(data));
        assertEquals(List.of("The matrix \"raw\" was left out: the file does not name its genes (it has no"
            + " \"raw/var\"), and they are not as many as those of \"var\"."), run.notes());
    }

    @Test
    public void normalizedRawIsTakenBesideScaledX() throws IOException {
        SingleCellData data = read(root -> {
            frames(root);
            table(root, "X", SCALED);
            Hdf5Group raw = root.group("raw");
            table(raw, "X", LOGGED);
            names(raw.group("var"), "g0", "g1", "g2");
        });
        assertArrayEquals(LOGGED, TestFiles.dense(data));
        assertEquals(Set.of("X"), data.layers().keySet());
        assertEquals("No matrix of the file looks like counts; raw was taken, because X holds negative values, as after"
            + " scaling.", run.notes().get(0));
    }

    @Test
    public void tablesAndSparseMatricesAreEmbeddings() throws IOException {
        Content content = root -> {
            frames(root);
            table(root, "X", X);
            Hdf5Group obsm = root.group("obsm");
            Hdf5Group frame = encoded(obsm.group("X_df"), "dataframe");
            frame.attribute("_index", "_index");
            frame.attribute("column-order", List.of("u", "word", "v"));
            texts(frame, "_index", "c0", "c1");
            ints(frame, "u", 4, 5);
            texts(frame, "word", "a", "b");
            ints(frame, "v", 6, 7);
            Hdf5Group sparse = encoded(obsm.group("sparse"), "csc_matrix");
            sparse.attribute("shape", new long[]{2, 3});
            ints(sparse, "data", 8, 9);
            ints(sparse, "indices", 1, 0);
            ints(sparse, "indptr", 0, 1, 1, 2);
        };
        SingleCellData data = read(content);
        assertEquals(Set.of("X_df", "sparse"), data.embeddings().keySet());
        assertArrayEquals(new float[]{4, 6, 5, 7}, data.embeddings().get("X_df").coordinates(), 0);
        assertArrayEquals(new float[]{0, 0, 9, 8, 0, 0}, data.embeddings().get("sparse").coordinates(), 0);
        assertEquals(List.of("Left out, because it cannot be kept beside these cells and genes: obsm/X_df/word."),
            run.notes());
        assertEquals(Map.of("X_df", 2, "sparse", 3), reader.describe(file(content)).embeddings());
    }

    @Test
    public void aColumnThatAnotherOneReplacedIsNamed() throws IOException {
        SingleCellData data = read(root -> {
            Hdf5Group obs = names(root.group("obs"), "c0", "c1");
            obs.attribute("column-order", List.of("CD4/CD8", "CD4", "a/b"));
            ints(obs, "CD4", 1, 2);
            ints(obs.group("a"), "b", 3, 4);
            names(root.group("var"), "g0", "g1", "g2");
            table(root, "X", X);
        });
        assertEquals(Set.of("CD4", "a/b"), data.cells().columns().keySet());
        assertEquals("4", data.cells().column("a/b").orElseThrow().text(1));
        assertEquals(List.of("The column \"CD4/CD8\" of \"obs\" is not in the file: \"CD4\" took its place, because"
            + " HDF5 takes \"/\" for a folder; rename one of them and write the file again."), run.notes());
    }

    @Test
    public void modalitiesOfMuDataAreAssays() throws IOException {
        Content content = root -> {
            encoded(root, "MuData");
            Hdf5Group obs = names(root.group("obs"), "c1", "c9", "c0");
            texts(obs, "patient", "P1", "P9", "P0");
            texts(obs, "prot:depth", "1", "2", "3");
            table(root.group("obsm"), "X_wnn", new float[][]{{1, 2}, {3, 4}, {5, 6}});
            Hdf5Group modalities = root.group("mod");
            Hdf5Group rna = modalities.group("rna");
            frames(rna);
            table(rna, "X", X);
            Hdf5Group prot = modalities.group("prot");
            names(prot.group("obs"), "c0", "c9");
            names(prot.group("var"), "CD3");
            table(prot, "X", new float[][]{{7}, {8}});
        };
        SingleCellData data = read(content);
        assertArrayEquals(X, TestFiles.dense(data));
        assertEquals("P0", data.cells().column("patient").orElseThrow().text(0));
        assertEquals(Set.of("patient"), data.cells().columns().keySet());
        assertArrayEquals(new float[]{5, 6, 1, 2}, data.embeddings().get("X_wnn").coordinates(), 0);
        Assay proteins = data.assay("ADT").orElseThrow();
        assertEquals(List.of("CD3"), proteins.features().names().asList());
        assertArrayEquals(new float[][]{{7}, {0}}, TestFiles.dense(data.withMainAssay("ADT")));
        assertEquals(
            List.of("1 of 2 cells are not in the modality that became the assay \"ADT\"; they have no counts there."),
            run.notes());
        assertEquals(data.summary().assays().stream().map(AssaySummary::name).toList(),
            reader.describe(file(content)).assays().stream().map(AssaySummary::name).toList());
        assertEquals(1, reader.describe(file(content)).assays().get(1).features());
        assertEquals("h5mu", reader.recognize(file(content)).id());
        assertEquals(1, reader.withGeneExpressionOnly(true).read(file(content), Run.silent()).assays().size());
    }

    @Test
    public void featureTypesAreAssaysAndWrittenBack() throws IOException {
        SingleCellData data = read(root -> {
            names(root.group("obs"), "c0", "c1");
            Hdf5Group var = names(root.group("var"), "g0", "CD3", "g2");
            texts(var, "feature_types", "Gene Expression", "Antibody Capture", "Gene Expression");
            table(root, "X", X);
        });
        assertEquals(List.of("RNA", "ADT"), data.assays().stream().map(Assay::name).toList());
        assertArrayEquals(new float[][]{{1, 3}, {0, 0}}, TestFiles.dense(data));
        Path written = folder.getRoot().toPath().resolve("written.h5ad");
        SingleCellWriter.withDefaults().write(data, written, Run.silent());
        SingleCellData again = reader.read(written, run);
        assertEquals(data.summary(), again.summary());
        assertEquals(1, reader.describe(written).requireAssay("ADT").features());
        assertArrayEquals(new float[][]{{0}, {2}}, TestFiles.dense(again.withMainAssay("ADT")));
    }

    @Test
    public void countsThatAFloatDoesNotHoldAreRoundedAndSaid() throws IOException {
        SingleCellData data = read(root -> {
            frames(root);
            Hdf5Group x = encoded(root.group("X"), "csr_matrix");
            x.attribute("shape", new long[]{2, 3});
            ints(x, "data", 16_777_216, 16_777_217, 33_554_432);
            ints(x, "indices", 0, 1, 2);
            ints(x, "indptr", 0, 2, 3);
        });
        assertEquals(16_777_216f, TestFiles.dense(data)[0][1], 0);
        assertEquals(List.of("Counts above 16,777,216 are kept to seven digits."), run.notes());
    }

    @Test
    public void otherFilesOfHdf5AreNamed() throws IOException {
        Path molecules = file(root -> {
            ints(root, "barcode_idx", 1);
            ints(root, "count", 1);
            ints(root, "umi", 1);
        });
        assertEquals(
            "\"test.h5ad\" is Cell Ranger's molecule_info.h5, which lists molecules instead of counts; give the"
                + " filtered_feature_bc_matrix.h5 that Cell Ranger wrote beside it.",
            TestFiles.refusal(molecules));
        Path seurat = file(root -> {
            root.group("assays");
            texts(root, "cell.names", "a");
        });
        assertEquals("\"test.h5ad\" is an h5Seurat file, which only R can read; write its counts to a file that can be"
            + " read here, with these two lines in R:\nobject <- SeuratDisk::LoadH5Seurat(\"test.h5ad\")\n"
            + "DropletUtils::write10xCounts(\"counts.h5\", SeuratObject::LayerData(object, layer = \"counts\"), type ="
            + " \"HDF5\", version = \"3\")", TestFiles.refusal(seurat));
    }

    private SingleCellData read(Content content) throws IOException {
        return reader.read(file(content), run);
    }

    private Path file(Content content) throws IOException {
        Path file = folder.getRoot().toPath().resolve("test.h5ad");
        Files.deleteIfExists(file);
        try (Hdf5Writer writer = Hdf5Writer.create(file)) {
            content.write(writer.root());
            writer.finish();
        }
        return file;
    }

    private static void frames(Hdf5Group root) throws IOException {
        names(root.group("obs"), "c0", "c1");
        names(root.group("var"), "g0", "g1", "g2");
    }

    private static Hdf5Group names(Hdf5Group frame, String... names) throws IOException {
        texts(frame, "_index", names);
        return frame;
    }

    private static <T extends Hdf5Object> T encoded(T element, String encoding) throws IOException {
        element.attribute("encoding-type", encoding);
        return element;
    }

    private static void nullable(Hdf5Group group, String name, String[] values, boolean... mask) throws IOException {
        Hdf5Group nullable = encoded(group.group(name), "nullable-string-array");
        texts(nullable, "values", values);
        Hdf5Dataset missing = nullable.dataset("mask", Hdf5Type.BOOLEAN);
        for (boolean value : mask) {
            missing.putBoolean(value);
        }
        missing.finish();
    }

    private static void table(Hdf5Group group, String name, float[][] rows) throws IOException {
        Hdf5Dataset table = group.table(name, Hdf5Type.FLOAT32, rows[0].length);
        for (float[] row : rows) {
            for (float value : row) {
                table.putFloat(value);
            }
        }
        table.finish();
    }

    private static void ints(Hdf5Group group, String name, int... values) throws IOException {
        Hdf5Dataset dataset = group.dataset(name, Hdf5Type.INT32);
        for (int value : values) {
            dataset.putInt(value);
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
