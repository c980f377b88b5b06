package org.screlapse.knime.node.scorer;

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
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.screlapse.engine.score.AUCell;
import org.screlapse.engine.score.AddModuleScore;
import org.screlapse.engine.score.MeanZScore;
import org.screlapse.engine.score.ScoreGenes;
import org.screlapse.engine.score.ScoringMethod;
import org.screlapse.engine.score.SsGsea;
import org.screlapse.engine.score.UCell;
import org.screlapse.engine.score.WeightedSum;

/** The part of the dialog of <i>Signature Scorer</i> that says how cells are scored. */
abstract class ScoringMethodParameters implements NodeParameters {

    static final double PERCENT = 100;

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
        @Label(value = "ssGSEA", description = "Single-sample gene set enrichment.")
        SSGSEA, //
        @Label(value = "Weighted sum", description = "Expression times weight, as LSC17 is defined.")
        WEIGHTED_SUM, //
        @Label(value = "Combined z-score", description = "Each gene compared with its mean over all cells; summed and"
            + " divided by the root of the number of genes.")
        MEAN_Z_SCORE;

        static final class Ref implements ParameterReference<Method> {}
    }

    @Widget(title = "Method", description = "How the score is made; see the description of the node.")
    @ValueReference(Method.Ref.class)
    @Layout(MethodSection.class)
    Method method = Method.ADD_MODULE_SCORE;

    static final class DrawsControls implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.ADD_MODULE_SCORE, Method.SCORE_GENES);
        }
    }

    @Widget(title = "Expression bins (nbin, n_bins)", description = """
        Genes are sorted by their mean expression into so many bins; the control genes come from the bins of the
        signature's genes.
        """)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = DrawsControls.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    int bins = 24;

    @Widget(title = "Control genes (ctrl, ctrl_size)", description = """
        How many control genes are drawn: for each gene of the signature (AddModuleScore, usually 100) or from each bin
        (score_genes, usually 50).
        """)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = DrawsControls.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    int controls = 100;

    @Widget(title = "Seed",
        description = "Start of the random draw of control genes: the same seed gives the same scores.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = DrawsControls.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    int seed = 1;

    static final class IsUCell implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.UCELL);
        }
    }

    @Widget(title = "Rank limit (maxRank)", description = """
        Genes beyond this rank in a cell all count the same. Best about the number of genes detected in a cell; no
        signature may have more genes.
        """)
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsUCell.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    int rankLimit = 1500;

    @Widget(title = "Weight of down genes (w_neg)",
        description = "By what the score of the genes of negative weight is multiplied before it is subtracted.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsUCell.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    double downWeight = 1;

    @Widget(title = "Count missing genes as not expressed (missing_genes)", description = """
        Genes of a signature that are not in the data lower its score, as UCell does by default; otherwise they are left
        out.
        """)
    @Effect(predicate = IsUCell.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    boolean imputeMissing = true;

    static final class IsAUCell implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.AUCELL);
        }
    }

    @Widget(title = "Highest genes in percent (aucMaxRank)",
        description = "Which percentage of the genes of the data counts as high in a cell.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsAUCell.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    double topPercent = 5;

    static final class IsSsGsea implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.SSGSEA);
        }
    }

    @Widget(title = "Divide by the range (ssgsea.norm)", description = """
        Divides the scores by the difference of the largest and the smallest, over all cells and signatures.
        """)
    @Effect(predicate = IsSsGsea.class, type = EffectType.SHOW)
    @Layout(MethodSection.class)
    @Advanced
    boolean divideByRange = true;

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
