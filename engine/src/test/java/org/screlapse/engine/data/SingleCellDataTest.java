package org.screlapse.engine.data;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.screlapse.engine.data.DataSummary.ColumnSummary;

public class SingleCellDataTest {

    private final SingleCellData data;

    public SingleCellDataTest() throws IOException {
        data = TestMatrices.data(new float[][]{{1, 0, 2}, {0, 0, 3}}, "g0", "g1", "g2")
            .withCellColumn("patient", CategoricalColumn.constant("P1", 2))
            .withGeneColumn("gene_ids", TextColumn.of(List.of("E0", "E1", "E2")))
            .withEmbedding("X_umap", new Embedding(2, new float[]{1, 2, 3, 4}))
            .withLayer("lognorm", TestMatrices.of(new float[][]{{0.5f, 0, 1}, {0, 0, 1.5f}}))
            .withGeneEmbedding("PCs", new Embedding(1, new float[]{1, 2, 3}))
            .withGraph("distances", new CellGraph(new int[]{0, 1, 1}, new int[]{1}, new float[]{0.5f}))
            .withMetadata("title", "test");
    }

    @Test
    public void aChangedPartIsTheOnlyOneThatIsNotShared() {
        assertShared(data.withCellColumn("score", NumericColumn.of(1, 2)), "cells");
        assertShared(data.withCells(data.cells().without("patient")), "cells");
        assertShared(data.withGeneColumn("mean", NumericColumn.of(1, 2, 3)), "genes");
        assertShared(data.withMetadata("seed", 1.0), "metadata");
        assertShared(data.withGraph("knn", data.graphs().get("distances")), "graphs");
        assertShared(data.withLayer("raw", data.counts()), "layers");
        assertShared(data.withGeneEmbedding("x", new Embedding(1, new float[]{1, 2, 3})), "geneEmbeddings");
        assertShared(data.withEmbedding("X_pca", new Embedding(1, new float[]{1, 2})), "embeddings");
    }

    @Test
    public void aNewCellColumnSharesTheOthers() {
        SingleCellData scored = data.withCellColumn("score", NumericColumn.of(1, 2));
        assertSame(data.cells().names(), scored.cells().names());
        assertSame(data.cells().column("patient").get(), scored.cells().column("patient").get());
        assertEquals(List.of("patient", "score"), List.copyOf(scored.cells().columns().keySet()));
        assertFalse("the original is as it was", data.cells().column("score").isPresent());
    }

    @Test
    public void aReplacedColumnKeepsItsPlace() {
        SingleCellData changed = data.withCellColumn("score", NumericColumn.of(1, 2)).withCellColumn("patient",
            CategoricalColumn.constant("P2", 2));
        assertEquals(List.of("patient", "score"), List.copyOf(changed.cells().columns().keySet()));
        assertEquals("P2", changed.cells().column("patient").get().text(0));
    }

    @Test
    public void refusesPartsOfAnotherSize() {
        assertThrows(IllegalArgumentException.class, () -> data.withCellColumn("x", NumericColumn.of(1)));
        assertThrows(IllegalArgumentException.class, () -> data.withGeneColumn("x", NumericColumn.of(1)));
        assertThrows(IllegalArgumentException.class, () -> data.withCellColumn(" ", NumericColumn.of(1, 2)));
        assertThrows(IllegalArgumentException.class, () -> data.withCells(Annotations.of(Names.of("a"))));
        assertThrows(IllegalArgumentException.class, () -> data.cells().withNames(Names.of("a")));
        assertThrows(IllegalArgumentException.class, () -> data.withEmbedding("X", new Embedding(1, new float[]{1})));
        assertThrows(IllegalArgumentException.class,
            () -> data.withGeneEmbedding("X", new Embedding(1, new float[]{1, 2})));
        assertThrows(IllegalArgumentException.class, () -> data.withLayer("x", CountMatrix.withoutGenes(2)));
        assertThrows(IllegalArgumentException.class,
            () -> data.withGraph("x", new CellGraph(new int[]{0}, new int[0], new float[0])));
        assertThrows(IllegalArgumentException.class, () -> new Embedding(2, new float[]{1}));
        assertThrows(IllegalArgumentException.class,
            () -> new CellGraph(new int[]{0, 2}, new int[]{0}, new float[]{1}));
        String message = assertThrows(IllegalArgumentException.class,
            () -> SingleCellData.of(data.counts(), data.cells(), Annotations.of(Names.of("g")))).getMessage();
        assertEquals("The counts are 2 cells × 3 genes, but there are 2 cell names and 1 gene names.", message);
    }

