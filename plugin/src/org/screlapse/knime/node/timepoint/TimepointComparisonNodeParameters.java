package org.screlapse.knime.node.timepoint;

import java.util.List;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.layout.After;
import org.knime.node.parameters.layout.Layout;
import org.knime.node.parameters.layout.Section;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.updates.Effect;
import org.knime.node.parameters.updates.Effect.EffectType;
import org.knime.node.parameters.updates.EffectPredicate;
import org.knime.node.parameters.updates.EffectPredicateProvider;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.updates.ValueReference;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.engine.timepoint.CellMeasures;
import org.screlapse.engine.timepoint.TimepointComparison;
import org.screlapse.engine.timepoint.TimepointResult;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.TimepointChoice;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Timepoint Comparison</i>. */
final class TimepointComparisonNodeParameters implements OperationParameters<TimepointResult>, ComparisonDialog {

    @Section(title = "Samples")
    interface SampleSection {}

    @Section(title = "What to compare")
    @After(SampleSection.class)
    interface MeasureSection {}

    @Section(title = "Statistics")
    @After(MeasureSection.class)
    interface StatisticsSection {}

    enum Measures {
        @Label(value = "Populations", description = "Fractions of the cells in each population.")
        POPULATIONS, //
        @Label(value = "Scores", description = "Means of scores.")
        SCORES, //
        @Label(value = "Both", description = "Fractions of populations and means of scores.")
        BOTH
    }

    interface MeasuresReference extends ParameterReference<Measures> {}

    static final class HasPopulations implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(MeasuresReference.class).isOneOf(Measures.POPULATIONS, Measures.BOTH);
        }
    }

    static final class HasScores implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(MeasuresReference.class).isOneOf(Measures.SCORES, Measures.BOTH);
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

    @Widget(title = "Compare", description = "What is compared between the timepoints.")
    @ValueSwitchWidget
    @ValueReference(MeasuresReference.class)
    @Layout(MeasureSection.class)
    Measures measures = Measures.POPULATIONS;

    @Widget(title = "Population",
        description = "The annotation of the cells that names the population: a label, a cell"
            + " type or a cluster. Cells without one are left out.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @Effect(predicate = HasPopulations.class, type = EffectType.SHOW)
    @Layout(MeasureSection.class)
    String populationColumn = "population";

    @Widget(title = "Scores", description = "The annotations of the cells that hold the scores.")
    @ChoicesProvider(CellColumnChoices.Numbers.class)
    @TwinlistWidget
    @Effect(predicate = HasScores.class, type = EffectType.SHOW)
    @Layout(MeasureSection.class)
    String[] scores = {};

    @Widget(title = "Unite names that differ in form only",
        description = "Takes names such as \"Relapse\" and \"relapse \" as one, and \"nan\" or \"NA\" as missing."
            + " Otherwise they count as they are, with a warning.")
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(MeasureSection.class)
    boolean uniteForms;

    @Layout(StatisticsSection.class)
    ComparisonParameters statistics = new ComparisonParameters();

    @Widget(title = "Compare strata of patients",
        description = "Tests each group of patients for itself, too, such as"
            + " molecular subtypes or types of relapse, and whether the groups differ.")
    @ValueReference(ComparisonParameters.StratifiedReference.class)
    @Layout(StatisticsSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    boolean stratified;

    @Widget(title = "Stratum",
        description = "The annotation of the cells with the group of the patient: one value per"
            + " patient. Used only if strata are compared.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @Effect(predicate = ComparisonParameters.IsStratified.class, type = EffectType.SHOW)
    @Layout(StatisticsSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String stratumColumn = "";

    TimepointComparisonNodeParameters() {
    }

    TimepointComparisonNodeParameters(NodeParametersInput input) {
        TimepointChoice.likely(input).ifPresent(likely -> {
            patientColumn = likely.patient(patientColumn);
            timepointColumn = likely.timepoint(timepointColumn);
            referenceTimepoint = likely.reference(timepointColumn);
        });
    }

    @Override
    public ComparisonColumns columns(List<String> levels) {
        return ComparisonColumns.of(levels, measures != Measures.SCORES, measures != Measures.POPULATIONS,
            statistics.details);
    }

    @Override
    public TimepointComparison operation() {
        return statistics.comparison(
            CohortColumns.withDefaults().withPatient(patientColumn).withFactor(timepointColumn)
                .withStratum(ComparisonParameters.chosen(stratified, stratumColumn, "stratum of the patients"))
                .withUnitedForms(uniteForms),
            ContrastChoice.of(referenceTimepoint, allTimepoints ? "" : laterTimepoint),
            new CellMeasures(measures == Measures.SCORES ? "" : populationColumn,
                measures == Measures.POPULATIONS ? List.of() : List.of(scores)));
    }
}
