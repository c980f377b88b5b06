package org.screlapse.engine.abundance;

import org.screlapse.engine.stats.Interval;

/**
 * What was found of one population: a cluster, a label, or a region of neighbourhoods that changed alike.
 *
 * @param population its name
 * @param label the most frequent label of its cells, null if there are no other labels
 * @param neighbourhoods number of neighbourhoods it is made of, −1 if of none
 * @param cellsAtReference its cells in the samples of the reference timepoint
 * @param cellsLater its cells in the samples of the later timepoint
 * @param atReference its fraction of the cells at the reference timepoint, all samples pooled
 * @param atReferenceInterval Wilson's interval of it
 * @param later its fraction at the later timepoint
 * @param laterInterval Wilson's interval of it
 * @param log2FoldChange of the model, finite; of a region the median over its neighbourhoods
 * @param pValue of the model; NaN for a region, which was chosen by its p-values
 * @param fdr false discovery rate over the populations; of a region the smallest spatial FDR of its neighbourhoods
 * @param centredLogRatioChange change of log2(fraction / geometric mean of all fractions), mean over patients if
 *            paired, else difference of means over samples; half a cell is added everywhere
 * @param patients on how many patients its cells and its change rest
 * @param onlyPatient the one patient on whom its change rests, null if it rests on more, or did not change
 * @param explainedBy the populations whose growth explains that its fraction fell: without their cells, less than half
 *            of the fall is left (means over patients if paired); null otherwise
 */
public record PopulationRow(String population, String label, int neighbourhoods, long cellsAtReference, long cellsLater,
    double atReference, Interval atReferenceInterval, double later, Interval laterInterval, double log2FoldChange,
    double pValue, double fdr, double centredLogRatioChange, PatientSupport patients, String onlyPatient,
    String explainedBy) {}
