package org.screlapse.knime.node.cellcycle;

import org.knime.node.DefaultNode;
import org.knime.node.DefaultNodeFactory;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.port.SingleCellPortObject;

/** Tells where in the cell cycle each cell is, and which cells rest. */
public final class CellCycleScorerNodeFactory extends DefaultNodeFactory {

    private static final DefaultNode NODE = DefaultNode.create() //
        .name("Cell Cycle Scorer") //
        .icon("cellcycle.png") //
        .shortDescription("Tells the phase of the cell cycle of each cell, and which cells are quiescent.") //
        .fullDescription("""
            <p>Scores each cell for genes of S phase and of G2 and mitosis (Tirosh et al., Science 2016; human, mouse
            spelling
            is recognized) and assigns the phase: G1 if both scores are below 0, else that of the higher score. Scores
            and
            phases equal those of Scanpy's <tt>score_genes_cell_cycle</tt> or Seurat's <tt>CellCycleScoring</tt>.</p>
            <p>On request, cells that rest are called, too. Within each sample, a cell is <b>quiescent</b> if it is in
            G1, the
            higher of its two scores is not above a quantile of those of the sample's G1 cells, and its total count is
            not
            above a quantile of those of all of the sample's cells. The quiescence score is high for cells of low cycle
            scores and low RNA content, in robust standard deviations of the sample. There is no established rule for
            quiescence in single-cell data; as total counts follow sequencing depth as well, name the sample.</p>
            """) //
        .sinceVersion(5, 8, 0) //
        .ports(p -> p.addInputPort("Single-cell data", "Cells with counts.", SingleCellPortObject.TYPE).addOutputPort(
            "Scored data",
            "The same data with the annotations <tt>S_score</tt>, <tt>G2M_score</tt>,"
                + " <tt>phase</tt> and, on request, <tt>quiescence_score</tt> and <tt>quiescent</tt>.",
            SingleCellPortObject.TYPE)) //
        .model(OperationNode.of(CellCycleScorerNodeParameters.class)) //
        .keywords("phase", "proliferation", "G1", "S", "G2M", "G0", "quiescence", "dormancy", "CellCycleScoring") //
        .addExternalResource("https://doi.org/10.1126/science.aad0501", "Tirosh et al. 2016");

    /** Made by KNIME. */
    public CellCycleScorerNodeFactory() {
        super(NODE);
    }
}
