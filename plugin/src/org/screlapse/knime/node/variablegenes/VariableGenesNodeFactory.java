package org.screlapse.knime.node.variablegenes;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.engine.preprocess.VariableGenes;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

/** Finds the genes that vary most between cells. */
public final class VariableGenesNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Variable Genes") //
        .icon("variablegenes.png") //
        .shortDescription(
            "Finds the genes that differ most between cells, on which a map of the cells is best" + " built.") //
        .fullDescription("""
            <p>Most genes say little about how cells differ. This node ranks genes by how much they vary between cells,
            beyond what is expected of genes of the same mean expression, and marks the most variable ones. Single-Cell
            PCA and the steps after it use these genes only.</p>
            <p>The methods give the genes that <tt>highly_variable_genes</tt> of Scanpy gives. With several samples,
            choose the sample as batch: genes that vary within most samples are preferred to those that differ between
            samples for technical reasons.</p>
            <p>Genes that vary for reasons that are not of interest, such as ribosomal genes, genes of the sex
            chromosomes or those of the cell cycle, can be excluded; the next ones take their place.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with counts.", SingleCellPortObject.TYPE)
            .addOutputPort("Data with variable genes",
                "The same data; the annotation <tt>highly_variable</tt> of the genes marks the variable ones.",
                SingleCellPortObject.TYPE)
            .addOutputTable("Variable genes",
                "The variable genes with their mean and variability, the most" + " variable first.")) //
        .model(OperationNode.of(VariableGenesNodeParameters.class).withTable(GeneTable::of, VariableGenes.Result::rows)) //
        .keywords("highly variable genes", "HVG", "FindVariableFeatures", "feature selection", "vst",
            "Pearson" + " residuals");

    /** Made by KNIME. */
    public VariableGenesNodeFactory() {
        super(NODE);
    }
}
