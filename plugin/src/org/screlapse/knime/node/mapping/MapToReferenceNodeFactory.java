package org.screlapse.knime.node.mapping;

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
import org.screlapse.knime.dialog.Inputs;
import org.screlapse.knime.execution.EngineCall;
import org.screlapse.knime.port.SingleCellPortObject;
import org.screlapse.knime.port.SingleCellPortObjectSpec;

/** Labels cells after the cells of an annotated reference that are most like them. */
public final class MapToReferenceNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Map to Reference") //
        .icon("mapping.png") //
        .shortDescription("Labels cells by an annotated reference, such as an atlas, and places them on its map.") //
        .fullDescription("""
            <p>An atlas of the bone marrow or the thymus tells what cell types there are. This node places the cells of
            a new sample, the query, among those of such a reference: by the principal components of the reference,
            computed with its means, standard deviations and loadings. The nearest reference cells then vote on the
            label of each query cell; closer ones have more weight. <tt>tl.ingest</tt> of Scanpy and <tt>MapQuery</tt>
            of Seurat work in a similar way.</p>
            <p>The confidence of a label is the part of the vote that it got: 1 where all neighbors agree.
            <tt>mapping_distance</tt> tells how far a cell is from its neighbors: about 1 for cells as the reference
            has them, clearly more for cells that it does not know. Leukemic cells get the label of the healthy cells
            that they resemble most, which is not the same as being such cells.</p>
            <p>The reference needs the components and loadings that <i>Single-Cell PCA</i> makes; with a <i>UMAP</i>,
            the query cells are placed on it, too (<tt>X_umap_reference</tt>). Reference and query should be normalized
            alike. Genes are matched by name; at least half of the genes of the reference's components must be in the
            query. A warning tells where the reference has less than half of the variable genes of the query, if those
            are marked. Differences between laboratories are not corrected.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p
            .addInputPort("Reference", "Annotated cells with principal components, and a UMAP if you like.",
                SingleCellPortObject.TYPE)
            .addInputPort("Query", "The cells to be labeled, with counts.", SingleCellPortObject.TYPE).addOutputPort(
                "Labeled query", "The query with labels, confidences, distances and its place in the" + " reference.",
                SingleCellPortObject.TYPE)) //
        .model(m -> m.parametersClass(MapToReferenceNodeParameters.class)
            .configure(MapToReferenceNodeFactory::configure).execute(MapToReferenceNodeFactory::execute)) //
        .keywords("label transfer", "cell type", "annotation", "atlas", "ingest", "MapQuery", "projection");

    /** Made by KNIME. */
    public MapToReferenceNodeFactory() {
        super(NODE);
    }

    private static void configure(ConfigureInput in, ConfigureOutput out) throws InvalidSettingsException {
        MapToReferenceNodeParameters parameters = in.getParameters();
        DataSummary reference = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(0));
        DataSummary query = Inputs.summary(in.<SingleCellPortObjectSpec>getInPortSpec(1));
        out.setOutSpec(0,
            new SingleCellPortObjectSpec(EngineCall.check(() -> parameters.map().describe(reference, query))));
    }

    private static void execute(ExecuteInput in, ExecuteOutput out) throws KNIMEException, CanceledExecutionException {
        MapToReferenceNodeParameters parameters = in.getParameters();
        EngineCall.run(in, out, run -> {
            SingleCellPortObject reference = in.getInPortObject(0);
            SingleCellPortObject query = in.getInPortObject(1);
            out.setOutData(0, SingleCellPortObject.create(in.getExecutionContext(), List.of(query),
                parameters.map().apply(reference.data(), query.data(), run).data()));
        });
    }
}
