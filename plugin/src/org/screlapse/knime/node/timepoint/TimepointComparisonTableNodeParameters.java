package org.screlapse.knime.node.timepoint;

import java.util.ArrayList;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
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
import org.knime.node.parameters.widget.choices.util.AllColumnsProvider;
import org.knime.node.parameters.widget.choices.util.CompatibleColumnsProvider.DoubleColumnsProvider;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.engine.cohort.UsualNames;
import org.screlapse.engine.timepoint.CellMeasures;
import org.screlapse.engine.timepoint.MeasureSource;
import org.screlapse.engine.timepoint.SampleMeasures;
import org.screlapse.engine.timepoint.TimepointComparison;
import org.screlapse.engine.timepoint.TimepointResult;
import org.screlapse.knime.dialog.CategoryChoices;
import org.screlapse.knime.dialog.TimepointChoice;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Timepoint Comparison (Table)</i>. */
final class TimepointComparisonTableNodeParameters implements OperationParameters<TimepointResult>, ComparisonDialog {

    @Section(title = "Table")
    interface TableSection {}

    @Section(title = "What to compare")
    @After(TableSection.class)
    interface MeasureSection {}

    @Section(title = "Statistics")
    @After(MeasureSection.class)
    interface StatisticsSection {}

    enum Rows {
        @Label(value = "Cells", description = "Each row is a cell.")
        CELLS, //
        @Label(value = "Samples", description = "Each row is a sample, with fractions or scores in columns.")
        SAMPLES
    }

    enum SampleMeasureKind {
        @Label(value = "Fractions", description = "Fractions of the cells of the sample, 0 to 1.")
        FRACTIONS, //
        @Label(value = "Scores", description = "Mean scores of the sample.")
        SCORES
    }

    interface RowsReference extends ParameterReference<Rows> {}

    interface HasCellCountsReference extends ParameterReference<Boolean> {}

