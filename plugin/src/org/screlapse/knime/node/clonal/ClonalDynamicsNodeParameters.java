package org.screlapse.knime.node.clonal;

import java.util.List;
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
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.screlapse.engine.clonal.ClonalDynamics;
import org.screlapse.engine.clonal.ClonalObservations;
import org.screlapse.engine.clonal.RelapseRule;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.timepoint.Labels;
import org.screlapse.knime.dialog.CategoryChoices;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.dialog.TimepointChoice;

/** The dialog of <i>Clonal Dynamics</i>. */
final class ClonalDynamicsNodeParameters implements NodeParameters {

    @Section(title = "Samples")
    interface SampleSection {}

    @Section(title = "Clones")
    @After(SampleSection.class)
    interface CloneSection {}

    @Section(title = "Selection or plasticity")
    @After(CloneSection.class)
    interface ProgramSection {}

    @Section(title = "Statistics")
    @After(ProgramSection.class)
    interface StatisticsSection {}

    enum Program {
        @Label(value = "Fraction", description = "The fraction of the cells with a label, such as stem-like.")
        FRACTION, //
        @Label(value = "Score", description = "The mean of a score.")
        SCORE, //
        @Label(value = "None", description = "Only the sizes of the clones and the types of relapse.")
        NONE
    }

    interface ProgramReference extends ParameterReference<Program> {}

    interface LabelColumnReference extends ParameterReference<String> {}

