package org.screlapse.knime.node.leiden;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

/** Finds groups of cells that are like one another. */
public final class LeidenClusteringNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Leiden Clustering") //
        .icon("leiden.png") //
        .shortDescription(
            "Finds groups of cells that are connected more strongly with one another than with" + " others.") //
        .fullDescription("""
            <p>Divides the cells into clusters by the Leiden algorithm (Traag, Waltman and van Eck 2019), in the
            implementation of its authors, on a neighbor graph of the cells. A higher resolution gives more and smaller
            clusters. With several resolutions each gets an annotation of its own, such as <tt>leiden_0.5</tt>.</p>
            <p>Clusters are numbered by their size: <tt>0</tt> is the largest. The same seed gives the same
            clusters.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p
            .addInputPort("Single-cell data", "Cells with a neighbor graph, as Cell Neighbors makes it.",
                SingleCellPortObject.TYPE)
            .addOutputPort("Clustered data", "The same data with the cluster of each cell as an annotation.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Clusters", "The clusters with their sizes.")) //
        .model(
            OperationNode.of(LeidenClusteringNodeParameters.class).withTable(ClusterTable.LAYOUT, ClusterTable::rows)) //
        .keywords("clusters", "communities", "Louvain", "FindClusters", "modularity", "resolution");

    /** Made by KNIME. */
    public LeidenClusteringNodeFactory() {
        super(NODE);
    }
}
