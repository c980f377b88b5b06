package org.screlapse.knime.node.stemness;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.screlapse.engine.score.AUCell;
import org.screlapse.engine.score.AddModuleScore;
import org.screlapse.engine.score.MeanZScore;
import org.screlapse.engine.score.ScoreGenes;
import org.screlapse.engine.score.ScoringMethod;
import org.screlapse.engine.signature.Signature;
import org.screlapse.engine.score.SsGsea;
import org.screlapse.engine.score.UCell;
import org.screlapse.engine.score.WeightedSum;
import org.screlapse.knime.dialog.BuiltInSignatures;

/** The dialog of <i>Stemness Scorer</i>. */
final class StemnessScorerNodeParameters implements NodeParameters {

    private static final double PERCENT = 100;

    @Section(title = "Signatures")
    interface SignatureSection {}

    @Section(title = "Method")
    @After(SignatureSection.class)
    interface MethodSection {}

    /** How cells are scored; the names are stored in workflows. */
    enum Method {
        @Label(value = "AddModuleScore", description = "Seurat's: mean expression minus that of control genes.")
        ADD_MODULE_SCORE, //
        @Label(value = "score_genes", description = "Scanpy's: the same with fewer controls, one draw a bin.")
        SCORE_GENES, //
        @Label(value = "UCell", description = "Ranks within the cell, as a scaled Mann-Whitney U: 0 to 1.")
        UCELL, //
        @Label(value = "AUCell", description = "How many of the genes are among the highest of the cell: 0 to 1.")
        AUCELL, //
        @Label(value = "ssGSEA", description = "Single-sample gene set enrichment, as GSVA has it.")
        SSGSEA, //
        @Label(value = "Weighted sum", description = "Expression times weight, as LSC17 is defined.")
        WEIGHTED_SUM, //
        @Label(value = "Mean z-score", description = "Each gene compared with its mean over all cells.")
        MEAN_Z_SCORE;

        static final class Ref implements ParameterReference<Method> {}
    }

    static final class DrawsControls implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.ADD_MODULE_SCORE, Method.SCORE_GENES);
        }
    }

    static final class IsUCell implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.UCELL);
        }
    }

    static final class IsAUCell implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.AUCELL);
        }
    }

    static final class IsSsGsea implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.SSGSEA);
        }
    }

    @Widget(title = "Built-in signatures",
        description = "Published gene sets: stem-cell programs of acute leukaemia"
            + " (LSC17, LSC104, LSPC-Quiescent and others), cell cycle, T-cell exhaustion, and the Hallmark sets. Those"
            + " of the" + " signature table come in addition.")
    @ChoicesProvider(BuiltInSignatures.class)
    @TwinlistWidget
    @Layout(SignatureSection.class)
    String[] builtIn = {"LSPC-Quiescent"};

    @Widget(title = "Warn below this percentage of genes found",
        description = "A warning names the signatures of which"
            + " a smaller percentage of the genes is in the data. If no gene of a signature is there, the node fails.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(SignatureSection.class)
    double warnBelow = 80;

    @Widget(title = "Method", description = "How the score is made; see the description of the node.")
    @ValueReference(Method.Ref.class)
    @Layout(MethodSection.class)
    Method method = Method.ADD_MODULE_SCORE;

    @Widget(title = "Expression bins",
        description = "Genes are sorted by their mean expression into so many bins; the"
            + " control genes come from the bins of the signature's genes.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = DrawsControls.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    int bins = 24;

    @Widget(title = "Control genes",
        description = "How many control genes are drawn: for each gene of the signature"
            + " (AddModuleScore, usually 100) or from each bin (score_genes, usually 50).")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = DrawsControls.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    int controls = 100;

    @Widget(title = "Seed",
        description = "Start of the random draw of control genes: the same seed gives the same" + " scores.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = DrawsControls.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    int seed = 1;

    @Widget(title = "Rank limit",
        description = "Genes beyond this rank in a cell all count the same. Best about the" + " number"
            + " of genes detected in a cell; no signature may have more genes.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsUCell.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    int rankLimit = 1500;

    @Widget(title = "Weight of down genes",
        description = "By what the score of the genes of negative weight is" + " multiplied"
            + " before it is subtracted.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsUCell.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    double downWeight = 1;

    @Widget(title = "Count missing genes as not expressed",
        description = "Genes of a signature that are not in the" + " data"
            + " lower its score; otherwise they are left out.")
    @Effect(predicate = IsUCell.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    boolean imputeMissing;

    @Widget(title = "Highest genes in percent",
        description = "Which percentage of the genes of the data counts as" + " high in a" + " cell.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsAUCell.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    double topPercent = 5;

    @Widget(title = "Divide by the range",
        description = "Divides the scores by the difference of the largest and the"
            + " smallest, over all cells and signatures.")
    @Effect(predicate = IsSsGsea.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    boolean divideByRange = true;

    @Override
    public void validate() throws InvalidSettingsException {
        try {
            scoring();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
        if (warnBelow > PERCENT) {
            throw new InvalidSettingsException(
                "The percentage of genes found below which to warn is " + warnBelow + "; it must be at most 100.");
        }
    }

    void check(boolean hasTable) throws InvalidSettingsException {
        if (builtIn.length == 0 && !hasTable) {
            throw new InvalidSettingsException("There is no signature to score: choose a built-in one, or add a"
                + " signature" + " table port with the three dots at the node.");
        }
        BuiltInSignatures.check(builtIn);
    }

    List<Signature> builtInSignatures() {
        return BuiltInSignatures.of(builtIn);
    }

    double shareFound() {
        return warnBelow / PERCENT;
    }

    ScoringMethod scoring() {
        return switch (method) {
            case ADD_MODULE_SCORE -> AddModuleScore.withDefaults().withBins(bins).withControls(controls).withSeed(seed);
            case SCORE_GENES -> ScoreGenes.withDefaults().withBins(bins).withControls(controls).withSeed(seed);
            case UCELL -> UCell.withDefaults().withRankLimit(rankLimit).withDownWeight(downWeight)
                .withMissingGenes(imputeMissing ? UCell.MissingGenes.IMPUTE : UCell.MissingGenes.SKIP);
            case AUCELL -> AUCell.withDefaults().withTopShare(topPercent / PERCENT);
            case SSGSEA -> SsGsea.withDefaults().withNormalization(divideByRange);
            case WEIGHTED_SUM -> WeightedSum.withDefaults();
            case MEAN_Z_SCORE -> MeanZScore.withDefaults();
        };
    }
}
