package org.screlapse.engine.score;

import org.screlapse.engine.signature.GeneMatcher;
import org.screlapse.engine.signature.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.GeneMoments;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Scores cells by the combined z-score of Lee et al. (not a mean: the sum is divided by the root of n): each gene is
 * centered and scaled over all cells, and the z-scores of a cell are summed so that the result has variance 1 where
 * genes are independent.
 *
 * <pre>    score = Σ w·(x − mean)/deviation / √(Σ w²)</pre>
 *
 * <p>
 * x is log-normalized expression, the deviation is that of the sample (n − 1), w is 1 or the gene's weight; genes of
 * negative weight lower the score. Genes that do not vary are left out; a signature none of whose genes varies has the
 * score 0 everywhere, with a warning. Equal to the method {@code zscore} of GSVA 1.46 for signatures without weights.
 * Scores are relative to the cells that are scored together. Immutable.
 *
 * @see <a href="https://doi.org/10.1371/journal.pcbi.1000217">Lee et al., PLoS Comput. Biol. 4 (2008) e1000217</a>
 */
public final class MeanZScore implements ScoringMethod {

    private static final MeanZScore DEFAULT = new MeanZScore(ValueScale.AUTOMATIC);
    private static final double AVERAGING = 0.5;

    private final ValueScale scale;

    private MeanZScore(ValueScale scale) {
        this.scale = scale;
    }

    /** @return counts are normalized to 10,000 where needed */
    public static MeanZScore withDefaults() {
        return DEFAULT;
    }

    /**
     * @param values what the values of the matrix are
     * @return this operation with that assumption
     */
    public MeanZScore withValueScale(ValueScale values) {
        return new MeanZScore(values);
    }

    @Override
    public boolean isZeroChance() {
        return true;
    }

    @Override
    public SignatureScores apply(SingleCellData data, List<Signature> signatures, Run run) {
        MatchedSignatures matched = MatchedSignatures.of(data, signatures);
        Expression expression = matched.expression(scale, LibrarySizeNormalization.withDefaults(), run.part(0, 0));
        expression.warnings().forEach(run::note);
        GeneMoments moments = GeneMoments.of(expression, run.part(0, AVERAGING));
        List<Map<Integer, Double>> weights = new ArrayList<>();
        double[] offsets = new double[matched.matches().size()];
        for (int s = 0; s < offsets.length; s++) {
            GeneMatcher.Match match = matched.matches().get(s);
            Map<Integer, Double> scaled = scaled(WeightedSum.weights(match), moments);
            weights.add(scaled);
            for (Map.Entry<Integer, Double> weight : scaled.entrySet()) {
                offsets[s] += weight.getValue() * moments.means()[weight.getKey()];
            }
            if (scaled.isEmpty()) {
                run.note("Signature \"" + match.signature().name() + "\": none of its genes varies between the"
                    + " cells, so that the score is 0 everywhere.");
            }
        }
        double[][] scores = new LinearScores(expression.genes(), weights).of(expression, run.part(AVERAGING, 1));
        for (int s = 0; s < offsets.length; s++) {
            for (int cell = 0; cell < scores[s].length; cell++) {
                scores[s][cell] -= offsets[s];
            }
        }
        return matched.results(scores);
    }

    private static Map<Integer, Double> scaled(Map<Integer, Double> weights, GeneMoments moments) {
        Map<Integer, Double> scaled = new HashMap<>();
        double squares = 0;
        for (Map.Entry<Integer, Double> weight : weights.entrySet()) {
            double deviation = moments.deviation(weight.getKey());
            if (deviation > 0 && weight.getValue() != 0) {
                scaled.put(weight.getKey(), weight.getValue() / deviation);
                squares += weight.getValue() * weight.getValue();
            }
        }
        double norm = Math.sqrt(squares);
        scaled.replaceAll((gene, weight) -> weight / norm);
        return scaled;
    }
}
