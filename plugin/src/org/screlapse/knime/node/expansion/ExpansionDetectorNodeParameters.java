package org.screlapse.knime.node.expansion;

import java.util.List;
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
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.screlapse.engine.abundance.ExpansionDetector;
import org.screlapse.engine.abundance.ExpansionSeries;
import org.screlapse.engine.abundance.Subpopulations;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.GraphChoices;
import org.screlapse.knime.dialog.OptionalEmbeddingChoices;
import org.screlapse.knime.dialog.OptionalGroupChoices;
import org.screlapse.knime.dialog.TimepointChoice;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Expanded Subpopulation Detector</i>. */
final class ExpansionDetectorNodeParameters implements OperationParameters<ExpansionSeries> {

    /** Where patients were integrated, the neighbors were found in this embedding. */
    private static final String INTEGRATED = "X_pca_harmony";

    @Section(title = "Samples")
    interface SampleSection {}

    @Section(title = "Subpopulations")
    @After(SampleSection.class)
    interface PopulationSection {}

    @Section(title = "Statistics")
    @After(PopulationSection.class)
    interface StatisticsSection {}

    enum Mode {
        @Label(value = "Neighborhoods",
            description = "Cells with their nearest neighbors; needs a graph of the" + " cells, and no clusters.")
        NEIGHBORHOODS, //
        @Label(value = "Clusters or labels", description = "Clusters, cell types, or labels such as stem-like.")
        POPULATIONS
    }

    interface ModeReference extends ParameterReference<Mode> {}

