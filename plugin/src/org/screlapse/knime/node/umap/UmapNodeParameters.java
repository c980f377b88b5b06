package org.screlapse.knime.node.umap;

import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.screlapse.engine.embed.Umap;
import org.screlapse.knime.dialog.GraphChoices;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>UMAP</i>. */
final class UmapNodeParameters implements OperationParameters<Void> {

    enum Dimensions {
        @Label(value = "2", description = "A flat map.")
        TWO(2), //
        @Label(value = "3", description = "A map in space.")
        THREE(3);

        private final int count;

        Dimensions(int count) {
            this.count = count;
        }

        int count() {
            return count;
        }
    }

    enum Start {
        @Label(value = "Graph", description = "From smooth functions on the neighbor graph: keeps the large-scale"
            + " order" + " of the groups best.")
        SPECTRAL, //
        @Label(value = "Principal components", description = "From the first principal components (X_pca).")
        PCA
    }

    @Widget(title = "Graph", description = "The neighbor graph that is laid out, usually connectivities.")
    @ChoicesProvider(GraphChoices.class)
    String graph = "connectivities";

    @Widget(title = "Dimensions", description = "Whether the map is flat or in space.")
    @ValueSwitchWidget
    Dimensions dimensions = Dimensions.TWO;

    @Widget(title = "Minimum distance (min_dist)",
        description = "How close connected cells may lie, 0 to the spread: small" + " values"
            + " make tight groups. Scanpy uses 0.5, Seurat 0.3.")
    double minDistance = 0.5;

    @Widget(title = "Spread", description = "The scale of the map: how far groups lie apart.")
    @Advanced
    double spread = 1;

    @Widget(title = "Start", description = "Where the cells begin.")
    @ValueSwitchWidget
    @Advanced
    Start start = Start.SPECTRAL;

    @Widget(title = "Epochs", description = "How often all cells move; 0 for 500 up to 10,000 cells and 200 beyond.")
    @Advanced
    int epochs = 0;

    @Widget(title = "Seed", description = "Start of the random numbers: the same seed gives the same map.")
    @Advanced
    int seed = 0;

    @Override
    public Umap operation() {
        return Umap.withDefaults().withGraph(graph).withDimensions(dimensions.count())
            .withDistances(minDistance, spread).withStart(Umap.Start.valueOf(start.name())).withEpochs(epochs)
            .withSeed(seed);
    }
}
