package org.screlapse.engine.score;

import org.screlapse.engine.signature.GeneMatcher;
import org.screlapse.engine.signature.Signature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.expression.Expression;
import org.screlapse.engine.expression.GeneMoments;
import org.screlapse.engine.expression.LibrarySizeNormalization;
import org.screlapse.engine.expression.ValueScale;
import org.screlapse.engine.random.RRandom;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.Run;

/**
 * Scores cells for signatures as {@code AddModuleScore} of Seurat does: the mean expression of the signature's genes
 * less that of control genes of similar abundance, so that the score does not follow the depth or quality of a cell.
 *
 * <pre>    score = mean of log-normalized expression of the signature − mean of that of the controls</pre>
 *
 * <p>
 * All genes of the data are divided by mean expression into bins of equal size. For each gene of the signature as many
 * controls as chosen are drawn from its bin, without replacement; the controls of all its genes are united. They may
 * include genes of the signature. The controls of a signature depend on the seed and on the signatures before it in the
 * list. The random numbers are R's: with the same seed, genes in the same order and the same list of signatures, Seurat
 * draws the same controls.
 *
 * <p>
 * Differences from Seurat, where it stops with an error: a bin with fewer genes than controls asked for gives all of
 * its genes, with a warning; means that tie over the border of bins leave a bin smaller. Genes that a signature names
 * twice count once, as in Seurat. Weights are not used, with a warning. Cells without counts have the score 0.
 *
 * <p>
 * Immutable. The result does not depend on the number of threads nor on how the matrix is divided into blocks.
 *
 * @see <a href="https://doi.org/10.1126/science.aad0501">Tirosh et al., Science 352 (2016) 189</a>
 */
public final class AddModuleScore implements ScoringMethod {

    private static final AddModuleScore DEFAULT =
        new AddModuleScore(24, 100, 1, ValueScale.AUTOMATIC, LibrarySizeNormalization.withDefaults(), Map.of());
    private static final double AVERAGING = 0.5;

    private final int bins;
    private final int controls;
    private final int seed;
    private final ValueScale scale;
    private final LibrarySizeNormalization normalization;
    private final Map<String, List<String>> controlGenes;

    private AddModuleScore(int bins, int controls, int seed, ValueScale scale, LibrarySizeNormalization normalization,
        Map<String, List<String>> controlGenes) {
        this.bins = bins;
        this.controls = controls;
        this.seed = seed;
        this.scale = scale;
        this.normalization = normalization;
        this.controlGenes = controlGenes;
    }

    /** @return 24 bins, 100 controls a gene, seed 1, as Seurat; expression log-normalized to 10,000 where needed */
    public static AddModuleScore withDefaults() {
        return DEFAULT;
    }

    /**
     * @param number number of bins of expression, at least 1
     * @return this operation with that number
     * @throws IllegalArgumentException if it is less than 1
     */
    public AddModuleScore withBins(int number) {
        return new AddModuleScore(positive("expression bins", number), controls, seed, scale, normalization,
            controlGenes);
    }

    /**
     * @param number number of control genes drawn for each gene of a signature, at least 1
     * @return this operation with that number
     * @throws IllegalArgumentException if it is less than 1
     */
    public AddModuleScore withControls(int number) {
        return new AddModuleScore(bins, positive("control genes", number), seed, scale, normalization, controlGenes);
    }

    /**
     * @param value seed of the draw
     * @return this operation with that seed
     */
    public AddModuleScore withSeed(int value) {
        return new AddModuleScore(bins, controls, value, scale, normalization, controlGenes);
    }

    /**
     * @param values what the values of the matrix are
     * @return this operation with that assumption
     */
    public AddModuleScore withValueScale(ValueScale values) {
        return new AddModuleScore(bins, controls, seed, values, normalization, controlGenes);
    }

    /**
     * @param how how counts are normalized
     * @return this operation with that normalization
     */
    public AddModuleScore withNormalization(LibrarySizeNormalization how) {
        return new AddModuleScore(bins, controls, seed, scale, how, controlGenes);
    }

    /**
     * Uses given control genes instead of drawing them.
     *
     * @param genesOfSignatures for the name of every signature its control genes
     * @return this operation with these controls
     */
    public AddModuleScore withControlGenes(Map<String, List<String>> genesOfSignatures) {
        return new AddModuleScore(bins, controls, seed, scale, normalization, Map.copyOf(genesOfSignatures));
    }

    @Override
    public boolean isZeroChance() {
        return true;
    }

    @Override
    public SignatureScores apply(SingleCellData data, List<Signature> signatures, Run run) {
        MatchedSignatures matched = MatchedSignatures.of(data, signatures);
        if (controlGenes.isEmpty() && data.counts().genes() < bins) {
            throw new IllegalArgumentException("The data have " + data.counts().genes() + " genes, too few for " + bins
                + " bins of expression from which controls are drawn: choose fewer"
                + " bins, or data with more genes.");
        }
        Expression expression = matched.expression(scale, normalization, run.part(0, 0));
        expression.warnings().forEach(run::note);
        matched.noteUnusedWeights(run);
        ControlledScores scores =
            controlGenes.isEmpty() ? draw(matched, GeneMoments.ofMeans(expression, run.part(0, AVERAGING)).means(), run)
                : ControlledScores.ofGiven(matched,
                    signature -> ControlledScores.lookUp(new GeneMatcher(data.genes()), controlGenes, signature));
        return scores.score(expression, run.part(AVERAGING, 1));
    }

    private ControlledScores draw(MatchedSignatures signatures, double[] means, Run run) {
        RRandom random = new RRandom(seed);
        ExpressionBins expressionBins = ExpressionBins.of(means, bins, random);
        int[] smallest = {controls};
        ControlledScores scores = ControlledScores.of(signatures, genes -> {
            Set<Integer> united = new LinkedHashSet<>();
            for (int gene : genes) {
                int[] pool = expressionBins.sharingBinWith(gene);
                smallest[0] = Math.min(smallest[0], pool.length);
                for (int index : random.sample(pool.length, Math.min(controls, pool.length))) {
                    united.add(pool[index]);
                }
            }
            return united;
        });
        if (smallest[0] < controls) {
            run.note("Bins of expression hold as few as " + smallest[0] + " genes, less than the " + controls
                + " control genes asked for: all genes of these bins are controls. Fewer bins or fewer controls give"
                + " better matched ones.");
        }
        return scores;
    }

    private static int positive(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("The number of " + what + " is " + number + "; it must be at least 1.");
        }
        return number;
    }
}
