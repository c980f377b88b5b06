package org.screlapse.engine.score;

import org.screlapse.engine.signature.Signature;
import org.screlapse.engine.signature.SignatureLibrary;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.junit.Test;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

/** What holds for every method, and small cases by hand. */
public class ScoringMethodsTest {

    private static final List<ScoringMethod> METHODS =
        List.of(AddModuleScore.withDefaults().withBins(5).withControls(5),
            ScoreGenes.withDefaults().withBins(6).withControls(5), UCell.withDefaults().withRankLimit(100),
            AUCell.withDefaults(), SsGsea.withDefaults(), WeightedSum.withDefaults(), MeanZScore.withDefaults());

    private final SingleCellData small =
        TestMatrices.data(new float[][]{{1, 3, 0, 4, 2}, {0, 0, 0, 0, 0}, {5, 0, 5, 0, 0}}, "A", "B", "C", "D", "E");

    public ScoringMethodsTest() throws IOException {
        // the data may throw
    }

    @Test
    public void lsc17IsItsFormula() throws IOException {
        Signature lsc17 = SignatureLibrary.builtIn().get("LSC17_Ng2016");
        float[] counts = new float[18];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = i + 1;
        }
        String[] genes = Arrays.copyOf(lsc17.genes().toArray(String[]::new), 18);
        genes[17] = "ACTB";
        double expected = 0;
        for (int i = 0; i < 17; i++) {
            expected += lsc17.weights().get(i) * Math.log1p((i + 1) * 1e4 / (18 * 19 / 2));
        }
        assertEquals(expected,
            only(WeightedSum.withDefaults(), TestMatrices.data(new float[][]{counts}, genes), lsc17)[0], 1e-12);
    }

    @Test
    public void uCellByHand() {
        // ranks of the first cell: D 1, B 2, E 3, A 4, C 5; of the last: A and C 1.5, the others 4
        double[] found = only(UCell.withDefaults(), small, Signature.of("s", List.of("B", "C")));
        assertArrayEquals(new double[]{1 - (7.0 - 3) / (10 - 3), 1 - (6.0 - 3) / 7, 1 - (5.5 - 3) / 7}, found, 1e-12);
    }

    @Test
    public void aUCellByHand() {
        // the highest 3 genes of 5: ranks 1 and 2 add 2 and 1
        AUCell operation = AUCell.withDefaults().withTopShare(0.6);
        double[] found = only(operation, small, Signature.of("s", List.of("B", "C")));
        assertArrayEquals(new double[]{1.0 / 3, 2 * (2 + 1) / 5.0 / 3, (2 + 1) / 2.0 / 3}, found, 1e-12);
    }

    @Test
    public void downGenesAreSubtracted() throws IOException {
        SingleCellData data = simulated(60, 200, 3);
        Signature up = Signature.of("up", List.of("G1", "G2", "G3"));
        Signature down = Signature.of("down", List.of("G10", "G11"));
        Signature both =
            new Signature("both", List.of("G1", "G2", "G3", "G10", "G11"), List.of(1., 1., 1., -1., -1.), "");
        for (ScoringMethod method : List.of(METHODS.get(1), METHODS.get(3),
            SsGsea.withDefaults().withNormalization(false))) {
            double[] ups = only(method, data, up);
            double[] downs = only(method, data, down);
            double[] boths = only(method, data, both);
            for (int cell = 0; cell < boths.length; cell++) {
                assertEquals(ups[cell] - downs[cell], boths[cell], 1e-12);
            }
        }
        double[] ups = only(METHODS.get(2), data, up);
        double[] downs = only(METHODS.get(2), data, down);
        double[] boths = only(METHODS.get(2), data, both);
        for (int cell = 0; cell < boths.length; cell++) {
            assertEquals(Math.max(0, ups[cell] - downs[cell]), boths[cell], 1e-12);
        }
    }

    @Test
    public void ssGseaDoesNotDependOnTheOrderOfTheGenes() throws IOException {
        SingleCellData data = simulated(40, 200, 11);
        SingleCellData reversed = TestMatrices.data(
            Arrays.stream(counts(40, 200, 11)).map(ScoringMethodsTest::reversed).toArray(float[][]::new),
            IntStream.range(0, 200).mapToObj(gene -> names(200)[199 - gene]).toArray(String[]::new));
        Signature signature = Signature.of("s", List.of("G20", "G90", "G150", "G199"));
        SsGsea raw = SsGsea.withDefaults().withNormalization(false);
        assertArrayEquals(only(raw, data, signature), only(raw, reversed, signature), 1e-9);
        SsGsea asGsva = raw.withTies(SsGsea.Ties.IN_ORDER);
        double[] one = only(asGsva, data, signature);
        double[] other = only(asGsva, reversed, signature);
        assertTrue(IntStream.range(0, one.length).anyMatch(cell -> Math.abs(one[cell] - other[cell]) > 1));
        // the mean over two opposite orders is that over all
        double[] expected = only(raw, data, signature);
        for (int cell = 0; cell < one.length; cell++) {
            assertEquals(expected[cell], (one[cell] + other[cell]) / 2, 1e-9);
        }
    }

    @Test
    public void uCellCountsMissingGenesAsNotExpressed() throws IOException {
        Signature missing = Signature.of("s", List.of("B", "C", "NOTHERE"));
        double[] imputed = only(UCell.withDefaults(), small, missing);
        double[] skipped = only(UCell.withDefaults().withMissingGenes(UCell.MissingGenes.SKIP), small, missing);
        assertTrue(IntStream.range(0, imputed.length).anyMatch(cell -> imputed[cell] < skipped[cell]));
    }

    @Test
    public void ranksOfAnyValuesAreThoseOfAPlainSort() throws IOException {
        Random random = new Random(5);
        for (boolean counts : new boolean[]{true, false}) {
            float[] dense = new float[300];
            for (int gene = 0; gene < dense.length; gene++) {
                dense[gene] = random.nextInt(3) > 0 ? 0
                    : counts ? random.nextInt(random.nextBoolean() ? 4 : 1000) : random.nextInt(40) / 7f - 2;
            }
            float[] values = new float[300];
            int length = 0;
            for (float value : dense) {
                if (value != 0) {
                    values[length++] = value;
                }
            }
            ValueRanks ranks = new ValueRanks(dense.length, counts);
            ranks.load(values, length);
            for (float value : dense) {
                int above = 0;
                int tied = 0;
                for (float other : dense) {
                    above += other > value ? 1 : 0;
                    tied += other == value ? 1 : 0;
                }
                assertEquals(above, ranks.above(value));
                assertEquals(tied, ranks.tied(value));
            }
        }
    }

    @Test
    public void doesNotDependOnThreads() throws Exception {
        SingleCellData data = simulated(3000, 200, 1);
        List<Signature> signatures = List.of(Signature.of("s", List.of("G1", "G50", "G199")),
            new Signature("t", List.of("G1", "G22", "G3", "G150"), List.of(1., -1., 2., 1.), ""));
        for (ScoringMethod method : METHODS) {
            SignatureScores expected = method.apply(data, signatures, Run.silent());
            for (int threads : new int[]{1, 2}) {
                ForkJoinPool pool = new ForkJoinPool(threads);
                SignatureScores found = pool.submit(() -> method.apply(data, signatures, Run.silent())).get();
                pool.shutdown();
                for (int s = 0; s < signatures.size(); s++) {
                    assertArrayEquals(expected.scores().get(s).values().values(),
                        found.scores().get(s).values().values(), 0);
                }
            }
        }
    }

    @Test
    public void emptyCellsAndSingleCellsHaveFiniteScores() throws IOException {
        float[][] counts = new float[2][200];
        counts[0][3] = 2;
        for (SingleCellData data : List.of(TestMatrices.data(counts, names(200)),
            TestMatrices.data(new float[1][200], names(200)))) {
            for (ScoringMethod method : METHODS) {
                for (double score : only(method, data, Signature.of("s", List.of("G3", "G4")))) {
                    assertTrue(method + ": " + score, Double.isFinite(score));
                }
            }
        }
    }

    @Test
    public void duplicatedGenesCountOnce() throws IOException {
        SingleCellData data = simulated(40, 200, 7);
        for (ScoringMethod method : METHODS) {
            assertArrayEquals(only(method, data, Signature.of("s", List.of("G3", "G4"))),
                only(method, data, Signature.of("s", List.of("G3", "G4", "g3", "G4"))), 0);
        }
    }

    @Test
    public void refusesWhatCannotBeScored() throws IOException {
        SingleCellData data = simulated(10, 200, 8);
        for (ScoringMethod method : METHODS) {
            assertRefused("No gene of signature \"none\"", method, data, Signature.of("none", List.of("Z")));
            assertRefused("There is no signature", method, data);
        }
        assertRefused("Signature \"s\" has 3 genes, but the rank limit of UCell is 2: choose a shorter",
            UCell.withDefaults().withRankLimit(2), data, Signature.of("s", List.of("G1", "G2", "G3")));
        assertRefused("Signature \"s\" has all 5 genes", SsGsea.withDefaults(), small,
            Signature.of("s", List.of("A", "B", "C", "D", "E")));
        assertRefused("The data have 5 genes, too few for 25 bins", ScoreGenes.withDefaults(), small,
            Signature.of("s", List.of("A")));
        assertRefused("No control genes are left", ScoreGenes.withDefaults().withBins(2), small,
            Signature.of("s", List.of("A", "B", "C", "D", "E")));
        assertRefused("5.00 % of the 5 genes of the data is less than 2 genes: choose a larger percentage",
            AUCell.withDefaults(), small, Signature.of("s", List.of("A")));
        assertThrows(IllegalArgumentException.class, () -> UCell.withDefaults().withRankLimit(1));
        assertThrows(IllegalArgumentException.class, () -> UCell.withDefaults().withDownWeight(-1));
        assertThrows(IllegalArgumentException.class, () -> AUCell.withDefaults().withTopShare(0));
        assertThrows(IllegalArgumentException.class, () -> SsGsea.withDefaults().withExponent(-1));
        assertThrows(IllegalArgumentException.class, () -> ScoreGenes.withDefaults().withSeed(-1));
    }

    @Test
    public void stopsWhenCancelled() throws IOException {
        SingleCellData data = simulated(10, 200, 8);
        Progress cancelled = StopAfter.atOnce();
        for (ScoringMethod method : METHODS) {
            assertThrows(CancellationException.class,
                () -> method.apply(data, List.of(Signature.of("s", List.of("G1"))), Run.of(cancelled)));
        }
    }

    @Test
    public void warningsOfMissingGenesDependOnTheShare() throws IOException {
        SignatureScoring scoring = SignatureScoring.withDefaults().withMethod(UCell.withDefaults())
            .withSignatures(List.of(Signature.of("s", List.of("A", "B", "C", "X"))));
        Run enough = Run.silent();
        scoring.withExpectedShare(0.75).apply(small, enough);
        assertEquals(List.of(), enough.notes());
        Run few = Run.silent();
        scoring.withExpectedShare(0.8).apply(small, few);
        assertEquals(List.of("Signature \"s\": 3 of 4 genes found; missing: X."), few.notes());
    }

    @Test
    public void givenControlsOfScoreGenes() {
        double[] found = only(ScoreGenes.withDefaults().withControlGenes(Map.of("s", List.of("D"))), small,
            Signature.of("s", List.of("A")));
        assertEquals(Math.log1p(1000) - Math.log1p(4000), found[0], 1e-12);
    }

    private static double[] only(ScoringMethod method, SingleCellData data, Signature signature) {
        return method.apply(data, List.of(signature), Run.silent()).scores().get(0).values().values();
    }

    private static void assertRefused(String start, ScoringMethod method, SingleCellData data,
        Signature... signatures) {
        String message =
            assertThrows(IllegalArgumentException.class, () -> method.apply(data, List.of(signatures), Run.silent()))
                .getMessage();
        assertTrue(message, message.startsWith(start));
    }

    private static SingleCellData simulated(int cells, int genes, long seed) throws IOException {
        return TestMatrices.data(counts(cells, genes, seed), names(genes));
    }

    private static float[] reversed(float[] values) {
        float[] reversed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            reversed[i] = values[values.length - 1 - i];
        }
        return reversed;
    }

    private static float[][] counts(int cells, int genes, long seed) {
        Random random = new Random(seed);
        float[][] counts = new float[cells][genes];
        for (float[] cell : counts) {
            for (int gene = 0; gene < genes; gene++) {
                cell[gene] = gene == 7 ? 0 : (int) (-Math.log(random.nextDouble()) * 300 / (gene + 100));
            }
        }
        return counts;
    }

    private static String[] names(int genes) {
        String[] names = new String[genes];
        Arrays.setAll(names, gene -> "G" + gene);
        return names;
    }
}
