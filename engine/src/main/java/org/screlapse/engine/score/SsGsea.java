package org.screlapse.engine.score;

import org.screlapse.engine.signature.Signature;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.CellCursor;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.CellRanges;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Single-sample gene set enrichment: walks down the genes of a cell from the highest and compares how fast genes of the
 * signature come with how fast the others do. The rule of GSVA 1.46 ({@code ssgsea}).
 *
 * <pre>
 *     score = Σ r(g)^α · (G − p(g) + 1) / Σ r(g)^α − (G(G+1)/2 − Σ (G − p(g) + 1)) / (G − n)
 * </pre>
 *
 * <p>
 * G is the number of genes, n that of the signature, p the position from the highest, r the rank from the lowest (ties
 * share their mean rank, rounded down), α = 0.25. Then all scores are divided by the difference of the largest and the
 * smallest, over all cells and signatures scored together; this can be switched off. The score of genes of negative
 * weight is subtracted before. Cells without counts have the score 0.
 *
 * <p>
 * Nine tenths of the genes of a cell tie at 0. GSVA lets them stand in the order of the genes in the data, so that two
 * orders of the same genes give other scores; here the score is the mean over all orders of tied genes, computed
 * exactly, unless GSVA's numbers are asked for. Immutable.
 *
 * @see <a href="https://doi.org/10.1038/nature08460">Barbie et al., Nature 462 (2009) 108</a>
 */
public final class SsGsea implements ScoringMethod {

    private static final SsGsea DEFAULT = new SsGsea(0.25, true, Ties.EXPECTED);

    /** Where genes of the same value stand. */
    public enum Ties {
        /** In each possible order alike: the score is the mean over all of them. */
        EXPECTED,
        /** In the order of the genes in the data, as GSVA has it. */
        IN_ORDER
    }

    private final double exponent;
    private final boolean normalized;
    private final Ties ties;

    private SsGsea(double exponent, boolean normalized, Ties ties) {
        this.ties = ties;
        this.exponent = exponent;
        this.normalized = normalized;
    }

    /** @return exponent 0.25, scores divided by their range, the mean over all orders of tied genes */
    public static SsGsea withDefaults() {
        return DEFAULT;
    }

    /**
     * @param alpha how much more high ranks count than low ones, at least 0
     * @return this operation with that exponent
     * @throws IllegalArgumentException if it is negative or not a number
     */
    public SsGsea withExponent(double alpha) {
        if (!(alpha >= 0) || Double.isInfinite(alpha)) {
            throw new IllegalArgumentException(
                "The exponent of ssGSEA is " + alpha + "; it must be a number of at least 0, such as 0.25.");
        }
        return new SsGsea(alpha, normalized, ties);
    }

    /**
     * @param divide whether scores are divided by their range
     * @return this operation with that choice
     */
    public SsGsea withNormalization(boolean divide) {
        return new SsGsea(exponent, divide, ties);
    }

    /**
     * @param where where genes of the same value stand
     * @return this operation with that choice
     */
    public SsGsea withTies(Ties where) {
        return new SsGsea(exponent, normalized, where);
    }

    @Override
    public SignatureScores apply(SingleCellData data, List<Signature> signatures, Run run) {
        MatchedSignatures matched = MatchedSignatures.of(data, signatures);
        List<int[]> sets = matched.upThenDown();
        int genes = data.counts().genes();
        for (int s = 0; s < sets.size(); s++) {
            if (sets.get(s).length == genes) {
                throw new IllegalArgumentException("Signature \"" + signatures.get(s % signatures.size()).name()
                    + "\" has all " + genes + " genes of the data: ssGSEA needs others to compare them with.");
            }
        }
        double[][] both = walk(data.counts(), sets, run);
        int count = signatures.size();
        double[][] scores = Arrays.copyOf(both, count);
        for (int s = 0; s < count; s++) {
            for (int cell = 0; cell < scores[s].length; cell++) {
                scores[s][cell] -= both[s + count][cell];
            }
        }
        if (normalized) {
            divideByRange(scores);
        }
        matched.noteUnusedWeights(run);
        return matched.results(scores);
    }

    private double[][] walk(CountMatrix matrix, List<int[]> sets, Progress progress) {
        double[] powers = new double[matrix.genes() + 1];
        Arrays.setAll(powers, rank -> Math.pow(rank, exponent));
        double[][] scores = new double[sets.size()][matrix.cells()];
        CellRanges.of(matrix.cells()).forEach(matrix, "Ranking genes", progress,
            (range, cells) -> walk(cells, sets, powers, scores));
        return scores;
    }

    private void walk(CellCursor cells, List<int[]> sets, double[] powers, double[][] scores) {
        OrderedCell order = new OrderedCell(powers.length - 1, ties == Ties.EXPECTED);
        while (cells.next()) {
            if (cells.length() > 0) {
                order.load(cells);
                for (int set = 0; set < scores.length; set++) {
                    scores[set][cells.cell()] = sets.get(set).length == 0 ? 0 : score(order, sets.get(set), powers);
                }
            }
        }
    }

    private static double score(OrderedCell order, int[] set, double[] powers) {
        double genes = powers.length - 1;
        double weighted = 0;
        double weights = 0;
        double heights = 0;
        for (int gene : set) {
            double height = genes - order.position(gene) + 1;
            double power = powers[order.rank(gene)];
            weighted += power * height;
            weights += power;
            heights += height;
        }
        return weighted / weights - (genes * (genes + 1) / 2 - heights) / (genes - set.length);
    }

    private static void divideByRange(double[][] scores) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] ofSignature : scores) {
            for (double score : ofSignature) {
                smallest = Math.min(smallest, score);
                largest = Math.max(largest, score);
            }
        }
        double range = largest - smallest;
        for (double[] ofSignature : scores) {
            for (int cell = 0; range > 0 && cell < ofSignature.length; cell++) {
                ofSignature[cell] /= range;
            }
        }
    }
}
