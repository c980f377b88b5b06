package org.screlapse.engine.embed;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.graph.CrossNeighbors;
import org.screlapse.engine.testing.ReferenceData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

/** Mapping blood cells of the PBMC 3k data to other cells of these, and small made data. */
public class ReferenceMapTest {

    private static final String LABEL = "classified";
    private static final int CELLS = 300;
    private static final int GENES = 40;

    @Test
    public void transfersCellTypesBetterThanNearestCentroids() throws IOException {
        for (boolean scaling : List.of(true, false)) {
            Pca pca = scaling ? Pca.withDefaults() : Pca.withDefaults().withoutScaling();
            double[] correct = new double[2];
            for (int half = 0; half < 2; half++) {
                double[] ofHalf = correctOfHalf(half, pca.withAllGenes().withComponents(15));
                Arrays.setAll(correct, i -> correct[i] + ofHalf[i] / 2);
            }
            String what = "scaled " + scaling + ": " + correct[0] + ", of nearest centroids " + correct[1];
            assertTrue(what, correct[0] >= correct[1]);
            assertTrue(what, correct[0] > 0.9);
        }
    }

    /** One half of the cells is the reference, the other the query. */
    private static double[] correctOfHalf(int half, Pca pca) throws IOException {
        SingleCellData cells = blood();
        SingleCellData known = part(cells, half);
        SingleCellData reference = pca.apply(known, Run.silent()).data();
        SingleCellData query = part(cells, 1 - half);
        Run run = Run.silent();
        MappedCells mapped =
            ReferenceMap.withDefaults().withAnnotations(List.of(LABEL)).apply(reference, query, run).findings();
        CategoricalColumn truth = labels(query);
        assertTrue(confidence(mapped, truth, true) > confidence(mapped, truth, false) + 0.1);
        assertEquals(List.of(), run.notes());
        return new double[]{accuracy(mapped.labels().get(LABEL).labels(), truth), accuracy(
            nearestCentroid(reference.embeddings().get("X_pca"), labels(reference), mapped.components()), truth)};
    }

    @Test
    public void aReferenceCellIsPlacedWhereItWas() throws IOException {
        for (Pca pca : List.of(Pca.withDefaults(), Pca.withDefaults().withoutScaling())) {
            SingleCellData reference = reference(pca);
            MappedCells mapped = ReferenceMap.withDefaults().withNeighbors(1).withAnnotations(List.of("type"))
                .apply(reference, reference, Run.silent()).findings();
            assertArrayEquals(reference.embeddings().get("X_pca").coordinates(), mapped.components().coordinates(),
                1e-3f);
            assertArrayEquals(reference.embeddings().get("X_umap").coordinates(),
                mapped.map().orElseThrow().coordinates(), 0);
            assertEquals(1, accuracy(mapped.labels().get("type").labels(),
                (CategoricalColumn) reference.cells().column("type").orElseThrow()), 0);
        }
    }

    @Test
    public void genesMayBeMissingAndInAnotherOrder() throws IOException {
        SingleCellData reference = reference(Pca.withDefaults());
        SingleCellData query = turned(made(2));
        String[] names = query.genes().names().asList().toArray(String[]::new);
        Arrays.setAll(names, gene -> gene < 10 ? "other " + gene : names[gene]);
        query = SingleCellData.of(query.counts(), query.cells(), Annotations.of(Names.of(names)));
        Run run = Run.silent();
        Outcome<MappedCells> outcome =
            ReferenceMap.withDefaults().withAnnotations(List.of("type")).apply(reference, query, run);
        MappedCells mapped = outcome.findings();
        assertEquals(30, mapped.sharedGenes());
        assertEquals(40, mapped.referenceGenes());
        assertTrue(run.notes().toString(), run.notes().get(0).startsWith("Only 30 of the 40 genes"));
        double correct = accuracy(mapped.labels().get("type").labels(),
            (CategoricalColumn) query.cells().column("type").orElseThrow());
        assertTrue("correct " + correct, correct > 0.9);
        SingleCellData result = outcome.data();
        assertTrue(result.cells().columns().keySet()
            .containsAll(List.of("predicted_type", "predicted_type_confidence", "mapping_distance")));
        assertTrue(result.embeddings().keySet().containsAll(List.of("X_pca_reference", "X_umap_reference")));
    }

