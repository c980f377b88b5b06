package org.screlapse.knime.node.qualitycontrol;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

/** Describes the quality of cells and genes and removes poor ones. */
public final class QualityControlNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Quality Control") //
        .icon("qualitycontrol.png") //
        .shortDescription("Removes damaged cells, empty droplets and rarely seen genes, and tells for each sample"
            + " what was removed.") //
        .fullDescription("""
            <p>Describes each cell by its total count, its number of genes, and the percentage of its counts that come
            from mitochondrial, ribosomal and hemoglobin genes, under the names that Scanpy gives these annotations.
            Then removes cells with too few or too many counts or genes, or too large a share of mitochondrial genes,
            which shows dying cells, and genes that hardly any cell has.</p>
            <p>By default limits are found in each sample: a cell is removed if it lies more than a number of median
            absolute deviations (MAD) from the median of its sample; for counts and genes, this is judged on a
            logarithmic scale. Limits can also be given, the same for all samples. Blasts of leukemia can have unusual
            counts and mitochondrial shares.</p>
            <p><b>Quiescent and stem-like cells hold little RNA, so that limits of counts and genes can remove just the
            cells that come back.</b> The node compares removed with kept cells at equal depth, by rank-based scores of
            quiescence, cell cycle, LSPC-Quiescent and the stem-like cells of T-ALL, and warns when the removed ones
            score higher.</p>
            <p>Droplets that held two cells can be marked or removed: each cell is compared with doublets made of random
            pairs of cells (the method of Scrublet, Wolock et al., Cell Systems 2019). Doublets of two cells of the same
            kind are not found.</p>
            <p>For data of several species, such as cells of a patient grown in a mouse, the reader has given each cell
            the fraction of its counts in each species (<tt>fraction_human</tt>): remove the cells of the mouse with
            <i>Cell Filter</i> first, as other limits suit them.</p>
            <p>Needs raw counts. Human and mouse gene symbols are recognized.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with raw counts.", SingleCellPortObject.TYPE)
            .addOutputPort("Filtered data", "The remaining cells and genes, with the quality of each as annotations.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Removed cells", """
                For each sample and rule how many cells break it, with the limits that applied; the last row of a sample
                counts all rules together. A cell can break several rules.""")) //
        .model(OperationNode.of(QualityControlNodeParameters.class).withTable(RemovalTable.LAYOUT, RemovalTable::rows)) //
        .keywords("QC", "filter", "mitochondrial", "dying cells", "empty droplets", "doublets", "Scrublet", "MAD",
            "calculate_qc_metrics");

    /** Made by KNIME. */
    public QualityControlNodeFactory() {
        super(NODE);
    }
}
