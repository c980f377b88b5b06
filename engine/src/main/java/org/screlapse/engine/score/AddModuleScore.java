package org.screlapse.engine.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.preprocess.Expression;
import org.screlapse.engine.preprocess.LibrarySizeNormalization;
import org.screlapse.engine.preprocess.ValueScale;
import org.screlapse.engine.task.Progress;

/**
 * Scores cells for signatures as {@code AddModuleScore} of Seurat does: the mean expression of the signature's genes
 * less that of control genes of similar abundance, so that the score does not follow the depth or quality of a cell.
 *
 * <pre>    score = mean of log-normalised expression of the signature − mean of that of the controls</pre>
 *
 * <p>All genes of the data are divided by mean expression into bins of equal size. For each gene of the signature as
 * many controls as chosen are drawn from its bin, without replacement; the controls of all its genes are united. They
 * may include genes of the signature. The controls of a signature depend on the seed and on the signatures before it in
 * the list. The random numbers are R's: with the same seed, genes in the same order and the same list of signatures,
 * Seurat draws the same controls.
 *
 * <p>Differences from Seurat, where it stops with an error: a bin with fewer genes than controls asked for gives all of
 * its genes, with a warning; means that tie over the border of bins leave a bin smaller. Genes that a signature names
 * twice count once, as in Seurat. Weights are not used, with a warning. Cells without counts have the score 0.
 *
 * <p>Immutable. The result does not depend on the number of threads nor on how the matrix is divided into blocks.
 *
 * @see <a href="https://doi.org/10.1126/science.aad0501">Tirosh et al., Science 352 (2016) 189</a>
 */
public final class AddModuleScore {

    private static final AddModuleScore DEFAULT = new AddModuleScore(24, 100, 1, ValueScale.AUTOMATIC,
        LibrarySizeNormalization.withDefaults(), Map.of());
    private static final double AVERAGING = 0.5;
    private static final int MISSING_SHOWN = 5;

    private final int bins;
    private final int controls;
    private final int seed;
    private final ValueScale scale;
    private final LibrarySizeNormalization normalization;
    private final Map<String, List<String>> controlGenes;

    private AddModuleScore(final int bins, final int controls, final int seed, final ValueScale scale,
        final LibrarySizeNormalization normalization, final Map<String, List<String>> controlGenes) {
        this.bins = bins;
        this.controls = controls;
        this.seed = seed;
        this.scale = scale;
        this.normalization = normalization;
        this.controlGenes = controlGenes;
    }

    /** @return 24 bins, 100 controls a gene, seed 1, as Seurat; expression log-normalised to 10,000 where needed */
    public static AddModuleScore withDefaults() {
        return DEFAULT;
    }

    /**
     * @param number number of bins of expression, at least 1
     * @return this operation with that number
     * @throws IllegalArgumentException if it is less than 1
     */
    public AddModuleScore withBins(final int number) {
        return new AddModuleScore(positive("expression bins", number), controls, seed, scale, normalization,
            controlGenes);
    }

    /**
     * @param number number of control genes drawn for each gene of a signature, at least 1
     * @return this operation with that number
     * @throws IllegalArgumentException if it is less than 1
     */
    public AddModuleScore withControls(final int number) {
        return new AddModuleScore(bins, positive("control genes", number), seed, scale, normalization, controlGenes);
    }

    /**
     * @param value seed of the draw
     * @return this operation with that seed
     */
    public AddModuleScore withSeed(final int value) {
        return new AddModuleScore(bins, controls, value, scale, normalization, controlGenes);
    }

    /**
     * @param values what the values of the matrix are
     * @return this operation with that assumption
     */
    public AddModuleScore withValueScale(final ValueScale values) {
        return new AddModuleScore(bins, controls, seed, values, normalization, controlGenes);
    }

    /**
     * @param how how counts are normalised
     * @return this operation with that normalisation
     */
    public AddModuleScore withNormalization(final LibrarySizeNormalization how) {
        return new AddModuleScore(bins, controls, seed, scale, how, controlGenes);
    }

    /**
     * Uses given control genes instead of drawing them.
     *
     * @param genesOfSignatures for the name of every signature its control genes
     * @return this operation with these controls
     */
    public AddModuleScore withControlGenes(final Map<String, List<String>> genesOfSignatures) {
        return new AddModuleScore(bins, controls, seed, scale, normalization, Map.copyOf(genesOfSignatures));
    }