    static final class IsNeighborhoods implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ModeReference.class).isOneOf(Mode.NEIGHBORHOODS);
        }
    }

    static final class IsPopulations implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ModeReference.class).isOneOf(Mode.POPULATIONS);
        }
    }

    @Widget(title = "Patient", description = "The annotation of the cells that names the patient. Patients with both"
        + " timepoints are compared with themselves, others are then left out and listed in a warning; if no patient,"
        + " or only one of several, has both, the samples are compared as two groups.")
    @ChoicesProvider(OptionalGroupChoices.class)
    @Layout(SampleSection.class)
    String patientColumn = "patient";

    @Widget(title = "Sample",
        description = "The annotation of the cells that names the sample, if a patient has"
            + " several at one timepoint, which then count as independent replicates; without, each patient at each"
            + " timepoint is one sample.")
    @ChoicesProvider(OptionalGroupChoices.class)
    @Layout(SampleSection.class)
    String sampleColumn = "";

    @Widget(title = "Timepoint", description = "The annotation of the cells that names the timepoint.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @ValueReference(TimepointChoice.ColumnReference.class)
    @Layout(SampleSection.class)
    String timepointColumn = "timepoint";

    @Widget(title = "Reference timepoint", description = "The earlier timepoint, such as diagnosis.")
    @ChoicesProvider(TimepointChoice.Timepoints.class)
    @Layout(SampleSection.class)
    String referenceTimepoint = "";

    @Widget(title = "Compare all other timepoints", description = "Compares each of the other timepoints with the"
        + " reference, one after the other, in the same neighborhoods. The tables then have rows for each of them,"
        + " and the cells further annotations that end in the timepoint. A timepoint without replicates is left out,"
        + " with a warning. Otherwise only the one chosen below is compared.")
    @ValueReference(TimepointChoice.AllReference.class)
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(SampleSection.class)
    boolean allTimepoints;

    @Widget(title = "Later timepoint",
        description = "The timepoint compared with the reference, such as relapse."
            + " Empty: all others, as above. Cells of timepoints that are not compared are not counted.")
    @ChoicesProvider(TimepointChoice.Timepoints.class)
    @Effect(predicate = TimepointChoice.IsOne.class, type = EffectType.SHOW)
    @Layout(SampleSection.class)
    String laterTimepoint = "";

    @Widget(title = "Covariates",
        description = "Annotations that may explain differences between samples, such as the"
            + " batch; the same for all cells of a sample. What the patient determines, such as the sex, need not be"
            + " given when patients are compared with themselves.")
    @ChoicesProvider(CellColumnChoices.Any.class)
    @TwinlistWidget
    @Layout(SampleSection.class)
    String[] covariates = {};

    @Widget(title = "Unite names that differ in form only",
        description = "Takes names such as \"Relapse\" and \"relapse \" as one, and \"nan\" or \"NA\" as missing."
            + " Otherwise they count as they are, with a warning.")
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    @Layout(SampleSection.class)
    boolean uniteForms;

    @Widget(title = "Look among", description = "What is tested for growth.")
    @ValueSwitchWidget
    @ValueReference(ModeReference.class)
    @Layout(PopulationSection.class)
    Mode mode = Mode.NEIGHBORHOODS;

    @Widget(title = "Graph", description = "The graph of nearest neighbors of the cells.")
    @ChoicesProvider(GraphChoices.class)
    @Effect(predicate = IsNeighborhoods.class, type = EffectType.SHOW)
    @Layout(PopulationSection.class)
    String graph = "distances";

    @Widget(title = "Embedding",
        description = "The embedding in which the neighbors were found. None:"
            + " neighborhoods are drawn by the graph alone, and their weights must not be distances.")
    @ChoicesProvider(OptionalEmbeddingChoices.class)
    @Effect(predicate = IsNeighborhoods.class, type = EffectType.SHOW)
    @Layout(PopulationSection.class)
    String embedding = "X_pca";

    @Widget(title = "Label for regions",
        description = "An annotation whose most frequent value describes"
            + " neighborhoods and regions, such as the cluster or the cell type.")
    @ChoicesProvider(OptionalGroupChoices.class)
    @Effect(predicate = IsNeighborhoods.class, type = EffectType.SHOW)
    @Layout(PopulationSection.class)
    String labelColumn = "";

    @Widget(title = "Cluster or label",
        description = "The annotation of the cells that names the population. Cells" + " without one are not counted.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @Effect(predicate = IsPopulations.class, type = EffectType.SHOW)
    @Layout(PopulationSection.class)
    String populationColumn = "leiden";

    @Layout(StatisticsSection.class)
    DetectorParameters statistics = new DetectorParameters();

    @Widget(title = "Name of the new annotations", description = "The annotation of the cells that reports the region:"
        + " expanded, shrunken or unchanged. The fold changes and the false discovery rate get this name followed by"
        + " _log2FC, _max_log2FC and _FDR. If several timepoints are compared, these hold for each cell the comparison"
        + " with the smallest false discovery rate, such as \"relapse: expanded 1\", and each timepoint has the same"
        + " annotations of its own, such as expansion_relapse.")
    @Layout(StatisticsSection.class)
    String newAnnotation = "expansion";

    ExpansionDetectorNodeParameters() {
    }

    ExpansionDetectorNodeParameters(NodeParametersInput input) {
        TimepointChoice.likely(input).ifPresent(likely -> {
            patientColumn = likely.patient("");
            sampleColumn = patientColumn.isEmpty() ? likely.sample() : "";
            timepointColumn = likely.timepoint(timepointColumn);
            referenceTimepoint = likely.reference(timepointColumn);
            allTimepoints = true;
            embedding = likely.data().embeddings().containsKey(INTEGRATED) ? INTEGRATED : embedding;
        });
    }

    @Override
    public ExpansionDetector operation() {
        return statistics.detector()
            .withColumns(CohortColumns.withDefaults().withSample(sampleColumn).withPatient(patientColumn)
                .withFactor(timepointColumn).withCovariates(List.of(covariates)).withUnitedForms(uniteForms))
            .withContrast(ContrastChoice.of(referenceTimepoint, allTimepoints ? "" : laterTimepoint))
            .among(mode == Mode.POPULATIONS ? new Subpopulations.Labels(populationColumn)
                : new Subpopulations.Neighborhoods(graph, embedding, labelColumn))
            .withAnnotation(newAnnotation);
    }
}
