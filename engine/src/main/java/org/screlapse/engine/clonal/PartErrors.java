package org.screlapse.engine.clonal;

/**
 * How much the parts of a change scatter because cells were sampled, by the delta method: the fractions of the clones
 * scatter as multinomial counts do, the mean of the program in a clone of n cells by the variance of the program within
 * clones over n. That variance is pooled over the clones of a sample, so that a clone of one cell is known to say
 * little. Which clones were seen is taken as given: drawing the cells again, as a bootstrap does, loses small clones a
 * second time and so shifts the parts.
 */
final class PartErrors {
    private final CloneSums before;
    private final CloneSums after;
    /** The derivatives of one part by the fractions and the means of the clones. */
    private final double[] byFractionBefore;
    private final double[] byFractionAfter;
    private final double[] byMeanBefore;
    private final double[] byMeanAfter;

    private PartErrors(CloneSums before, CloneSums after) {
        this.before = before;
        this.after = after;
        int clones = before.size();
        byFractionBefore = new double[clones];
        byFractionAfter = new double[clones];
        byMeanBefore = new double[clones];
        byMeanAfter = new double[clones];
    }

    /**
     * @param before the sample at the reference, with cells
     * @param after the later sample, with cells
     * @return the standard error of the part; NaN where the scatter within clones is unknown
     */
    static double of(Part part, CloneSums before, CloneSums after) {
        if (part == Part.TOTAL) {
            return Math.sqrt(before.variance() / before.cells() + after.variance() / after.cells());
        }
        PartErrors errors = new PartErrors(before, after);
        errors.derive(part);
        return Math.sqrt(multinomial(errors.byFractionBefore, before) + multinomial(errors.byFractionAfter, after)
            + means(errors.byMeanBefore, before) + means(errors.byMeanAfter, after));
    }

    private void derive(Part part) {
        double growthAboveMean = 0;
        for (int clone = 0; clone < before.size(); clone++) {
            growthAboveMean += addOwn(part, clone);
        }
        // What depends on the mean over all cells at the reference, Σ f₀z₀.
        for (int clone = 0; clone < before.size(); clone++) {
            if (before.cells(clone) > 0) {
                byFractionBefore[clone] -= growthAboveMean * before.mean(clone);
                byMeanBefore[clone] -= growthAboveMean * before.fraction(clone);
            }
        }
    }

    /**
     * Adds the derivatives of what one clone adds to the part; returns the factor of Z₀ in it, with its sign changed.
     */
    private double addOwn(Part part, int clone) {
        double growth = after.fraction(clone) - before.fraction(clone);
        double above = before.mean(clone) - before.mean();
        double change = after.mean(clone) - before.mean(clone);
        switch (ChangeParts.Fate.of(before, after, clone)) {
            case NEW -> {
                if (part == Part.UNDETERMINED) {
                    byFractionAfter[clone] = after.mean(clone) - before.mean();
                    byMeanAfter[clone] = growth;
                    return growth;
                }
            }
            case PERHAPS_LOST, LOST -> {
                boolean isLost = ChangeParts.Fate.of(before, after, clone) == ChangeParts.Fate.LOST;
                if (part == (isLost ? Part.SELECTION : Part.UNDETERMINED)) {
                    byFractionBefore[clone] = -above;
                    byMeanBefore[clone] = growth;
                    return growth;
                }
            }
            case SEEN_TWICE -> {
                if (part == Part.SELECTION) {
                    byFractionAfter[clone] = above;
                    byFractionBefore[clone] = -above;
                    byMeanBefore[clone] = growth;
                    return growth;
                }
                if (part == Part.PLASTICITY) {
                    byFractionBefore[clone] = change;
                    byMeanBefore[clone] = -before.fraction(clone);
                    byMeanAfter[clone] = before.fraction(clone);
                } else if (part == Part.INTERACTION) {
                    byFractionAfter[clone] = change;
                    byFractionBefore[clone] = -change;
                    byMeanBefore[clone] = -growth;
                    byMeanAfter[clone] = growth;
                }
            }
            default -> {
                // Neither seen nor counted.
            }
        }
        return 0;
    }

    private static double multinomial(double[] derivatives, CloneSums sample) {
        double mean = 0;
        double squares = 0;
        for (int clone = 0; clone < derivatives.length; clone++) {
            mean += sample.fraction(clone) * derivatives[clone];
            squares += sample.fraction(clone) * derivatives[clone] * derivatives[clone];
        }
        return Math.max(0, squares - mean * mean) / sample.cells();
    }

    private static double means(double[] derivatives, CloneSums sample) {
        double sum = 0;
        for (int clone = 0; clone < derivatives.length; clone++) {
            sum += derivatives[clone] == 0 ? 0 : derivatives[clone] * derivatives[clone] / sample.cells(clone);
        }
        return sum == 0 ? 0 : sum * sample.varianceWithinClones();
    }
}
