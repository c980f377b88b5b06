package org.screlapse.knime.node.clonal;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.screlapse.engine.clonal.ClonalDynamics;
import org.screlapse.engine.clonal.ClonalResult;
import org.screlapse.engine.clonal.Program;
import org.screlapse.engine.clonal.RelapseRule;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.knime.dialog.CategoryChoices;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.TimepointChoice;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Clonal Dynamics</i>. */
final class ClonalDynamicsNodeParameters implements OperationParameters<ClonalResult> {

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

    enum Followed {
        @Label(value = "Fraction", description = "The fraction of the cells with a label, such as stem-like.")
        FRACTION, //
        @Label(value = "Score", description = "The mean of a score.")
        SCORE, //
        @Label(value = "None", description = "Only the sizes of the clones and the types of relapse.")
        NONE
    }

    interface ProgramReference extends ParameterReference<Followed> {}

    interface LabelColumnReference extends ParameterReference<String> {}

    static final class IsFraction implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ProgramReference.class).isOneOf(Followed.FRACTION);
        }
    }

    static final class IsScore implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ProgramReference.class).isOneOf(Followed.SCORE);
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

    @Widget(title = "Unite names that differ in form only",
        description = "Takes names such as \"Relapse\" and \"relapse \" as one, and \"nan\" or \"NA\" as missing."
            + " Otherwise they count as they are, with a warning. Names of clones stay as they are.")
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(SampleSection.class)
    boolean uniteForms;

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
    Followed program = Followed.FRACTION;

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

    ClonalDynamicsNodeParameters() {
    }

    ClonalDynamicsNodeParameters(NodeParametersInput input) {
        TimepointChoice.likely(input).ifPresent(likely -> {
            patientColumn = likely.patient(patientColumn);
            timepointColumn = likely.timepoint(timepointColumn);
            referenceTimepoint = likely.reference(timepointColumn);
            cloneColumn = likely.clone(cloneColumn);
        });
    }

    @Override
    public ClonalDynamics operation() {
        return ClonalDynamics.withDefaults()
            .withColumns(CohortColumns.withDefaults().withPatient(patientColumn).withFactor(timepointColumn)
                .withClones(cloneColumn).withUnitedForms(uniteForms))
            .withContrast(ContrastChoice.of(referenceTimepoint, allTimepoints ? "" : laterTimepoint))
            .withRule(new RelapseRule(majorFraction, minorFraction)).withConfidenceLevel(confidenceLevel)
            .withProgram(switch (program) {
                case FRACTION -> Program.fraction(labelColumn, stemLikeLabel);
                case SCORE -> Program.score(scoreColumn);
                case NONE -> Program.NONE;
            });
    }
}
