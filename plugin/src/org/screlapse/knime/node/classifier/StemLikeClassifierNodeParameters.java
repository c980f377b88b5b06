package org.screlapse.knime.node.classifier;

import java.util.Objects;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
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
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.score.CellGroups;
import org.screlapse.engine.classify.GaussianMixture;
import org.screlapse.engine.classify.NaturalBreaks;
import org.screlapse.engine.classify.OtsuThreshold;
import org.screlapse.engine.classify.ScoredCells;
import org.screlapse.engine.classify.CellClassifier;
import org.screlapse.engine.classify.ThresholdMethod;
import org.screlapse.knime.dialog.CategoryChoices;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.dialog.OptionalGroupChoices;

/** The dialog of <i>Stem-like Cell Classifier</i>. */
final class StemLikeClassifierNodeParameters implements NodeParameters {

    @Section(title = "Threshold")
    interface ThresholdSection {}

    @Section(title = "Samples")
    @After(ThresholdSection.class)
    interface SampleSection {}

    @Section(title = "Labels")
    @After(SampleSection.class)
    interface LabelSection {}

    /** How the threshold is found; the names are stored in workflows. */
    enum Method {
        @Label(value = "Natural breaks", description = "Jenks: classes that differ as little as possible within.")
        NATURAL_BREAKS, //
        @Label(value = "Mixture", description = "Two normal distributions, and the probability of each cell.")
        MIXTURE, //
        @Label(value = "Otsu", description = "The threshold between two classes of a histogram.")
        OTSU, //
        @Label(value = "Quantile", description = "A fixed share of the cells.")
        QUANTILE, //
        @Label(value = "Fixed value", description = "A threshold known before.")
        FIXED, //
        @Label(value = "Above a reference group", description = "Above a quantile of other cells, such as normal ones.")
        REFERENCE;

        static final class Ref implements ParameterReference<Method> {}
    }

