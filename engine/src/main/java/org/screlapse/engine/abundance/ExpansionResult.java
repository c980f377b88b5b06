package org.screlapse.engine.abundance;

import java.util.List;
import org.screlapse.engine.data.CategoricalColumn;

/**
 * The answer of {@link ExpansionDetector}.
 *
 * @param reference the reference timepoint
 * @param timepoint the timepoint compared with it
 * @param cells results of each cell
 * @param populations clusters or labels; or the regions of neighbourhoods, last the cells that did not change
 * @param neighbourhoods the neighbourhoods, none if clusters or labels were tested
 * @param warnings what the user should know before trusting the result
 */
public record ExpansionResult(String reference, String timepoint, Cells cells, List<PopulationRow> populations,
    List<NeighbourhoodRow> neighbourhoods, List<String> warnings) {

    /**
     * Results of each cell; NaN or missing for a cell that is in no neighbourhood or has no label.
     *
     * @param meanLog2FoldChange mean over the neighbourhoods that hold the cell, or that of its population
     * @param maxLog2FoldChange the one farthest from zero
     * @param fdr the smallest FDR of the neighbourhoods that hold the cell, or that of its population
     * @param group {@code expanded}, {@code shrunken} or {@code unchanged}; regions are numbered, {@code expanded 1};
     *            what rests on one patient names it, {@code expanded 2 (mostly P3)}
     */
    public record Cells(double[] meanLog2FoldChange, double[] maxLog2FoldChange, double[] fdr,
        CategoricalColumn group) {}

    /** Adds a warning if some of the populations that changed rest on one patient. */
    static void warnOfOnePatient(List<PopulationRow> populations, List<String> warnings) {
        List<String> rows = populations.stream().filter(row -> row.onlyPatient() != null)
            .map(row -> row.population().endsWith(row.onlyPatient() + ")") ? row.population()
                : row.population() + " (" + row.onlyPatient() + ")")
            .toList();
        if (!rows.isEmpty()) {
            warnings.add("These changes rest mostly on one patient and say little of the others: "
                + String.join(", ", rows) + ".");
        }
    }
}
