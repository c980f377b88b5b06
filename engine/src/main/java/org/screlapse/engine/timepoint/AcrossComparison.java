package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.statistics.descriptive.Median;
import org.screlapse.engine.stats.BenjaminiHochberg;
import org.screlapse.engine.stats.MannWhitney;
import org.screlapse.engine.stats.PMethod;
import org.screlapse.engine.stats.PairedWilcoxon;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.TimepointResult.AcrossRow;
import org.screlapse.engine.timepoint.TimepointResult.AcrossTest;

/** Compares two timepoints across patients, measure by measure; see {@link TimepointComparison} for the statistics. */
final class AcrossComparison {
    private static final double CUSTOMARY_LEVEL = 0.05;

    private final SampleTable table;
    private final TimepointPair pair;
    private final boolean paired;

    AcrossComparison(SampleTable table, TimepointPair pair, boolean paired) {
        this.table = table;
        this.pair = pair;
        this.paired = paired;
    }

    /** The rows of the measures at the given positions. */
    List<AcrossRow> compare(List<Integer> measures, Progress progress) {
        List<AcrossRow> rows = new ArrayList<>();
        for (int i : measures) {
            progress.checkCancelled();
            rows.add(paired ? pairedRow(i) : unpairedRow(i));
        }
        double[] fdr = BenjaminiHochberg.adjust(rows.stream().mapToDouble(AcrossRow::pValue).toArray());
        for (int i = 0; i < fdr.length; i++) {
            rows.set(i, rows.get(i).withFdr(fdr[i]));
        }
        return rows;
    }

    /** The values of all patients, NaN where one has none. */
    private double[] values(int measure, String timepoint) {
        return table.patients().stream().map(patient -> table.find(patient, timepoint))
            .mapToDouble(sample -> sample == null ? Double.NaN : sample.measures().get(measure).value()).toArray();
    }

    private AcrossRow pairedRow(int measure) {
        double[] before = values(measure, pair.reference());
        double[] after = values(measure, pair.later());
        double[] changes = minus(after, before);
        double[] usedBefore = keepKnown(before, changes);
        double[] usedAfter = keepKnown(after, changes);
        int n = usedBefore.length;
        List<String> notes = new ArrayList<>();
        double smallest = n == 0 ? Double.NaN : Math.min(1, 2 * Math.pow(0.5, n));
        PairedWilcoxon.Result test = PairedWilcoxon.withDefaults().test(usedAfter, usedBefore);
        if (n < 2) {
            notes.add("needs two patients with both timepoints");
        } else if (test.method() == PMethod.NONE) {
            notes.add("no patient changed: not tested");
        } else {
            noteTooFew(notes, n + " pairs", smallest);
        }
        noteWithoutValue(notes, changes);
        boolean tested = n >= 2 && test.method() != PMethod.NONE;
        return new AcrossRow(table.measures().get(measure), pair.reference(), pair.later(), AcrossTest.PAIRED_WILCOXON,
            tested ? test.method() : PMethod.NONE, n, n, count(changes, 1), count(changes, -1), median(usedBefore),
            median(usedAfter), median(keepKnown(changes, changes)), tested ? test.statistic() : Double.NaN,
            tested ? test.pValue() : Double.NaN, Double.NaN, smallest, String.join("; ", notes));
    }

    private AcrossRow unpairedRow(int measure) {
        double[] before = values(measure, pair.reference());
        double[] after = values(measure, pair.later());
        double[] changes = minus(after, before);
        double[] usedBefore = keepKnown(before, before);
        double[] usedAfter = keepKnown(after, after);
        int n = usedAfter.length;
        int m = usedBefore.length;
        List<String> notes = new ArrayList<>();
        double smallest = n + m == 0 ? Double.NaN : Math.min(1, 2 / BinomialCoefficientDouble.value(n + m, n));
        MannWhitney.Result test = MannWhitney.withDefaults().test(usedAfter, usedBefore);
        if (Math.min(n, m) < 2) {
            notes.add("needs two patients at each timepoint");
        } else if (test.method() == PMethod.NONE) {
            notes.add("all patients have the same value: not tested");
        } else {
            noteTooFew(notes, m + " and " + n + " patients", smallest);
        }
        boolean tested = Math.min(n, m) >= 2 && test.method() != PMethod.NONE;
        boolean noPairs = keepKnown(changes, changes).length == 0;
        return new AcrossRow(table.measures().get(measure), pair.reference(), pair.later(), AcrossTest.MANN_WHITNEY,
            tested ? test.method() : PMethod.NONE, m, n, noPairs ? TimepointResult.UNKNOWN : count(changes, 1),
            noPairs ? TimepointResult.UNKNOWN : count(changes, -1), median(usedBefore), median(usedAfter),
            median(usedAfter) - median(usedBefore), tested ? test.statistic() : Double.NaN,
            tested ? test.pValue() : Double.NaN, Double.NaN, smallest, String.join("; ", notes));
    }

    private void noteWithoutValue(List<String> notes, double[] changes) {
        List<String> without = IntStream.range(0, changes.length).filter(i -> Double.isNaN(changes[i]))
            .mapToObj(table.patients()::get)
            .filter(
                patient -> table.find(patient, pair.reference()) != null && table.find(patient, pair.later()) != null)
            .toList();
        if (!without.isEmpty()) {
            notes.add("not used, as a value is missing: " + String.join(", ", without));
        }
    }

    private static void noteTooFew(List<String> notes, String patients, double smallest) {
        if (smallest >= CUSTOMARY_LEVEL) {
            notes.add(String.format(Locale.ROOT, "with %s p cannot fall below %.3g", patients, smallest));
        }
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