    static final class IsBreaks implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.NATURAL_BREAKS);
        }
    }

    static final class IsMixture implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.MIXTURE);
        }
    }

    static final class HasQuantile implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.QUANTILE, Method.REFERENCE);
        }
    }

    static final class IsFixed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.FIXED);
        }
    }

    static final class IsReference implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.REFERENCE);
        }
    }

    static final class ReferenceColumn implements ParameterReference<String> {}

    static final class ReferenceGroups extends CategoryChoices {
        ReferenceGroups() {
            super(ReferenceColumn.class);
        }
    }

    @Widget(title = "Score", description = "The annotation of the cells that holds the score.")
    @ChoicesProvider(CellColumnChoices.Numbers.class)
    @Layout(ThresholdSection.class)
    String score = "";

    @Widget(title = "Method", description = "How the threshold is found; see the description of the node.")
    @ValueReference(Method.Ref.class)
    @Layout(ThresholdSection.class)
    Method method = Method.NATURAL_BREAKS;

    @Widget(title = "Classes", description = "Number of classes, of which the uppermost is stem-like.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsBreaks.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    int classes = 2;

    @Widget(title = "Least probability", description = "Cells are labelled from this probability on, 0 to 1.")
    @Effect(predicate = IsMixture.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    double posterior = 0.5;

    @Widget(title = "Quantile", description = "The quantile of the scores, or of those of the reference group, 0 to 1.")
    @Effect(predicate = HasQuantile.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    double quantile = 0.95;

    @Widget(title = "Threshold", description = "Cells whose score is at least this are labelled.")
    @Effect(predicate = IsFixed.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    double threshold = 0;

    @Widget(title = "Annotation of the reference group",
        description = "The annotation of the cells that tells which" + " cells"
            + " are the reference, such as the cell type.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @ValueReference(ReferenceColumn.class)
    @Effect(predicate = IsReference.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    String referenceColumn = "";

    @Widget(title = "Reference group", description = "The value of that annotation that the reference cells have.")
    @ChoicesProvider(ReferenceGroups.class)
    @Effect(predicate = IsReference.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    String referenceGroup = "";

    @Widget(title = "A threshold for each",
        description = "The annotation of the cells whose groups, such as" + " patients, get a"
            + " threshold of their own; none for one threshold.")
    @ChoicesProvider(OptionalGroupChoices.class)
    @Layout(ThresholdSection.class)
    String groupColumn = "";

    @Widget(title = "Sample",
        description = "The annotation of the cells that names the sample, whose fractions are" + " told;"
            + " none if all cells are of one sample.")
    @ChoicesProvider(OptionalGroupChoices.class)
    @Layout(SampleSection.class)
    String sampleColumn = "";

    @Widget(title = "Batch",
        description = "The annotation of the cells that names the batch; a warning tells if the" + " label"
            + " depends on it. None to leave that out.")
    @ChoicesProvider(OptionalGroupChoices.class)
    @Layout(SampleSection.class)
    String batchColumn = "";

    @Widget(title = "Few cells", description = "A warning names samples of fewer labelled cells than this.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Layout(SampleSection.class)
    @Advanced
    int fewCells = 50;

    @Widget(title = "Confidence level", description = "Of the interval of each fraction, 0 to 1.")
    @Layout(SampleSection.class)
    @Advanced
    double confidenceLevel = 0.95;

    @Widget(title = "Label", description = "The label of cells at or above the threshold.")
    @Layout(LabelSection.class)
    String label = "stem-like";

    @Widget(title = "Label of the others", description = "The label of cells below the threshold.")
    @Layout(LabelSection.class)
    String otherLabel = "other";

    @Widget(title = "Name of the new annotation",
        description = "The annotation of the cells that holds the labels;" + " one that"
            + " has this name already is replaced. Another one of this name and <tt>_probability</tt> holds the"
            + " probabilities:" + " those of the mixture, 1 or 0 for the other methods.")
    @Layout(LabelSection.class)
    String newAnnotation = "population";

    StemLikeClassifierNodeParameters() {
    }

    StemLikeClassifierNodeParameters(NodeParametersInput input) {
        // the score that was added last is most likely the one that is meant
        score = Inputs.summary(input)
            .map(data -> data.cellColumnsOf(ColumnType.NUMERIC).stream().reduce("", (first, second) -> second))
            .orElse("");
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (newAnnotation.isBlank()) {
            throw new InvalidSettingsException("Give the new annotation a name.");
        }
        try {
            classifier();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    void check(DataSummary data) throws InvalidSettingsException {
        Inputs.requireCellColumn(data, "score", score, ColumnType.NUMERIC, ColumnType.INTEGER);
        if (method == Method.REFERENCE) {
            Inputs.requireCellColumn(data, "reference group", referenceColumn);
            if (referenceGroup.isBlank()) {
                throw new InvalidSettingsException("Choose the reference group.");
            }
        }
        checkOptional(data, "groups", groupColumn);
        checkOptional(data, "sample", sampleColumn);
        checkOptional(data, "batch", batchColumn);
    }

    String labelColumn() {
        return newAnnotation.strip();
    }

    String probabilityColumn() {
        return labelColumn() + "_probability";
    }

    CellClassifier classifier() {
        return CellClassifier.withDefaults().withMethod(thresholdMethod()).withLabels(label, otherLabel)
            .withFewCells(fewCells).withConfidenceLevel(confidenceLevel);
    }

    ScoredCells cells(SingleCellData data) {
        return ScoredCells.of((NumericColumn) data.cells().column(score).orElseThrow())
            .withGroups(CellGroups.of(data, groupColumn)).withSamples(CellGroups.of(data, sampleColumn))
            .withBatches(CellGroups.of(data, batchColumn))
            .withReference(method == Method.REFERENCE ? reference(data) : null);
    }

    private boolean[] reference(SingleCellData data) {
        CategoricalColumn groups = CellGroups.of(data, referenceColumn);
        boolean[] cells = new boolean[groups.size()];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = Objects.equals(groups.text(cell), referenceGroup);
        }
        return cells;
    }

    private ThresholdMethod thresholdMethod() {
        return switch (method) {
            case NATURAL_BREAKS -> new NaturalBreaks(classes);
            case MIXTURE -> new GaussianMixture(posterior);
            case OTSU -> OtsuThreshold.withDefaults();
            case QUANTILE -> new ThresholdMethod.Quantile(quantile);
            case FIXED -> new ThresholdMethod.Fixed(threshold);
            case REFERENCE -> new ThresholdMethod.AboveReference(quantile);
        };
    }

    private static void checkOptional(DataSummary data, String what, String column) throws InvalidSettingsException {
        if (!column.isEmpty()) {
            Inputs.requireCellColumn(data, what, column);
        }
    }
}
