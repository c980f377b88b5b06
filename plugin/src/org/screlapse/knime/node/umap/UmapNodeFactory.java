package org.screlapse.knime.node.umap;

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
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.embed.Umap;
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.execution.NodeProgress;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Draws a map of the cells. */
public final class UmapNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("UMAP") //
        .icon("umap.png") //
        .shortDescription(
            "Draws a map of the cells in two or three dimensions, in which similar cells lie" + " together.") //
        .fullDescription("""
            <p>Lays out the neighbour graph of the cells so that connected cells lie close to one another (McInnes,
            Healy and Melville 2018), as <tt>tl.umap</tt> of Scanpy does. The same seed gives the same map, with
            any number of processors.</p>
            <p>A map is a picture, not a measure: which cells are neighbours is kept, but distances between far groups
            and the sizes of groups mean little. Compare fractions of cells, not areas.</p>
            <p>The data get the embedding <tt>X_umap</tt>.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with a neighbour graph, as Cell Neighbors makes it.",
            SingleCellPortObject.TYPE).addOutputPort("Data with map",
                "The same data with the embedding <tt>X_umap</tt>.", SingleCellPortObject.TYPE)) //
        .model(m -> m.parametersClass(UmapNodeParameters.class).configure(UmapNodeFactory::configure)
            .execute(UmapNodeFactory::execute)) //
        .keywords("map", "embedding", "layout", "RunUMAP", "t-SNE", "visualisation");

    /** Made by KNIME. */
    public UmapNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        UmapNodeParameters parameters = in.getParameters();
        DataSummary data = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        parameters.check(data);
        out.setOutSpec(0, new SingleCellPortObjectSpec(data.withEmbedding(Umap.NAME, parameters.dimensions.count())));
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        UmapNodeParameters parameters = in.getParameters();
        SingleCellPortObject input = in.getInPortObject(0);
        EngineCall.run(() -> {
            Embedding map =
                parameters.umap().apply(input.data(), parameters.graph, NodeProgress.of(in.getExecutionContext()));
            out.setOutData(0, SingleCellPortObject.create(in.getExecutionContext(), List.of(input),
                input.data().withEmbedding(Umap.NAME, map)));
        });
    }
}
