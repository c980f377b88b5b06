package org.screlapse.engine.abundance;

import org.screlapse.engine.stats.Finding;

/**
 * What was found of one population: a cluster, a label, or a region of neighborhoods that changed alike.
 *
 * @param finding the model's log2 fold change (finite; of a region the median over its neighborhoods), p (NaN for a
 *            region, which was chosen by its p-values) and false discovery rate over the populations (of a region the
 *            smallest spatial FDR of its neighborhoods)
 * @param isCalled whether it is called expanded or shrunken
 * @param label the most frequent label of its cells, null if there are no other labels
 * @param neighborhoods number of neighborhoods it is made of, −1 if of none
 * @param reference its share at the reference timepoint
 * @param later its share at the later timepoint
 * @param centeredLogRatioChange change of log2(fraction / geometric mean of all fractions), mean over patients if
 *            paired, else difference of means over samples; half a cell is added everywhere
 * @param patients on how many patients its cells and its change rest
 * @param onlyPatient the one patient on whom its change rests, null if it rests on more, or did not change
 * @param explainedBy the populations whose growth explains that its fraction fell: without their cells, less than half
 *            of the fall is left (means over patients if paired); null otherwise
 */
public record PopulationRow(Finding finding, boolean isCalled, String label, int neighborhoods, Share reference,
    Share later, double centeredLogRatioChange, PatientSupport patients, String onlyPatient, String explainedBy) {

    /** @return its name */
    public String population() {
        return finding.what();
    }

    /** @return of the model, finite */
    public double log2FoldChange() {
        return finding.result().value();
    }

    /** @return p, NaN for a region */
    public double pValue() {
        return finding.pValue();
    }

    /** @return its false discovery rate */
    public double fdr() {
        return finding.fdr();
    }
}
