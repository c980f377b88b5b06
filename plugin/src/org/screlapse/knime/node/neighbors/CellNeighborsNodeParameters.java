package org.screlapse.knime.node.neighbors;

import java.util.ArrayList;
import java.util.List;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.screlapse.engine.graph.NearestNeighbors;
import org.screlapse.engine.graph.NeighborGraphs;
import org.screlapse.knime.dialog.EmbeddingChoices;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Cell Neighbors</i>. */
final class CellNeighborsNodeParameters implements OperationParameters<Void> {

    /** Automatic, then the embeddings of the cells. */
    static final class Embeddings implements StringChoicesProvider {

        @Override
        public List<StringChoice> computeState(NodeParametersInput input) {
            List<StringChoice> choices = new ArrayList<>(List.of(new StringChoice("", "Automatic")));
            new EmbeddingChoices().choices(input).forEach(name -> choices.add(StringChoice.fromId(name)));
            return choices;
        }
    }

    enum Metric {
        @Label(value = "Euclidean", description = "Length of the straight line between two cells.")
        EUCLIDEAN, //
        @Label(value = "Cosine", description = "Angle between two cells as seen from the origin.")
        COSINE
    }

    enum Method {
        @Label(value = "Automatic", description = "Exact up to 100,000 cells, approximate beyond.")
        AUTOMATIC, //
        @Label(value = "Exact", description = "Each cell is compared with each other.")
        EXACT, //
        @Label(value = "Approximate", description = "Nearly all neighbors are found, faster for very many cells. If it"
            + " finds less than 98 % of those of a thousand cells, all are searched exactly.")
        APPROXIMATE
    }

    @Widget(title = "Embedding", description = """
        Where the distances between cells are measured. Automatic takes the integrated components (<tt>X_pca_harmony</tt>)
        where the data have them, else the principal components (<tt>X_pca</tt>); never a picture such as
        <tt>X_umap</tt>.""")
    @ChoicesProvider(Embeddings.class)
    String embedding = "";

    @Widget(title = "Number of neighbors",
        description = "How many neighbors each cell has, itself included, as in"
            + " Scanpy and Seurat. More give a smoother picture, fewer show smaller groups.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int neighbors = 15;

    @Widget(title = "Use only the first dimensions",
        description = "How many dimensions of the embedding are used, from" + " the first on; 0 for all.")
    int dimensions = 0;

    @Widget(title = "Distance", description = "How the distance of two cells is measured.")
    @ValueSwitchWidget
    Metric metric = Metric.EUCLIDEAN;

    @Widget(title = "Shared-neighbor graph", description = "Makes the graph snn, too, as Seurat's FindNeighbors does.")
    boolean sharedNeighbors;

    @Widget(title = "Search", description = "How the neighbors are found.")
    @Advanced
    Method method = Method.AUTOMATIC;

    @Widget(title = "Seed", description = "Start of the random numbers of the approximate search.")
    @Advanced
    int seed = 0;

    @Override
    public NeighborGraphs operation() {
        NearestNeighbors search = NearestNeighbors.withDefaults().withSize(neighbors).withDimensions(dimensions)
            .withMetric(org.screlapse.engine.graph.Metric.valueOf(metric.name()))
            .withMethod(NearestNeighbors.Method.valueOf(method.name())).withSeed(seed);
        return NeighborGraphs.withDefaults().withEmbedding(embedding).withSearch(search)
            .withSharedNeighbors(sharedNeighbors);
    }
}
