package org.screlapse.engine.embed;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.Test;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Concatenation;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.preprocess.CountNormalization;
import org.screlapse.engine.preprocess.VariableGenes;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.testing.ReferenceData;
import org.screlapse.engine.testing.ReferenceFiles;
import org.screlapse.engine.testing.ReferenceTables;

/**
 * Integration against the R package harmony 1.2.4 and against harmonypy, by how well batches are mixed and groups kept
 * apart. The numbers of R are those of its package lisi, perplexity 30, on the components used here, seed 1.
 */
public class HarmonyReferenceTest {

    private static final double PERCENT_5 = 0.05;

    @Test
    public void mixesPatientsAsTheRPackageDoes() throws IOException {
        SingleCellData data = data("syn1500", "cluster");
        Embedding found = integrated(Harmony.withDefaults(), data, "patient");
        assertLisi(data, found, "patient", 4.068797, 4.395949);
        assertLisi(data, found, "cluster", 1.007431, 1.014457);
    }

    @Test
    public void mixesPatientsOfTheSimulatedCohortAsTheRPackageDoes() throws IOException {
        SingleCellData data = components(TallCohort.read());
        Embedding found = integrated(Harmony.withDefaults(), data, "patient");
        assertLisi(data, found, "patient", 1.206728, 3.258882);
        assertLisi(data, found, "population", 1.000227, 1.000145);
        assertLisi(data, found, "phase", 1.064742, 1.039399);
    }

    @Test
    public void mixesStimulatedWithControlCellsAsTheRPackageDoes() throws IOException {
        List<SingleCellData> halves = new ArrayList<>();
        for (String condition : List.of("ctrl", "stim")) {
            SingleCellData half = ReferenceData.read("../kang/kang_" + condition + ".h5");
            halves.add(half.withCellColumn("condition", CategoricalColumn.constant(condition, half.cells().size())));
        }
        SingleCellData data =
            components(Concatenation.withDefaults().withPrefixColumn("condition").apply(halves, Run.silent()));
        Embedding found = integrated(Harmony.withDefaults(), data, "condition");
        assertLisi(data, found, "condition", 1.118584, 1.826371);
    }

    @Test
    public void correctsComponentsAsHarmonypyDoes() throws IOException {
        assertLikeHarmonypy(ReferenceFiles.MADE, "population");
    }

    @Test
    public void correctsComponentsOfTheLargerCohortAsHarmonypyDoes() throws IOException {
        assertLikeHarmonypy("syn1500", "cluster");
    }

    private static void assertLikeHarmonypy(String set, String population) throws IOException {
        SingleCellData data = data(set, population);
        Embedding found = integrated(Harmony.withDefaults(), data, "patient");
        Embedding expected = ReferenceTables.embedding(set, "scanpy_harmonypy_corrected_pcs.csv.gz");
        for (String annotation : List.of("patient", population)) {
            double reference = Lisi.mean(expected, groups(data, annotation));
            assertEquals(annotation, reference, Lisi.mean(found, groups(data, annotation)), PERCENT_5 * reference);
        }
        for (int d = 0; d < 10; d++) {
            assertTrue("component " + (d + 1), correlation(found, expected, d) > 0.98);
        }
    }

    @Test
    public void doesNotDependOnThreads() throws Exception {
        assertSameInOneThread(data(ReferenceFiles.MADE, "population"));
    }

    @Test
    public void doesNotDependOnThreadsInTheLargerCohort() throws Exception {
        assertSameInOneThread(data("syn1500", "cluster"));
    }

    private static void assertSameInOneThread(SingleCellData data) throws Exception {
        Harmony harmony = Harmony.withDefaults().withRounds(2);
        float[] parallel = integrated(harmony, data, "patient").coordinates();
        ForkJoinPool one = new ForkJoinPool(1);
        float[] alone = one.submit(() -> integrated(harmony, data, "patient")).get().coordinates();
        one.shutdown();
        assertArrayEquals(parallel, alone, 0);
    }

    private static Embedding integrated(Harmony harmony, SingleCellData data, String batch) {
        return harmony.withBatches(List.of(batch)).apply(data, Run.silent()).data().embeddings().get(Harmony.NAME);
    }

    private static SingleCellData data(String set, String population) throws IOException {
        Embedding pca = ReferenceTables.embedding(set, "scanpy_pca_hvg_scores.csv.gz");
        String[] cells = new String[pca.rows()];
        Arrays.setAll(cells, i -> "c" + i);
        SingleCellData data = SingleCellData.withoutGenes(Annotations.of(Names.of(cells))).withEmbedding("X_pca", pca);
        for (String annotation : List.of("patient", population)) {
            data = data.withCellColumn(annotation, CategoricalColumn.of(ReferenceData.cells(set).get(annotation)));
        }
        return data;
    }

    private static SingleCellData components(SingleCellData counts) {
        SingleCellData data = VariableGenes.withDefaults()
            .apply(CountNormalization.withDefaults().apply(counts, Run.silent()).data(), Run.silent()).data();
        return Pca.withDefaults().withComponents(30).apply(data, Run.silent()).data();
    }

    /** What was measured before makes sure that R had the same components. */
    private static void assertLisi(SingleCellData data, Embedding found, String annotation, double before,
        double reference) {
        CategoricalColumn groups = groups(data, annotation);
        assertEquals(annotation, before, Lisi.mean(data.embeddings().get("X_pca"), groups), 1e-3 * before);
        assertEquals(annotation, reference, Lisi.mean(found, groups), PERCENT_5 * reference);
    }

    private static CategoricalColumn groups(SingleCellData data, String annotation) {
        return (CategoricalColumn) data.cells().column(annotation).orElseThrow();
    }

    private static double correlation(Embedding a, Embedding b, int d) {
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int cell = 0; cell < a.rows(); cell++) {
            ab += (double) a.get(cell, d) * b.get(cell, d);
            aa += (double) a.get(cell, d) * a.get(cell, d);
            bb += (double) b.get(cell, d) * b.get(cell, d);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
