package org.screlapse.knime.dialog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;

/** Offers the columns of the table input, and none of them. */
public final class TableColumns implements StringChoicesProvider {

    @Override
    public List<StringChoice> computeState(NodeParametersInput input) {
        List<StringChoice> choices = new ArrayList<>(List.of(new StringChoice("", "None")));
        names(input).forEach(name -> choices.add(StringChoice.fromId(name)));
        return choices;
    }

    /**
     * @param input what a dialog knows
     * @return names of the columns of the table input; none if no table is connected
     */
    public static List<String> names(NodeParametersInput input) {
        return Arrays.stream(input.getInPortSpecs()).filter(DataTableSpec.class::isInstance)
            .flatMap(spec -> ((DataTableSpec) spec).stream()).map(DataColumnSpec::getName).toList();
    }
}
