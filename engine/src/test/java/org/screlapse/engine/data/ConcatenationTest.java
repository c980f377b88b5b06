package org.screlapse.engine.data;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.screlapse.engine.data.Concatenation.GeneJoin;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

public class ConcatenationTest {

    private final SingleCellData first;
    private final SingleCellData second;

    public ConcatenationTest() throws IOException {
        first = TestMatrices.data(new float[][]{{1, 2, 0}, {0, 0, 300}}, "A", "B", "C")
            .withCellColumn("sample", CategoricalColumn.constant("DX", 2))
            .withCellColumn("depth", NumericColumn.ofIntegers(3, 300))
            .withEmbedding("X_umap", new Embedding(1, new float[]{1, 2})).withMetadata("title", "gone");
        second = named(TestMatrices.data(new float[][]{{4, 5}, {6, 0}, {0, 7}}, "C", "D"), "d0", "d1", "d2")
            .withCellColumn("sample", CategoricalColumn.constant("REL", 3))
            .withCellColumn("depth", NumericColumn.of(9.5, Double.NaN, 7))
            .withCellColumn("flag", BooleanColumn.of(Arrays.asList(true, false, null)));
    }

    @Test
    public void unitesGenes() {
        SingleCellData joined = Concatenation.withDefaults().apply(List.of(first, second), Run.silent());
        assertEquals(List.of("A", "B", "C", "D"), joined.genes().names().asList());
        assertEquals(List.of("c0", "c1", "d0", "d1", "d2"), joined.cells().names().asList());
        assertArrayEquals(new float[][]{{1, 2, 0, 0}, {0, 0, 300, 0}, {0, 0, 4, 5}, {0, 0, 6, 0}, {0, 0, 0, 7}},
            TestMatrices.dense(joined.counts()));
        assertEquals(7, joined.counts().nonZeros());
        assertSame("blocks are not copied", first.counts().segments().get(0).block(),
            joined.counts().segments().get(0).block());
    }

    @Test
    public void stopsWhenCancelled() {
        StopAfter.check(progress -> Concatenation.withDefaults().apply(List.of(first, second), Run.of(progress)));
    }

    @Test
    public void keepsTheGenesThatAllHave() {
        Concatenation operation = Concatenation.withDefaults().withGeneJoin(GeneJoin.INTERSECTION);
        SingleCellData joined = operation.apply(List.of(first, second), Run.silent());
        assertEquals(List.of("C"), joined.genes().names().asList());
        assertArrayEquals(new float[][]{{0}, {300}, {4}, {6}, {0}}, TestMatrices.dense(joined.counts()));
        assertEquals(3, joined.counts().nonZeros());
    }

    @Test
    public void reordersGenesAndConcatenatesAgain() throws IOException {
        SingleCellData reversed = named(TestMatrices.data(new float[][]{{7, 8, 9}}, "C", "B", "A"), "r0");
        SingleCellData joined = Concatenation.withDefaults().apply(
            List.of(Concatenation.withDefaults().apply(List.of(reversed, second), Run.silent()), first), Run.silent());
        assertEquals(List.of("C", "B", "A", "D"), joined.genes().names().asList());
        assertArrayEquals(
            new float[][]{{7, 8, 9, 0}, {4, 0, 0, 5}, {6, 0, 0, 0}, {0, 0, 0, 7}, {0, 2, 1, 0}, {300, 0, 0, 0}},
            TestMatrices.dense(joined.counts()));
    }

