package org.screlapse.knime.node.library;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;

/** Offers the columns of the table input, and none of them. */
final class TableColumns implements StringChoicesProvider {

    @Override
    public List<StringChoice> computeState(NodeParametersInput input) {
        List<StringChoice> choices = new ArrayList<>(List.of(new StringChoice("", "None")));
        Arrays.stream(input.getInPortSpecs()).filter(DataTableSpec.class::isInstance)
            .flatMap(spec -> ((DataTableSpec) spec).stream())
            .forEach(column -> choices.add(StringChoice.fromId(column.getName())));
        return choices;
    }
}
