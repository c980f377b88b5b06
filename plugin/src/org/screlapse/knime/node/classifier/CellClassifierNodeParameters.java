package org.screlapse.knime.node.classifier;

import org.knime.node.parameters.Advanced;
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
import org.screlapse.engine.classify.CellClasses;
import org.screlapse.engine.classify.CellClassifier;
import org.screlapse.engine.classify.GaussianMixture;
import org.screlapse.engine.classify.NaturalBreaks;
import org.screlapse.engine.classify.OtsuThreshold;
import org.screlapse.engine.classify.ThresholdMethod;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.knime.dialog.CategoryChoices;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.dialog.OptionalGroupChoices;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Cell Classifier</i>. */
final class CellClassifierNodeParameters implements OperationParameters<CellClasses> {

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

    @Widget(title = "Score", description = "The annotation of the cells that holds the score.")
    @ChoicesProvider(CellColumnChoices.Numbers.class)
    @Layout(ThresholdSection.class)
    String score = "";

    @Widget(title = "Method", description = "How the threshold is found; see the description of the node.")
    @ValueReference(Method.Ref.class)
    @Layout(ThresholdSection.class)
    Method method = Method.NATURAL_BREAKS;

    static final class IsBreaks implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.NATURAL_BREAKS);
        }
    }

    @Widget(title = "Classes", description = "Number of classes, of which the uppermost is stem-like.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Effect(predicate = IsBreaks.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    int classes = 2;

    static final class IsMixture implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.MIXTURE);
        }
    }

    @Widget(title = "Minimum probability", description = "Cells are labeled from this probability on, 0 to 1.")
    @Effect(predicate = IsMixture.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    double posterior = 0.5;

    static final class HasQuantile implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.QUANTILE, Method.REFERENCE);
        }
    }

    @Widget(title = "Quantile", description = "The quantile of the scores, or of those of the reference group, 0 to 1.")
    @Effect(predicate = HasQuantile.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    double quantile = 0.95;

    static final class IsFixed implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.FIXED);
        }
    }

    @Widget(title = "Threshold", description = "Cells whose score is at least this are labeled.")
    @Effect(predicate = IsFixed.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    double threshold = 0;

    static final class IsReference implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(Method.Ref.class).isOneOf(Method.REFERENCE);
        }
    }

    static final class ReferenceColumn implements ParameterReference<String> {}

    @Widget(title = "Annotation of the reference group", description = """
        The annotation of the cells that tells which cells are the reference, such as the cell type.
        """)
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @ValueReference(ReferenceColumn.class)
    @Effect(predicate = IsReference.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    String referenceColumn = "";

    static final class ReferenceGroups extends CategoryChoices {
        ReferenceGroups() {
            super(ReferenceColumn.class);
        }
    }

    @Widget(title = "Reference group", description = "The value of that annotation that the reference cells have.")
    @ChoicesProvider(ReferenceGroups.class)
    @Effect(predicate = IsReference.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    String referenceGroup = "";

    static final class CellColumn implements ParameterReference<String> {}

    @Widget(title = "Classify only", description = """
        The annotation of the cells that says which ones are classified at all, such as whether they are malignant; none
        for all cells. The others get no label and count in no fraction.
        """)
    @ChoicesProvider(OptionalGroupChoices.class)
    @ValueReference(CellColumn.class)
    @Layout(ThresholdSection.class)
    String cellColumn = "";

    static final class HasCells implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getString(CellColumn.class).isEqualTo("").negate();
        }
    }

    static final class CellGroups extends CategoryChoices {
        CellGroups() {
            super(CellColumn.class);
        }
    }

    @Widget(title = "Cells to classify", description = "The value of that annotation that these cells have.")
    @ChoicesProvider(CellGroups.class)
    @Effect(predicate = HasCells.class, type = EffectType.SHOW)
    @Layout(ThresholdSection.class)
    String cellGroup = "";

    @Widget(title = "A threshold for each", description = """
        The annotation of the cells whose groups, such as patients, get a threshold of their own; none for one
        threshold.
        """)
    @ChoicesProvider(OptionalGroupChoices.class)
    @Layout(ThresholdSection.class)
    String groupColumn = "";

    @Widget(title = "Sample", description = """
        The annotation of the cells that names the sample, whose fractions are reported; none if all cells are of one
        sample.
        """)
    @ChoicesProvider(OptionalGroupChoices.class)
    @Layout(SampleSection.class)
    String sampleColumn = "";

    @Widget(title = "Patient", description = """
        The annotation of the cells that names the patient, which the table of samples reports; none to leave it out.
        """)
    @ChoicesProvider(OptionalGroupChoices.class)
    @Layout(SampleSection.class)
    String patientColumn = "";

    @Widget(title = "Timepoint", description = """
        The annotation of the cells that names the timepoint, which the table of samples reports; none to leave it out.
        """)
    @ChoicesProvider(OptionalGroupChoices.class)
    @Layout(SampleSection.class)
    String timepointColumn = "";

    @Widget(title = "Batch", description = """
        The annotation of the cells that names the batch; a warning says if the label depends on it. None to leave
        that out.
        """)
    @ChoicesProvider(OptionalGroupChoices.class)
    @Layout(SampleSection.class)
    String batchColumn = "";

    @Widget(title = "Few cells", description = "A warning names samples of fewer labeled cells than this.")
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

    @Widget(title = "Name of the new annotation", description = """
        The annotation of the cells that holds the labels; one that has this name already is replaced. Another one of
        this name and <tt>_probability</tt> holds the probabilities: those of the mixture, 1 or 0 for the other
        methods.
        """)
    @Layout(LabelSection.class)
    String newAnnotation = "population";

    CellClassifierNodeParameters() {
    }

    CellClassifierNodeParameters(NodeParametersInput input) {
        // the score that was added last is most likely the one that is meant
        score = Inputs.summary(input)
            .map(data -> data.cellColumnsOf(ColumnType.NUMERIC).stream().reduce("", (first, second) -> second))
            .orElse("");
    }

    @Override
    public CellClassifier operation() {
        CellClassifier classifier = CellClassifier.withDefaults().withScore(score).withMethod(thresholdMethod())
            .withCells(cellColumn, cellGroup).withGroups(groupColumn)
            .withSamples(sampleColumn, patientColumn, timepointColumn).withBatches(batchColumn)
            .withLabels(label, otherLabel).withAnnotation(newAnnotation).withFewCells(fewCells)
            .withConfidenceLevel(confidenceLevel);
        return method == Method.REFERENCE ? classifier.withReference(referenceColumn, referenceGroup) : classifier;
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
}
