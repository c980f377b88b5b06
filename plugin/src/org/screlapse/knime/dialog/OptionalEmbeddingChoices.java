package org.screlapse.knime.dialog;

import java.util.ArrayList;
import java.util.List;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;

/** Offers the embeddings of the cells, as {@link EmbeddingChoices} does, and none of them. */
public final class OptionalEmbeddingChoices implements StringChoicesProvider {

    @Override
    public List<StringChoice> computeState(NodeParametersInput input) {
        List<StringChoice> choices = new ArrayList<>(List.of(new StringChoice("", "None")));
        new EmbeddingChoices().choices(input).forEach(name -> choices.add(StringChoice.fromId(name)));
        return choices;
    }
}
