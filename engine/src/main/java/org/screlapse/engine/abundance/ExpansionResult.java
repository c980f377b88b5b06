package org.screlapse.engine.abundance;

import java.util.List;
import org.screlapse.engine.data.CategoricalColumn;

/**
 * The answer of {@link ExpansionDetector}.
 *
 * @param cells results of each cell
 * @param populations clusters or labels; or the regions of neighbourhoods, last the cells that did not change
 * @param neighbourhoods the neighbourhoods, none if clusters or labels were tested
 * @param warnings what the user should know before trusting the result
 */
public record ExpansionResult(Cells cells, List<PopulationRow> populations, List<NeighbourhoodRow> neighbourhoods,
    List<String> warnings) {

    /**
     * Results of each cell; NaN or missing for a cell that is in no neighbourhood or has no label.
     *
     * @param meanLog2FoldChange mean over the neighbourhoods that hold the cell, or that of its population
     * @param maxLog2FoldChange the one farthest from zero
     * @param fdr the smallest FDR of the neighbourhoods that hold the cell, or that of its population
     * @param group {@code expanded}, {@code shrunken} or {@code unchanged}; regions are numbered, {@code expanded 1}
     */
    public record Cells(double[] meanLog2FoldChange, double[] maxLog2FoldChange, double[] fdr,
        CategoricalColumn group) {
    }
}
