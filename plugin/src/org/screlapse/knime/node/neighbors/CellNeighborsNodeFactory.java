package org.screlapse.knime.node.neighbors;

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
import org.screlapse.engine.graph.NeighborGraphs;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Finds the nearest neighbours of each cell. */
public final class CellNeighborsNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Cell Neighbors") //
        .icon("neighbors.png") //
        .shortDescription("Finds the nearest neighbours of each cell, from which clusters and maps are made.") //
        .fullDescription("""
            <p>Finds for each cell those that are most like it, by their distance in an embedding such as the principal
            components, and joins them in graphs: <tt>distances</tt> to the nearest neighbours; <tt>connectivities</tt>,
            how strongly neighbours are connected (UMAP's weights, as <tt>pp.neighbors</tt> of Scanpy makes them); and,
            if wanted, <tt>snn</tt>, how many neighbours two cells share (<tt>FindNeighbors</tt> of Seurat).
            <i>UMAP</i> and <i>Leiden Clustering</i> work on these graphs.</p>
            <p>Up to 100,000 cells each cell is compared with each other; beyond, nearly all neighbours are found by a
            faster search.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with an embedding, usually principal components.",
            SingleCellPortObject.TYPE).addOutputPort("Data with neighbours", "The same data with graphs of the cells.",
                SingleCellPortObject.TYPE)) //
        .model(m -> m.parametersClass(CellNeighborsNodeParameters.class).configure(CellNeighborsNodeFactory::configure)
            .execute(CellNeighborsNodeFactory::execute)) //
        .keywords("kNN", "nearest neighbors", "FindNeighbors", "SNN", "connectivities", "graph");

    /** Made by KNIME. */
    public CellNeighborsNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        CellNeighborsNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        Inputs.requireEmbedding(data, parameters.embedding, "Single-Cell PCA");
        out.setOutSpec(0, new SingleCellPortObjectSpec(parameters.graphs().describe(data)));
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        CellNeighborsNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(() -> {
            NeighborGraphs graphs = parameters.graphs();
            SingleCellData data = input.data();
            out.setOutData(0, SingleCellPortObject.create(in.getExecutionContext(), List.of(input),
                graphs.apply(data, parameters.embedding, NodeProgress.of(in.getExecutionContext()))));
            if (data.counts().cells() < parameters.neighbors) {
                out.setWarningMessage("There are only " + data.counts().cells() + " cells: each is joined with all"
                    + " others" + " instead of " + parameters.neighbors + " neighbours.");
            }
        });
    }
}
