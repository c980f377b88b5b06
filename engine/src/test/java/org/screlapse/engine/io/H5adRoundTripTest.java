package org.screlapse.engine.io;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/** What is written is read equal; what anndata wrote is read, written and read by anndata equal. */
public class H5adRoundTripTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void everythingThatIsWrittenIsReadEqual() throws IOException {
        SingleCellData data = WriterExample.everything().withMetadata("pca/variance", List.of(1.0, 2.0))
            .withMetadata("pca/params/centered", true).withMetadata("flags", List.of(true, false))
            .withMetadata("none", List.of()).withMetadata("title/of", "kept under another name");
        Path file = folder.getRoot().toPath().resolve("data.h5ad");
        Run writing = Run.silent();
        SingleCellWriter.withDefaults().write(data, file, writing);
        Run reading = Run.silent();
        SingleCellData again = SingleCellReader.withDefaults().read(file, reading);
        assertEquals(3, writing.notes().size());
        assertEquals(List.of(), reading.notes());
        assertSameAnnotations(data.cells(), again.cells(), Map.of("S/G2M", "S_G2M", "_index", "_index_1"));
        assertSameAnnotations(data.genes(), again.genes(), Map.of());
        assertArrayEquals(TestFiles.dense(data), TestFiles.dense(again));
        assertArrayEquals(new float[][]{{0, 0, 0, 0.5f}, {0, 0, 0, 0}, {1.5f, 0, 0, 0}},
            TestFiles.dense(SingleCellData.of(again.layers().get("lognorm"), again.cells(), again.genes())));
        assertEquals(data.embeddings().keySet(), again.embeddings().keySet());
        assertArrayEquals(data.embeddings().get("X_pca").coordinates(), again.embeddings().get("X_pca").coordinates(),
            0);
        assertArrayEquals(data.geneEmbeddings().get("PCs").coordinates(),
            again.geneEmbeddings().get("PCs").coordinates(), 0);
        assertArrayEquals(data.graphs().get("distances").starts(), again.graphs().get("distances").starts());
        assertArrayEquals(data.graphs().get("distances").neighbors(), again.graphs().get("distances").neighbors());
        assertArrayEquals(data.graphs().get("distances").weights(), again.graphs().get("distances").weights(), 0);
        Map<String, Object> metadata = new HashMap<>(data.metadata());
        metadata.put("title_of", metadata.remove("title/of"));
        assertEquals(metadata, again.metadata());
        assertEquals(again.summary(), SingleCellReader.withDefaults().describe(file));
    }

    @Test
    public void dataWithoutGenesOrCells() throws IOException {
        Path file = folder.getRoot().toPath().resolve("data.h5ad");
        SingleCellWriter.withDefaults().write(SingleCellData.withoutGenes(Annotations.of(Names.of("a", "b"))), file,
            Run.silent());
        assertEquals(List.of("a", "b"), TestFiles.read(file).cells().names().asList());
    }

    @Test
    public void whatAnndataWroteComesBackEqual() throws Exception {
        Path root = folder.getRoot().toPath();
        Anndata.run(root, "roundtrip_h5ad.py", "make", root.toString());
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root, "*.h5ad")) {
            found.forEach(files::add);
        }
        for (Path file : files) {
            Run run = Run.silent();
            SingleCellReader reader = SingleCellReader.withDefaults();
            SingleCellData data = reader.read(file, run);
            assertEquals(file.toString(), data.summary().cellColumns(), reader.describe(file).cellColumns());
            assertEquals(file.toString(), data.summary().embeddings(), reader.describe(file).embeddings());
            SingleCellWriter.withDefaults().write(data,
                root.resolve(file.getFileName().toString().replace(".h5ad", ".out")), run);
            assertEquals(file.toString(), List.of(), run.notes());
        }
        Anndata.run(root, "roundtrip_h5ad.py", "check", root.toString());
    }

    /** Texts with missing values are written as categories, because anndata has no other way. */
    private static void assertSameAnnotations(Annotations expected, Annotations actual, Map<String, String> renamed) {
        assertEquals(expected.names(), actual.names());
        assertEquals(expected.columns().size(), actual.columns().size());
        expected.columns().forEach((name, column) -> {
            Column other = actual.column(renamed.getOrDefault(name, name)).orElseThrow();
            boolean isComplete = true;
            for (int row = 0; row < column.size(); row++) {
                assertEquals(name, column.text(row), other.text(row));
                isComplete &= !column.isMissing(row);
            }
            if (isComplete || column.type() != ColumnType.TEXT) {
                assertEquals(name, column.type(), other.type());
            }
        });
    }
}
