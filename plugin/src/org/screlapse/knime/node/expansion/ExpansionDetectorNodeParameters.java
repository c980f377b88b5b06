package org.screlapse.knime.node.expansion;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
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
import org.screlapse.engine.abundance.CohortLayout;
import org.screlapse.engine.abundance.ExpansionDetector;
import org.screlapse.engine.abundance.ExpansionSeries;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.ChosenTimepoints;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.GraphChoices;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.dialog.OptionalEmbeddingChoices;
import org.screlapse.knime.dialog.OptionalGroupChoices;
import org.screlapse.knime.dialog.TimepointChoice;

/** The dialog of <i>Expanded Subpopulation Detector</i>. */
final class ExpansionDetectorNodeParameters implements NodeParameters {

    private static final String NEIGHBOURS_NODE = "The node Cell Neighbors";

    @Section(title = "Samples")
    interface SampleSection {}

    @Section(title = "Subpopulations")
    @After(SampleSection.class)
    interface PopulationSection {}

    @Section(title = "Statistics")
    @After(PopulationSection.class)
    interface StatisticsSection {}

    enum Mode {
        @Label(value = "Neighbourhoods",
            description = "Cells with their nearest neighbours; needs a graph of the" + " cells, and no clusters.")
        NEIGHBOURHOODS, //
        @Label(value = "Clusters or labels", description = "Clusters, cell types, or labels such as stem-like.")
        POPULATIONS
    }

    interface ModeReference extends ParameterReference<Mode> {}

    static final class IsNeighbourhoods implements EffectPredicateProvider {
        @Override
        public EffectPredicate init(PredicateInitializer i) {
            return i.getEnum(ModeReference.class).isOneOf(Mode.NEIGHBOURHOODS);
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
        + " reference, one after the other, in the same neighbourhoods. The tables then have rows for each of them,"
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

    @Widget(title = "Look among", description = "What is tested for growth.")
    @ValueSwitchWidget
    @ValueReference(ModeReference.class)
    @Layout(PopulationSection.class)
    Mode mode = Mode.NEIGHBOURHOODS;

    @Widget(title = "Graph", description = "The graph of nearest neighbours of the cells.")
    @ChoicesProvider(GraphChoices.class)
    @Effect(predicate = IsNeighbourhoods.class, type = EffectType.SHOW)
    @Layout(PopulationSection.class)
    String graph = "distances";

    @Widget(title = "Embedding",
        description = "The embedding in which the neighbours were found. None:"
            + " neighbourhoods are drawn by the graph alone, and their weights must not be distances.")
    @ChoicesProvider(OptionalEmbeddingChoices.class)
    @Effect(predicate = IsNeighbourhoods.class, type = EffectType.SHOW)
    @Layout(PopulationSection.class)
    String embedding = "X_pca";

    @Widget(title = "Label for regions",
        description = "An annotation whose most frequent value describes"
            + " neighbourhoods and regions, such as the cluster or the cell type.")
    @ChoicesProvider(OptionalGroupChoices.class)
    @Effect(predicate = IsNeighbourhoods.class, type = EffectType.SHOW)
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

    @Widget(title = "Name of the new annotations", description = "The annotation of the cells that tells the region:"
        + " expanded, shrunken or unchanged. The fold changes and the false discovery rate get this name followed by"
        + " _log2FC, _max_log2FC and _FDR. If several timepoints are compared, these hold for each cell the comparison"
        + " with the smallest false discovery rate, such as \"relapse: expanded 1\", and each timepoint has the same"
        + " annotations of its own, such as expansion_relapse.")
    @Layout(StatisticsSection.class)
    String newAnnotation = "expansion";

    ExpansionDetectorNodeParameters() {
    }

    ExpansionDetectorNodeParameters(NodeParametersInput input) {
        Inputs.summary(input).flatMap(data -> data.cellColumn(timepointColumn)).map(ColumnSummary::categories)
            .filter(timepoints -> timepoints.size() > 1).ifPresent(timepoints -> {
                referenceTimepoint = timepoints.get(0);
                laterTimepoint = timepoints.get(1);
                allTimepoints = true;
            });
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (newAnnotation.isBlank()) {
            throw new InvalidSettingsException("Give the new annotations a name.");
        }
        statistics.check();
    }

    void check(DataSummary data) throws InvalidSettingsException {
        try {
            columns();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
        if (!patientColumn.isBlank()) {
            Inputs.requireCellColumn(data, "patient", patientColumn);
        }
        if (!sampleColumn.isBlank()) {
            Inputs.requireCellColumn(data, "sample", sampleColumn);
        }
        ColumnSummary timepoint = Inputs.requireCellColumn(data, "timepoint", timepointColumn);
        new TimepointChoice(referenceTimepoint, later()).check(timepoint.name(), timepoint.categories());
        for (String covariate : covariates) {
            Inputs.requireCellColumn(data, "covariate", covariate);
        }
        if (mode == Mode.POPULATIONS) {
            Inputs.requireCellColumn(data, "cluster or label", populationColumn);
            return;
        }
        Inputs.requireGraph(data, graph, NEIGHBOURS_NODE);
        if (!embedding.isBlank()) {
            Inputs.requireEmbedding(data, embedding, "The node Single-Cell PCA");
        } else if (statistics.needsEmbedding()) {
            throw new InvalidSettingsException("Choose the embedding in which the neighbours were found, or set the"
                + " weights of neighbourhoods to \"Overlap\" or \"None\", which need no distances.");
        }
        if (!labelColumn.isBlank()) {
            Inputs.requireCellColumn(data, "label for regions", labelColumn);
        }
    }

    /** The annotations of the cells over all timepoints. */
    CellResults results() {
        return new CellResults(newAnnotation.strip());
    }

    /** The annotations of the cells of each later timepoint, if several are compared and known beforehand. */
    Map<String, CellResults> resultsOfTimepoints(DataSummary data) {
        List<String> known = data.cellColumn(timepointColumn).map(ColumnSummary::categories)
            .map(ChosenTimepoints::inTime).orElse(List.of());
        Map<String, CellResults> results = new LinkedHashMap<>();
        if (known.size() > 2 && later().isBlank()) {
            known.stream().filter(timepoint -> !timepoint.equals(referenceTimepoint))
                .forEach(timepoint -> results.put(timepoint, new CellResults(newAnnotation.strip() + "_" + timepoint)));
        }
        return results;
    }

    ExpansionSeries apply(SingleCellData data, Progress progress) {
        ExpansionDetector detector = statistics.detector().withTimepoints(referenceTimepoint, later());
        CohortLayout layout = CohortLayout.of(data.cells(), columns());
        return mode == Mode.POPULATIONS
            ? detector.inPopulationsOverTime(groups(data, populationColumn), layout, progress)
            : detector.inNeighbourhoodsOverTime(data.graphs().get(graph), data.embeddings().get(embedding),
                labelColumn.isBlank() ? null : groups(data, labelColumn), layout, progress);
    }

    private CohortLayout.Columns columns() {
        return new CohortLayout.Columns(sampleColumn, patientColumn, timepointColumn, List.of(covariates));
    }

    private String later() {
        return allTimepoints ? "" : laterTimepoint;
    }

    private static CategoricalColumn groups(SingleCellData data, String name) {
        return CategoricalColumn.of(data.cells().columns().get(name));
    }
}
