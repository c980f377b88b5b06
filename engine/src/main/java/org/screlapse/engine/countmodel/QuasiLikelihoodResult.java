package org.screlapse.engine.countmodel;

/**
 * The answer of {@link QuasiLikelihood}; all arrays but the factors have a value per feature.
 *
 * @param log2FoldChange the coefficient tested, as log2; a small count was added, so that it is finite
 * @param averageAbundance log2 counts per million over all samples
 * @param f the F-statistic
 * @param pValue its p-value
 * @param fdr Benjamini–Hochberg's false discovery rate
 * @param factors normalization factor of each sample
 * @param commonDispersion one dispersion for all features
 * @param trendedDispersion the dispersion of each feature's model
 * @param quasiDispersion the moderated quasi-likelihood dispersion of each feature
 * @param priorDf degrees of freedom that the other features lend to it, may be infinite
 */
public record QuasiLikelihoodResult(double[] log2FoldChange, double[] averageAbundance, double[] f, double[] pValue,
    double[] fdr, double[] factors, double commonDispersion, double[] trendedDispersion, double[] quasiDispersion,
    double[] priorDf) {}
