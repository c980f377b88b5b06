package org.screlapse.knime.node.umap;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

/** Draws a map of the cells. */
public final class UmapNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("UMAP") //
        .icon("umap.png") //
        .shortDescription(
            "Draws a map of the cells in two or three dimensions, in which similar cells lie" + " together.") //
        .fullDescription("""
            <p>Lays out the neighbor graph of the cells so that connected cells lie close to one another (McInnes,
            Healy and Melville 2018), as <tt>tl.umap</tt> of Scanpy does. The same seed gives the same map, with
            any number of processors.</p>
            <p>A map is a picture, not a measure: which cells are neighbors is kept, but distances between far groups
            and the sizes of groups mean little. Compare fractions of cells, not areas.</p>
            <p>The data get the embedding <tt>X_umap</tt>.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with a neighbor graph, as Cell Neighbors makes it.",
            SingleCellPortObject.TYPE).addOutputPort("Data with map",
                "The same data with the embedding <tt>X_umap</tt>.", SingleCellPortObject.TYPE)) //
        .model(OperationNode.of(UmapNodeParameters.class)) //
        .keywords("map", "embedding", "layout", "RunUMAP", "t-SNE", "visualization");

    /** Made by KNIME. */
    public UmapNodeFactory() {
        super(NODE);
    }
}
