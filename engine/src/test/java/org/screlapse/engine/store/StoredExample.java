package org.screlapse.engine.store;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.List;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TextColumn;

/** Small data with parts of every kind, and whether two data sets hold the same. */
final class StoredExample {

    static final int CELLS = 40;

    private static final int GENES = 30;

    private StoredExample() {
    }

    static SingleCellData annotated() throws IOException {
        return annotated(data("a", BlockStorage.HEAP));
    }

    /** Data whose genes start at another place in each data set, so that two share some of them. */
    static SingleCellData data(String name, BlockStorage storage) throws IOException {
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

    static SingleCellData annotated(SingleCellData data) throws IOException {
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

    static void assertSameContent(SingleCellData expected, SingleCellData actual) {
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
            assertArrayEquals(graph.neighbors(), actual.graphs().get(name).neighbors());
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
