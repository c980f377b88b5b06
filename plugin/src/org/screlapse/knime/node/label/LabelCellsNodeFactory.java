package org.screlapse.knime.node.label;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeWarnings;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Labels the cells whose score reaches a threshold. */
public final class LabelCellsNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Label Cells by Threshold") //
        .icon("label.png") //
        .shortDescription(
            "Turns a score into a label: stem-like where the score reaches a threshold, other" + " elsewhere.") //
        .fullDescription("""
            <p>Compares a score of each cell with a threshold. Cells whose score is equal to or above the threshold get
            one label, such as <tt>stem-like</tt>, all others a second one, such as <tt>other</tt>; a cell without a
            score gets none. The labels become an annotation of the cells, whose fractions can then be compared between
            timepoints.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with a score.", SingleCellPortObject.TYPE).addOutputPort(
            "Labelled data", "The same data with the label as a further annotation of the cells.",
            SingleCellPortObject.TYPE)) //
        .model(m -> m.parametersClass(LabelCellsNodeParameters.class).configure(LabelCellsNodeFactory::configure)
            .execute(LabelCellsNodeFactory::execute)) //
        .keywords("threshold", "classify", "stem-like", "gate", "cutoff");

    /** Made by KNIME. */
    public LabelCellsNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        LabelCellsNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        Inputs.requireCellColumn(data, "score", parameters.score, ColumnType.NUMERIC, ColumnType.INTEGER);
        out.setOutSpec(0, new SingleCellPortObjectSpec(
            data.withCellColumn(parameters.thresholdLabel().describe(parameters.outputColumn()))));
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        LabelCellsNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(() -> {
            SingleCellData data = input.data();
            NumericColumn score = (NumericColumn) data.cells().column(parameters.score).orElseThrow();
            CategoricalColumn labels = parameters.thresholdLabel().apply(score);
            out.setOutData(0, SingleCellPortObject.create(in.getExecutionContext(), List.of(input),
                data.withCellColumn(parameters.outputColumn(), labels)));
            NodeWarnings.show(unusedLabels(labels), out);
        });
    }

    private static List<String> unusedLabels(CategoricalColumn labels) {
        return IntStream.range(0, labels.categories().size())
            .filter(code -> Arrays.stream(labels.codes()).noneMatch(c -> c == code))
            .mapToObj(code -> "No cell got the label \"" + labels.categories().get(code)
                + "\": compare the threshold with the scores.")
            .toList();
    }
}
