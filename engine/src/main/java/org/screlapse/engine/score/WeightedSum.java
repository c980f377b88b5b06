package org.screlapse.engine.score;

import org.screlapse.engine.signature.GeneMatcher;
import org.screlapse.engine.signature.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Scores cells by the weighted sum of log-normalized expression, as the leukemic stem cell score LSC17 is defined:
 *
 * <pre>    score = Σ weight(gene) · expression(cell, gene)</pre>
 *
 * <p>
 * Genes that are not in the data add nothing, so that scores of data with different genes cannot be compared. Each gene
 * of a signature without weights has the weight 1. The expression is the natural logarithm of counts per 10,000 plus 1;
 * LSC17 was trained on logarithms to base 2 of bulk samples, so that its published cut-offs do not apply to single
 * cells. Cells without counts have the score 0. Immutable.
 *
 * @see <a href="https://doi.org/10.1038/nature20598">Ng et al., Nature 540 (2016) 433</a>
 */
public final class WeightedSum implements ScoringMethod {

    private static final WeightedSum DEFAULT = new WeightedSum(ValueScale.AUTOMATIC);

    private final ValueScale scale;

    private WeightedSum(ValueScale scale) {
        this.scale = scale;
    }

    /** @return counts are normalized to 10,000 where needed */
    public static WeightedSum withDefaults() {
        return DEFAULT;
    }

    /**
     * @param values what the values of the matrix are
     * @return this operation with that assumption
     */
    public WeightedSum withValueScale(ValueScale values) {
        return new WeightedSum(values);
    }

    @Override
    public SignatureScores apply(SingleCellData data, List<Signature> signatures, Run run) {
        MatchedSignatures matched = MatchedSignatures.of(data, signatures);
        Expression expression = matched.expression(scale, LibrarySizeNormalization.withDefaults(), run.part(0, 0));
        expression.warnings().forEach(run::note);
        List<Map<Integer, Double>> weights = new ArrayList<>();
        for (GeneMatcher.Match match : matched.matches()) {
            weights.add(weights(match));
            if (match.weights().isEmpty()) {
                run.note("Signature \"" + match.signature().name()
                    + "\" has no weights: each gene counts with the weight 1.");
            }
        }
        return matched.results(new LinearScores(expression.genes(), weights).of(expression, run));
    }

    /** The weight of each gene in the data; 1 where the signature has none. */
    static Map<Integer, Double> weights(GeneMatcher.Match match) {
        Map<Integer, Double> weights = new HashMap<>();
        for (int i = 0; i < match.genes().length; i++) {
            weights.put(match.genes()[i], match.weights().isEmpty() ? 1 : match.weights().get(i));
        }
        return weights;
    }
}