    static final class IsCells implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RowsReference.class).isOneOf(Rows.CELLS);
        }
    }

    static final class IsSamples implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RowsReference.class).isOneOf(Rows.SAMPLES);
        }
    }

    static final class IsSamplesWithCellCounts implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(RowsReference.class).isOneOf(Rows.SAMPLES)
                .and(i.getBoolean(HasCellCountsReference.class).isTrue());
        }
    }

    static final class Timepoints extends CategoryChoices {
        Timepoints() {
            super(TimepointChoice.ColumnReference.class);
        }

        @Override
        protected List<String> categories(NodeParametersInput input, String column) {
            return input.getInTableSpec(0).map(table -> timepoints(table, column)).orElse(List.of());
        }
    }

    @Widget(title = "A row is", description = "Whether each row of the table is a cell or a sample.")
    @ValueSwitchWidget
    @ValueReference(RowsReference.class)
    @Layout(TableSection.class)
    Rows rows = Rows.CELLS;

    @Widget(title = "Patient", description = "The column that names the patient.")
    @ChoicesProvider(AllColumnsProvider.class)
    @Layout(TableSection.class)
    String patientColumn = "patient";

    @Widget(title = "Timepoint", description = "The column that names the timepoint.")
    @ChoicesProvider(AllColumnsProvider.class)
    @ValueReference(TimepointChoice.ColumnReference.class)
    @Layout(TableSection.class)
    String timepointColumn = "timepoint";

    @Widget(title = "Reference timepoint",
        description = "The earlier timepoint, such as diagnosis. The timepoints can"
            + " be chosen once the node upstream has been executed.")
    @ChoicesProvider(Timepoints.class)
    @Layout(TableSection.class)
    String referenceTimepoint = "";

    @Widget(title = "Compare all other timepoints",
        description = "Compares each of the other timepoints with the"
            + " reference; otherwise only the one chosen below.")
    @ValueReference(TimepointChoice.AllReference.class)
    @Layout(TableSection.class)
    boolean allTimepoints = true;

    @Widget(title = "Later timepoint",
        description = "The timepoint compared with the reference, such as relapse." + " Empty: all others.")
    @ChoicesProvider(Timepoints.class)
    @Effect(predicate = TimepointChoice.IsOne.class, type = EffectType.SHOW)
    @Layout(TableSection.class)
    String laterTimepoint = "";

    @Widget(title = "Compare populations", description = "Compares the fractions of the cells in each population.")
    @Effect(predicate = IsCells.class, type = EffectType.SHOW)
    @Layout(MeasureSection.class)
    boolean comparePopulations = true;

    @Widget(title = "Population",
        description = "The column that names the population of each cell: a label, a cell"
            + " type or a cluster. Used only if populations are compared; cells without one are left out.")
    @ChoicesProvider(AllColumnsProvider.class)
    @Effect(predicate = IsCells.class, type = EffectType.SHOW)
    @Layout(MeasureSection.class)
    String populationColumn = "population";

    @Widget(title = "Scores", description = "Columns with a score per cell, whose means are compared; may be empty.")
    @ChoicesProvider(DoubleColumnsProvider.class)
    @TwinlistWidget
    @Effect(predicate = IsCells.class, type = EffectType.SHOW)
    @Layout(MeasureSection.class)
    String[] scores = {};

    @Widget(title = "Fractions or scores",
        description = "Columns with a value per sample, one for each population or" + " score.")
    @ChoicesProvider(DoubleColumnsProvider.class)
    @TwinlistWidget
    @Effect(predicate = IsSamples.class, type = EffectType.SHOW)
    @Layout(MeasureSection.class)
    String[] sampleMeasures = {};

    @Widget(title = "These are", description = "Whether the chosen columns hold fractions of cells or mean scores.")
    @ValueSwitchWidget
    @Effect(predicate = IsSamples.class, type = EffectType.SHOW)
    @Layout(MeasureSection.class)
    SampleMeasureKind measureKind = SampleMeasureKind.FRACTIONS;

    @Widget(title = "Number of cells is known",
        description = "With the number of cells of each sample, fractions get"
            + " confidence intervals and are tested within each patient.")
    @ValueReference(HasCellCountsReference.class)
    @Effect(predicate = IsSamples.class, type = EffectType.SHOW)
    @Layout(MeasureSection.class)
    boolean hasCellCounts;

    @Widget(title = "Number of cells", description = "The column with the number of cells of each sample.")
    @ChoicesProvider(DoubleColumnsProvider.class)
    @Effect(predicate = IsSamplesWithCellCounts.class, type = EffectType.SHOW)
    @Layout(MeasureSection.class)
    String cellCountColumn = "";

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
        description = "The column with the group of the patient: one value per patient. Used only"
            + " if strata are compared.")
    @ChoicesProvider(AllColumnsProvider.class)
    @Effect(predicate = ComparisonParameters.IsStratified.class, type = EffectType.SHOW)
    @Layout(StatisticsSection.class)
    @Migrate(loadDefaultIfAbsent = true)
    String stratumColumn = "";

    TimepointComparisonTableNodeParameters() {
    }

    TimepointComparisonTableNodeParameters(NodeParametersInput input) {
        input.getInTableSpec(0).ifPresent(table -> {
            List<String> names = List.of(table.getColumnNames());
            patientColumn = UsualNames.patient(names).orElse(patientColumn);
            timepointColumn = UsualNames.timepoint(names).orElse(timepointColumn);
            referenceTimepoint = UsualNames.reference(timepoints(table, timepointColumn)).orElse(referenceTimepoint);
        });
    }

    @Override
    public ComparisonColumns columns(List<String> levels) {
        boolean areFractions = measureKind == SampleMeasureKind.FRACTIONS;
        return rows == Rows.CELLS
            ? ComparisonColumns.of(levels, comparePopulations, scores.length > 0, statistics.details)
            : ComparisonColumns.of(levels, areFractions, !areFractions, statistics.details);
    }

    @Override
    public TimepointComparison operation() {
        return statistics.comparison(
            CohortColumns.withDefaults().withPatient(patientColumn).withFactor(timepointColumn)
                .withStratum(ComparisonParameters.chosen(stratified, stratumColumn, "stratum of the patients"))
                .withUnitedForms(uniteForms),
            ContrastChoice.of(referenceTimepoint, allTimepoints ? "" : laterTimepoint), measures());
    }

    private MeasureSource measures() {
        if (rows == Rows.CELLS) {
            return new CellMeasures(comparePopulations ? populationColumn : "", List.of(scores));
        }
        boolean areFractions = measureKind == SampleMeasureKind.FRACTIONS;
        return new SampleMeasures(areFractions ? List.of(sampleMeasures) : List.of(),
            areFractions ? List.of() : List.of(sampleMeasures),
            ComparisonParameters.chosen(hasCellCounts, cellCountColumn, "number of cells of the samples"));
    }

    /** The columns that are read. */
    List<String> columns() {
        List<String> names = new ArrayList<>(List.of(patientColumn, timepointColumn, stratumColumn));
        names.addAll(rows == Rows.CELLS ? List.of(scores) : List.of(sampleMeasures));
        names.add(rows == Rows.CELLS ? populationColumn : cellCountColumn);
        return names;
    }

    private static List<String> timepoints(DataTableSpec table, String column) {
        DataColumnSpec spec = table.getColumnSpec(column);
        return spec == null || !spec.getDomain().hasValues() ? List.of()
            : spec.getDomain().getValues().stream().map(DataCell::toString).toList();
    }
}
