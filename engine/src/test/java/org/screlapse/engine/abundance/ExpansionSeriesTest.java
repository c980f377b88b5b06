package org.screlapse.engine.abundance;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.abundance.Detecting.Detected;
import org.screlapse.engine.abundance.SpatialFdr.Weighting;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.CellGraph;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.StopAfter;

/** Day 0, 15 and 33 of four patients; population 0 grows from step to step, population 1 at day 33 only. */
public class ExpansionSeriesTest {
    private static final int NEIGHBORS = 20;
    private static final List<String> DAYS = List.of("day 0", "day 15", "day 33");
    private static final ExpansionDetector DETECTOR = Detecting.comparing("day 0", "");

    private final Annotations cells = cohort(4);
    private final CategoricalColumn labels = (CategoricalColumn) cells.column("population").orElseThrow();

    @Test
    public void everyLaterTimepointIsCompared() {
        Detected series = Detecting.inPopulations(DETECTOR, cells);
        assertEquals(List.of("day 15", "day 33"), series.steps().stream().map(ExpansionResult::timepoint).toList());
        for (int step = 0; step < 2; step++) {
            Detected alone = Detecting.inPopulations(Detecting.comparing("day 0", DAYS.get(step + 1)), cells);
            assertEquals("as if it were the only one", alone.populations(), series.steps().get(step).populations());
        }
        assertTrue(fdr(series, 0, "1") > 0.1 && fdr(series, 1, "1") < 0.01);
    }

    @Test
    public void numberedTimepointsComeInTheirOrder() {
        int[] backwards = IntStream.range(0, cells.size()).map(cell -> cells.size() - 1 - cell).toArray();
        Annotations turned = cells.select(backwards);
        Detected series = Detecting.inPopulations(DETECTOR, turned);
        assertEquals(List.of("day 15", "day 33"), series.steps().stream().map(ExpansionResult::timepoint).toList());
    }

    @Test
    public void oneTimepointCanBeChosen() {
        Detected series = Detecting.inPopulations(Detecting.comparing("day 0", "day 33"), cells);
        assertEquals(List.of("day 33"), series.steps().stream().map(ExpansionResult::timepoint).toList());
    }