    @Test
    public void keepsTheLayersThatAllHave() throws IOException {
        SingleCellData a = first.withLayer("spliced", TestMatrices.of(new float[][]{{1, 0.5f, 0}, {0, 0, 2}}))
            .withLayer("lognorm", first.counts()).withGeneEmbedding("PCs", new Embedding(1, new float[]{1, 2, 3}));
        SingleCellData b = second.withLayer("unspliced", second.counts()).withLayer("spliced",
            TestMatrices.of(new float[][]{{3, 4}, {0, 0}, {0, 5}}));
        SingleCellData joined = Concatenation.withDefaults().apply(List.of(a, b), Run.silent());
        assertEquals(List.of("spliced"), List.copyOf(joined.layers().keySet()));
        assertArrayEquals(new float[][]{{1, 0.5f, 0, 0}, {0, 0, 2, 0}, {0, 0, 3, 4}, {0, 0, 0, 0}, {0, 0, 0, 5}},
            TestMatrices.dense(joined.layers().get("spliced")));
        assertEquals(Map.of(), joined.geneEmbeddings());
        assertSame("counts and layers share where the genes went", joined.counts().segments().get(1).geneMap(),
            joined.layers().get("spliced").segments().get(1).geneMap());
        assertEquals(joined.summary().layers(),
            Concatenation.withDefaults().describe(List.of(a.summary(), b.summary())).layers());
    }

    @Test
    public void refusesInputsWithoutACommonGene() throws IOException {
        SingleCellData other = named(TestMatrices.data(new float[][]{{1}}, "ENSG1"), "x");
        String message = assertThrows(IllegalArgumentException.class, () -> Concatenation.withDefaults()
            .withGeneJoin(GeneJoin.INTERSECTION).apply(List.of(first, other), Run.silent())).getMessage();
        assertTrue(message, message.contains("no gene in common") && message.contains("[A, B, C]"));
    }

    @Test
    public void repeatedCellNamesAreRefusedWithAWayOut() {
        String message = assertThrows(IllegalArgumentException.class,
            () -> Concatenation.withDefaults().apply(List.of(first, second, first), Run.silent())).getMessage();
        assertEquals("The cell name \"c0\" is in input 1 and in input 3, but names must be unique: choose an"
            + " annotation, such as the sample, to put before each cell name.", message);
    }

    @Test
    public void putsAnAnnotationBeforeCellNames() {
        SingleCellData relapse = first.withCellColumn("sample", CategoricalColumn.of(Arrays.asList("REL", null)));
        SingleCellData joined =
            Concatenation.withDefaults().withPrefixColumn("sample").apply(List.of(first, relapse), Run.silent());
        assertEquals(List.of("DX_c0", "DX_c1", "REL_c0", "c1"), joined.cells().names().asList());
        String message = assertThrows(IllegalArgumentException.class,
            () -> Concatenation.withDefaults().withPrefixColumn("flag").apply(List.of(first, second), Run.silent()))
            .getMessage();
        assertEquals("Input 1 has no annotation \"flag\" to put before the cell names; it has [sample, depth].",
            message);
    }

    @Test
    public void unitesCellAnnotationsOfDifferentTypes() {
        SingleCellData joined =
            Concatenation.withDefaults().apply(
                List.of(first.withCellColumn("batch", NumericColumn.ofIntegers(1, 2)),
                    second.withCellColumn("batch", CategoricalColumn.of(Arrays.asList("1", "late", null)))),
                Run.silent());
        assertColumn(joined, "sample", ColumnType.CATEGORICAL, "DX", "DX", "REL", "REL", "REL");
        assertColumn(joined, "depth", ColumnType.NUMERIC, "3.0", "300.0", "9.5", null, "7.0");
        assertColumn(joined, "flag", ColumnType.BOOLEAN, null, null, "true", "false", null);
        assertColumn(joined, "batch", ColumnType.CATEGORICAL, "1", "2", "1", "late", null);
        assertEquals(Map.of(), joined.embeddings());
        assertEquals(Map.of(), joined.metadata());
    }

    @Test
    public void keepsCategoriesThatNoCellHasAndTheirOrder() {
        List<String> order = List.of("Relapse", "Remission", "Diagnosis");
        SingleCellData joined = Concatenation.withDefaults().apply(
            List.of(first.withCellColumn("time", CategoricalColumn.of(order, new int[]{2, 2})),
                second.withCellColumn("time", CategoricalColumn.of(List.of("Diagnosis", "Later"), new int[3]))),
            Run.silent());
        assertEquals(List.of("Relapse", "Remission", "Diagnosis", "Later"),
            ((CategoricalColumn) joined.cells().column("time").get()).categories());
    }

