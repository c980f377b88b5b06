package org.screlapse.knime.node.neighbors;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

/** Finds the nearest neighbors of each cell. */
public final class CellNeighborsNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Cell Neighbors") //
        .icon("neighbors.png") //
        .shortDescription("Finds the nearest neighbors of each cell, from which clusters and maps are made.") //
        .fullDescription("""
            <p>Finds for each cell those that are most like it, by their distance in an embedding such as the principal
            components, and joins them in graphs: <tt>distances</tt> to the nearest neighbors; <tt>connectivities</tt>,
            how strongly neighbors are connected (UMAP's weights, as <tt>pp.neighbors</tt> of Scanpy makes them); and,
            if wanted, <tt>snn</tt>, how many neighbors two cells share (<tt>FindNeighbors</tt> of Seurat).
            <i>UMAP</i> and <i>Leiden Clustering</i> work on these graphs.</p>
            <p>Up to 100,000 cells each cell is compared with each other; beyond, nearly all neighbors are found by a
            faster search.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with an embedding, usually principal components.",
            SingleCellPortObject.TYPE)
            .addOutputPort("Data with neighbors", "The same data with graphs of the cells.", SingleCellPortObject.TYPE)) //
        .model(OperationNode.of(CellNeighborsNodeParameters.class)) //
        .keywords("kNN", "nearest neighbors", "FindNeighbors", "SNN", "connectivities", "graph");

    /** Made by KNIME. */
    public CellNeighborsNodeFactory() {
        super(NODE);
    }
}
