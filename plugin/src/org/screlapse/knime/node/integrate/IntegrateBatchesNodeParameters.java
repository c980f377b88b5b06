package org.screlapse.knime.node.integrate;

import java.util.List;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.screlapse.engine.embed.Harmony;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.EmbeddingChoices;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Integrate Batches</i>. */
final class IntegrateBatchesNodeParameters implements OperationParameters<Void> {

    private static final List<String> USUAL = List.of("batch", "sample", "patient");

    @Widget(title = "Embedding", description = "The components that are corrected, usually X_pca.")
    @ChoicesProvider(EmbeddingChoices.class)
    String embedding = "X_pca";

    @Widget(title = "Batches",
        description = "One or several annotations of the cells that say of which batch they are,"
            + " such as the sample or the sequencing run.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @TwinlistWidget
    String[] batches = {};

    @Widget(title = "Diversity", description = "How strongly all batches are to take part in each cluster (theta);"
        + " 0 does not ask for it, 2 is usual, more mixes more.")
    double diversity = 2;

    @Widget(title = "Clusters", description = "Number of soft clusters; 0 for one for each 30 cells, but at most 100.")
    @Advanced
    int clusters = 0;

    @Widget(title = "Maximum rounds (max_iter_harmony)",
        description = "How often clustering and correction are repeated; it ends before,"
            + " once the clusters no longer change.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    @Advanced
    int rounds = 10;

    @Widget(title = "Seed", description = "Start of the random numbers: the same seed gives the same result.")
    @Advanced
    int seed = 0;

    IntegrateBatchesNodeParameters() {
    }

    IntegrateBatchesNodeParameters(NodeParametersInput input) {
        batches = Inputs.summary(input)
            .flatMap(data -> USUAL.stream().filter(name -> data.cellColumn(name).isPresent()).findFirst())
            .map(name -> new String[]{name}).orElse(batches);
    }

    @Override
    public Harmony operation() {
        return Harmony.withDefaults().withEmbedding(embedding).withBatches(List.of(batches)).withDiversity(diversity)
            .withClusters(clusters).withRounds(rounds).withSeed(seed);
    }
}
