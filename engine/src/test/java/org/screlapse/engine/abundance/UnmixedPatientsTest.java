package org.screlapse.engine.abundance;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.abundance.Detecting.Detected;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;

/** Four patients in whom nothing changes; patients that lie apart are no evidence, and are not called. */
public class UnmixedPatientsTest {
    private static final int CELLS = 120;
    private static final int NEIGHBORS = 15;
    private static final ExpansionDetector DETECTOR = Detecting.comparing("dx", "rel");

    @Test
    public void neighborhoodsOfOnePatientAreNotTestedWherePatientsDoNotMix() {
        Detected found = Detecting.apply(DETECTOR, cohort(20, 1), Progress.NONE);
        assertTrue(found.warnings().toString(), found.warnings().get(0)
            .startsWith("100 % of the neighborhoods hold cells of one patient: integrate first"));
        assertTrue(found.neighborhoods().stream()
            .allMatch(row -> Double.isNaN(row.pValue()) && row.group().equals("not tested")));
        assertEquals("not tested", found.cells().group().text(found.neighborhoods().get(0).index()));
        assertTrue(Double.isNaN(found.cells().fdr()[0]));
    }

    @Test
    public void othersAreTestedAmongThemselves() {
        Detected found = Detecting.apply(DETECTOR, cohort(20, 2), Progress.NONE);
        assertTrue(found.warnings().toString(), found.warnings().stream()
            .anyMatch(note -> note.matches("[4-6]\\d % of the neighborhoods hold cells of one patient.*")));
        assertTrue(
            found.neighborhoods().stream().allMatch(row -> Double.isNaN(row.pValue()) == row.patients().isDominated()));
        assertTrue(found.populations().stream().noneMatch(row -> row.population().contains("expanded")));
    }

    @Test
    public void whoMixesIsTested() {
        Detected found = Detecting.apply(DETECTOR, cohort(0, 1), Progress.NONE);
        assertTrue(found.warnings().toString(),
            found.warnings().stream().noneMatch(note -> note.contains("integrate")));
        assertTrue(found.neighborhoods().stream().noneMatch(row -> Double.isNaN(row.pValue())));
    }

    @Test
    public void anEmbeddingThatIsNotTheGraphsIsNamed() {
        SingleCellData data = cohort(0, 1);
        SingleCellData other = data.withEmbedding("X_pca_harmony", data.embeddings().get("X_pca"))
            .withEmbedding("X_pca", places(0, 1, new Random(9)));
        assertTrue(Detecting.apply(DETECTOR, other, Progress.NONE).warnings()
            .contains("The neighbors of the graph \"distances\" were found in \"X_pca_harmony\", not in \"X_pca\":"
                + " choose \"X_pca_harmony\" as the embedding."));
        assertTrue(Detecting.apply(DETECTOR, data, Progress.NONE).warnings().stream()
            .noneMatch(note -> note.contains("were found in")));
    }

    /** @param everyOther 1 if all cells lie apart by patient, 2 if every other does */
    private static SingleCellData cohort(double distance, int everyOther) {
        int cells = 4 * 2 * CELLS;
        List<String> patients = new ArrayList<>();
        List<String> timepoints = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            patients.add("P" + cell % 4);
            timepoints.add(cell % 8 < 4 ? "dx" : "rel");
        }
        Embedding places = places(distance, everyOther, new Random(4));
        Annotations annotations =
            Annotations.of(Names.of(IntStream.range(0, cells).mapToObj(i -> "c" + i).toArray(String[]::new)))
                .with("patient", CategoricalColumn.of(patients)).with("timepoint", CategoricalColumn.of(timepoints));
        return SingleCellData.withoutGenes(annotations).withEmbedding("X_pca", places).withGraph("distances",
            nearest(places));
    }

    private static Embedding places(double distance, int everyOther, Random random) {
        float[] places = new float[2 * 4 * 2 * CELLS];
        for (int cell = 0; cell < places.length / 2; cell++) {
            boolean apart = cell / 8 % everyOther == 0;
            places[2 * cell] = (float) (random.nextGaussian() + (apart ? distance * (1 + cell % 4) : 0));
            places[2 * cell + 1] = (float) random.nextGaussian();
        }
        return new Embedding(2, places);
    }

    private static CellGraph nearest(Embedding places) {
        int n = places.rows();
        int[] starts = IntStream.rangeClosed(0, n).map(cell -> cell * NEIGHBORS).toArray();
        int[] neighbors = new int[n * NEIGHBORS];
        float[] distances = new float[n * NEIGHBORS];
        for (int cell = 0; cell < n; cell++) {
            int from = cell;
            int[] order = IntStream.range(0, n).filter(to -> to != from).boxed()
                .sorted((a, b) -> Double.compare(distance(places, from, a), distance(places, from, b)))
                .mapToInt(Integer::intValue).toArray();
            for (int k = 0; k < NEIGHBORS; k++) {
                neighbors[cell * NEIGHBORS + k] = order[k];
                distances[cell * NEIGHBORS + k] = (float) distance(places, from, order[k]);
            }
        }
        return new CellGraph(starts, neighbors, distances);
    }

    private static double distance(Embedding places, int a, int b) {
        return Math.hypot(places.get(a, 0) - places.get(b, 0), places.get(a, 1) - places.get(b, 1));
    }
}