    static final class IsFraction implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ProgramReference.class).isOneOf(Program.FRACTION);
        }
    }

    static final class IsScore implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ProgramReference.class).isOneOf(Program.SCORE);
        }
    }

    static final class StemLikeLabels extends CategoryChoices {
        StemLikeLabels() {
            super(LabelColumnReference.class);
        }
    }

    @Widget(title = "Patient", description = "The annotation of the cells that names the patient.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @Layout(SampleSection.class)
    String patientColumn = "patient";

    @Widget(title = "Timepoint", description = "The annotation of the cells that names the timepoint.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @ValueReference(TimepointChoice.ColumnReference.class)
    @Layout(SampleSection.class)
    String timepointColumn = "timepoint";

    @Widget(title = "Reference timepoint", description = "The earlier timepoint, such as diagnosis.")
    @ChoicesProvider(TimepointChoice.Timepoints.class)
    @Layout(SampleSection.class)
    String referenceTimepoint = "";

    @Widget(title = "Compare all other timepoints",
        description = "Compares each of the other timepoints with the"
            + " reference; otherwise only the one chosen below.")
    @ValueReference(TimepointChoice.AllReference.class)
    @Layout(SampleSection.class)
    boolean allTimepoints = true;

    @Widget(title = "Later timepoint",
        description = "The timepoint compared with the reference, such as relapse." + " Empty: all others.")
    @ChoicesProvider(TimepointChoice.Timepoints.class)
    @Effect(predicate = TimepointChoice.IsOne.class, type = EffectType.SHOW)
    @Layout(SampleSection.class)
    String laterTimepoint = "";

    @Widget(title = "Clone",
        description = "The annotation of the cells that names the clone or lineage. Cells without"
            + " one are left out.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @Layout(CloneSection.class)
    String cloneColumn = "clone";

    @Widget(title = "Major from",
        description = "A clone is major if it has at least this fraction of the cells at the"
            + " reference. A relapse from a major clone is of type 1.")
    @Advanced
    @Layout(CloneSection.class)
    double majorFraction = 0.2;

    @Widget(title = "Minor below",
        description = "A clone is minor if it has less than this fraction of the cells at"
            + " the reference, and its confidence interval stays below the threshold of major clones. A relapse from a"
            + " minor clone is of type 2; what lies between the two is left undetermined.")
    @Advanced
    @Layout(CloneSection.class)
    double minorFraction = 0.1;

    @Widget(title = "Split the change of", description = "What is split into selection and plasticity.")
    @ValueSwitchWidget
    @ValueReference(ProgramReference.class)
    @Layout(ProgramSection.class)
    Program program = Program.FRACTION;

    @Widget(title = "Label", description = "The annotation of the cells that tells stem-like from other cells.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @ValueReference(LabelColumnReference.class)
    @Effect(predicate = IsFraction.class, type = EffectType.SHOW)
    @Layout(ProgramSection.class)
    String labelColumn = "population";

    @Widget(title = "Stem-like label", description = "The label of the cells whose fraction is followed.")
    @ChoicesProvider(StemLikeLabels.class)
    @Effect(predicate = IsFraction.class, type = EffectType.SHOW)
    @Layout(ProgramSection.class)
    String stemLikeLabel = "stem-like";

    @Widget(title = "Score", description = "The annotation of the cells that holds the score.")
    @ChoicesProvider(CellColumnChoices.Numbers.class)
    @Effect(predicate = IsScore.class, type = EffectType.SHOW)
    @Layout(ProgramSection.class)
    String scoreColumn = "";

    @Widget(title = "Confidence level", description = "Level of all confidence intervals, such as 0.95.")
    @Advanced
    @Layout(StatisticsSection.class)
    double confidenceLevel = 0.95;

    @Widget(title = "Bootstrap draws",
        description = "How often cells and patients are drawn again for the intervals of"
            + " the parts, 100 to 1,000,000.")
    @Advanced
    @Layout(StatisticsSection.class)
    int draws = 1000;

    @Widget(title = "Seed", description = "Seed of the draws: the same seed gives the same intervals.")
    @Advanced
    @Layout(StatisticsSection.class)
    long seed = 1;

    ClonalDynamicsNodeParameters() {
    }

    ClonalDynamicsNodeParameters(NodeParametersInput input) {
        Inputs.summary(input).flatMap(data -> data.cellColumn(timepointColumn)).map(ColumnSummary::categories)
            .filter(timepoints -> !timepoints.isEmpty())
            .ifPresent(timepoints -> referenceTimepoint = timepoints.get(0));
    }

    void check(DataSummary data) throws InvalidSettingsException {
        Inputs.requireCellColumn(data, "patient", patientColumn);
        ColumnSummary timepoint = Inputs.requireCellColumn(data, "timepoint", timepointColumn);
        new TimepointChoice(referenceTimepoint, later()).check(timepoint.name(), timepoint.categories());
        Inputs.requireCellColumn(data, "clone", cloneColumn);
        if (program == Program.FRACTION) {
            List<String> labels = Inputs.requireCellColumn(data, "label", labelColumn).categories();
            if (stemLikeLabel.isBlank() || !labels.isEmpty() && !labels.contains(stemLikeLabel)) {
                throw new InvalidSettingsException(
                    "There is no label \"" + stemLikeLabel + "\" in \"" + labelColumn + "\"; it has " + labels + ".");
            }
        } else if (program == Program.SCORE) {
            Inputs.requireCellColumn(data, "score", scoreColumn, ColumnType.NUMERIC, ColumnType.INTEGER);
        }
        try {
            dynamics();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    ClonalDynamics dynamics() {
        return ClonalDynamics.withDefaults().withReference(referenceTimepoint)
            .withLater(later().isBlank() ? List.of() : List.of(later()))
            .withRule(new RelapseRule(majorFraction, minorFraction)).withConfidenceLevel(confidenceLevel)
            .withDraws(draws).withSeed(seed);
    }

    ClonalObservations observations(Annotations cells) {
        return new ClonalObservations(labels(cells, patientColumn), labels(cells, timepointColumn),
            labels(cells, cloneColumn), switch (program) {
                case FRACTION -> stemLike(labels(cells, labelColumn));
                case SCORE -> ((NumericColumn) cells.columns().get(scoreColumn)).values();
                case NONE -> null;
            });
    }

    private String later() {
        return allTimepoints ? "" : laterTimepoint;
    }

    private static Labels labels(Annotations cells, String column) {
        return Labels.of(cells.columns().get(column));
    }

    /** 1 for cells with the label, 0 for others, NaN for those without one. */
    private double[] stemLike(Labels labels) {
        int code = labels.names().indexOf(stemLikeLabel);
        double[] values = new double[labels.size()];
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = labels.code(cell) < 0 ? Double.NaN : labels.code(cell) == code ? 1 : 0;
        }
        return values;
    }
}
