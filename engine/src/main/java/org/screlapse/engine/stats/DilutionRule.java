package org.screlapse.engine.stats;

/**
 * When the fall of a fraction is explained by the growth of other populations: fractions add up to 1, so that where one
 * population grows all others are diluted.
 *
 * <p>
 * Populations whose fraction rose at a false discovery rate below a limit have grown. The fall of another one is
 * explained by them if less than half of its log2 fold change is left among the cells outside the populations that
 * grew. A rule on the size of the effect can be checked by hand, and does not change with the number of cells as a
 * p-value does.
 *
 * @param fdr populations that changed below this false discovery rate have changed, above 0, below 1
 */
public record DilutionRule(double fdr) {
    private static final DilutionRule DEFAULT = new DilutionRule(0.1);
    /** A fall is explained where less than this part of it is left. */
    private static final double LEFT = 0.5;
    /** Half a cell is added where a logarithm is taken, so that a population without cells has one. */
    private static final double HALF_A_CELL = 0.5;

    /**
     * Checks the rate.
     *
     * @throws IllegalArgumentException unless 0 &lt; fdr &lt; 1
     */
    public DilutionRule {
        if (!(fdr > 0 && fdr < 1)) {
            throw new IllegalArgumentException(
                "The false discovery rate is " + fdr + "; it must lie between 0 and 1 (for example 0.1).");
        }
    }

    /** What changed below a false discovery rate of 0.1 has changed. */
    public static DilutionRule withDefaults() {
        return DEFAULT;
    }

    /** The same with another false discovery rate. */
    public DilutionRule withFdr(double rate) {
        return new DilutionRule(rate);
    }

    /** Whether a population changed, up or down. */
    public boolean hasChanged(double rate) {
        return rate < fdr;
    }

    /**
     * Whether a fall is explained by the growth of others.
     *
     * @param fall the log2 fold change among all cells
     * @param left the log2 fold change among the cells outside the populations that grew
     */
    public boolean explains(double fall, double left) {
        return fall < 0 && left > LEFT * fall;
    }

    /** log2 of a fraction, finite also where there are no cells. */
    public static double log2Fraction(double cells, double all) {
        return Math.log((cells + HALF_A_CELL) / (all + HALF_A_CELL)) / Math.log(2);
    }
}
