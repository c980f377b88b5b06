package org.screlapse.knime.node.label;

import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParameters;
import org.knime.node.parameters.NodeParametersInput;
import org.knime.node.parameters.Widget;
import org.knime.node.parameters.widget.choices.ChoicesProvider;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.score.ThresholdLabel;
import org.screlapse.knime.dialog.CellColumnChoices;
import org.screlapse.knime.dialog.Inputs;

/** The dialog of <i>Label Cells by Threshold</i>. */
final class LabelCellsNodeParameters implements NodeParameters {

    @Widget(title = "Score", description = "The annotation of the cells that holds the score.")
    @ChoicesProvider(CellColumnChoices.Numbers.class)
    String score = "";

    @Widget(title = "Threshold", description = "Cells whose score is at least this get the label.")
    double threshold = 0;

    @Widget(title = "Label", description = "The label of cells at or above the threshold.")
    String label = "stem-like";

    @Widget(title = "Label of the others", description = "The label of cells below the threshold.")
    String otherLabel = "other";

    @Widget(title = "Name of the new annotation", description = "The annotation of the cells that holds the labels; one"
        + " that has this name already is replaced.")
    String newAnnotation = "population";

    LabelCellsNodeParameters() {
    }

    LabelCellsNodeParameters(NodeParametersInput input) {
        score = Inputs.summary(input).map(LabelCellsNodeParameters::lastScore).orElse("");
    }

    @Override
    public void validate() throws InvalidSettingsException {
        if (newAnnotation.isBlank()) {
            throw new InvalidSettingsException("Give the new annotation a name.");
        }
        try {
            thresholdLabel();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingsException(e.getMessage(), e);
        }
    }

    String outputColumn() {
        return newAnnotation.strip();
    }

    ThresholdLabel thresholdLabel() {
        return ThresholdLabel.withDefaults().withThreshold(threshold).withLabels(label, otherLabel);
    }

    /** The score that was added last is most likely the one that is meant. */
    private static String lastScore(DataSummary data) {
        return data.cellColumnsOf(ColumnType.NUMERIC).stream().reduce("", (first, second) -> second);
    }
}
