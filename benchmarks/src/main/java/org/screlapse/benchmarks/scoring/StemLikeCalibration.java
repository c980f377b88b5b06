package org.screlapse.benchmarks.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.screlapse.benchmarks.simulate.RelapseSamples;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.score.AddModuleScore;
import org.screlapse.engine.classify.GaussianMixture;
import org.screlapse.engine.classify.NaturalBreaks;
import org.screlapse.engine.classify.OtsuThreshold;
import org.screlapse.engine.score.ScoringMethod;
import org.screlapse.engine.signature.Signature;
import org.screlapse.engine.signature.SignatureLibrary;
import org.screlapse.engine.classify.CellClassifier;
import org.screlapse.engine.classify.CellClasses;
import org.screlapse.engine.classify.ThresholdMethod;
import org.screlapse.engine.score.UCell;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Run;

/**
 * How often the reported interval of a sample's fraction of stem-like cells covers the true one, and how well single
 * cells are labeled: simulated patients whose stem-like cells grow from 1.37 % to 26.47 %, both samples of a patient
 * scored and divided together, one threshold per patient.
 *
 * @param pairs number of patients, each with two samples
 * @param cells number of cells per sample
 * @param seed the same seed gives the same result
 */
public record StemLikeCalibration(int pairs, int cells, long seed) {

    private static final double[] FRACTIONS = {0.0137, 0.2647};

    /**
     * Simulates, scores, labels and prints a line a combination of methods.
     *
     * @throws IOException if the simulated genes cannot be read
     */
    public void run() throws IOException {
        Map<String, ScoringMethod> scorings =
            Map.of("AddModuleScore", AddModuleScore.withDefaults(), "UCell", UCell.withDefaults());
        Map<String, ThresholdMethod> methods = Map.of("natural breaks", new NaturalBreaks(2), "mixture",
            new GaussianMixture(0.5), "Otsu", OtsuThreshold.withDefaults());
        List<Tally> tallies = new ArrayList<>();
        scorings.keySet().stream().sorted().forEach(
            scoring -> methods.keySet().stream().sorted().forEach(method -> tallies.add(new Tally(scoring, method))));
        RelapseSamples simulation = RelapseSamples.of(seed);
        Signature signature = SignatureLibrary.builtIn().get("LSPC-Quiescent");
        for (int pair = 0; pair < pairs; pair++) {
            RelapseSamples.Pair simulated = simulation.pair(cells, FRACTIONS, new SplittableRandom(seed * 31 + pair));
            for (Map.Entry<String, ScoringMethod> scoring : scorings.entrySet()) {
                NumericColumn scores = scoring.getValue().apply(simulated.data(), List.of(signature), Run.silent())
                    .scores().get(0).values();
                for (Tally tally : tallies) {
                    if (tally.scoring.equals(scoring.getKey())) {
                        tally.add(scores, simulated, methods.get(tally.method));
                    }
                }
            }
        }
        tallies.forEach(tally -> System.out.print(tally.line()));
    }

    /** What is counted of one combination. */
    private static final class Tally {

        private final String scoring;
        private final String method;
        private int samples;
        private int covered;
        private int truePositive;
        private int wrong;

        Tally(String scoring, String method) {
            this.scoring = scoring;
            this.method = method;
        }

        void add(NumericColumn scores, RelapseSamples.Pair simulated, ThresholdMethod how) {
            CategoricalColumn samplesOf = simulated.samples();
            Outcome<CellClasses> outcome = CellClassifier.withDefaults().withMethod(how).withScore("score")
                .withSamples("sample", "", "").apply(SingleCellData.withoutGenes(
                    simulated.data().cells().with("score", scores).with("sample", samplesOf)), Run.silent());
            CellClasses found = outcome.findings();
            CategoricalColumn labels = (CategoricalColumn) outcome.data().cells().column("population").orElseThrow();
            for (int sample = 0; sample < FRACTIONS.length; sample++) {
                CellClasses.Fraction fraction = found.fractions().get(sample);
                samples++;
                covered += fraction.low() <= FRACTIONS[sample] && FRACTIONS[sample] <= fraction.high() ? 1 : 0;
            }
            for (int cell = 0; cell < simulated.stemLike().length; cell++) {
                boolean labeled = labels.code(cell) == 0;
                truePositive += labeled && simulated.stemLike()[cell] ? 1 : 0;
                wrong += labeled != simulated.stemLike()[cell] ? 1 : 0;
            }
        }

        String line() {
            return String.format(Locale.ROOT, "%-15s %-15s %d samples: interval covers the truth in %.1f %%, F1 %.3f%n",
                scoring, method, samples, 100.0 * covered / samples, 2.0 * truePositive / (2.0 * truePositive + wrong));
        }
    }
}
