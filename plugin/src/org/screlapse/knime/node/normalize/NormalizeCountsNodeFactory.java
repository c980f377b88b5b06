package org.screlapse.knime.node.normalize;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

/** Computes the size factor of each cell. */
public final class NormalizeCountsNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Normalize Counts") //
        .icon("normalize.png") //
        .shortDescription("Makes cells of different sequencing depth comparable by a size factor for each cell.") //
        .fullDescription("""
            <p>Some cells have more counts than others because they were sequenced more deeply. This node computes a
            size factor for each cell: its total count divided by a target, 10,000 by default. All later steps divide
            the counts of a cell by its size factor and take the natural logarithm of the result plus 1, as
            <tt>normalize_total</tt> and <tt>log1p</tt> of Scanpy and <tt>NormalizeData</tt> of Seurat do.</p>
            <p>The counts stay as they are: the size factors become the annotation <tt>size_factor</tt> of the cells,
            and nodes downstream normalize while reading. Without this node they use a target of 10,000.</p>
            <p>The other way to make cells comparable, analytic Pearson residuals, is a choice of <i>Variable Genes</i>
            and of <i>Single-Cell PCA</i>, which compute them from the counts; this node is then needed for scores and
            for comparing genes only.</p>
            <p>Needs raw counts. Data that were log-transformed before are refused.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(
            p -> p.addInputPort("Single-cell data", "Cells with raw counts.", SingleCellPortObject.TYPE).addOutputPort(
                "Normalized data", "The same data with the size factor as a further annotation of the" + " cells.",
                SingleCellPortObject.TYPE)) //
        .model(OperationNode.of(NormalizeCountsNodeParameters.class)) //
        .keywords("normalize", "size factor", "library size", "log1p", "counts per 10,000", "NormalizeData",
            "normalize_total", "Pearson residuals");

    /** Made by KNIME. */
    public NormalizeCountsNodeFactory() {
        super(NODE);
    }
}
