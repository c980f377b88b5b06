package org.screlapse.engine.abundance;

/**
 * What was found of one neighbourhood.
 *
 * @param index position of its index cell
 * @param cells number of cells
 * @param cellsAtReference those of the reference timepoint's samples
 * @param cellsLater those of the later timepoint's samples
 * @param log2FoldChange of its part of the cells, later over reference, within patients if paired; finite
 * @param averageAbundance log2 cells per million
 * @param f the F-statistic
 * @param pValue its p-value
 * @param fdr Benjamini–Hochberg's false discovery rate
 * @param spatialFdr false discovery rate weighted by the density of the cells
 * @param label the most frequent label of its cells, null if there are no labels
 * @param labelFraction the part of its cells that have it, NaN if there are no labels
 * @param patients on how many patients its cells and its change rest
 * @param onlyPatient the one patient on whom its change rests, null if it rests on more, or was not called
 * @param group the region it belongs to, such as {@code expanded 1}, or {@code unchanged}
 */
public record NeighbourhoodRow(int index, int cells, long cellsAtReference, long cellsLater, double log2FoldChange,
    double averageAbundance, double f, double pValue, double fdr, double spatialFdr, String label, double labelFraction,
    PatientSupport patients, String onlyPatient, String group) {}
