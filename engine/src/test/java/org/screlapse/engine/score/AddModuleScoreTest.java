package org.screlapse.engine.score;

import org.screlapse.engine.signature.Signature;
import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import org.junit.Test;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Concatenation;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.TestMatrices;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.task.StopAfter;

public class AddModuleScoreTest {

    private static final Signature AB = Signature.of("ab", List.of("A", "B"));

    private final SingleCellData small =
        TestMatrices.data(new float[][]{{1, 3, 0, 4, 2}, {0, 0, 0, 0, 0}, {5, 0, 5, 0, 0}}, "A", "B", "C", "D", "E");
    private final AddModuleScore givenControls =
        AddModuleScore.withDefaults().withControlGenes(Map.of("ab", List.of("B", "C", "D")));

    public AddModuleScoreTest() throws IOException {
        // the data may throw
    }

    @Test
    public void isTheMeanOfTheSignatureLessThatOfTheControls() {
        SignatureScore score = givenControls.apply(small, List.of(AB), Run.silent()).scores().get(0);
        double a = Math.log1p(1000);
        double b = Math.log1p(3000);
        double d = Math.log1p(4000);
        double half = Math.log1p(5000);
        assertArrayEquals(new double[]{(a + b) / 2 - (b + d) / 3, 0, half / 2 - half / 3}, score.values().values(),
            1e-12);
        assertEquals(List.of("B", "C", "D"), score.controls());
    }

    @Test
    public void aGeneNamedTwiceCountsOnce() {
        Signature twice = Signature.of("ab", List.of("A", "B", "A", "b"));
        assertArrayEquals(givenControls.apply(small, List.of(AB), Run.silent()).scores().get(0).values().values(),
            givenControls.apply(small, List.of(twice), Run.silent()).scores().get(0).values().values(), 0);
    }

    @Test
    public void logNormalizedValuesAreUsedAsTheyAre() throws IOException {
        SingleCellData logs = TestMatrices.data(new float[][]{{1.5f, 0, 3}}, "A", "B", "C");
        AddModuleScore operation = AddModuleScore.withDefaults().withControlGenes(Map.of("ab", List.of("C")));
        Run run = Run.silent();
        SignatureScores scores = operation.apply(logs, List.of(AB), run);
        assertEquals(0.75 - 3, scores.scores().get(0).values().value(0), 1e-12);
        assertEquals(1, run.notes().size());
        Run told = Run.silent();
        operation.withValueScale(ValueScale.LOG_NORMALIZED).apply(logs, List.of(AB), told);
        assertEquals(0, told.notes().size());
        double normalized = operation.withValueScale(ValueScale.COUNTS).apply(logs, List.of(AB), Run.silent()).scores()
            .get(0).values().value(0);
        assertEquals(Math.log1p(1.5e4 / 4.5) / 2 - Math.log1p(3e4 / 4.5), normalized, 1e-12);
    }

    @Test
    public void doesNotDependOnThreadsOrBlocks() throws Exception {
        SingleCellData whole = simulated(3000, 200, 1);
        Concatenation concatenation = Concatenation.withDefaults();
        SingleCellData parts = concatenation
            .apply(List.of(part(whole, 0, 700), part(whole, 700, 701), part(whole, 701, 3000)), Run.silent());
        assertEquals(3, parts.counts().segments().size());
        List<Signature> signatures = List.of(Signature.of("s", List.of("G1", "G50", "G199")),
            Signature.of("t", List.of("G1", "G2", "G3", "G150")));
        AddModuleScore operation = AddModuleScore.withDefaults().withControls(5);
        SignatureScores expected = operation.apply(whole, signatures, Run.silent());
        for (int threads : new int[]{1, 2, 5}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            for (SingleCellData data : List.of(whole, parts)) {
                SignatureScores found = pool.submit(() -> operation.apply(data, signatures, Run.silent())).get();
                for (int s = 0; s < signatures.size(); s++) {
                    assertEquals(expected.scores().get(s).controls(), found.scores().get(s).controls());
                    assertArrayEquals(expected.scores().get(s).values().values(),
                        found.scores().get(s).values().values(), 0);
                }
            }
            pool.shutdown();
        }
    }

    @Test
    public void theSeedChoosesTheControls() throws IOException {
        SingleCellData data = simulated(50, 200, 2);
        AddModuleScore operation = AddModuleScore.withDefaults().withControls(3);
        List<Signature> signatures = List.of(Signature.of("s", List.of("G1", "G50")));
        List<String> one = operation.apply(data, signatures, Run.silent()).scores().get(0).controls();
        assertEquals(one, operation.withSeed(1).apply(data, signatures, Run.silent()).scores().get(0).controls());
        assertTrue(!one.equals(operation.withSeed(2).apply(data, signatures, Run.silent()).scores().get(0).controls()));
    }

