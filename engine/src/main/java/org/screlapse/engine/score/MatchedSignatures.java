package org.screlapse.engine.score;

import org.screlapse.engine.signature.GeneMatcher;
import org.screlapse.engine.signature.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * What every scoring method starts from: the signatures with their genes found in the data.
 *
 * @param data the cells
 * @param matches the signatures, in order
 */
record MatchedSignatures(SingleCellData data, List<GeneMatcher.Match> matches) {

    /**
     * @param data the cells
     * @param signatures what to score
     * @return the signatures found in the data
     * @throws IllegalArgumentException if there is nothing to score, or no gene of a signature is in the data
     */
    static MatchedSignatures of(SingleCellData data, List<Signature> signatures) {
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("There is no signature to score: choose at least one.");
        }
        if (data.counts().cells() == 0) {
            throw new IllegalArgumentException("There are no cells to score.");
        }
        Set<String> names = new HashSet<>();
        for (Signature signature : signatures) {
            if (!names.add(signature.name())) {
                throw new IllegalArgumentException("Two signatures are named \"" + signature.name()
                    + "\": rename one, as the name is that of the score.");
            }
        }
        GeneMatcher matcher = new GeneMatcher(data.genes());
        return new MatchedSignatures(data, signatures.stream().map(matcher::match).toList());
    }

    /** The data as log-normalized expression, by the size factors of the cells where they have some. */
    Expression expression(ValueScale scale, LibrarySizeNormalization normalization, Progress progress) {
        return Expression.of(data, scale, normalization, progress);
    }

    /** The genes that raise each score, then those that lower each. */
    List<int[]> upThenDown() {
        List<int[]> sets = new ArrayList<>();
        matches.forEach(match -> sets.add(match.up()));
        matches.forEach(match -> sets.add(match.down()));
        return sets;
    }

    /** Notes weights where a method uses only their signs. */
    void noteUnusedWeights(Run run) {
        matches.stream().filter(match -> match.weights().stream().anyMatch(w -> Math.abs(w) != 1))
            .forEach(match -> run.note("Signature \"" + match.signature().name() + "\" has weights, of which this"
                + " method uses only the signs: genes of negative weight lower the score."));
    }

    /** Results of methods without control genes. */
    SignatureScores results(double[][] scores) {
        return results(scores, Collections.nCopies(scores.length, List.of()));
    }

    /**
     * @param scores signatures × cells
     * @param controls names of the control genes of each signature
     */
    SignatureScores results(double[][] scores, List<List<String>> controls) {
        List<SignatureScore> results = new ArrayList<>();
        for (int s = 0; s < scores.length; s++) {
            GeneMatcher.Match match = matches.get(s);
            results.add(new SignatureScore(match.signature(), NumericColumn.of(scores[s]), match.found(),
                match.matched(), match.missing(), controls.get(s)));
        }
        return new SignatureScores(List.copyOf(results));
    }
}