    @Test
    public void metadataAreTextsNumbersBooleansAndLists() {
        for (Object value : List.of("a", 1.0, true, List.of("a", "b"), List.of(1.0, 2.0), List.of())) {
            assertEquals(value, data.withMetadata("x", value).metadata().get("x"));
        }
        for (Object value : List.of(1, Map.of(), List.of("a", 1.0))) {
            assertThrows(IllegalArgumentException.class, () -> data.withMetadata("x", value));
        }
    }

    @Test
    public void theSummarySaysWhatIsInside() {
        DataSummary summary = data.withCellColumn("score", NumericColumn.of(1, 2)).summary();
        assertEquals(2, summary.cells());
        assertEquals(3, summary.genes());
        assertEquals(3, summary.nonZeros());
        assertEquals(new ColumnSummary("patient", ColumnType.CATEGORICAL, List.of("P1")),
            summary.cellColumn("patient").get());
        assertEquals(List.of("score"), summary.cellColumnsOf(ColumnType.NUMERIC, ColumnType.INTEGER));
        assertEquals(List.of(new ColumnSummary("gene_ids", ColumnType.TEXT, List.of())), summary.geneColumns());
        assertEquals(Map.of("X_umap", 2), summary.embeddings());
        assertEquals(List.of("distances"), summary.graphs());
        assertEquals(List.of("lognorm"), summary.layers());
        assertEquals(Map.of("PCs", 1), summary.geneEmbeddings());
    }

    @Test
    public void aSummaryWithAColumnEqualsThatOfTheDataWithIt() {
        DataSummary before = data.summary();
        assertEquals(data.withCellColumn("score", NumericColumn.of(1, 2)).summary(),
            before.withCellColumn(new ColumnSummary("score", ColumnType.NUMERIC, List.of())));
        assertEquals(data.withCellColumn("patient", NumericColumn.of(1, 2)).summary(),
            before.withCellColumn(new ColumnSummary("patient", ColumnType.NUMERIC, List.of())));
    }

    @Test
    public void categoriesTooManyToOfferAreLeftOut() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= 1000; i++) {
            many.add("c" + i);
        }
        assertEquals(List.of(), new ColumnSummary("x", ColumnType.CATEGORICAL, many).categories());
        assertEquals(1000, new ColumnSummary("x", ColumnType.CATEGORICAL, many.subList(1, 1001)).categories().size());
    }

    @Test
    public void cellsNeedNoGenes() {
        SingleCellData table = SingleCellData.withoutGenes(Annotations.of(Names.of("a", "b")));
        assertEquals(2, table.counts().cells());
        assertEquals(0, table.counts().genes());
    }

    private void assertShared(SingleCellData changed, String except) {
        Map<String, Object> before = parts(data);
        parts(changed).forEach((part, value) -> {
            if (part.equals(except)) {
                assertNotSame(part, before.get(part), value);
            } else if (value instanceof Map<?, ?> map) {
                assertEquals(part, ((Map<?, ?>) before.get(part)).keySet(), map.keySet());
                map.forEach((name, entry) -> assertSame(part, ((Map<?, ?>) before.get(part)).get(name), entry));
            } else {
                assertSame(part, before.get(part), value);
            }
        });
        assertTrue(before.containsKey(except));
    }

    private static Map<String, Object> parts(SingleCellData of) {
        return Map.of("counts", of.counts(), "cells", of.cells(), "genes", of.genes(), "embeddings", of.embeddings(),
            "graphs", of.graphs(), "metadata", of.metadata(), "layers", of.layers(), "geneEmbeddings",
            of.geneEmbeddings());
    }
}
