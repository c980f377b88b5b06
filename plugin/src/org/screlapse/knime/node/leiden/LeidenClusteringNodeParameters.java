package org.screlapse.knime.node.leiden;

import java.util.Arrays;
import java.util.List;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.migration.Migrate;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsNonNegativeValidation;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.screlapse.engine.graph.LeidenClustering;
import org.screlapse.engine.graph.LeidenResult;
import org.screlapse.knime.dialog.GraphChoices;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Leiden Clustering</i>. */
final class LeidenClusteringNodeParameters implements OperationParameters<List<LeidenResult>> {

    enum Quality {
        @Label(value = "Modularity", description = "More weight inside clusters than the connections of the cells let"
            + " expect; what Scanpy and Seurat maximize. The usual resolution is 1.")
        MODULARITY, //
        @Label(value = "Constant Potts model", description = "More weight inside clusters than the resolution for each"
            + " pair of cells; finds small clusters in large data. Resolutions are far below 1.")
        CPM
    }

    @Widget(title = "Graph",
        description = "The graph in which clusters are found: connectivities, or snn for shared neighbors.")
    @ChoicesProvider(GraphChoices.class)
    String graph = "connectivities";

    @Widget(title = "Resolutions", description = "One or several numbers more than 0, separated by spaces, commas or"
        + " semicolons. Higher ones give more and smaller clusters.")
    String resolution = "1.0";

    @Widget(title = "Maximize", description = "What makes a clustering good.")
    @ValueSwitchWidget
    Quality quality = Quality.MODULARITY;

    @Widget(title = "Name of the annotation", description = "The annotation of the cells that holds the clusters; with"
        + " several resolutions, each is added to the name.")
    String annotation = "leiden";

    @Widget(title = "Maximum iterations",
        description = "How often the clustering is improved; it ends before, once an"
            + " iteration improves it by too little.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Advanced
    int iterations = 20;

    @Widget(title = "Minimum improvement",
        description = "An iteration that improves the quality by less than this part"
            + " of it is the last one, such as 0.0001. 0 goes on until nothing improves, which takes two to four times"
            + " as long.")
    @NumberInputWidget(minValidation = IsNonNegativeValidation.class)
    @Advanced
    @Migrate(loadDefaultIfAbsent = true)
    double tolerance = 1e-4;

    @Widget(title = "Seed", description = "Start of the random numbers: the same seed gives the same clusters.")
    @Advanced
    int seed = 0;

    @Override
    public LeidenClustering operation() {
        return LeidenClustering.withDefaults().withGraph(graph).withAnnotation(annotation)
            .withResolutions(resolutions()).withQuality(LeidenClustering.Quality.valueOf(quality.name()))
            .withIterations(iterations).withTolerance(tolerance).withSeed(seed);
    }

    private List<Double> resolutions() {
        try {
            return Arrays.stream(resolution.strip().split("[\\s,;]+")).filter(text -> !text.isEmpty())
                .map(Double::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                "The resolutions are \"" + resolution + "\"; they must be numbers more than 0, such as \"0.5, 1\".", e);
        }
    }
}
