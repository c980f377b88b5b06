package org.screlapse.engine.clonal;

/**
 * The change of the mean of a program over all cells of a sample, split into parts that add up to it.
 *
 * <p>
 * With f the clones' fractions of the cells and z their means of the program at the reference (0) and later (1), and Z₀
 * the mean over all cells at the reference, clones seen at both timepoints add <pre>
 *     selection   = Σ (f₁ − f₀)(z₀ − Z₀)     clones rich in the program grew
 *     plasticity  = Σ f₀(z₁ − z₀)            clones became richer in it
 *     interaction = Σ (f₁ − f₀)(z₁ − z₀)     clones that grew became richer
 * </pre>
 *
 * <p>
 * This is Kitagawa's and Oaxaca and Blinder's decomposition with the reference as the base; selection is the covariance
 * of growth and program of Price's equation, plasticity and interaction together its transmission term.
 *
 * <p>
 * A clone seen at one timepoint only has no mean at the other. One that was lost although sampling does not explain it,
 * (1 − f₀)ⁿ &lt; 0.05 among n later cells, adds −f₀(z₀ − Z₀) to selection: its later program does not enter, since f₁ =
 * 0. All other such clones, those not seen at the reference (what they were is unknown) and those that may still be
 * there unseen, add what they add to <i>undetermined</i>. Booked as selection, as decompositions usually do, they make
 * plasticity of small clones look like selection. The parts add up to Z₁ − Z₀ exactly (to rounding).
 *
 * @param selection what growth and loss of clones did
 * @param plasticity what changes inside clones did
 * @param interaction what both did together
 * @param undetermined what clones did that were too small to be seen at one of the timepoints
 * @see <a href="https://doi.org/10.1080/01621459.1955.10501299">Kitagawa, J. Am. Stat. Assoc. 50 (1955) 1168</a>
 * @see <a href="https://doi.org/10.1038/227520a0">Price, Selection and covariance, Nature 227 (1970) 520</a>
 */
public record ChangeParts(double selection, double plasticity, double interaction, double undetermined) {

    /** No change is known. */
    static final ChangeParts NONE = new ChangeParts(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /** A clone that is gone with this probability or more by sampling alone may still be there. */
    private static final double MAY_BE_UNSEEN = 0.05;

    /** @return the whole change */
    public double total() {
        return selection + plasticity + interaction + undetermined;
    }

    /**
     * @param part a part
     * @return its size
     */
    public double of(Part part) {
        return switch (part) {
            case TOTAL -> total();
            case SELECTION -> selection;
            case PLASTICITY -> plasticity;
            case INTERACTION -> interaction;
            case UNDETERMINED -> undetermined;
        };
    }

    /**
     * Splits the change between two samples.
     *
     * @param reference cells and sums of the program by clone
     * @param later the same of the later sample, clones in the same order
     * @return NaN parts where a sample has no cell
     */
    static ChangeParts of(CloneSums reference, CloneSums later) {
        if (reference.cells() == 0 || later.cells() == 0) {
            return NONE;
        }
        double[] sums = new double[4];
        for (int clone = 0; clone < reference.size(); clone++) {
            ChangeParts part = ofClone(reference, later, clone);
            sums[0] += part.selection;
            sums[1] += part.plasticity;
            sums[2] += part.interaction;
            sums[3] += part.undetermined;
        }
        return new ChangeParts(sums[0], sums[1], sums[2], sums[3]);
    }

    /** What one clone adds to the parts; NaN where a sample has no cell. */
    static ChangeParts ofClone(CloneSums reference, CloneSums later, int clone) {
        if (reference.cells() == 0 || later.cells() == 0) {
            return NONE;
        }
        double growth = later.fraction(clone) - reference.fraction(clone);
        double above = reference.mean(clone) - reference.mean();
        return switch (Fate.of(reference, later, clone)) {
            case ABSENT -> new ChangeParts(0, 0, 0, 0);
            case NEW -> new ChangeParts(0, 0, 0, growth * (later.mean(clone) - reference.mean()));
            case PERHAPS_LOST -> new ChangeParts(0, 0, 0, growth * above);
            case LOST -> new ChangeParts(growth * above, 0, 0, 0);
            case SEEN_TWICE -> {
                double change = later.mean(clone) - reference.mean(clone);
                yield new ChangeParts(growth * above, reference.fraction(clone) * change, growth * change, 0);
            }
        };
    }

    /** What is known of a clone. */
    enum Fate {
        /** Seen at neither timepoint. */
        ABSENT,
        /** Not seen at the reference. */
        NEW,
        /** Not seen later, which sampling explains. */
        PERHAPS_LOST,
        /** Not seen later, which sampling does not explain. */
        LOST,
        /** Seen at both timepoints. */
        SEEN_TWICE;

        static Fate of(CloneSums reference, CloneSums later, int clone) {
            boolean before = reference.cells(clone) > 0;
            boolean after = later.cells(clone) > 0;
            if (before && !after) {
                double unseen = Math.pow(1 - reference.fraction(clone), later.cells());
                return unseen >= MAY_BE_UNSEEN ? PERHAPS_LOST : LOST;
            }
            return before ? SEEN_TWICE : after ? NEW : ABSENT;
        }
    }
}
