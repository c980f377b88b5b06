package org.screlapse.engine.score;

import org.screlapse.engine.signature.GeneMatcher;
import org.screlapse.engine.signature.Signature;
import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Scores cells by the ranks of the signature's genes within each cell (a scaled Mann-Whitney U), as UCell 2.7.6 and
 * later.
 *
 * <pre>
 *     score = 1 − (Σ rank − n(n+1)/2) / (n·limit − n(n+1)/2)
 * </pre>
 *
 * <p>
 * Genes are ranked from the highest value; ties get their mean rank; ranks above the limit count as the limit. n is the
 * number of genes of the signature. 1: the n highest genes of the cell are the signature. 0: none of its genes is among
 * the highest. Genes of negative weight make a score of their own, which is subtracted after multiplication by a
 * weight, and the result is at least 0. Up to 2.6 UCell cut ranks at limit + 1 and divided by n·limit: those scores
 * differ a little.
 *
 * <p>
 * The score of a cell depends on no other cell and not on normalization, since that keeps the order of the genes. Cells
 * without counts have the score 0, unless the limit is beyond the mean rank of all genes. Immutable.
 *
 * @see <a href="https://doi.org/10.1016/j.csbj.2021.06.043">Andreatta and Carmona, CSBJ 19 (2021) 3796</a>
 */
public final class UCell implements ScoringMethod {

    /** What genes of a signature that are not in the data do. */
    public enum MissingGenes {
        /** They are left out of the signature. */
        SKIP,
        /** They count as genes that no cell expresses. */
        IMPUTE
    }

    private static final UCell DEFAULT = new UCell(1500, 1, MissingGenes.IMPUTE);

    private final int limit;
    private final double downWeight;
    private final MissingGenes missing;

    private UCell(int limit, double downWeight, MissingGenes missing) {
        this.limit = limit;
        this.downWeight = downWeight;
        this.missing = missing;
    }

    /** @return limit 1,500, the score of the down genes subtracted with weight 1, missing genes imputed, as UCell */
    public static UCell withDefaults() {
        return DEFAULT;
    }

    /**
     * @param rank ranks above this count as this, at least 2; best about the number of genes detected in a cell; cut to
     *            the number of genes of the data
     * @return this operation with that limit
     * @throws IllegalArgumentException if it is less than 2
     */
    public UCell withRankLimit(int rank) {
        if (rank < 2) {
            throw new IllegalArgumentException(
                "The rank limit of UCell is " + rank + "; it must be at least 2, such as 1500.");
        }
        return new UCell(rank, downWeight, missing);
    }

    /**
     * @param weight by what the score of the genes of negative weight is multiplied before it is subtracted, at least 0
     * @return this operation with that weight
     * @throws IllegalArgumentException if it is negative or not a number
     */
    public UCell withDownWeight(double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                "The weight of the down genes is " + weight + "; it must be a number of at least 0.");
        }
        return new UCell(limit, weight, missing);
    }

    /**
     * @param policy what genes that are not in the data do
     * @return this operation with that policy
     */
    public UCell withMissingGenes(MissingGenes policy) {
        return new UCell(limit, downWeight, policy);
    }

    @Override
    public SignatureScores apply(SingleCellData data, List<Signature> signatures, Run run) {
        MatchedSignatures matched = MatchedSignatures.of(data, signatures);
        int maxRank = Math.min(limit, data.counts().genes());
        List<int[]> sets = matched.upThenDown();
        int count = signatures.size();
        int[] absent = new int[sets.size()];
        for (int s = 0; s < count; s++) {
            GeneMatcher.Match match = matched.matches().get(s);
            absent[s] = missing == MissingGenes.SKIP ? 0 : match.missingCount(false);
            absent[s + count] = missing == MissingGenes.SKIP ? 0 : match.missingCount(true);
            requireBelow(maxRank, match.signature(), sets.get(s).length + absent[s]);
            requireBelow(maxRank, match.signature(), sets.get(s + count).length + absent[s + count]);
        }
        double[][] sums =
            RankSums.of(data.counts(), sets, (above, tied) -> Math.min(above + (tied + 1) / 2.0, maxRank), run);
        double[][] scores = new double[count][];
        for (int s = 0; s < count; s++) {
            scores[s] = scaled(sums[s], sets.get(s).length, absent[s], maxRank);
            double[] down = scaled(sums[s + count], sets.get(s + count).length, absent[s + count], maxRank);
            for (int cell = 0; cell < down.length; cell++) {
                scores[s][cell] = Math.max(0, scores[s][cell] - downWeight * down[cell]);
            }
        }
        matched.noteUnusedWeights(run);
        return matched.results(scores);
    }

    private static double[] scaled(double[] sums, int present, int absent, int maxRank) {
        int n = present + absent;
        double[] scores = new double[sums.length];
        double smallest = n * (n + 1.0) / 2;
        for (int cell = 0; n > 0 && cell < scores.length; cell++) {
            scores[cell] = 1 - (sums[cell] + (double) absent * maxRank - smallest) / ((double) n * maxRank - smallest);
        }
        return scores;
    }

    private void requireBelow(int maxRank, Signature signature, int genes) {
        if (genes > maxRank) {
            throw new IllegalArgumentException("Signature \"" + signature.name() + "\" has " + genes
                + " genes, but the rank limit of UCell is " + maxRank
                + (maxRank < limit ? ", the number of genes of the data: choose a shorter signature or another method."
                    : ": choose a shorter signature or a higher limit."));
        }
    }
}