    @Test
    public void aTimepointWithoutReplicatesIsLeftOut() {
        List<String> days = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            String day = cells.column("timepoint").orElseThrow().text(cell);
            boolean isLost = day.equals("day 15") && !cells.column("patient").orElseThrow().text(cell).equals("P1");
            days.add(isLost ? null : day);
        }
        Detected series = Detecting.inPopulations(DETECTOR, cells.with("timepoint", CategoricalColumn.of(days)));
        assertEquals(List.of("day 33"), series.steps().stream().map(ExpansionResult::timepoint).toList());
        String start = "\"day 15\" was not compared. There are no replicates: 2 samples";
        assertTrue(series.warnings().toString(), series.warnings().stream().anyMatch(w -> w.startsWith(start)));
        Annotations single = cohort(1);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Detecting.inPopulations(DETECTOR, single))
            .getMessage().startsWith("Nothing can be compared with \"day 0\"."));
    }

    @Test
    public void warningsSayOfWhichTimepointTheyAre() {
        List<String> patients = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            String patient = cells.column("patient").orElseThrow().text(cell);
            boolean isLost =
                patient.equals("P4") && cells.column("timepoint").orElseThrow().text(cell).equals("day 15");
            patients.add(isLost || cell == 0 ? null : patient);
        }
        List<String> warnings =
            Detecting.inPopulations(DETECTOR, cells.with("patient", CategoricalColumn.of(patients))).warnings();
        assertEquals(1,
            warnings.stream().filter(warning -> warning.contains("are left out.") && warning.contains("lack")).count());
        assertTrue(warnings.toString(),
            warnings.contains("day 15: Patients without a pair are left out: P4 (no day 15 sample)."));
    }

    @Test
    public void theNeighborhoodsAreTheSameAtEveryTimepoint() {
        Detected series = Detecting.apply(DETECTOR, data(), Progress.NONE);
        assertArrayEquals(index(series.steps().get(0)), index(series.steps().get(1)));
        assertEquals("expanded 1", series.steps().get(0).populations().get(0).population());
        Detected alone = Detecting.apply(Detecting.comparing("day 0", "day 33"), data(), Progress.NONE);
        assertEquals(alone.neighborhoods(), series.steps().get(1).neighborhoods());
    }

    @Test
    public void stopsWhenCancelled() {
        SingleCellData data = data();
        StopAfter.check(progress -> Detecting.inPopulations(DETECTOR, cells, progress));
        StopAfter.check(progress -> Detecting.apply(DETECTOR, data, progress));
        StopAfter.check(progress -> Detecting.apply(DETECTOR.withWeighting(Weighting.GRAPH_OVERLAP)
            .among(new Subpopulations.Neighborhoods("distances", "", "")), data, progress));
    }

    private SingleCellData data() {
        return SingleCellData.withoutGenes(cells).withGraph("distances", graph()).withEmbedding("X_pca", places());
    }

    private static int[] index(ExpansionResult result) {
        return result.neighborhoods().stream().mapToInt(NeighborhoodRow::index).toArray();
    }

    private static double fdr(Detected series, int step, String population) {
        return series.steps().get(step).populations().stream().filter(row -> row.population().equals(population))
            .findFirst().orElseThrow().fdr();
    }

    /** Each population lies in a heap of its own, on a line. */
    private Embedding places() {
        Random random = new Random(5);
        float[] places = new float[2 * cells.size()];
        for (int cell = 0; cell < cells.size(); cell++) {
            places[2 * cell] = 20 * labels.code(cell) + (float) random.nextGaussian();
            places[2 * cell + 1] = (float) random.nextGaussian();
        }
        return new Embedding(2, places);
    }

    /** Neighbors are the next cells of the same population, in a ring. */
    private CellGraph graph() {
        int n = cells.size();
        int[] starts = new int[n + 1];
        int[] neighbors = new int[n * NEIGHBORS];
        int[][] members =
            IntStream.range(0, 6)
                .mapToObj(population -> IntStream.range(0, n)
                    .filter(cell -> labels.text(cell).equals(String.valueOf(population))).toArray())
                .toArray(int[][]::new);
        int[] place = new int[n];
        for (int[] ofPopulation : members) {
            for (int i = 0; i < ofPopulation.length; i++) {
                place[ofPopulation[i]] = i;
            }
        }
        for (int cell = 0; cell < n; cell++) {
            int[] same = members[Integer.parseInt(labels.text(cell))];
            for (int k = 0; k < NEIGHBORS; k++) {
                neighbors[cell * NEIGHBORS + k] = same[(place[cell] + 1 + 37 * k) % same.length];
            }
            starts[cell + 1] = starts[cell] + NEIGHBORS;
        }
        return new CellGraph(starts, neighbors, new float[neighbors.length]);
    }

    private static Annotations cohort(int count) {
        List<String> patients = new ArrayList<>();
        List<String> days = new ArrayList<>();
        List<String> populations = new ArrayList<>();
        for (int patient = 1; patient <= count; patient++) {
            for (int day = 0; day < DAYS.size(); day++) {
                for (int p = 0; p < 6; p++) {
                    int size = 60 + (patient * 3 + p * 5 + day * p * patient % 4) % 7;
                    int growth = p == 0 ? 1 + 2 * day : p == 1 && day == 2 ? 4 : 1;
                    for (int i = 0; i < size * growth; i++) {
                        patients.add("P" + patient);
                        days.add(DAYS.get(day));
                        populations.add(String.valueOf(p));
                    }
                }
            }
        }
        return Annotations
            .of(Names.of(IntStream.range(0, patients.size()).mapToObj(i -> "c" + i).toArray(String[]::new)))
            .with("patient", CategoricalColumn.of(patients)).with("timepoint", CategoricalColumn.of(days))
            .with("population", CategoricalColumn.of(populations));
    }
}
