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

    private static final int CELLS = 40;
    private static final int GENES = 30;

    @Rule
    public TemporaryFolder folder = new TemporaryFolder();

    private Path root;

    @Before
    public void findFolder() {
        root = folder.getRoot().toPath();
    }

    @Test
    public void everythingComesBack() throws IOException {
        SingleCellData data = annotated(data("a", BlockStorage.HEAP));
        StoredData reopened = StoredData.open(write("one", data).files());
        assertSameContent(data, reopened.data());
    }

    @Test
    public void blocksReadIntoTheStoreAreNotWrittenAgain() throws IOException {
        Path file = root.resolve("direct");
        StoredData stored;
        long afterReading;
        try (StoreWriter writer = StoreWriter.create(file, List.of())) {
            SingleCellData data = data("a", writer);
            afterReading = Files.size(file);
            stored = writer.finish(data, Progress.NONE);
        }
        assertTrue(afterReading > 1000);
        assertTrue(Files.size(file) - afterReading < 3000);
        assertSameContent(data("a", BlockStorage.HEAP), StoredData.open(stored.files()).data());
    }

    @Test
    public void anAnnotationAddsOnlyItself() throws IOException {
        StoredData first = write("first", data("a", BlockStorage.HEAP));
        SingleCellData changed = first.data().withCellColumn("score", NumericColumn.of(new double[CELLS]));
        StoredData second = write("second", changed, first);
        assertEquals(List.of(root.resolve("first"), root.resolve("second")), second.files());
        assertTrue(Files.size(root.resolve("second")) < CELLS * 8 + 500);
        assertSameContent(changed, StoredData.open(second.files()).data());
    }

    @Test
    public void sharingSurvivesReopening() throws IOException {
        StoredData first = StoredData.open(write("first", data("a", BlockStorage.HEAP)).files());
        StoredData second = write("second", first.data().withMetadata("note", "x"), first);
        assertTrue(Files.size(root.resolve("second")) < 400);
        assertSame(first.data().counts(), second.data().counts());
    }

    @Test
    public void aConcatenationRefersToItsInputs() throws IOException {
        StoredData a = write("a", data("a", BlockStorage.HEAP));
        StoredData b = write("b", data("b", BlockStorage.HEAP));
        SingleCellData both = Concatenation.withDefaults().apply(List.of(a.data(), b.data()), Run.silent());
        StoredData stored = write("both", both, a, b);
        assertEquals(List.of(root.resolve("a"), root.resolve("b"), root.resolve("both")), stored.files());
        assertSameContent(both, StoredData.open(stored.files()).data());
    }

    @Test
    public void layersAreSharedToo() throws IOException {
        StoredData a = write("a", annotated(data("a", BlockStorage.HEAP)));
        StoredData b = write("b", annotated(data("b", BlockStorage.HEAP)).withLayer("own", a.data().counts()));
        SingleCellData both =
            Concatenation.withDefaults().withPrefixColumn("n").apply(List.of(a.data(), b.data()), Run.silent());
        assertEquals(List.of("spliced"), both.summary().layers());
        StoredData stored = write("both", both.withLayer("again", both.counts()), a, b);
        assertTrue(Files.size(root.resolve("both")) < Files.size(root.resolve("a")));
        assertSameContent(stored.data(), StoredData.open(stored.files()).data());
    }

    @Test
    public void aSelectionRefersToItsInput() throws IOException {
        StoredData a = write("a", annotated(data("a", BlockStorage.HEAP)));
        SingleCellData some = a.data().selectCells(new int[]{1, 2, 3, 20, 39}).selectGenes(new int[]{0, 7, 8});
        StoredData stored = StoredData.open(write("some", some, a).files());
        assertSameContent(some, stored.data());
        assertTrue(Files.size(root.resolve("some")) < Files.size(root.resolve("a")) / 2);
        SingleCellData fewer = stored.data().selectCells(new int[]{0, 4});
        assertSameContent(fewer, StoredData.open(write("fewer", fewer, stored).files()).data());
        write("note", stored.data().withMetadata("note", "x"), stored);
        assertTrue("nothing is written again", Files.size(root.resolve("note")) < Files.size(root.resolve("some")));
    }

    @Test
    public void anUnfinishedFileIsDeleted() throws IOException {
        try (StoreWriter writer = StoreWriter.create(root.resolve("half"), List.of())) {
            data("a", writer);
        }
        assertFalse(Files.exists(root.resolve("half")));
    }

    @Test
    public void damagedFilesAreNamed() throws IOException {
        StoredData stored = write("whole", annotated(data("a", BlockStorage.HEAP)));
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

    /** Data whose genes start at another place in each data set, so that two share some of them. */
    private static SingleCellData data(String name, BlockStorage storage) throws IOException {
        Random random = new Random(name.hashCode());
        CountMatrixBuilder builder = new CountMatrixBuilder(GENES, storage);
        for (int cell = 0; cell < CELLS; cell++) {
            int[] genes = random.ints(0, GENES).distinct().limit(10).toArray();
            float[] values = new float[genes.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextInt(400);
            }
            builder.addCell(genes, values, 0, genes.length);
        }
        int firstGene = name.charAt(0);
        return SingleCellData.of(builder.build(), Annotations.of(names(name + "_cell", CELLS, 0)),
            Annotations.of(names("gene", GENES, firstGene)));
    }

    private static SingleCellData annotated(SingleCellData data) throws IOException {
        String[] texts = new String[CELLS];
        Arrays.setAll(texts, i -> i % 3 == 0 ? null : "tëxt " + i);
        int[] starts = new int[CELLS + 1];
        Arrays.setAll(starts, i -> Math.min(i, 5));
        return data.withCellColumn("text", TextColumn.of(Arrays.asList(texts)))
            .withCellColumn("sample", CategoricalColumn.of(Arrays.asList(texts)))
            .withCellColumn("flag",
                Column.ofTexts(ColumnType.BOOLEAN,
                    Arrays.stream(texts).map(t -> t == null ? null : Boolean.toString(t.endsWith("1"))).toList()))
            .withCellColumn("n", NumericColumn.ofIntegers(new double[CELLS]))
            .withGeneColumn("gene_ids", TextColumn.of(names("ENSG", GENES, 0).asList()))
            .withEmbedding("X_pca", new Embedding(2, new float[2 * CELLS]))
            .withGeneEmbedding("PCs", new Embedding(3, new float[3 * GENES]))
            .withLayer("spliced", data("layer", BlockStorage.HEAP).counts())
            .withGraph("distances", new CellGraph(starts, new int[]{1, 2, 3, 4, 5}, new float[]{1, 2, 3, 4, 5}))
            .withMetadata("title", "t").withMetadata("n", 2.5).withMetadata("yes", true)
            .withMetadata("list", List.of("a", "b")).withMetadata("numbers", List.of(1.0, 2.0));
    }

    private static Names names(String prefix, int count, int first) {
        String[] names = new String[count];
        Arrays.setAll(names, i -> prefix + (first + i));
        return Names.of(names);
    }

    private static void assertSameContent(SingleCellData expected, SingleCellData actual) {
        assertEquals(expected.summary(), actual.summary());
        assertEquals(expected.cells().names(), actual.cells().names());
        assertEquals(expected.genes().names(), actual.genes().names());
        assertEquals(expected.metadata(), actual.metadata());
        assertSameColumns(expected.cells(), actual.cells());
        assertSameColumns(expected.genes(), actual.genes());
        expected.embeddings().forEach((name, embedding) -> assertArrayEquals(embedding.coordinates(),
            actual.embeddings().get(name).coordinates(), 0));
        expected.geneEmbeddings().forEach((name, embedding) -> assertArrayEquals(embedding.coordinates(),
            actual.geneEmbeddings().get(name).coordinates(), 0));
        expected.layers().forEach((name, layer) -> assertSameCounts(layer, actual.layers().get(name)));
        expected.graphs().forEach((name, graph) -> {
            assertArrayEquals(graph.starts(), actual.graphs().get(name).starts());
            assertArrayEquals(graph.neighbours(), actual.graphs().get(name).neighbours());
            assertArrayEquals(graph.weights(), actual.graphs().get(name).weights(), 0);
        });
        assertSameCounts(expected.counts(), actual.counts());
    }

    private static void assertSameColumns(Annotations expected, Annotations actual) {
        expected.columns().forEach((name, column) -> {
            Column other = actual.column(name).orElseThrow();
            for (int row = 0; row < column.size(); row++) {
                assertEquals(column.text(row), other.text(row));
            }
        });
    }

    private static void assertSameCounts(CountMatrix expected, CountMatrix actual) {
        assertEquals(expected.nonZeros(), actual.nonZeros());
        CellCursor a = expected.cursor();
        CellCursor b = actual.cursor();
        while (a.next()) {
            assertTrue(b.next());
            assertArrayEquals(Arrays.copyOf(a.genes(), a.length()), Arrays.copyOf(b.genes(), b.length()));
            assertArrayEquals(Arrays.copyOf(a.values(), a.length()), Arrays.copyOf(b.values(), b.length()), 0);
        }
        assertFalse(b.next());
    }
}
