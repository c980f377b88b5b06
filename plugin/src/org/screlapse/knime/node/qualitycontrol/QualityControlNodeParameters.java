package org.screlapse.knime.node.qualitycontrol;

import java.util.ArrayList;
import java.util.List;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.updates.util.BooleanReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveDoubleValidation;
import org.screlapse.engine.quality.DoubletScore;
import org.screlapse.engine.preprocess.GeneCategory;
import org.screlapse.engine.quality.QualityControl;
import org.screlapse.engine.quality.QualityFilter;
import org.screlapse.engine.quality.QualityMetrics;
import org.screlapse.engine.quality.QualityRule.Side;
import org.screlapse.engine.quality.QualityRule;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Quality Control</i>. */
final class QualityControlNodeParameters implements OperationParameters<QualityFilter.Result> {

    private static final double PERCENT = 100;

    @Section(title = "Samples")
    interface SampleSection {}

    @Section(title = "Cells to remove")
    @After(SampleSection.class)
    interface CellSection {}

    @Section(title = "Genes")
    @After(CellSection.class)
    interface GeneSection {}

    enum Limits {
        @Label(value = "From the data", description = """
            Limits at so many median absolute deviations from the median of each sample. Wide ones remove what does not
            look like a cell, and keep small, quiescent cells.""")
        DEVIATIONS, //
        @Label(value = "Given", description = """
            Limits that are the same for all samples. Quiescent and stem-like cells hold little RNA: look at the node's
            warning, which says whether the limits removed a kind of cells.""")
        GIVEN
    }

    enum Doublets {
        @Label(value = "Ignore", description = "Doublets are not looked for.")
        IGNORE, //
        @Label(value = "Mark", description = "Doublets are marked in the annotation <tt>predicted_doublet</tt>.")
        MARK, //
        @Label(value = "Remove", description = "Predicted doublets are removed.")
        REMOVE
    }

    interface DoubletsReference extends ParameterReference<Doublets> {}

