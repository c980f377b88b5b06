package org.screlapse.knime.node.subset;

import java.util.List;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.KNIMEException;
import org.knime.node.DefaultModel.ConfigureInput;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteInput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Keeps cells by a rule on an annotation. */
public final class SubsetCellsNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Subset Cells") //
        .icon("subset.png") //
        .shortDescription(
            "Keeps the cells of chosen populations, samples or timepoints, or those whose score lies" + " in a range.") //
        .fullDescription("""
            <p>Looks at one annotation of the cells, such as the sample, the cell type or a score. Keeps or removes the
            cells that have one of the chosen values, whose value fits a pattern, whose number lies in a range, or
            that have no value. Cells without a value match no other rule: they are removed when matching cells are
            kept, and stay when matching cells are removed.</p>
            <p>Everything known of the remaining cells stays: counts, layers, annotations, embeddings such as a UMAP,
            and the edges between them in neighbour graphs. The counts are not copied. Each setting can be controlled by
            a flow variable, for instance the pattern, to run a workflow for one patient after the other.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with the annotation.", SingleCellPortObject.TYPE)
            .addOutputPort("Remaining data", "The cells that were kept.", SingleCellPortObject.TYPE)) //
        .model(m -> m.parametersClass(SubsetCellsNodeParameters.class).configure(SubsetCellsNodeFactory::configure)
            .execute(SubsetCellsNodeFactory::execute)) //
        .keywords("filter", "row filter", "select", "remove cells", "keep", "split");

    /** Made by KNIME. */
    public SubsetCellsNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        SubsetCellsNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        parameters.check(data);
        out.setOutSpec(0, new SingleCellPortObjectSpec(parameters.subset().describe(data)));
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        SubsetCellsNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(() -> {
            SingleCellData kept = parameters.subset().apply(input.data());
            out.setOutData(0, SingleCellPortObject.create(in.getExecutionContext(), List.of(input), kept));
        });
    }
}
