package org.screlapse.engine.classify;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.screlapse.engine.task.Run;

/**
 * What speaks against a threshold: reasons to doubt that it divides two populations, noted for the user.
 *
 * @param shareFound the share of the signature's genes, 0 to 1, from which the score was made; NaN if not known
 * @param zeroIsChance whether 0 is the score that chance would give
 * @param randomScores scores of random genes, ascending; empty if there are none
 */
record ThresholdDoubts(double shareFound, boolean zeroIsChance, double[] randomScores) {

    /** Below this two classes are not farther apart than those of healthy blood, which has no such population. */
    static final double LEAST_SEPARATION = 3.5;
    private static final double LEAST_SHARE_FOUND = 0.5;
    private static final double MANY = 1.0 / 3;
    private static final double TWOFOLD = 2;
    private static final double TIED = 0.2;
    private static final int FEWEST_FOR_EVEN = 50;
    private static final double EVEN = 0.01;
    private static final double KOLMOGOROV_5_PERCENT = 1.358;

    /**
     * @throws IllegalArgumentException if the scores are ranks, of which any method that looks at their distribution
     *             would call about half
     */
    void requireNoRanks(ThresholdMethod method, double[] sorted) {
        if (method.looksForModes() && sorted.length >= FEWEST_FOR_EVEN && unevenness(sorted) < EVEN) {
            throw new IllegalArgumentException("The scores are spread evenly from " + sorted[0] + " to "
                + sorted[sorted.length - 1] + ", as ranks are: no threshold can be found in their distribution. Choose"
                + " a quantile, a fixed value or a reference group.");
        }
    }

    /** Looks at the threshold of a group and notes what speaks against it. */
    CellClasses.Threshold examine(ThresholdMethod method, String name, double[] sorted, ThresholdMethod.Cut cut,
        Run run) {
        double threshold = cut.threshold();
        String of = name.isEmpty() ? "" : " of " + name;
        double above = shareAbove(sorted, threshold);
        double separation = separation(sorted, threshold);
        boolean constant = sorted[0] == sorted[sorted.length - 1];
        MixtureFit fit = constant ? null : MixtureFit.of(sorted, run);
        boolean even =
            sorted.length >= FEWEST_FOR_EVEN && unevenness(sorted) < KOLMOGOROV_5_PERCENT / Math.sqrt(sorted.length);
        double tied = constant ? 0 : tiedAtBottom(sorted);
        boolean twoModes =
            !constant && !even && tied < TIED && fit.hasTwoModesAt(threshold) && separation >= LEAST_SEPARATION;
        if (method.looksForModes() && Double.isFinite(threshold)) {
            if (!twoModes) {
                run.note(noModes(of, separation, tied, even));
            }
            noteOtherMethod(method, sorted, above, of, run);
        }
        noteValue(method, threshold, above, of, run);
        double random = randomScores.length == 0 ? Double.NaN : shareAbove(randomScores, threshold);
        if (random > above / TWOFOLD) {
            run.note(String.format(Locale.ROOT,
                "Random genes of the same expression would call %.1f %% of the cells by this threshold; the signature"
                    + " calls %.1f %%%s.",
                100 * random, 100 * above, of));
        }
        return new CellClasses.Threshold(name, sorted.length, threshold, cut.breaks(), cut.goodness(), separation,
            twoModes, random);
    }

    private static String noModes(String of, double separation, double tied, boolean even) {
        if (tied >= TIED) {
            return String.format(Locale.ROOT,
                "%.0f %% of the scores%s are the lowest one: these are cells without a signal, and no second population"
                    + " can be told from them.",
                100 * tied, of);
        }
        return even ? "The scores" + of + " are spread evenly: the threshold divides a continuum."
            : String.format(Locale.ROOT,
                "The scores%s show one mode only at the threshold (separation %.1f, which is what one population gives;"
                    + " two have more than %.1f): the threshold divides a continuum, and the fraction above it depends"
                    + " on the method. A reference group of normal cells is the better way.",
                of, separation, LEAST_SEPARATION);
    }

    private void noteOtherMethod(ThresholdMethod method, double[] sorted, double above, String of, Run run) {
        boolean mixture = method instanceof GaussianMixture;
        ThresholdMethod other = mixture ? new NaturalBreaks(2) : new GaussianMixture(0.5);
        double otherAbove = shareAbove(sorted, other.cut(sorted, new double[0], run.part(0, 0)).threshold());
        if (Math.max(above, otherAbove) > TWOFOLD * Math.min(above, otherAbove)) {
            run.note(String.format(Locale.ROOT, "The fraction%s depends on the method: %.1f %% here, %.1f %% by %s.",
                of, 100 * above, 100 * otherAbove,
                mixture ? "natural breaks" : "a mixture of two normal distributions"));
        }
    }

    private void noteValue(ThresholdMethod method, double threshold, double above, String of, Run run) {
        if (method.looksForModes() && zeroIsChance && threshold <= 0) {
            run.note(String.format(Locale.ROOT,
                "The threshold%s, %.3g, is not above 0, the score that chance gives: cells above it need not express"
                    + " the signature.",
                of, threshold));
        }
        if (method.looksForModes() && above > MANY) {
            run.note(String.format(Locale.ROOT, "More than a third of the cells%s, %.0f %%, are above the threshold: a"
                + " population of stem-like cells is rarely that large.", of, 100 * above));
        }
        if (shareFound < LEAST_SHARE_FOUND) {
            run.note(String.format(Locale.ROOT,
                "The score rests on %.0f %% of the signature's genes: the others are" + " not in the data.",
                100 * shareFound));
        }
    }

    private static double shareAbove(double[] sorted, double threshold) {
        int at = Arrays.binarySearch(sorted, threshold);
        int first = at < 0 ? -at - 1 : at;
        while (first > 0 && sorted[first - 1] == threshold) {
            first--;
        }
        return (double) (sorted.length - first) / sorted.length;
    }

    /** Difference of the means above and below the threshold in standard deviations within both. */
    static double separation(double[] sorted, double threshold) {
        int above = (int) Math.round(shareAbove(sorted, threshold) * sorted.length);
        List<double[]> sides = List.of(Arrays.copyOf(sorted, sorted.length - above),
            Arrays.copyOfRange(sorted, sorted.length - above, sorted.length));
        if (above == 0 || above == sorted.length) {
            return Double.NaN;
        }
        double squares = 0;
        double[] means = new double[2];
        for (int side = 0; side < 2; side++) {
            double mean = Arrays.stream(sides.get(side)).average().orElse(0);
            squares += Arrays.stream(sides.get(side)).map(v -> (v - mean) * (v - mean)).sum();
            means[side] = mean;
        }
        return (means[1] - means[0]) / Math.sqrt(squares / sorted.length);
    }

    /** Share of the scores that are the lowest one, as those of cells without any signal. */
    private static double tiedAtBottom(double[] sorted) {
        int tied = 0;
        while (tied < sorted.length && sorted[tied] == sorted[0]) {
            tied++;
        }
        return tied == 1 ? 0 : (double) tied / sorted.length;
    }

    /** Largest difference of the cumulative distribution from that of evenly spread scores, 0 to 1. */
    private static double unevenness(double[] sorted) {
        double lowest = sorted[0];
        double range = sorted[sorted.length - 1] - lowest;
        double largest = 0;
        for (int i = 0; range > 0 && i < sorted.length; i++) {
            double even = (sorted[i] - lowest) / range;
            largest = Math.max(largest,
                Math.max(Math.abs(even - (double) i / sorted.length), Math.abs(even - (i + 1.0) / sorted.length)));
        }
        return range > 0 ? largest : 1;
    }
}