    static final class IsLookingForDoublets implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(DoubletsReference.class).isOneOf(Doublets.MARK, Doublets.REMOVE);
        }
    }

    interface LimitsReference extends ParameterReference<Limits> {}

    static final class SamplesReference implements BooleanReference {}

    static final class HasSamples implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getBoolean(SamplesReference.class).isTrue();
        }
    }

    static final class IsGiven implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(LimitsReference.class).isOneOf(Limits.GIVEN);
        }
    }

    static final class IsDeviations implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(LimitsReference.class).isOneOf(Limits.DEVIATIONS);
        }
    }

    @Widget(title = "Several samples",
        description = "Judges each sample by itself and counts for each what was removed.")
    @ValueReference(SamplesReference.class)
    @Layout(SampleSection.class)
    boolean bySample;

    @Widget(title = "Sample", description = "The annotation of the cells that names the sample.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @Effect(predicate = HasSamples.class, type = EffectType.SHOW)
    @Layout(SampleSection.class)
    String sample = "";

    @Widget(title = "Limits of counts and genes", description = "Where the limits come from.")
    @ValueSwitchWidget
    @ValueReference(LimitsReference.class)
    @Layout(CellSection.class)
    Limits limits = Limits.DEVIATIONS;

    @Widget(title = "Minimum counts", description = "Cells with a smaller total count are removed; 0 for no limit.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    @Layout(CellSection.class)
    int fewestCounts = 500;

    @Widget(title = "Maximum counts", description = "Cells with a larger total count are removed; 0 for no limit.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    @Layout(CellSection.class)
    int mostCounts;

    @Widget(title = "Minimum genes", description = "Cells with counts of fewer genes are removed; 0 for no limit.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    @Layout(CellSection.class)
    int fewestGenes = 200;

    @Widget(title = "Maximum genes", description = "Cells with counts of more genes are removed; 0 for no limit.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Effect(predicate = IsGiven.class, type = EffectType.SHOW)
    @Layout(CellSection.class)
    int mostGenes;

    @Widget(title = "Deviations of counts and genes",
        description = "Cells whose total count, number of genes or share of"
            + " the 20 strongest genes lies further from the median of their sample than so many median absolute"
            + " deviations are removed; counts and genes on a logarithmic scale.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsDeviations.class, type = EffectType.SHOW)
    @Layout(CellSection.class)
    double deviations = 5;

    @Widget(title = "Deviations of mitochondrial share",
        description = "Cells whose share of mitochondrial counts lies"
            + " further above the median of their sample than so many median absolute deviations are removed.")
    @NumberInputWidget(minValidation = IsPositiveDoubleValidation.class)
    @Effect(predicate = IsDeviations.class, type = EffectType.SHOW)
    @Layout(CellSection.class)
    double mitochondrialDeviations = 5;

    @Widget(title = "Maximum mitochondrial percentage",
        description = "Cells with a larger percentage of mitochondrial counts"
            + " are removed, whatever their sample; 100 for no limit.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(CellSection.class)
    double mostMitochondrial = PERCENT;

    @Widget(title = "Maximum hemoglobin percentage",
        description = "Cells with a larger percentage of hemoglobin counts,"
            + " such as red blood cells, are removed; 100 for no limit.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(CellSection.class)
    double mostHemoglobin = PERCENT;

    @Widget(title = "Doublets",
        description = "What happens to droplets that held two cells. They are found by comparing each"
            + " cell with doublets made of random pairs of cells of its sample (Scrublet); their score becomes the"
            + " annotation <tt>doublet_score</tt>.")
    @ValueSwitchWidget
    @ValueReference(DoubletsReference.class)
    @Layout(CellSection.class)
    Doublets doublets = Doublets.IGNORE;

    @Widget(title = "Expected rate of doublets (expected_doublet_rate)", description = """
        The share of droplets with two cells, below 1. 0 takes it from the number of cells of each sample: 0.8 % for each
        1,000 cells, as 10x Genomics reports.""")
    @Effect(predicate = IsLookingForDoublets.class, type = EffectType.SHOW)
    @Layout(CellSection.class)
    double doubletRate;

    @Widget(title = "Seed", description = "Start of the random pairs: the same seed gives the same scores.")
    @Effect(predicate = IsLookingForDoublets.class, type = EffectType.SHOW)
    @Layout(CellSection.class)
    @Advanced
    int seed;

    @Widget(title = "Minimum cells with a gene",
        description = "Genes that fewer of the remaining cells have are removed; 0 keeps all genes.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(GeneSection.class)
    int fewestCells = 3;

    @Widget(title = "Mitochondrial genes",
        description = "A regular expression that is found in their symbols. Left empty, it"
            + " is that of human and mouse genes.")
    @Layout(GeneSection.class)
    @Advanced
    String mitochondrialPattern = "";

    @Widget(title = "Ribosomal genes",
        description = "A regular expression that is found in their symbols. Left empty, it is"
            + " that of human and mouse genes.")
    @Layout(GeneSection.class)
    @Advanced
    String ribosomalPattern = "";

    @Widget(title = "Hemoglobin genes",
        description = "A regular expression that is found in their symbols. Left empty, it"
            + " is that of human and mouse genes.")
    @Layout(GeneSection.class)
    @Advanced
    String hemoglobinPattern = "";

    @Widget(title = "More annotations",
        description = "Adds logarithms of counts and the total counts of each kind of genes, as Scanpy does.")
    @Layout(GeneSection.class)
    @Advanced
    boolean details;

    QualityControlNodeParameters() {
    }

    QualityControlNodeParameters(NodeParametersInput input) {
        bySample = Inputs.summary(input).flatMap(data -> data.cellColumn("sample")).isPresent();
        sample = bySample ? "sample" : "";
    }

    @Override
    public QualityControl operation() {
        requireNotNegative("Minimum counts", fewestCounts);
        requireNotNegative("Maximum counts", mostCounts);
        requireNotNegative("Minimum genes", fewestGenes);
        requireNotNegative("Maximum genes", mostGenes);
        requireNotNegative("Maximum mitochondrial percentage", mostMitochondrial);
        requireNotNegative("Maximum hemoglobin percentage", mostHemoglobin);
        QualityControl control = QualityControl.of(metrics(), filter());
        DoubletScore score = doubletScore();
        return doublets == Doublets.IGNORE ? control : control.withDoublets(score);
    }

    /** A limit by a flow variable passes no check of the dialog. */
    private static void requireNotNegative(String title, double limit) {
        if (!(limit >= 0)) {
            throw new IllegalArgumentException("\"" + title + "\" is " + limit + "; it must be at least 0.");
        }
    }

    private QualityMetrics metrics() {
        return QualityMetrics.withDefaults()
            .withCategories(List.of(category(GeneCategory.MITOCHONDRIAL, mitochondrialPattern),
                category(GeneCategory.RIBOSOMAL, ribosomalPattern),
                category(GeneCategory.HEMOGLOBIN, hemoglobinPattern)))
            .withTopGenes(limits == Limits.DEVIATIONS ? new int[]{20} : new int[0]).withDetails(details);
    }

    private QualityFilter filter() {
        QualityFilter filter = QualityFilter.withDefaults().withRules(rules()).withCellsPerGene(fewestCells);
        return bySample ? filter.withSampleColumn(sample) : filter;
    }

    private DoubletScore doubletScore() {
        DoubletScore score = DoubletScore.withDefaults().withSeed(seed);
        score = doubletRate == 0 ? score : score.withExpectedRate(doubletRate);
        return bySample ? score.withSampleColumn(sample) : score;
    }

    private List<QualityRule> rules() {
        List<QualityRule> rules = new ArrayList<>();
        if (limits == Limits.GIVEN) {
            add(rules, fewestCounts > 0, QualityRule.atLeast("total_counts", fewestCounts));
            add(rules, mostCounts > 0, QualityRule.atMost("total_counts", mostCounts));
            add(rules, fewestGenes > 0, QualityRule.atLeast("n_genes_by_counts", fewestGenes));
            add(rules, mostGenes > 0, QualityRule.atMost("n_genes_by_counts", mostGenes));
        } else {
            rules.add(QualityRule.outliers("total_counts", Side.BOTH, deviations, true));
            rules.add(QualityRule.outliers("n_genes_by_counts", Side.BOTH, deviations, true));
            rules.add(QualityRule.outliers("pct_counts_in_top_20_genes", Side.BOTH, deviations, false));
            rules.add(QualityRule.outliers("pct_counts_mt", Side.HIGH, mitochondrialDeviations, false));
        }
        add(rules, mostMitochondrial < PERCENT, QualityRule.atMost("pct_counts_mt", mostMitochondrial));
        add(rules, mostHemoglobin < PERCENT, QualityRule.atMost("pct_counts_hb", mostHemoglobin));
        add(rules, doublets == Doublets.REMOVE, QualityRule.atMost(DoubletScore.PREDICTED, 0));
        return rules;
    }

    private static void add(List<QualityRule> rules, boolean wanted, QualityRule rule) {
        if (wanted) {
            rules.add(rule);
        }
    }

    private static GeneCategory category(GeneCategory usual, String pattern) {
        return pattern.isBlank() ? usual : GeneCategory.of(usual.name(), pattern.strip());
    }
}
