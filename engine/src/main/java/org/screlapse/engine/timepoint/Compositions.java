package org.screlapse.engine.timepoint;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.task.Run;

/**
 * The fractions of a sample as parts of a whole. Where they leave a part of the cells out, the rest counts as one more
 * part; where they add up to more than 1 they are no parts of a whole, and nothing can be said.
 */
final class Compositions {
    /** Fractions may be rounded. */
    private static final double TOLERANCE = 0.005;
    private static final double PSEUDOCOUNT = 0.5;

    private final List<Integer> fractions;
    private final boolean hasRest;
    private final boolean possible;
    private final Map<SampleSummary, double[]> centered = new IdentityHashMap<>();

    private Compositions(List<Integer> fractions, boolean hasRest, boolean possible) {
        this.fractions = fractions;
        this.hasRest = hasRest;
        this.possible = possible;
    }

    /**
     * The compositions of all samples.
     *
     * @param measures positions of the measures compared; scores among them are left out
     * @param timepoints the timepoints compared; samples of others do not matter
     * @param run gets a note where fractions do not add up to 1
     */
    static Compositions of(SampleTable table, List<Integer> measures, Collection<String> timepoints, Run run) {
        List<Integer> fractions =
            measures.stream().filter(i -> table.measures().get(i).kind() == Measure.Kind.FRACTION).toList();
        SampleSummary lowest = null;
        double least = 1 - TOLERANCE;
        if (fractions.isEmpty()) {
            return new Compositions(fractions, false, false);
        }
        for (SampleSummary sample : table.samples()) {
            if (!timepoints.contains(sample.timepoint())) {
                continue;
            }
            double sum = fractions.stream().mapToDouble(i -> sample.measures().get(i).value()).sum();
            if (sum > 1 + TOLERANCE) {
                run.note("The fractions of patient \"" + sample.patient() + "\" at \"" + sample.timepoint()
                    + "\" add up to " + (float) sum
                    + ", more than 1: they cannot be parts of one whole, so there are no" + " centered log-ratios.");
                return new Compositions(fractions, false, false);
            }
            if (sum < least) {
                lowest = sample;
                least = sum;
            }
        }
        boolean rest = lowest != null;
        if (rest && fractions.size() > 1) {
            run.note("The fractions do not add up to 1 (patient \"" + lowest.patient() + "\" at \"" + lowest.timepoint()
                + "\": " + (float) least + "): the rest counts as one more population in the centered log-ratios.");
        }
        return new Compositions(fractions, rest, fractions.size() + (rest ? 1 : 0) >= 2);
    }

    /** The positions of the fractions among the measures. */
    List<Integer> fractions() {
        return fractions;
    }

    /** Whether the fractions are parts of a whole, and at least two. */
    boolean arePossible() {
        return possible;
    }

    /**
     * The centered log-ratios, log2(part) minus the mean over all parts, in the order of {@link #fractions()}; NaN
     * where they are unknown. Counts have ½ added; fractions without counts of which one is 0 have none.
     */
    double[] centeredLogRatios(SampleSummary sample) {
        return centered.computeIfAbsent(sample, this::compute);
    }

    private double[] compute(SampleSummary sample) {
        double[] logs = new double[fractions.size()];
        boolean counted = fractions.stream().allMatch(i -> sample.measures().get(i).isCounted());
        double used = 0;
        double sum = 0;
        for (int part = 0; part < logs.length; part++) {
            MeasureSummary summary = sample.measures().get(fractions.get(part));
            double size = counted ? summary.count() : summary.value();
            used += size;
            logs[part] = log(size, counted);
            sum += logs[part];
        }
        int parts = logs.length;
        if (hasRest) {
            double whole = counted ? sample.measures().get(fractions.get(0)).cells() : 1;
            sum += log(Math.max(0, whole - used), counted);
            parts++;
        }
        for (int part = 0; part < logs.length; part++) {
            logs[part] = possible && Double.isFinite(sum) ? logs[part] - sum / parts : Double.NaN;
        }
        return logs;
    }

    private static double log(double size, boolean counted) {
        return Math.log(counted ? size + PSEUDOCOUNT : size) / Math.log(2);
    }
}