    @Test
    public void warnsOfAReferenceThatLacksWhatVariesInTheQuery() throws IOException {
        SingleCellData reference = reference(Pca.withDefaults());
        boolean[] variable = new boolean[GENES];
        Arrays.fill(variable, 10, GENES, true);
        SingleCellData query = made(2).withGeneColumn("highly_variable", BooleanColumn.of(variable));
        assertEquals(List.of(), notes(reference, query));
        int[] few = IntStream.range(0, 24).toArray();
        SingleCellData panel = made(1).selectGenes(few);
        panel = Pca.withDefaults().withComponents(5).apply(panel, Run.silent()).data();
        assertEquals(List.of("The reference has only 14 of the 30 variable genes of the query: cells that differ by the"
            + " others get the same label. Take a reference with more genes."), notes(panel, query));
    }

    @Test
    public void lowConfidenceGivesNoLabelAndStrangersAreFar() throws IOException {
        SingleCellData reference = reference(Pca.withDefaults());
        SingleCellData query = made(3);
        MappedCells mapped = ReferenceMap.withDefaults().withAnnotations(List.of("type")).withLowestConfidence(1)
            .apply(reference, query, Run.silent()).findings();
        TransferredLabels labels = mapped.labels().get("type");
        int missing = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            assertEquals(labels.confidence().value(cell) < 1, labels.labels().isMissing(cell));
            missing += labels.labels().isMissing(cell) ? 1 : 0;
        }
        assertEquals(missing, labels.unlabeled());
        assertEquals(1, median(mapped.distances()), 0.2);
        int[] mixed = IntStream.range(0, GENES).map(g -> g * 7 % GENES).toArray();
        SingleCellData strangers =
            SingleCellData.of(query.counts(), query.cells(), Annotations.of(query.genes().names().select(mixed)));
        double far = median(ReferenceMap.withDefaults().withAnnotations(List.of("type"))
            .apply(reference, strangers, Run.silent()).findings().distances());
        assertTrue("distance " + far, far > 1.2);
    }

    @Test
    public void saysWhatIsMissing() throws IOException {
        SingleCellData reference = reference(Pca.withDefaults());
        SingleCellData query = made(2);
        assertMessage(
            "Only 19 of the 40 genes on which the components of the reference rest are in the query; at least"
                + " half of them are needed. The reference has names such as \"g0\", the query such as \"g0\".",
            reference, query.selectGenes(IntStream.range(0, 19).toArray()), "type");
        assertMessage("The reference has no principal components (\"X_pca\"); it has [].", query, query, "type");
        assertMessage("The data have no annotation \"kind\" for the label of the reference; they have [type].",
            reference, query, "kind");
        assertMessage(
            "The annotation \"age\" cannot be the label of the reference: it is numeric, not categorical or boolean or"
                + " integer or text.",
            reference.withCellColumn("age", NumericColumn.of(new double[CELLS])), query, "age");
    }

    @Test
    public void tellsWhereNormalizationDiffers() throws IOException {
        SingleCellData query = made(2).withCellColumn("size_factor",
            NumericColumn.of(IntStream.range(0, CELLS).mapToDouble(cell -> 1).toArray()));
        List<String> warnings = notes(reference(Pca.withDefaults()), query);
        assertTrue(warnings.toString(),
            warnings.get(0).startsWith("Only the query has size factors (\"size_factor\")"));
    }

    @Test
    public void doesNotDependOnThreads() throws Exception {
        SingleCellData reference = reference(Pca.withDefaults());
        SingleCellData query = made(2);
        ReferenceMap map = ReferenceMap.withDefaults().withAnnotations(List.of("type"));
        MappedCells parallel =
            new ForkJoinPool(2).submit(() -> map.apply(reference, query, Run.silent()).findings()).get();
        MappedCells alone =
            new ForkJoinPool(1).submit(() -> map.apply(reference, query, Run.silent()).findings()).get();
        assertArrayEquals(parallel.components().coordinates(), alone.components().coordinates(), 0);
        assertArrayEquals(parallel.distances().values(), alone.distances().values(), 0);
        assertArrayEquals(parallel.labels().get("type").confidence().values(),
            alone.labels().get("type").confidence().values(), 0);
        assertArrayEquals(parallel.labels().get("type").labels().codes(), alone.labels().get("type").labels().codes());
    }

    @Test
    public void canBeCancelled() throws IOException {
        SingleCellData reference = reference(Pca.withDefaults());
        Progress cancelled = StopAfter.atOnce();
        assertThrows(CancellationException.class, () -> ReferenceMap.withDefaults().withAnnotations(List.of("type"))
            .apply(reference, reference, Run.of(cancelled)));
    }

    private static List<String> notes(SingleCellData reference, SingleCellData query) {
        Run run = Run.silent();
        ReferenceMap.withDefaults().withAnnotations(List.of("type")).apply(reference, query, run);
        return run.notes();
    }

    private static void assertMessage(String expected, SingleCellData reference, SingleCellData query, String label) {
        ReferenceMap map = ReferenceMap.withDefaults().withAnnotations(List.of(label));
        assertEquals(expected,
            assertThrows(IllegalArgumentException.class, () -> map.apply(reference, query, Run.silent())).getMessage());
    }

    private static SingleCellData blood() throws IOException {
        SingleCellData cells = ReferenceData.read("pbmc3k_hvg2000");
        return cells.withCellColumn(LABEL,
            CategoricalColumn.of(ReferenceData.table("pbmc3k_hvg2000", "scanpy_groups_used.csv").get(LABEL)));
    }

    private static SingleCellData part(SingleCellData cells, int odd) {
        return cells.selectCells(IntStream.range(0, cells.cells().size()).filter(c -> c % 2 == odd).toArray());
    }

    private static CategoricalColumn labels(SingleCellData data) {
        return (CategoricalColumn) data.cells().column(LABEL).orElseThrow();
    }

    private static double accuracy(CategoricalColumn found, CategoricalColumn truth) {
        return IntStream.range(0, truth.size()).filter(c -> truth.text(c).equals(found.text(c))).count()
            / (double) truth.size();
    }

    private static double confidence(MappedCells mapped, CategoricalColumn truth, boolean right) {
        TransferredLabels labels = mapped.labels().get(LABEL);
        return IntStream.range(0, truth.size()).filter(c -> truth.text(c).equals(labels.labels().text(c)) == right)
            .mapToDouble(labels.confidence()::value).average().orElseThrow();
    }

    private static double median(NumericColumn column) {
        double[] sorted = column.values().clone();
        assertFalse(Arrays.stream(sorted).anyMatch(Double::isNaN));
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static CategoricalColumn nearestCentroid(Embedding there, CategoricalColumn labels, Embedding query) {
        int groups = labels.categories().size();
        float[] centroids = new float[groups * there.dimensions()];
        int[] sizes = new int[groups];
        Arrays.stream(labels.codes()).forEach(code -> sizes[code]++);
        for (int i = 0; i < there.coordinates().length; i++) {
            int code = labels.code(i / there.dimensions());
            centroids[code * there.dimensions() + i % there.dimensions()] += there.coordinates()[i] / sizes[code];
        }
        int[] nearest =
            CrossNeighbors.of(new Embedding(there.dimensions(), centroids), query, 1, Progress.NONE).neighbors();
        return CategoricalColumn.of(labels.categories(), nearest);
    }

    private static SingleCellData reference(Pca pca) throws IOException {
        SingleCellData data = made(1);
        data = pca.withAllGenes().withComponents(5).apply(data, Run.silent()).data();
        float[] map = new float[2 * CELLS];
        for (int i = 0; i < map.length; i++) {
            map[i] = i;
        }
        return data.withEmbedding("X_umap", new Embedding(2, map));
    }

    /** Cells of three types, each with a third of the genes raised. */
    private static SingleCellData made(long seed) throws IOException {
        Random random = new Random(seed);
        float[][] counts = new float[CELLS][GENES];
        String[] types = new String[CELLS];
        for (int cell = 0; cell < CELLS; cell++) {
            types[cell] = "type " + cell % 3;
            for (int gene = 0; gene < GENES; gene++) {
                int most = gene % 3 == cell % 3 ? 12 : 4;
                counts[cell][gene] = random.nextInt(most);
            }
        }
        return SingleCellData
            .of(TestMatrices.of(counts), Annotations.of(names("c", CELLS)), Annotations.of(names("g", GENES)))
            .withCellColumn("type", CategoricalColumn.of(Arrays.asList(types)));
    }

    /** The same with the genes in the opposite order. */
    private static SingleCellData turned(SingleCellData data) throws IOException {
        float[][] dense = TestMatrices.dense(data.counts());
        int last = data.genes().size() - 1;
        float[][] turned = Arrays.stream(dense).map(row -> {
            float[] values = new float[row.length];
            IntStream.rangeClosed(0, last).forEach(g -> values[g] = row[last - g]);
            return values;
        }).toArray(float[][]::new);
        int[] order = IntStream.rangeClosed(0, last).map(g -> last - g).toArray();
        return SingleCellData.of(TestMatrices.of(turned), data.cells(),
            Annotations.of(data.genes().names().select(order)));
    }

    private static Names names(String prefix, int count) {
        return Names.of(IntStream.range(0, count).mapToObj(i -> prefix + i).toArray(String[]::new));
    }
}
