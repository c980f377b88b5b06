package org.screlapse.engine.score;

import org.screlapse.engine.signature.GeneMatcher;
import org.screlapse.engine.signature.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.task.Progress;

/**
 * Scores that are the mean of a signature's genes less the mean of control genes; where a signature has genes that are
 * low in its state, their mean less that of their own controls is subtracted.
 */
final class ControlledScores {

    private final MatchedSignatures signatures;
    private final List<Map<Integer, Double>> weights = new ArrayList<>();
    private final List<List<String>> controls = new ArrayList<>();

    private ControlledScores(MatchedSignatures signatures) {
        this.signatures = signatures;
    }

    /**
     * @param signatures the signatures
     * @param controlsOf gives the controls of a group of genes; asked for the genes that raise a score, then, if there
     *            are any, for those that lower it, signature by signature
     */
    static ControlledScores of(MatchedSignatures signatures, Function<int[], Set<Integer>> controlsOf) {
        ControlledScores scores = new ControlledScores(signatures);
        for (GeneMatcher.Match match : signatures.matches()) {
            Set<Integer> up = match.up().length == 0 ? Set.of() : controlsOf.apply(match.up());
            Set<Integer> down = match.down().length == 0 ? Set.of() : controlsOf.apply(match.down());
            scores.add(match, up, down);
        }
        return scores;
    }

    /**
     * @param signatures the signatures
     * @param controlsOf gives the controls of a signature
     */
    static ControlledScores ofGiven(MatchedSignatures signatures, Function<Signature, Set<Integer>> controlsOf) {
        ControlledScores scores = new ControlledScores(signatures);
        for (GeneMatcher.Match match : signatures.matches()) {
            Set<Integer> given = controlsOf.apply(match.signature());
            scores.add(match, match.up().length == 0 ? Set.of() : given, match.down().length == 0 ? Set.of() : given);
        }
        return scores;
    }

    /** Reads the cells once and scores them. */
    SignatureScores score(Expression expression, Progress progress) {
        double[][] scores = new LinearScores(expression.genes(), weights).of(expression, progress);
        return signatures.results(scores, controls);
    }

    private void add(GeneMatcher.Match match, Set<Integer> upControls, Set<Integer> downControls) {
        Map<Integer, Double> weight = new HashMap<>();
        addMean(weight, 1, boxed(match.up()));
        addMean(weight, -1, upControls);
        addMean(weight, -1, boxed(match.down()));
        addMean(weight, 1, downControls);
        weights.add(weight);
        Set<Integer> all = new LinkedHashSet<>(upControls);
        all.addAll(downControls);
        controls.add(all.stream().map(signatures.data().genes().names()::get).toList());
    }

    private static void addMean(Map<Integer, Double> weights, double sign, Collection<Integer> genes) {
        genes.forEach(gene -> weights.merge(gene, sign / genes.size(), Double::sum));
    }

    private static List<Integer> boxed(int[] genes) {
        return Arrays.stream(genes).boxed().toList();
    }

    /**
     * Looks up control genes that a caller gave.
     *
     * @param matcher finds them
     * @param genes names of the control genes of each signature
     * @param signature the signature whose controls are wanted
     */
    static Set<Integer> lookUp(GeneMatcher matcher, Map<String, List<String>> genes, Signature signature) {
        Set<Integer> found = new LinkedHashSet<>();
        for (String gene : genes.getOrDefault(signature.name(), List.of())) {
            int index = matcher.indexOf(gene);
            if (index < 0) {
                throw new IllegalArgumentException(
                    "The control gene \"" + gene + "\" of signature \"" + signature.name() + "\" is not in the data.");
            }
            found.add(index);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                "Signature \"" + signature.name() + "\" has no control genes: give some for every signature.");
        }
        return found;
    }
}
