package org.screlapse.engine.score;

import org.screlapse.engine.signature.Signature;
import java.util.List;
import java.util.Locale;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Scores cells by how many genes of the signature are among the highest of the cell, and how high: the area under the
 * recovery curve of AUCell.
 *
 * <pre>    score = Σ max(0, T − rank) / largest possible sum</pre>
 *
 * <p>
 * Genes are ranked from the highest value; T is the given share of the number of genes, rounded up. The largest sum is
 * that of a signature whose genes have the ranks 1, 2, 3 … AUCell breaks ties at random, so that its score changes from
 * run to run; here the score is the mean over all ways to break them, computed exactly, and needs no seed. The area of
 * genes of negative weight is subtracted.
 *
 * <p>
 * The score of a cell depends on no other cell and not on normalization. In a cell without counts all genes tie, and
 * the score is the small one expected by chance. Immutable.
 *
 * @see <a href="https://doi.org/10.1038/nmeth.4463">Aibar et al., Nature Methods 14 (2017) 1083</a>
 */
public final class AUCell implements ScoringMethod {

    private static final AUCell DEFAULT = new AUCell(0.05);

    private final double share;

    private AUCell(double share) {
        this.share = share;
    }

    /** @return the highest 5 % of the genes */
    public static AUCell withDefaults() {
        return DEFAULT;
    }

    /**
     * @param top share of the genes that count as high, more than 0, at most 1
     * @return this operation with that share
     * @throws IllegalArgumentException if it is out of range
     */
    public AUCell withTopShare(double top) {
        if (!(top > 0 && top <= 1)) {
            throw new IllegalArgumentException("The share of the genes that count as high is " + top
                + "; it must be more than 0 and at most 1, such as 0.05.");
        }
        return new AUCell(top);
    }

    @Override
    public SignatureScores apply(SingleCellData data, List<Signature> signatures, Run run) {
        MatchedSignatures matched = MatchedSignatures.of(data, signatures);
        int top = (int) Math.ceil(share * data.counts().genes());
        if (top < 2) {
            throw new IllegalArgumentException(
                String.format(Locale.ROOT,
                    "%.3g %% of the %d genes of the data is less than 2 genes: choose a larger"
                        + " percentage of highest genes, or data with more genes.",
                    100 * share, data.counts().genes()));
        }
        List<int[]> sets = matched.upThenDown();
        double[][] sums = RankSums.of(data.counts(), sets, (above, tied) -> expected(top, above, tied), run);
        int count = signatures.size();
        double[][] scores = new double[count][data.counts().cells()];
        for (int s = 0; s < count; s++) {
            double largest = largest(top, sets.get(s).length);
            double largestDown = largest(top, sets.get(s + count).length);
            for (int cell = 0; cell < scores[s].length; cell++) {
                scores[s][cell] = sums[s][cell] / largest - sums[s + count][cell] / largestDown;
            }
        }
        matched.noteUnusedWeights(run);
        return matched.results(scores);
    }

    /** The mean of max(0, top − rank) over the ranks that the tied genes share. */
    private static double expected(int top, int above, int tied) {
        long within = Math.max(0, Math.min(tied, top - 1 - above));
        long first = top - (above + 1L);
        return within == 0 ? 0 : (within * first - within * (within - 1) / 2.0) / tied;
    }

    /** Of a set without genes 1, so that its sum, 0, can be divided. */
    private static double largest(int top, int genes) {
        double n = Math.min(genes, top - 1);
        return n == 0 ? 1 : n * top - n * (n + 1) / 2;
    }
}
