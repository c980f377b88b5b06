package org.screlapse.knime.dialog;

import java.util.List;
import java.util.function.Supplier;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.updates.ParameterReference;
import org.knime.node.parameters.widget.choices.StringChoice;
import org.knime.node.parameters.widget.choices.StringChoicesProvider;
import org.screlapse.engine.data.DataSummary.ColumnSummary;

/** Offers the categories of the annotation that another field of the dialog names. */
public abstract class CategoryChoices implements StringChoicesProvider {

    private final Class<? extends ParameterReference<String>> column;
    private Supplier<String> chosenColumn;

    /** @param column the field that names the annotation */
    protected CategoryChoices(Class<? extends ParameterReference<String>> column) {
        this.column = column;
    }

    @Override
    public void init(StateProviderInitializer initializer) {
        initializer.computeBeforeOpenDialog();
        chosenColumn = initializer.computeFromValueSupplier(column);
    }

    @Override
    public List<StringChoice> computeState(NodeParametersInput input) {
        return categories(input, chosenColumn.get()).stream().map(StringChoice::fromId).toList();
    }

    /**
     * @param input what the dialog knows of the inputs
     * @param name the chosen annotation
     * @return its categories, none if they are not known
     */
    protected List<String> categories(NodeParametersInput input, String name) {
        return Inputs.summary(input).flatMap(data -> data.cellColumn(name)).map(ColumnSummary::categories)
            .orElse(List.of());
    }
}
