package org.screlapse.engine.classify;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.Test;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.BooleanColumn;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.task.Progress;

public class CellClassifierTest {

    private static final double[] NONE = {};

    @Test
    public void naturalBreaksAreTheOptimumOfAnExhaustiveSearch() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            double[] values = random.ints(12, 0, 30).asDoubleStream().sorted().toArray();
            long different = Arrays.stream(values).distinct().count();
            for (int classes = 2; classes <= Math.min(4, different); classes++) {
                ThresholdMethod.Cut cut = new NaturalBreaks(classes).cut(values, NONE, Progress.NONE);
                assertEquals(exhaustive(values, 0, classes), (1 - cut.goodness()) * squares(values, 0, values.length),
                    1e-9);
                assertEquals(classes - 1, cut.breaks().size());
            }
        }
    }

    @Test
    public void naturalBreaksEndClassesWhereJenksEndsThem() {
        double[] values = {1, 2, 4, 5, 7, 9, 10, 20};
        ThresholdMethod.Cut cut = new NaturalBreaks(3).cut(values, NONE, Progress.NONE);
        assertEquals(List.of(5.0, 10.0), cut.breaks());
        assertEquals(15, cut.threshold(), 0);
    }

    /** From classInt 0.4-9 in R 4.2: classIntervals(values, classes, style = "jenks"). */
    @Test
    public void naturalBreaksAreThoseOfClassInt() {
        double[] values = Stream
            .of(IntStream.rangeClosed(1, 40).mapToDouble(i -> 3 * Math.sin(i)),
                IntStream.rangeClosed(1, 25).mapToDouble(i -> 2 * Math.cos(i) + 9),
                IntStream.rangeClosed(1, 12).mapToDouble(i -> Math.pow(i, 1.5) / 4 + 20))
            .flatMapToDouble(part -> part).sorted().toArray();
        double[][] breaks = {{10.98240562372695}, {2.99973558032180, 10.98240562372695},
            {-0.0265539278712116, 2.9997355803218015, 10.9824056237269474},
            {-0.0265539278712116, 2.9997355803218015, 10.9824056237269474, 24.6300647943630331}};
        for (int classes = 2; classes <= 5; classes++) {
            ThresholdMethod.Cut cut = new NaturalBreaks(classes).cut(values, NONE, Progress.NONE);
            assertArrayEquals(breaks[classes - 2], cut.breaks().stream().mapToDouble(b -> b).toArray(), 1e-12);
        }
    }

    @Test
    public void naturalBreaksOfManyCells() {
        double[] values = new Random(2).doubles(300_000).sorted().toArray();
        ThresholdMethod.Cut cut = new NaturalBreaks(4).cut(values, NONE, Progress.NONE);
        assertEquals(0.25, cut.breaks().get(0), 0.005);
        assertEquals(0.75, cut.threshold(), 0.005);
        assertEquals(1 - 1.0 / 16, cut.goodness(), 5e-4);
    }

    @Test
    public void neighboringNumbersAreStillDivided() {
        double next = Math.nextUp(1.0);
        assertEquals(next, new NaturalBreaks(2).cut(new double[]{1, next}, NONE, Progress.NONE).threshold(), 0);
    }

    @Test
    public void otsuAgreesWithTwoNaturalBreaks() {
        double[] values = mixture(5000, 0.2, 4, 3);
        double[] sorted = Arrays.stream(values).sorted().toArray();
        ThresholdMethod.Cut otsu = OtsuThreshold.withDefaults().cut(sorted, NONE, Progress.NONE);
        ThresholdMethod.Cut jenks = new NaturalBreaks(2).cut(sorted, NONE, Progress.NONE);
        assertEquals(jenks.threshold(), otsu.threshold(), 0.1);
        assertEquals(jenks.goodness(), otsu.goodness(), 0.01);
    }

    @Test
    public void theMixtureFindsWhatWasMixed() {
        double[] sorted = Arrays.stream(mixture(20_000, 0.1, 5, 4)).sorted().toArray();
        MixtureFit fit = MixtureFit.of(sorted, Progress.NONE);
        assertEquals(0, fit.lowerMean(), 0.03);
        assertEquals(1, fit.lowerDeviation(), 0.03);
        assertEquals(5, fit.upperMean(), 0.08);
        assertEquals(1, fit.upperDeviation(), 0.06);
        assertEquals(0.1, fit.upperShare(), 0.01);
        assertTrue(fit.hasTwoModesAt(2.5));
        double threshold = new GaussianMixture(0.5).cut(sorted, NONE, Progress.NONE).threshold();
        assertEquals(0.5, fit.upperProbability(threshold), 1e-9);
        // where 0.9·φ(x) = 0.1·φ(x − 5)
        assertEquals(2.5 + Math.log(9) / 5, threshold, 0.08);
    }

    @Test
    public void theLikelihoodNeverDecreases() {
        for (int seed = 0; seed < 20; seed++) {
            double[] sorted = Arrays.stream(mixture(500, 0.02 + seed * 0.02, 1 + seed % 5, seed)).sorted().toArray();
            List<Double> steps = MixtureFit.of(sorted, Progress.NONE).logLikelihoods();
            for (int i = 1; i < steps.size(); i++) {
                assertTrue("step " + i + " of seed " + seed, steps.get(i) >= steps.get(i - 1) - 1e-9);
            }
        }
    }

    @Test
    public void probabilitiesRiseWithTheScore() {
        double[] values = mixture(2000, 0.3, 3, 5);
        Result found = classify(CellClassifier.withDefaults().withMethod(new GaussianMixture(0.5)),
            Cells.of(NumericColumn.of(values)));
        double[] probabilities = found.probabilities().values();
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        for (int i = 1; i < order.length; i++) {
            assertTrue(probabilities[order[i]] >= probabilities[order[i - 1]] - 1e-12);
        }
        for (int cell = 0; cell < values.length; cell++) {
            assertEquals(probabilities[cell] >= 0.5, found.labels().code(cell) == 0);
        }
    }

    @Test
    public void oneModeIsWarnedOf() {
        Result one = classify(CellClassifier.withDefaults(), Cells.of(NumericColumn.of(mixture(1000, 0, 0, 6))));
        assertTrue(one.warnings().toString(), one.warnings().get(0).contains("one mode only"));
        Result two = classify(CellClassifier.withDefaults(), Cells.of(NumericColumn.of(mixture(1000, 0.3, 5, 6))));
        assertEquals(List.of(), two.warnings());
        Result quantile = classify(CellClassifier.withDefaults().withMethod(new ThresholdMethod.Quantile(0.9)),
            Cells.of(NumericColumn.of(mixture(1000, 0, 0, 6))));
        assertEquals(List.of(), quantile.warnings());
        assertEquals(0.1, quantile.fractions().get(0).fraction(), 1e-9);
    }

    @Test
    public void aConstantScoreIsNotDivided() {
        Result found = classify(CellClassifier.withDefaults(), Cells.of(NumericColumn.of(2, 2, 2)));
        assertTrue(found.warnings().get(0).startsWith("All 3 cells have the same score, 2.0"));
        assertArrayEquals(new int[]{-1, -1, -1}, found.labels().codes());
        assertTrue(Double.isNaN(found.thresholds().get(0).threshold()));
        Result fixed = classify(CellClassifier.withDefaults().withMethod(new ThresholdMethod.Fixed(1.5)),
            Cells.of(NumericColumn.of(2, 2, Double.NaN)));
        assertArrayEquals(new int[]{0, 0, -1}, fixed.labels().codes());
    }

    @Test
    public void oneCellHasNoThreshold() {
        Result found = classify(CellClassifier.withDefaults(), Cells.of(NumericColumn.of(1)));
        assertEquals(-1, found.labels().code(0));
    }

    @Test
    public void groupsHaveThresholdsAndSamplesFractions() {
        NumericColumn scores = NumericColumn.of(0, 0, 1, 10, 10, 11, 5, Double.NaN);
        CategoricalColumn patients = CategoricalColumn.of(Arrays.asList("A", "A", "A", "B", "B", "B", null, "A"));
        CategoricalColumn samples = CategoricalColumn.of(List.of("x", "y", "x", "y", "x", "y", "x", "x"));
        Result found =
            classify(CellClassifier.withDefaults(), Cells.of(scores).withGroups(patients).withSamples(samples));
        assertEquals(List.of(0.5, 10.5), found.thresholds().stream().map(CellClasses.Threshold::threshold).toList());
        assertArrayEquals(new int[]{1, 1, 0, 1, 1, 0, -1, -1}, found.labels().codes());
        CellClasses.Fraction x = found.fractions().get(0);
        assertEquals(List.of("x", 3, 1, 1.0 / 3), List.of(x.sample(), x.cells(), x.population(), x.fraction()));
        // prop.test(1, 3, correct = FALSE) of R
        assertEquals(0.06149194, x.low(), 1e-8);
        assertEquals(0.79234040, x.high(), 1e-8);
        assertTrue(found.warnings().toString(),
            found.warnings().contains("1 cells belong to no group and got no" + " label."));
        assertTrue(found.warnings().toString(), found.warnings().get(found.warnings().size() - 1)
            .startsWith("Samples of fewer than 50 labeled cells, whose fractions say little: x (3), y (3)"));
    }

    @Test
    public void referenceCellsSetTheThreshold() {
        NumericColumn scores = NumericColumn.of(0, 1, 2, 3, 4, 5, 6);
        boolean[] normal = {true, true, true, false, false, false, false};
        CellClassifier operation = CellClassifier.withDefaults().withMethod(new ThresholdMethod.AboveReference(0.5));
        assertArrayEquals(new int[]{1, 1, 0, 0, 0, 0, 0},
            classify(operation, Cells.of(scores).withReference(normal)).labels().codes());
        String message = assertThrows(IllegalArgumentException.class,
            () -> classify(operation, Cells.of(scores).withReference(new boolean[7]))).getMessage();
        assertTrue(message, message.startsWith("There are no reference cells"));
    }

    @Test
    public void aLabelThatFollowsTheBatchIsWarnedOf() {
        double[] scores = mixture(400, 0.3, 8, 9);
        List<String> same = Arrays.stream(scores).mapToObj(s -> s > 4 ? "1" : "2").toList();
        Result found = classify(CellClassifier.withDefaults(),
            Cells.of(NumericColumn.of(scores)).withBatches(CategoricalColumn.of(same)));
        assertTrue(found.warnings().toString(), found.warnings().get(0).contains("depends on the batch"));
        Random random = new Random(3);
        List<String> unrelated = Arrays.stream(scores).mapToObj(s -> random.nextBoolean() ? "1" : "2").toList();
        assertEquals(List.of(), classify(CellClassifier.withDefaults(),
            Cells.of(NumericColumn.of(scores)).withBatches(CategoricalColumn.of(unrelated))).warnings());
    }

    @Test
    public void canBeCancelledWhileItLooksForBreaks() {
        int[] asked = {0};
        Progress stopping = new Progress() {
            @Override
            public void report(double fraction, String message) {
                assertTrue(fraction >= 0 && fraction <= 1);
            }

            @Override
            public boolean isCancelled() {
                return ++asked[0] > 10;
            }
        };
        Cells cells = Cells.of(NumericColumn.of(mixture(100_000, 0.2, 4, 11)));
        CellClassifier operation = CellClassifier.withDefaults().withMethod(new NaturalBreaks(5));
        assertThrows(CancellationException.class, () -> classify(operation, cells, stopping));
        assertEquals(11, asked[0]);
    }

    @Test
    public void oneNormalDistributionCutInHalfHasItsSeparation() {
        double[] sorted = Arrays.stream(mixture(100_000, 0, 0, 21)).sorted().toArray();
        assertEquals(2.65, ThresholdDoubts.separation(sorted, 0), 0.02);
        double[] two = Arrays.stream(mixture(100_000, 0.3, 8, 21)).sorted().toArray();
        assertEquals(8, ThresholdDoubts.separation(two, 4), 0.1);
    }

    @Test
    public void aRarePopulationIsNotWhatNaturalBreaksFind() {
        Result found = classify(CellClassifier.withDefaults(), Cells.of(NumericColumn.of(mixture(3000, 0.02, 4, 22))));
        assertTrue(found.fractions().get(0).fraction() > 0.3);
        assertFalse(found.thresholds().get(0).twoModes());
        assertNoted(found, "one mode only at the threshold");
        assertNoted(found, "The fraction depends on the method");
        assertNoted(found, "More than a third");
    }

    @Test
    public void zerosAreNoPopulation() {
        double[] scores = Arrays.stream(mixture(2000, 0, 0, 23)).map(v -> Math.max(0, v)).toArray();
        Result found = classify(CellClassifier.withDefaults(), Cells.of(NumericColumn.of(scores)));
        assertFalse(found.thresholds().get(0).twoModes());
        assertNoted(found, "% of the scores are the lowest one");
    }

    @Test
    public void ranksAreRefusedAndEvenScoresHaveNoModes() {
        double[] ranks = IntStream.range(0, 1000).mapToDouble(i -> i / 999.0).toArray();
        String message = assertThrows(IllegalArgumentException.class,
            () -> classify(CellClassifier.withDefaults(), Cells.of(NumericColumn.of(ranks)))).getMessage();
        assertTrue(message, message.startsWith("The scores are spread evenly from 0.0 to 1.0, as ranks are"));
        assertEquals(0.1, classify(CellClassifier.withDefaults().withMethod(new ThresholdMethod.Quantile(0.9)),
            Cells.of(NumericColumn.of(ranks))).fractions().get(0).fraction(), 0.001);
        Random random = new Random(24);
        double[] even = IntStream.range(0, 300).mapToDouble(i -> random.nextDouble()).toArray();
        Result found = classify(CellClassifier.withDefaults(), Cells.of(NumericColumn.of(even)));
        assertFalse(found.thresholds().get(0).twoModes());
        assertNoted(found, "spread evenly");
    }

    @Test
    public void aThresholdThatIsNotAboveChanceAndFewGenesAreNoted() {
        Annotations cells = Cells.of(NumericColumn.of(mixture(500, 0.3, 8, 25))).annotations();
        SingleCellData data = SingleCellData.withoutGenes(cells).withMetadata("scores/score/zero_is_chance", true)
            .withMetadata("scores/score/genes_found", 0.3);
        Run run = Run.silent();
        CellClassifier.withDefaults().withScore("score").apply(data, run);
        assertEquals(List.of("The score rests on 30 % of the signature's genes: the others are not in the data."),
            run.notes());
        double[] low = Arrays.stream(mixture(500, 0.3, 8, 25)).map(v -> v - 10).toArray();
        Run below = Run.silent();
        CellClassifier.withDefaults().withScore("score").apply(
            data.withCellColumn("score", NumericColumn.of(low)).withMetadata("scores/score/genes_found", 1.0), below);
        assertTrue(below.notes().toString(),
            below.notes().get(0).contains("is not above 0, the score that chance gives"));
    }

    @Test
    public void onlySomeCellsAreClassified() {
        NumericColumn scores = NumericColumn.of(0, 0, 1, 9, 10, 11);
        Annotations cells =
            Cells.of(scores).annotations().with("malignant", BooleanColumn.of(true, true, true, true, false, false));
        Outcome<CellClasses> found = CellClassifier.withDefaults().withScore("score").withCells("malignant", "true")
            .apply(SingleCellData.withoutGenes(cells), Run.silent());
        assertArrayEquals(new int[]{1, 1, 1, 0, -1, -1},
            ((CategoricalColumn) found.data().cells().column("population").orElseThrow()).codes());
        assertEquals(4, found.findings().fractions().get(0).cells());
    }

    @Test
    public void anInfiniteScoreIsNamed() {
        String message = assertThrows(IllegalArgumentException.class,
            () -> classify(CellClassifier.withDefaults(), Cells.of(NumericColumn.of(1, 2, Double.POSITIVE_INFINITY))))
            .getMessage();
        assertEquals("The score \"score\" of cell \"2\" is Infinity; scores must be finite: leave such cells out, or"
            + " compute the score anew.", message);
    }

    @Test
    public void samplesSayPatientAndTimepoint() {
        Annotations cells = Cells.of(NumericColumn.of(0, 0, 1, 9)).annotations()
            .with("sample", CategoricalColumn.of(List.of("a", "a", "b", "b")))
            .with("patient", CategoricalColumn.of(List.of("P1", "P1", "P1", "P1")))
            .with("time", CategoricalColumn.of(List.of("d", "d", "d", "r")));
        List<CellClasses.Fraction> found =
            CellClassifier.withDefaults().withScore("score").withSamples("sample", "patient", "time")
                .apply(SingleCellData.withoutGenes(cells), Run.silent()).findings().fractions();
        assertEquals(List.of("P1", "d"), List.of(found.get(0).patient(), found.get(0).timepoint()));
        assertEquals("two timepoints", List.of("P1", ""), List.of(found.get(1).patient(), found.get(1).timepoint()));
    }

    private static void assertNoted(Result found, String part) {
        assertTrue(found.warnings().toString(), found.warnings().stream().anyMatch(note -> note.contains(part)));
    }

    @Test
    public void refusesWhatMakesNoSense() {
        CellClassifier operation = CellClassifier.withDefaults();
        assertThrows(IllegalArgumentException.class, () -> classify(operation, Cells.of(NumericColumn.of(Double.NaN))));
        assertThrows(IllegalArgumentException.class, () -> new NaturalBreaks(1));
        assertThrows(IllegalArgumentException.class, () -> new GaussianMixture(1));
        assertThrows(IllegalArgumentException.class, () -> new OtsuThreshold(1));
        assertThrows(IllegalArgumentException.class, () -> new ThresholdMethod.Quantile(0));
        assertThrows(IllegalArgumentException.class, () -> new ThresholdMethod.Fixed(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> operation.withLabels("a", "a"));
        String message = assertThrows(IllegalArgumentException.class,
            () -> classify(operation.withMethod(new NaturalBreaks(3)), Cells.of(NumericColumn.of(1, 2)))).getMessage();
        assertEquals("The score has 2 different values, too few for 3 classes: choose fewer classes.", message);
    }

    private static double[] mixture(int cells, double share, double distance, long seed) {
        Random random = new Random(seed);
        double[] values = new double[cells];
        Arrays.setAll(values, i -> random.nextGaussian() + (random.nextDouble() < share ? distance : 0));
        return values;
    }

    private static double exhaustive(double[] values, int from, int classes) {
        if (classes == 1) {
            return squares(values, from, values.length);
        }
        double best = Double.POSITIVE_INFINITY;
        for (int end = from + 1; end < values.length; end++) {
            best = Math.min(best, squares(values, from, end) + exhaustive(values, end, classes - 1));
        }
        return best;
    }

    private static double squares(double[] values, int from, int to) {
        double mean = Arrays.stream(values, from, to).average().orElse(0);
        return Arrays.stream(values, from, to).map(v -> (v - mean) * (v - mean)).sum();
    }

    /** The annotations of the cells that a classifier reads; null for those that are not used. */
    private record Cells(NumericColumn scores, CategoricalColumn groups, CategoricalColumn samples,
        CategoricalColumn batches, boolean[] reference) {

        static Cells of(NumericColumn scores) {
            return new Cells(scores, null, null, null, null);
        }

        Cells withGroups(CategoricalColumn column) {
            return new Cells(scores, column, samples, batches, reference);
        }

        Cells withSamples(CategoricalColumn column) {
            return new Cells(scores, groups, column, batches, reference);
        }

        Cells withBatches(CategoricalColumn column) {
            return new Cells(scores, groups, samples, column, reference);
        }

        Cells withReference(boolean[] cells) {
            return new Cells(scores, groups, samples, batches, cells);
        }

        Annotations annotations() {
            Annotations all = Annotations
                .of(Names.of(IntStream.range(0, scores.size()).mapToObj(String::valueOf).toArray(String[]::new)))
                .with("score", scores);
            all = groups == null ? all : all.with("group", groups);
            all = samples == null ? all : all.with("sample", samples);
            all = batches == null ? all : all.with("batch", batches);
            return reference == null ? all : all.with("reference", BooleanColumn.of(reference));
        }
    }

    private record Result(CategoricalColumn labels, NumericColumn probabilities, List<CellClasses.Threshold> thresholds,
        List<CellClasses.Fraction> fractions, List<String> warnings) {}

    private static Result classify(CellClassifier operation, Cells cells) {
        return classify(operation, cells, Progress.NONE);
    }

    private static Result classify(CellClassifier operation, Cells cells, Progress progress) {
        Run run = Run.of(progress);
        CellClassifier configured = operation.withScore("score").withGroups(cells.groups == null ? "" : "group")
            .withSamples(cells.samples == null ? "" : "sample", "", "")
            .withBatches(cells.batches == null ? "" : "batch");
        Outcome<CellClasses> found =
            (cells.reference == null ? configured : configured.withReference("reference", "true"))
                .apply(SingleCellData.withoutGenes(cells.annotations()), run);
        return new Result((CategoricalColumn) found.data().cells().column("population").orElseThrow(),
            (NumericColumn) found.data().cells().column("population_probability").orElse(null),
            found.findings().thresholds(), found.findings().fractions(), run.notes());
    }
}
