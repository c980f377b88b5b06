package org.screlapse.knime.node.filter;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

/** Keeps cells by rules on annotations and genes. */
public final class CellFilterNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Cell Filter") //
        .icon("filter.png") //
        .shortDescription("Keeps or removes cells by their populations, samples, timepoints, scores or genes.") //
        .fullDescription("""
            <p>Keeps or removes the cells that match rules. A rule looks at an annotation of the cells, such as the
            sample, the cell type or a score, and matches chosen values, a pattern, numbers above or below a limit, or
            missing values; or it looks at a gene, such as <tt>CD3D &gt; 0</tt>. Several rules are joined by <i>and</i>
            or by <i>or</i>. Cells without a value match no rule but the one that asks for missing values.</p>
            <p>Values of genes are taken as they are stored, usually counts. A name that no gene has may be that of an
            antibody or another feature.</p>
            <p>Everything known of the remaining cells stays: counts, layers, annotations, embeddings such as a UMAP,
            and the edges between them in neighbor graphs. The counts are not copied. Each setting can be controlled by
            a flow variable, for instance the pattern, to run a workflow for one patient after the other.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with annotations.", SingleCellPortObject.TYPE)
            .addOutputPort("Remaining data", "The cells that were kept.", SingleCellPortObject.TYPE)) //
        .model(OperationNode.of(CellFilterNodeParameters.class)) //
        .keywords("subset", "row filter", "select", "remove cells", "keep", "split", "gating");

    /** Made by KNIME. */
    public CellFilterNodeFactory() {
        super(NODE);
    }
}
