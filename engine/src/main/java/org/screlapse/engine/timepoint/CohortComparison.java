package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Median;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.stats.Estimate;
import org.screlapse.engine.stats.Fdr;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.MannWhitney;
import org.screlapse.engine.stats.PairedWilcoxon;
import org.screlapse.engine.stats.TestResult;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.TimepointResult.CohortChange;
import org.screlapse.engine.timepoint.TimepointResult.Group;

/** Compares two timepoints across patients, measure by measure; see {@link TimepointComparison} for the statistics. */
final class CohortComparison {
    private static final double CUSTOMARY_LEVEL = 0.05;

    private final SampleTable table;
    private final Contrast pair;
    private final boolean paired;

    CohortComparison(SampleTable table, Contrast pair, boolean paired) {
        this.table = table;
        this.pair = pair;
        this.paired = paired;
    }

    /** The rows of the measures at the given positions. */
    List<CohortChange> compare(List<Integer> measures, Progress progress) {
        List<CohortChange> rows = new ArrayList<>();
        for (int i : measures) {
            progress.checkCancelled();
            rows.add(paired ? pairedRow(i) : unpairedRow(i));
        }
        List<Finding> adjusted = Fdr.adjusted(rows.stream().map(CohortChange::finding).toList());
        for (int i = 0; i < rows.size(); i++) {
            CohortChange row = rows.get(i);
            rows.set(i, new CohortChange(adjusted.get(i), row.reference(), row.later(), row.grown(), row.shrunk(),
                row.smallestPossibleP()));
        }
        return rows;
    }

    /** The values of all patients, NaN where one has none. */
    private double[] values(int measure, String level) {
        return table.patients().stream().map(patient -> table.find(patient, level))
            .mapToDouble(sample -> sample == null ? Double.NaN : sample.measures().get(measure).value()).toArray();
    }

    private CohortChange pairedRow(int measure) {
        double[] before = values(measure, pair.reference());
        double[] after = values(measure, pair.other());
        double[] changes = minus(after, before);
        double[] usedBefore = keepKnown(before, changes);
        double[] usedAfter = keepKnown(after, changes);
        TestResult test = PairedWilcoxon.withDefaults().test(usedAfter, usedBefore);
        double smallest = usedBefore.length == 0 ? Double.NaN : Math.min(1, 2 * Math.pow(0.5, test.n()));
        String note = usedBefore.length < 2 ? "needs two patients with both timepoints"
            : !test.isTested() ? "no patient changed: not tested"
                : noteOfTooFew(test.n() + (test.n() < usedBefore.length ? " changed" : "") + " pairs", smallest);
        test = (usedBefore.length < 2 ? test.untested() : test)
            .withEstimate(Estimate.of("median change", median(keepKnown(changes, changes)))).withNote(note)
            .withNote(noteOfMissing(changes));
        return new CohortChange(table.measures().get(measure).finding(pair, test), group(usedBefore), group(usedAfter),
            count(changes, 1), count(changes, -1), smallest);
    }

    private CohortChange unpairedRow(int measure) {
        double[] before = values(measure, pair.reference());
        double[] after = values(measure, pair.other());
        double[] changes = minus(after, before);
        double[] usedBefore = keepKnown(before, before);
        double[] usedAfter = keepKnown(after, after);
        int n = usedAfter.length;
        int m = usedBefore.length;
        double smallest = n + m == 0 ? Double.NaN : Math.min(1, 2 / BinomialCoefficientDouble.value(n + m, n));
        boolean tooFew = Math.min(n, m) < 2;
        TestResult test = MannWhitney.withDefaults().test(usedAfter, usedBefore);
        String note = tooFew ? "needs two patients at each timepoint" : !test.isTested()
            ? "all patients have the same value: not tested" : noteOfTooFew(m + " and " + n + " patients", smallest);
        test = (tooFew || !test.isTested() ? test.untested() : test)
            .withEstimate(Estimate.of("difference of medians", median(usedAfter) - median(usedBefore))).withNote(note);
        boolean noPairs = keepKnown(changes, changes).length == 0;
        return new CohortChange(table.measures().get(measure).finding(pair, test), group(usedBefore), group(usedAfter),
            noPairs ? TimepointResult.UNKNOWN : count(changes, 1),
            noPairs ? TimepointResult.UNKNOWN : count(changes, -1), smallest);
    }

    private String noteOfMissing(double[] changes) {
        List<String> without = IntStream.range(0, changes.length).filter(i -> Double.isNaN(changes[i]))
            .mapToObj(table.patients()::get)
            .filter(
                patient -> table.find(patient, pair.reference()) != null && table.find(patient, pair.other()) != null)
            .toList();
        return without.isEmpty() ? "" : "not used, as a value is missing: " + String.join(", ", without);
    }

    private static String noteOfTooFew(String patients, double smallest) {
        return smallest < CUSTOMARY_LEVEL ? ""
            : String.format(Locale.ROOT, "with %s p cannot fall below %.3g", patients, smallest);
    }

    private static Group group(double[] values) {
        return new Group(values.length, median(values), Mean.of(values).getAsDouble());
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    /** The values at the places where the other ones are not NaN. */
    private static double[] keepKnown(double[] values, double[] known) {
        double[] kept = new double[values.length];
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(known[i])) {
                kept[n++] = values[i];
            }
        }
        return Arrays.copyOf(kept, n);
    }

    private static long count(double[] changes, int sign) {
        return Arrays.stream(changes).filter(change -> Math.signum(change) == sign).count();
    }

    private static double median(double[] values) {
        return Median.withDefaults().withCopy(true).evaluate(values);
    }
}
