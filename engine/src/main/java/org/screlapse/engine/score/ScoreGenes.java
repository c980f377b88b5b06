package org.screlapse.engine.score;

import org.screlapse.engine.signature.GeneMatcher;
import org.screlapse.engine.signature.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.GeneMoments;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.random.NumPyRandom;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Scores cells for signatures as {@code score_genes} of Scanpy does.
 *
 * <pre>    score = mean of log-normalized expression of the signature − mean of that of the controls</pre>
 *
 * <p>
 * Genes are ranked by mean expression over all cells, ties sharing the smallest rank, and divided into bins of
 * {@code round(genes / (bins − 1))} genes. From each bin that a gene of the signature falls into, so many controls as
 * chosen are drawn, or all its genes if there are not more. Genes of the signature are never controls: by default they
 * can be drawn and are then taken out (Scanpy's {@code ctrl_as_ref=True}), else they cannot be drawn.
 *
 * <p>
 * The difference to {@link AddModuleScore}: one draw a bin, not a gene, so that far fewer genes make the controls. The
 * random numbers are NumPy's and start anew with each signature: with the same seed and genes in the same order, Scanpy
 * draws the same controls. Genes of negative weight are scored against controls of their own, and that score is
 * subtracted. Cells without counts have the score 0.
 *
 * <p>
 * Immutable. The result does not depend on the number of threads nor on how the matrix is divided into blocks.
 *
 * @see <a href="https://doi.org/10.1038/nbt.3192">Satija et al., Nature Biotechnology 33 (2015) 495</a>
 */
public final class ScoreGenes implements ScoringMethod {

    private static final ScoreGenes DEFAULT = new ScoreGenes(25, 50, true, 0, ValueScale.AUTOMATIC, Map.of());
    private static final double AVERAGING = 0.5;

    private final int bins;
    private final int controls;
    private final boolean signatureInPool;
    private final int seed;
    private final ValueScale scale;
    private final Map<String, List<String>> controlGenes;

    private ScoreGenes(int bins, int controls, boolean signatureInPool, int seed, ValueScale scale,
        Map<String, List<String>> controlGenes) {
        this.bins = bins;
        this.controls = controls;
        this.signatureInPool = signatureInPool;
        this.seed = seed;
        this.scale = scale;
        this.controlGenes = controlGenes;
    }

    /** @return 25 bins, 50 controls a bin, genes of the signature drawn but taken out, seed 0, as Scanpy */
    public static ScoreGenes withDefaults() {
        return DEFAULT;
    }

    /**
     * @param number number of bins of expression, at least 2
     * @return this operation with that number
     * @throws IllegalArgumentException if it is less than 2
     */
    public ScoreGenes withBins(int number) {
        if (number < 2) {
            throw new IllegalArgumentException(
                "The number of expression bins is " + number + "; it must be at least 2.");
        }
        return new ScoreGenes(number, controls, signatureInPool, seed, scale, controlGenes);
    }

    /**
     * @param number number of control genes drawn from each bin, at least 1
     * @return this operation with that number
     * @throws IllegalArgumentException if it is less than 1
     */
    public ScoreGenes withControls(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("The number of control genes is " + number + "; it must be at least 1.");
        }
        return new ScoreGenes(bins, number, signatureInPool, seed, scale, controlGenes);
    }

    /**
     * @param inPool whether genes of the signature can be drawn (and are then taken out), so that there are fewer
     *            controls; Scanpy's {@code ctrl_as_ref}
     * @return this operation with that choice
     */
    public ScoreGenes withSignatureInPool(boolean inPool) {
        return new ScoreGenes(bins, controls, inPool, seed, scale, controlGenes);
    }

    /**
     * @param value seed of the draw, at least 0
     * @return this operation with that seed
     * @throws IllegalArgumentException if it is negative
     */
    public ScoreGenes withSeed(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("The seed is " + value + "; it must be at least 0.");
        }
        return new ScoreGenes(bins, controls, signatureInPool, value, scale, controlGenes);
    }

    /**
     * @param values what the values of the matrix are
     * @return this operation with that assumption
     */
    public ScoreGenes withValueScale(ValueScale values) {
        return new ScoreGenes(bins, controls, signatureInPool, seed, values, controlGenes);
    }

    /**
     * Uses given control genes instead of drawing them.
     *
     * @param genesOfSignatures for the name of every signature its control genes
     * @return this operation with these controls
     */
    public ScoreGenes withControlGenes(Map<String, List<String>> genesOfSignatures) {
        return new ScoreGenes(bins, controls, signatureInPool, seed, scale, Map.copyOf(genesOfSignatures));
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
        matched.noteUnusedWeights(run);
        ControlledScores scores =
            controlGenes.isEmpty() ? draw(matched, GeneMoments.ofMeans(expression, run.part(0, AVERAGING)).means())
                : ControlledScores.ofGiven(matched,
                    signature -> ControlledScores.lookUp(new GeneMatcher(data.genes()), controlGenes, signature));
        return scores.score(expression, run.part(AVERAGING, 1));
    }

    private ControlledScores draw(MatchedSignatures signatures, double[] means) {
        int[] binOf = bins(means, bins);
        return ControlledScores.of(signatures, genes -> {
            NumPyRandom random = new NumPyRandom(seed);
            Set<Integer> own = new LinkedHashSet<>();
            Set<Integer> binsOfSignature = new TreeSet<>();
            for (int gene : genes) {
                own.add(gene);
                binsOfSignature.add(binOf[gene]);
            }
            Set<Integer> drawn = new LinkedHashSet<>();
            for (int bin : binsOfSignature) {
                drawn.addAll(drawFrom(binOf, bin, own, random));
            }
            if (drawn.isEmpty()) {
                throw new IllegalArgumentException("No control genes are left for a signature: the bins of"
                    + " expression of" + " its genes hold no other gene. Choose fewer bins, or data with more genes.");
            }
            return drawn;
        });
    }

    private Set<Integer> drawFrom(int[] binOf, int bin, Set<Integer> own, NumPyRandom random) {
        List<Integer> pool = new ArrayList<>();
        for (int gene = 0; gene < binOf.length; gene++) {
            if (binOf[gene] == bin && (signatureInPool || !own.contains(gene))) {
                pool.add(gene);
            }
        }
        Set<Integer> drawn = new LinkedHashSet<>(pool);
        if (controls < pool.size()) {
            drawn.clear();
            for (int index : random.sample(pool.size(), controls)) {
                drawn.add(pool.get(index));
            }
        }
        drawn.removeAll(own);
        return drawn;
    }

    /**
     * @param means mean expression of each gene
     * @param bins number of bins, at least 2
     * @return the bin of each gene, rising with the mean
     */
    static int[] bins(double[] means, int bins) {
        int size = (int) Math.rint((double) means.length / (bins - 1));
        if (size < 1) {
            throw new IllegalArgumentException("The data have " + means.length + " genes, too few for " + bins
                + " bins of expression from which controls are drawn: choose fewer bins, or data with more genes.");
        }
        double[] sorted = means.clone();
        Arrays.sort(sorted);
        int[] bin = new int[means.length];
        for (int gene = 0; gene < means.length; gene++) {
            bin[gene] = (firstOf(sorted, means[gene]) + 1) / size;
        }
        return bin;
    }

    private static int firstOf(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
