package org.screlapse.engine.clonal;

/**
 * The change of the mean of a program over all cells of a sample, split into parts that add up to it.
 *
 * <p>
 * With f the clones' fractions of the cells and z their means of the program at the reference (0) and later (1), and Z₀
 * the mean over all cells at the reference: <pre>
 *     between     = Σ (f₁ − f₀)(z₀ − Z₀)     clones rich in the program grew: selection
 *     within      = Σ f₀(z₁ − z₀)            clones became richer in it: plasticity
 *     interaction = Σ (f₁ − f₀)(z₁ − z₀)     clones that grew became richer
 * </pre>
 *
 * <p>
 * This is Kitagawa's and Oaxaca and Blinder's decomposition with the reference as the base; between is the covariance
 * of growth and program of Price's equation, within and interaction together its transmission term. The parts add up to
 * Z₁ − Z₀ exactly (to rounding).
 *
 * <p>
 * A clone seen at one timepoint only has no mean at the other; it is taken as unchanged (z₁ = z₀), so that it adds to
 * between alone. How much of between rests on such clones is {@code turnover}: where that is much, a clone may have
 * been missed at one timepoint rather than new or lost.
 *
 * @param between what growth and loss of clones did
 * @param within what changes inside clones did
 * @param interaction what both did together
 * @param turnover the part of between due to clones seen at one timepoint only
 * @see <a href="https://doi.org/10.1080/01621459.1955.10501299">Kitagawa, J. Am. Stat. Assoc. 50 (1955) 1168</a>
 * @see <a href="https://doi.org/10.1038/227520a0">Price, Selection and covariance, Nature 227 (1970) 520</a>
 */
public record ChangeParts(double between, double within, double interaction, double turnover) {

    /** No change is known. */
    static final ChangeParts NONE = new ChangeParts(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** The whole change. */
    public double total() {
        return between + within + interaction;
    }

    /**
     * Splits the change between two samples.
     *
     * @param reference cells and sums of the program by clone
     * @param later the same of the later sample, clones in the same order
     * @return NaN parts where a sample has no cell
     */
    static ChangeParts of(CloneSums reference, CloneSums later) {
        double n0 = reference.cells();
        double n1 = later.cells();
        if (n0 == 0 || n1 == 0) {
            return NONE;
        }
        double mean = reference.sum() / n0;
        double between = 0;
        double within = 0;
        double interaction = 0;
        double turnover = 0;
        for (int clone = 0; clone < reference.size(); clone++) {
            ChangeParts part = ofClone(reference, later, clone, mean);
            between += part.between;
            within += part.within;
            interaction += part.interaction;
            turnover += part.turnover;
        }
        return new ChangeParts(between, within, interaction, turnover);
    }

    /**
     * What one clone adds to the parts.
     *
     * @param mean the mean of the program over the cells of the reference sample
     */
    static ChangeParts ofClone(CloneSums reference, CloneSums later, int clone, double mean) {
        double before = reference.cells(clone);
        double after = later.cells(clone);
        if (before == 0 && after == 0) {
            return new ChangeParts(0, 0, 0, 0);
        }
        double growth = after / later.cells() - before / reference.cells();
        if (before == 0 || after == 0) {
            CloneSums seen = before == 0 ? later : reference;
            double between = growth * (seen.sum(clone) / seen.cells(clone) - mean);
            return new ChangeParts(between, 0, 0, between);
        }
        double z0 = reference.sum(clone) / before;
        double z1 = later.sum(clone) / after;
        return new ChangeParts(growth * (z0 - mean), before / reference.cells() * (z1 - z0), growth * (z1 - z0), 0);
    }
}
