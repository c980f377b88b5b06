package org.screlapse.engine.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.task.Run;

/** Finds the threshold of each group of cells and labels them; filled in group by group, for one thread. */
final class Labeling {

    private final ThresholdMethod method;
    private final double[] scores;
    private final double[] reference;
    private final String label;
    private final Run run;
    private final ThresholdDoubts doubts;
    private final int[] codes;
    private final double[] probabilities;
    private final List<CellClasses.Threshold> thresholds = new ArrayList<>();

    /**
     * @param method how thresholds are found
     * @param scores a score per cell, NaN for none
     * @param reference those of the reference cells, ascending
     * @param label what cells at or above the threshold are called
     * @param run reports progress, takes notes
     * @param doubts notes what speaks against a threshold
     */
    Labeling(ThresholdMethod method, double[] scores, double[] reference, String label, Run run,
        ThresholdDoubts doubts) {
        this.method = method;
        this.scores = scores;
        this.reference = reference;
        this.label = label;
        this.run = run;
        this.doubts = doubts;
        codes = new int[scores.length];
        probabilities = new double[scores.length];
        Arrays.fill(codes, -1);
        Arrays.fill(probabilities, Double.NaN);
    }

    /** For each cell 0 if it is at or above the threshold of its group, 1 if it is below, −1 if there is none. */
    int[] codes() {
        return codes;
    }

    /** For each cell the probability to be of the population; NaN if it has no label. */
    double[] probabilities() {
        return probabilities;
    }

    List<CellClasses.Threshold> thresholds() {
        return List.copyOf(thresholds);
    }

    void label(CategoricalColumn groups) {
        int count = groups.categories().size();
        for (int group = 0; group < count; group++) {
            run.checkCancelled();
            label(groups, group);
            run.report((group + 1.0) / count, "Finding thresholds");
        }
        long without = Arrays.stream(groups.codes()).filter(code -> code < 0).count();
        if (without > 0) {
            run.note(without + " cells belong to no group and got no label.");
        }
    }

    private void label(CategoricalColumn groups, int group) {
        double[] own = scores.clone();
        for (int cell = 0; cell < own.length; cell++) {
            own[cell] = groups.code(cell) == group ? own[cell] : Double.NaN;
        }
        double[] sorted = ThresholdMethod.sortedWithoutMissing(own);
        String name = groups.categories().get(group);
        String of = name.isEmpty() ? "" : " of " + name;
        if (sorted.length == 0) {
            return;
        }
        if (sorted[0] == sorted[sorted.length - 1] && !method.worksOnConstant()) {
            run.note("All " + sorted.length + " cells" + of + " have the same score, " + sorted[0]
                + ": there is no threshold, and they got no label.");
            thresholds.add(new CellClasses.Threshold(name, sorted.length, Double.NaN, List.of(), Double.NaN, Double.NaN,
                false, Double.NaN));
            return;
        }
        doubts.requireNoRanks(method, sorted);
        ThresholdMethod.Cut cut = method.cut(sorted, reference, run.part(0, 0));
        noteUnused(sorted, cut.threshold(), of);
        thresholds.add(doubts.examine(method, name, sorted, cut, run));
        for (int cell = 0; cell < own.length; cell++) {
            if (!Double.isNaN(own[cell])) {
                codes[cell] = own[cell] >= cut.threshold() ? 0 : 1;
                probabilities[cell] = cut.probability().applyAsDouble(own[cell]);
            }
        }
    }

    private void noteUnused(double[] sorted, double threshold, String of) {
        if (threshold == Double.POSITIVE_INFINITY) {
            run.note("No cell" + of + " reaches the probability asked for: none is labeled " + label + ".");
        } else if (sorted[sorted.length - 1] < threshold) {
            run.note("No cell" + of + " got the label \"" + label + "\": the highest score is "
                + sorted[sorted.length - 1] + ", the threshold " + threshold + ".");
        } else if (sorted[0] >= threshold) {
            run.note("All cells" + of + " got the label \"" + label + "\": the lowest score is " + sorted[0]
                + ", the threshold " + threshold + ".");
        }
    }
}