    /**
     * @param data the cells, at least one
     * @param signatures what to score, at least one, of different names
     * @param progress told how far it is
     * @return a score a cell and signature
     * @throws IllegalArgumentException if no gene of a signature is in the data, two signatures have the same name, the
     *         data have fewer genes than bins, a given control gene is not in the data, or the values do not fit the
     *         value scale
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public SignatureScores apply(final SingleCellData data, final List<Signature> signatures,
        final Progress progress) {
        check(data, signatures);
        final GeneMatcher matcher = new GeneMatcher(data.genes());
        final List<GeneMatcher.Match> matches = signatures.stream().map(matcher::match).toList();
        final Expression expression = Expression.of(data.counts(), scale, normalization, progress.part(0, 0));
        final List<String> warnings = new ArrayList<>(expression.warnings());
        matches.forEach(match -> warn(match, warnings));
        final List<Set<Integer>> controlsOf = controlGenes.isEmpty()
            ? draw(matches, GeneMeans.of(expression, progress.part(0, AVERAGING)), warnings)
            : matches.stream().map(match -> given(match.signature().name(), matcher)).toList();
        final List<Map<Integer, Double>> weights = new ArrayList<>();
        for (int s = 0; s < matches.size(); s++) {
            weights.add(weights(matches.get(s).genes(), controlsOf.get(s)));
        }
        final double[][] scores =
            new LinearScores(expression.genes(), weights).of(expression, progress.part(AVERAGING, 1));
        final List<SignatureScore> results = new ArrayList<>();
        for (int s = 0; s < matches.size(); s++) {
            final GeneMatcher.Match match = matches.get(s);
            results.add(new SignatureScore(match.signature(), NumericColumn.of(scores[s]), match.found(),
                match.matched(), match.missing(),
                controlsOf.get(s).stream().map(data.genes().names()::get).toList()));
        }
        return new SignatureScores(List.copyOf(results), List.copyOf(warnings));
    }

    private void check(final SingleCellData data, final List<Signature> signatures) {
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("There is no signature to score: choose at least one.");
        }
        if (data.counts().cells() == 0) {
            throw new IllegalArgumentException("There are no cells to score.");
        }
        if (controlGenes.isEmpty() && data.counts().genes() < bins) {
            throw new IllegalArgumentException("The data have " + data.counts().genes()
                + " genes, too few for " + bins + " bins of expression from which controls are drawn: choose fewer"
                + " bins, or data with more genes.");
        }
        final Set<String> names = new LinkedHashSet<>();
        for (final Signature signature : signatures) {
            if (!names.add(signature.name())) {
                throw new IllegalArgumentException("Two signatures are named \"" + signature.name()
                    + "\": rename one, as the name is that of the score.");
            }
        }
    }

    private List<Set<Integer>> draw(final List<GeneMatcher.Match> matches, final double[] means,
        final List<String> warnings) {
        final RRandom random = new RRandom(seed);
        final ExpressionBins expressionBins = ExpressionBins.of(means, bins, random);
        final List<Set<Integer>> drawn = new ArrayList<>();
        int smallest = controls;
        for (final GeneMatcher.Match match : matches) {
            final Set<Integer> united = new LinkedHashSet<>();
            for (final int gene : match.genes()) {
                final int[] pool = expressionBins.sharingBinWith(gene);
                smallest = Math.min(smallest, pool.length);
                for (final int index : random.sample(pool.length, Math.min(controls, pool.length))) {
                    united.add(pool[index]);
                }
            }
            drawn.add(united);
        }
        if (smallest < controls) {
            warnings.add("Bins of expression hold as few as " + smallest + " genes, less than the " + controls
                + " control genes asked for: all genes of these bins are controls. Fewer bins or fewer controls give"
                + " better matched ones.");
        }
        return drawn;
    }

    private Set<Integer> given(final String signature, final GeneMatcher matcher) {
        final Set<Integer> genes = new LinkedHashSet<>();
        for (final String gene : controlGenes.getOrDefault(signature, List.of())) {
            final int index = matcher.indexOf(gene);
            if (index < 0) {
                throw new IllegalArgumentException("The control gene \"" + gene + "\" of signature \"" + signature
                    + "\" is not in the data.");
            }
            genes.add(index);
        }
        if (genes.isEmpty()) {
            throw new IllegalArgumentException("Signature \"" + signature + "\" has no control genes: give some for"
                + " every signature.");
        }
        return genes;
    }

    private static Map<Integer, Double> weights(final int[] genes, final Set<Integer> controls) {
        final Map<Integer, Double> weights = new HashMap<>();
        for (final int gene : genes) {
            weights.merge(gene, 1.0 / genes.length, Double::sum);
        }
        controls.forEach(gene -> weights.merge(gene, -1.0 / controls.size(), Double::sum));
        return weights;
    }

    private static void warn(final GeneMatcher.Match match, final List<String> warnings) {
        final String name = "Signature \"" + match.signature().name() + "\"";
        if (!match.missing().isEmpty()) {
            warnings.add(name + ": " + match.found().size() + " of " + (match.found().size() + match.missing().size())
                + " genes found; missing: " + Texts.some(match.missing(), MISSING_SHOWN) + ".");
        }
        if (!match.weights().isEmpty()) {
            warnings.add(name + " has weights, which this method does not use: genes of negative weight raise the score"
                + " as the others do.");
        }
    }

    private static int positive(final String what, final int number) {
        if (number < 1) {
            throw new IllegalArgumentException("The number of " + what + " is " + number + "; it must be at least 1.");
        }
        return number;
    }
}
