package org.screlapse.knime.dialog;

import java.util.List;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.screlapse.engine.data.DataSummary;

/** Offers the graphs of the cells at the first single-cell input. */
public final class GraphChoices implements StringChoicesProvider {

    @Override
    public List<String> choices(NodeParametersInput input) {
        return Inputs.summary(input).map(DataSummary::graphs).orElse(List.of());
    }
}
