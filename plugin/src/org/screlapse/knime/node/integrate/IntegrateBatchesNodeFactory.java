package org.screlapse.knime.node.integrate;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.embed.Harmony;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

/** Brings cells of several batches together. */
public final class IntegrateBatchesNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Integrate Batches") //
        .icon("integrate.png") //
        .shortDescription("Brings like cells of several patients, samples or batches together, by Harmony.") //
        .fullDescription("""
            <p>Cells of the same kind lie apart where they come from different patients, samples or laboratories.
            Harmony (Korsunsky et al., Nature Methods 2019) groups the cells into soft clusters in which all batches
            take part and takes out what each batch adds within a cluster. The corrected components are meant for
            <i>Cell Neighbors</i>, <i>UMAP</i> and <i>Leiden Clustering</i>; the expression of the genes is not
            changed.</p>
            <p>Differences between patients may be the very thing that is looked for: leukemic cells of different
            patients differ for good reasons. Integrate over samples or runs of a patient rather than over patients
            where those differences matter, and never over the timepoints that are to be compared.</p>
            <p>The data get the embedding <tt>X_pca_harmony</tt>.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(
            p -> p
                .addInputPort("Single-cell data",
                    "Cells with principal components and an annotation of the" + " batch.", SingleCellPortObject.TYPE)
                .addOutputPort("Integrated data", "The same data with the embedding <tt>X_pca_harmony</tt>.",
                    SingleCellPortObject.TYPE)) //
        .model(OperationNode.of(IntegrateBatchesNodeParameters.class)) //
        .keywords("Harmony", "batch effect", "batch correction", "integration", "RunHarmony");

    /** Made by KNIME. */
    public IntegrateBatchesNodeFactory() {
        super(NODE);
    }
}
