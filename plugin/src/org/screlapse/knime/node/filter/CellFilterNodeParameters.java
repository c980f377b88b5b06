package org.screlapse.knime.node.filter;

import java.util.Arrays;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.array.ArrayWidget;
import org.knime.node.parameters.widget.choices.Label;
import org.knime.node.parameters.widget.choices.ValueSwitchWidget;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.preprocess.CellFilter;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.node.OperationParameters;

/** The dialog of <i>Cell Filter</i>. */
final class CellFilterNodeParameters implements OperationParameters<Void> {

    enum Action {
        @Label(value = "Keep", description = "Cells that match are kept.")
        KEEP, //
        @Label(value = "Remove", description = "Cells that match are removed.")
        REMOVE
    }

    enum Join {
        @Label(value = "And", description = "A cell matches if it matches all rules.")
        AND, //
        @Label(value = "Or", description = "A cell matches if it matches any of the rules.")
        OR
    }

    @Widget(title = "Cells that match", description = "Whether matching cells are kept or removed.")
    @ValueSwitchWidget
    Action action = Action.KEEP;

    @Widget(title = "Join rules by", description = "Whether a cell has to match all rules or one of them.")
    @ValueSwitchWidget
    Join join = Join.AND;

    @Widget(title = "Rules", description = "What the cells are compared with.")
    @ArrayWidget(elementTitle = "Rule", addButtonText = "Add rule")
    RuleParameters[] rules = {new RuleParameters()};

    CellFilterNodeParameters() {
    }

    CellFilterNodeParameters(NodeParametersInput input) {
        rules[0].annotation = Inputs.summary(input)
            .flatMap(data -> data.cellColumnsOf(ColumnType.CATEGORICAL).stream().findFirst()).orElse("");
    }

    @Override
    public CellFilter operation() {
        return CellFilter.of(Arrays.stream(rules).map(RuleParameters::rule).toList()).withAnyRule(join == Join.OR)
            .withRemoval(action == Action.REMOVE);
    }
}
