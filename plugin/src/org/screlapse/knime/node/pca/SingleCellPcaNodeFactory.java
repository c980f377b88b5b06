package org.screlapse.knime.node.pca;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

/** Reduces the expression of the variable genes to principal components. */
public final class SingleCellPcaNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Single-Cell PCA") //
        .icon("pca.png") //
        .shortDescription("Reduces the expression of the variable genes to a few dozen principal components.") //
        .fullDescription("""
            <p>Genes that work together vary together. Principal components are the main directions in which cells
            differ: a few dozen numbers for each cell instead of thousands of genes, with much of the noise gone.
            Neighbors, clusters and maps of the cells are computed from them.</p>
            <p>Counts are normalized on the fly (with the size factors of <i>Normalize Counts</i> where that node ran,
            else to 10,000 a cell) and log-transformed. Each gene is centered and, if wanted, scaled to variance 1 and
            cut off at 10 standard deviations, as <tt>pp.scale</tt> and <tt>tl.pca</tt> of Scanpy and <tt>ScaleData</tt>
            and <tt>RunPCA</tt> of Seurat do; the data stay sparse meanwhile. Effects of the cell cycle or of sequencing
            depth can be regressed out. Instead of log-normalized expression, analytic Pearson residuals of the counts
            of these genes can be taken, as <tt>normalize_pearson_residuals_pca</tt> of Scanpy does. The sign of a
            component is chosen so that its largest loading is positive.</p>
            <p>The data get the embedding <tt>X_pca</tt>, the loadings <tt>PCs</tt> of the genes and the variances of
            the components.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p
            .addInputPort("Single-cell data", "Cells with counts, best with variable genes.", SingleCellPortObject.TYPE)
            .addOutputPort("Data with components", "The same data with the embedding <tt>X_pca</tt>.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Components",
                "How much of the variance each component explains, and which ones lie before"
                    + " the elbow of that curve.")) //
        .model(
            OperationNode.of(SingleCellPcaNodeParameters.class).withTable(ComponentTable.LAYOUT, ComponentTable::rows)) //
        .keywords("principal components", "dimension reduction", "RunPCA", "ScaleData", "regress out", "elbow",
            "Pearson residuals");

    /** Made by KNIME. */
    public SingleCellPcaNodeFactory() {
        super(NODE);
    }
}
