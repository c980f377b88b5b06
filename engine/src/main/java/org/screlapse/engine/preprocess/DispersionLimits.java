package org.screlapse.engine.preprocess;

/**
 * Between which limits a gene counts as variable, as {@code min_mean}, {@code max_mean} and {@code min_disp} of Scanpy:
 * instead of a number of genes. All limits are exclusive.
 *
 * @param lowestMean means of variable genes are above it
 * @param highestMean means of variable genes are below it
 * @param lowestDispersion normalized dispersions of variable genes are above it
 */
public record DispersionLimits(double lowestMean, double highestMean, double lowestDispersion) {

    /** Scanpy's limits: means between 0.0125 and 3, normalized dispersions above 0.5. */
    public static final DispersionLimits USUAL = new DispersionLimits(0.0125, 3, 0.5);

    /** Checks the limits. */
    public DispersionLimits {
        if (!(lowestMean < highestMean)) {
            throw new IllegalArgumentException("The mean of variable genes must be above " + lowestMean + " and below "
                + highestMean + ": no mean is.");
        }
        if (Double.isNaN(lowestDispersion)) {
            throw new IllegalArgumentException(
                "The lowest dispersion of variable genes is not a number; 0.5 is" + " usual.");
        }
    }

    boolean contain(double mean, double dispersion) {
        return mean > lowestMean && mean < highestMean && dispersion > lowestDispersion;
    }
}