    @Test
    public void warnsOfMissingGenesWeightsAndSmallBins() throws IOException {
        Run run = Run.silent();
        SignatureScores scores = scoring(AddModuleScore.withDefaults().withBins(2), new Signature("w",
            List.of("A", "X1", "X2", "X3", "X4", "X5", "X6"), List.of(2., 1., 1., 1., 1., 1., -1.), ""))
            .withMinimumShare(0).apply(small, run).findings();
        assertEquals(List.of(
            "Signature \"w\" has weights, of which this method uses only the signs: genes of negative weight lower the"
                + " score.",
            "Bins of expression hold as few as 3 genes, less than the 100 control genes asked for: all genes of these"
                + " bins are controls. Fewer bins or fewer controls give better matched ones.",
            "Signature \"w\": 1 of 7 genes found; missing: X1, X2, X3, X4, X5 and 1 more."), run.notes());
        assertEquals(List.of("A"), scores.scores().get(0).matched());
        assertEquals(6, scores.scores().get(0).missing().size());
    }

    @Test
    public void addsAColumnASignature() {
        Outcome<SignatureScores> outcome = scoring(givenControls, AB).apply(small, Run.silent());
        SignatureScores scores = outcome.findings();
        SingleCellData scored = outcome.data();
        assertSame(scores.scores().get(0).values(), scored.cells().column("ab").get());
        assertSame(small.counts(), scored.counts());
    }

    @Test
    public void oneCellAndOneBinWillDo() throws IOException {
        SingleCellData one = TestMatrices.data(new float[][]{{1, 3}}, "A", "B");
        SignatureScore score = AddModuleScore.withDefaults().withBins(1)
            .apply(one, List.of(Signature.of("a", List.of("A"))), Run.silent()).scores().get(0);
        assertEquals(Math.log1p(2500) - (Math.log1p(2500) + Math.log1p(7500)) / 2, score.values().value(0), 1e-12);
    }

    @Test
    public void refusesWhatCannotBeScored() throws IOException {
        AddModuleScore operation = AddModuleScore.withDefaults();
        assertRefused("No gene of signature \"none\" is in the data", operation.withBins(2),
            Signature.of("none", List.of("Z")));
        assertRefused("The data have 5 genes, too few for 24 bins", operation, AB);
        assertRefused("Two signatures are named \"ab\"", givenControls, AB, AB);
        assertRefused("There is no signature to score", operation);
        assertRefused("The control gene \"Z\" of signature \"ab\" is not in the data",
            operation.withControlGenes(Map.of("ab", List.of("A", "Z"))), AB);
        assertRefused("Signature \"ab\" has no control genes",
            operation.withControlGenes(Map.of("other", List.of("A"))), AB);
        assertThrows(IllegalArgumentException.class, () -> operation.withBins(0));
        assertThrows(IllegalArgumentException.class, () -> operation.withControls(0));
        SingleCellData none = part(small, 0, 0);
        assertThrows(IllegalArgumentException.class, () -> givenControls.apply(none, List.of(AB), Run.silent()));
    }

    @Test
    public void stopsWhenCancelled() {
        Progress cancelled = StopAfter.atOnce();
        assertThrows(CancellationException.class, () -> givenControls.apply(small, List.of(AB), Run.of(cancelled)));
    }

    private void assertRefused(String start, AddModuleScore operation, Signature... signatures) {
        String message = assertThrows(IllegalArgumentException.class,
            () -> operation.apply(small, List.of(signatures), Run.silent())).getMessage();
        assertTrue(message, message.startsWith(start));
    }

    private static SingleCellData simulated(int cells, int genes, long seed) throws IOException {
        Random random = new Random(seed);
        float[][] counts = new float[cells][genes];
        for (float[] cell : counts) {
            for (int gene = 0; gene < genes; gene++) {
                cell[gene] = gene == 7 ? 0 : (int) (-Math.log(random.nextDouble()) * 300 / (gene + 100));
            }
        }
        String[] names = new String[genes];
        Arrays.setAll(names, gene -> "G" + gene);
        return TestMatrices.data(counts, names);
    }

    private static SingleCellData part(SingleCellData data, int from, int to) throws IOException {
        float[][] dense = Arrays.copyOfRange(TestMatrices.dense(data.counts()), from, to);
        if (dense.length == 0) {
            return SingleCellData.withoutGenes(Annotations.of(Names.of()));
        }
        SingleCellData part = TestMatrices.data(dense, data.genes().names().asList().toArray(String[]::new));
        return part.withCells(
            part.cells().withNames(Names.of(data.cells().names().asList().subList(from, to).toArray(String[]::new))));
    }

    private static SignatureScoring scoring(ScoringMethod method, Signature signature) {
        return SignatureScoring.withDefaults().withMethod(method).withSignatures(List.of(signature));
    }
}
