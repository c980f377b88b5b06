package org.screlapse.knime.node.mapping;

import java.util.List;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.Advanced;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.knime.node.parameters.widget.choices.filter.TwinlistWidget;
import org.knime.node.parameters.widget.number.NumberInputWidget;
import org.knime.node.parameters.widget.number.NumberInputWidgetValidation.MinValidation.IsPositiveIntegerValidation;
import org.screlapse.engine.embed.ReferenceMap;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;

/** The dialog of <i>Map to Reference</i>. */
final class MapToReferenceNodeParameters implements NodeParameters {

    private static final List<String> USUAL = List.of("cell_type", "celltype", "cell_state", "leiden");

    @Widget(title = "Annotations",
        description = "The annotations of the reference that query cells get, such as the" + " cell type.")
    @ChoicesProvider(CellColumnChoices.Groups.class)
    @TwinlistWidget
    String[] annotations = {};

    @Widget(title = "Name begins with", description = "What comes before the name of an annotation in the query, so"
        + " that annotations which it has already are kept.")
    String prefix = "predicted_";

    @Widget(title = "Neighbors", description = "How many reference cells vote on a query cell, 1 to 200.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int neighbors = 15;

    @Widget(title = "Components",
        description = "How many principal components of the reference are used, from the"
            + " first on. Later ones hold more noise than differences between cell types.")
    @NumberInputWidget(minValidation = IsPositiveIntegerValidation.class)
    int components = 20;

    @Widget(title = "Minimum confidence",
        description = "Cells whose confidence is lower get no label, 0 to 1; 0 labels" + " all cells.")
    @Advanced
    double lowestConfidence = 0;

    MapToReferenceNodeParameters() {
    }

    MapToReferenceNodeParameters(NodeParametersInput input) {
        annotations = Inputs.summary(input)
            .flatMap(data -> USUAL.stream().filter(name -> data.cellColumn(name).isPresent()).findFirst())
            .map(name -> new String[]{name}).orElse(annotations);
    }

    @Override
    public void validate() throws InvalidSettingsException {
        EngineCall.check(this::map);
    }

    ReferenceMap map() {
        return ReferenceMap.withDefaults().withNeighbors(neighbors).withDimensions(components)
            .withLowestConfidence(lowestConfidence).withAnnotations(List.of(annotations)).withPrefix(prefix);
    }
}
