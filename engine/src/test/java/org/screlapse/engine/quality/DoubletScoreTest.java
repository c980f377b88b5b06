package org.screlapse.engine.quality;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.data.Outcome;

public class DoubletScoreTest {

    private static final int GENES = 120;
    private static final int SINGLETS = 600;
    private static final int DOUBLETS = 40;

    @Test
    public void doubletsOfDifferentCellsScoreHigher() throws IOException {
        Run run = Run.silent();
        Outcome<Void> result = DoubletScore.withDefaults().apply(cells(3), run);
        assertEquals(List.of(), run.notes());
        double[] scores = ((NumericColumn) result.data().cells().column("doublet_score").get()).values();
        assertTrue("area under the curve " + area(scores), area(scores) > 0.95);
        BooleanColumn predicted = (BooleanColumn) result.data().cells().column("predicted_doublet").get();
        long found = IntStream.range(SINGLETS, SINGLETS + DOUBLETS).filter(predicted::value).count();
        long wrong = IntStream.range(0, SINGLETS).filter(predicted::value).count();
        assertTrue(found + " found, " + wrong + " wrong", found > DOUBLETS / 2 && wrong < SINGLETS * 0.03);
        assertTrue(Arrays.stream(scores).allMatch(s -> s >= 0 && s <= 1));
    }

    @Test
    public void threadsMakeNoDifference() throws Exception {
        SingleCellData data = cells(2);
        DoubletScore operation = DoubletScore.withDefaults().withSeed(5);
        SingleCellData one = new ForkJoinPool(1).submit(() -> operation.apply(data, Run.silent()).data()).get();
        SingleCellData four = new ForkJoinPool(4).submit(() -> operation.apply(data, Run.silent()).data()).get();
        for (int cell = 0; cell < data.cells().size(); cell++) {
            assertEquals(one.cells().column("doublet_score").get().text(cell),
                four.cells().column("doublet_score").get().text(cell));
        }
    }

    @Test
    public void smallSamplesAreLeftOut() throws IOException {
        String[] samples = new String[SINGLETS + DOUBLETS];
        Arrays.setAll(samples, i -> i < 20 ? "small" : "large");
        SingleCellData data = cells(3).withCellColumn("sample", CategoricalColumn.of(List.of(samples)));
        Run run = Run.silent();
        Outcome<Void> result = DoubletScore.withDefaults().withSampleColumn("sample").apply(data, run);
        assertEquals("The 20 cells of sample \"small\" are too few to find doublets; at least 50 are needed.",
            run.notes().get(0));
        assertTrue(result.data().cells().column("predicted_doublet").get().isMissing(3));
        assertFalse(result.data().cells().column("predicted_doublet").get().isMissing(30));
        assertThrows(IllegalArgumentException.class,
            () -> DoubletScore.withDefaults().withSampleColumn("x").apply(data, Run.silent()));
    }

    @Test
    public void theValleyLiesBetweenTheHeaps() {
        Random random = new Random(1);
        double[] heaps = IntStream.range(0, 4000)
            .mapToDouble(i -> i % 3 == 0 ? 1 + 0.1 * random.nextGaussian() : 0.1 * random.nextGaussian()).toArray();
        assertEquals(0.5, Valley.of(heaps).getAsDouble(), 0.2);
        assertEquals(OptionalDouble.empty(), Valley.of(new double[]{1, 1, 1}));
    }

    private static double area(double[] scores) {
        double above = 0;
        for (int doublet = SINGLETS; doublet < SINGLETS + DOUBLETS; doublet++) {
            for (int cell = 0; cell < SINGLETS; cell++) {
                above += scores[doublet] > scores[cell] ? 1 : scores[doublet] == scores[cell] ? 0.5 : 0;
            }
        }
        return above / SINGLETS / DOUBLETS;
    }

    /** Cells of some types, each with genes of its own, then doublets of cells of two types. */
    private static SingleCellData cells(int types) throws IOException {
        Random random = new Random(types);
        float[][] counts = new float[SINGLETS + DOUBLETS][];
        for (int cell = 0; cell < SINGLETS; cell++) {
            counts[cell] = cell(cell % types, types, random);
        }
        for (int cell = SINGLETS; cell < counts.length; cell++) {
            counts[cell] = cell(cell % types, types, random);
            float[] other = cell((cell + 1) % types, types, random);
            for (int gene = 0; gene < GENES; gene++) {
                counts[cell][gene] += other[gene];
            }
        }
        return TestMatrices.data(counts, IntStream.range(0, GENES).mapToObj(g -> "g" + g).toArray(String[]::new));
    }

    private static float[] cell(int type, int types, Random random) {
        float[] counts = new float[GENES];
        for (int gene = 0; gene < GENES; gene++) {
            double mean = gene % types == type ? 6 : 1;
            counts[gene] = (float) Math.max(0, Math.rint(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        return counts;
    }
}
