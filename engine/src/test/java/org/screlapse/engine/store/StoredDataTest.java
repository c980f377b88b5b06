package org.screlapse.engine.store;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.Concatenation;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TextColumn;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

public class StoredDataTest {

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path root;

    @Before
    public void findFolder() {
        root = folder.getRoot().toPath();
    }

    @Test
    public void everythingComesBack() throws IOException {
        SingleCellData data = StoredExample.annotated(StoredExample.data("a", BlockStorage.HEAP));
        StoredData reopened = StoredData.open(write("one", data).files());
        StoredExample.assertSameContent(data, reopened.data());
    }

    @Test
    public void blocksReadIntoTheStoreAreNotWrittenAgain() throws IOException {
        Path file = root.resolve("direct");
        StoredData stored;
        long afterReading;
        try (StoreWriter writer = StoreWriter.create(file, List.of())) {
            SingleCellData data = StoredExample.data("a", writer);
            afterReading = Files.size(file);
            stored = writer.finish(data, Progress.NONE);
        }
        assertTrue(afterReading > 1000);
        assertTrue(Files.size(file) - afterReading < 3000);
        StoredExample.assertSameContent(StoredExample.data("a", BlockStorage.HEAP),
            StoredData.open(stored.files()).data());
    }

    @Test
    public void anAnnotationAddsOnlyItself() throws IOException {
        StoredData first = write("first", StoredExample.data("a", BlockStorage.HEAP));
        SingleCellData changed =
            first.data().withCellColumn("score", NumericColumn.of(new double[StoredExample.CELLS]));
        StoredData second = write("second", changed, first);
        assertEquals(List.of(root.resolve("first"), root.resolve("second")), second.files());
        assertTrue(Files.size(root.resolve("second")) < StoredExample.CELLS * 8 + 500);
        StoredExample.assertSameContent(changed, StoredData.open(second.files()).data());
    }

    @Test
    public void sharingSurvivesReopening() throws IOException {
        StoredData first = StoredData.open(write("first", StoredExample.data("a", BlockStorage.HEAP)).files());
        StoredData second = write("second", first.data().withMetadata("note", "x"), first);
        assertTrue(Files.size(root.resolve("second")) < 400);
        assertSame(first.data().counts(), second.data().counts());
    }

    @Test
    public void aConcatenationRefersToItsInputs() throws IOException {
        StoredData a = write("a", StoredExample.data("a", BlockStorage.HEAP));
        StoredData b = write("b", StoredExample.data("b", BlockStorage.HEAP));
        SingleCellData both = Concatenation.withDefaults().apply(List.of(a.data(), b.data()), Run.silent());
        StoredData stored = write("both", both, a, b);
        assertEquals(List.of(root.resolve("a"), root.resolve("b"), root.resolve("both")), stored.files());
        StoredExample.assertSameContent(both, StoredData.open(stored.files()).data());
    }

    @Test
    public void layersAreSharedToo() throws IOException {
        StoredData a = write("a", StoredExample.annotated(StoredExample.data("a", BlockStorage.HEAP)));
        StoredData b = write("b",
            StoredExample.annotated(StoredExample.data("b", BlockStorage.HEAP)).withLayer("own", a.data().counts()));
        SingleCellData both =
            Concatenation.withDefaults().withPrefixColumn("n").apply(List.of(a.data(), b.data()), Run.silent());
        assertEquals(List.of("spliced"), both.summary().layers());
        StoredData stored = write("both", both.withLayer("again", both.counts()), a, b);
        assertTrue(Files.size(root.resolve("both")) < Files.size(root.resolve("a")));
        StoredExample.assertSameContent(stored.data(), StoredData.open(stored.files()).data());
    }

    @Test
    public void aSelectionRefersToItsInput() throws IOException {
        StoredData a = write("a", StoredExample.annotated(StoredExample.data("a", BlockStorage.HEAP)));
        SingleCellData some = a.data().selectCells(new int[]{1, 2, 3, 20, 39}).selectGenes(new int[]{0, 7, 8});
        StoredData stored = StoredData.open(write("some", some, a).files());
        StoredExample.assertSameContent(some, stored.data());
        assertTrue(Files.size(root.resolve("some")) < Files.size(root.resolve("a")) / 2);
        SingleCellData fewer = stored.data().selectCells(new int[]{0, 4});
        StoredExample.assertSameContent(fewer, StoredData.open(write("fewer", fewer, stored).files()).data());
        write("note", stored.data().withMetadata("note", "x"), stored);
        assertTrue("nothing is written again", Files.size(root.resolve("note")) < Files.size(root.resolve("some")));
    }

    @Test
    public void anUnfinishedFileIsDeleted() throws IOException {
        try (StoreWriter writer = StoreWriter.create(root.resolve("half"), List.of())) {
            StoredExample.data("a", writer);
        }
        assertFalse(Files.exists(root.resolve("half")));
    }

    @Test
    public void damagedFilesAreNamed() throws IOException {
        StoredData stored = write("whole", StoredExample.annotated(StoredExample.data("a", BlockStorage.HEAP)));
        byte[] bytes = Files.readAllBytes(stored.files().get(0));
        Path damaged = root.resolve("damaged");
        for (int length : new int[]{0, 10, bytes.length / 2, bytes.length - 1}) {
            Files.write(damaged, Arrays.copyOf(bytes, length));
            IOException e = assertThrows(IOException.class, () -> StoredData.open(List.of(damaged)));
            assertTrue(e.getMessage(), e.getMessage().contains(damaged + " are damaged"));
        }
    }

    private StoredData write(String name, SingleCellData data, StoredData... upstream) throws IOException {
        try (StoreWriter writer = StoreWriter.create(root.resolve(name), List.of(upstream))) {
            return writer.finish(data, Progress.NONE);
        }
    }
}