    @Test
    public void geneAnnotationsComeFromTheFirstInputThatHasThem() {
        SingleCellData joined = Concatenation.withDefaults()
            .apply(List.of(first.withGeneColumn("gene_ids", TextColumn.of(List.of("EA", "EB", "EC"))),
                second.withGeneColumn("gene_ids", TextColumn.of(List.of("other", "ED"))).withGeneColumn("genome",
                    CategoricalColumn.constant("hg38", 2))),
                Run.silent());
        assertEquals(List.of("EA", "EB", "EC", "ED"), ColumnTest.texts(joined.genes().column("gene_ids").get()));
        assertEquals(Arrays.asList(null, null, "hg38", "hg38"),
            ColumnTest.texts(joined.genes().column("genome").get()));
    }

    @Test
    public void sameGenesAreSharedWithTheirAnnotations() {
        SingleCellData annotated = first.withGeneColumn("gene_ids", TextColumn.of(List.of("EA", "EB", "EC")));
        SingleCellData joined =
            Concatenation.withDefaults().apply(List.of(annotated, named(annotated, "x", "y")), Run.silent());
        assertSame(annotated.genes(), joined.genes());
        SingleCellData more = Concatenation.withDefaults().apply(
            List.of(annotated, named(first, "x", "y").withGeneColumn("mean", NumericColumn.of(1, 2, 3))), Run.silent());
        assertEquals(List.of("gene_ids", "mean"), List.copyOf(more.genes().columns().keySet()));
    }

    @Test
    public void describesWhatItMakes() {
        SingleCellData same = named(first, "x", "y")
            .withGeneColumn("kind", CategoricalColumn.of(List.of("rare", "usual"), new int[]{1, 1, 1}))
            .withGeneColumn("mean", NumericColumn.of(1, 2, 3));
        SingleCellData typed = first.withGeneColumn("mean", NumericColumn.ofIntegers(1, 2, 3)).withGeneColumn("kind",
            CategoricalColumn.constant("usual", 3));
        assertDescribes(first, second);
        assertDescribes(second, first);
        assertDescribes(typed, same);
        assertDescribes(same, typed, second);
        assertDescribes(first.withCellColumn("flag", NumericColumn.ofIntegers(1, 2)),
            second.withCellColumn("sample", TextColumn.of(List.of("a", "b", "c"))));
    }

    @Test
    public void doesNotKnowTheNumberOfCellsWhereAnInputDoesNot() {
        DataSummary unknown = new DataSummary(DataSummary.UNKNOWN, 5, 5, List.of(), List.of());
        assertEquals(DataSummary.UNKNOWN,
            Concatenation.withDefaults().describe(List.of(first.summary(), unknown)).cells());
    }

    /** Categories may be unknown where an input is not categorical; all else must agree. */
    private static void assertDescribes(SingleCellData... inputs) {
        DataSummary made = Concatenation.withDefaults().apply(List.of(inputs), Run.silent()).summary();
        DataSummary described =
            Concatenation.withDefaults().describe(Arrays.stream(inputs).map(SingleCellData::summary).toList());
        assertEquals(made.cells(), described.cells());
        assertColumns(made.cellColumns(), described.cellColumns());
        assertColumns(made.geneColumns(), described.geneColumns());
        assertEquals(made.embeddings(), described.embeddings());
        assertEquals(made.graphs(), described.graphs());
    }

    private static void assertColumns(List<DataSummary.ColumnSummary> made, List<DataSummary.ColumnSummary> described) {
        assertEquals(made.stream().map(c -> c.name() + " " + c.type()).toList(),
            described.stream().map(c -> c.name() + " " + c.type()).toList());
        for (int i = 0; i < made.size(); i++) {
            if (!described.get(i).categories().isEmpty()) {
                assertEquals(made.get(i).categories(), described.get(i).categories());
            }
        }
    }

    private static void assertColumn(SingleCellData data, String name, ColumnType type, String... texts) {
        Column column = data.cells().column(name).get();
        assertEquals(type, column.type());
        assertEquals(Arrays.asList(texts), ColumnTest.texts(column));
    }

    private static SingleCellData named(SingleCellData data, String... cells) {
        return data.withCells(data.cells().withNames(Names.of(cells)));
    }
}
