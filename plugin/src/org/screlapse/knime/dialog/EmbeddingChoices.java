package org.screlapse.knime.dialog;

import java.util.List;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;

/** Offers the embeddings of the cells at the first single-cell input. */
public final class EmbeddingChoices implements StringChoicesProvider {

    @Override
    public List<String> choices(NodeParametersInput input) {
        return Inputs.summary(input).map(data -> List.copyOf(data.embeddings().keySet())).orElse(List.of());
    }
}
