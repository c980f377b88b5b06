package org.screlapse.engine.abundance;

import org.screlapse.engine.stats.Finding;

/**
 * What was found of one neighborhood.
 *
 * @param finding the region it belongs to, such as {@code expanded 1}, or {@code unchanged}, or {@code not tested}; the
 *            log2 fold change of its part of the cells (later over reference, within patients if paired; finite), F, p,
 *            and Benjamini–Hochberg's false discovery rate; NaN where not tested
 * @param index position of its index cell
 * @param cells number of cells
 * @param cellsAtReference those of the reference timepoint's samples
 * @param cellsLater those of the later timepoint's samples
 * @param averageAbundance log2 cells per million
 * @param spatialFdr false discovery rate weighted by the density of the cells, which decides
 * @param label the most frequent label of its cells, null if there are no labels
 * @param labelFraction the part of its cells that have it, NaN if there are no labels
 * @param patients on how many patients its cells and its change rest
 * @param onlyPatient the one patient on whom its change rests, null if it rests on more, or was not called
 */
public record NeighborhoodRow(Finding finding, int index, int cells, long cellsAtReference, long cellsLater,
    double averageAbundance, double spatialFdr, String label, double labelFraction, PatientSupport patients,
    String onlyPatient) {

    /** @return the region it belongs to */
    public String group() {
        return finding.what();
    }

    /** @return of its part of the cells; NaN where not tested */
    public double log2FoldChange() {
        return finding.result().value();
    }

    /** @return p; NaN where not tested */
    public double pValue() {
        return finding.pValue();
    }
}
