package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.stats.BenjaminiHochberg;
import org.screlapse.engine.stats.DilutionRule;
import org.screlapse.engine.stats.Estimate;
import org.screlapse.engine.stats.ExactProportions;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.PMethod;
import org.screlapse.engine.stats.TestResult;
import org.screlapse.engine.task.Progress;

/**
 * The further tests of one patient's two samples: the exact proportion test of each population, its centered log-ratio,
 * and whether a decrease remains once the populations that grew are left out. See {@link TimepointComparison}.
 */
final class PatientFindings {
    private static final String WITHOUT_GROWN = "exact proportion test without grown populations";

    private final Contrast pair;
    private final Compositions compositions;
    private final DilutionRule rule;
    private final ExactProportions exact;

    PatientFindings(Contrast pair, Compositions compositions, double confidenceLevel, DilutionRule rule) {
        this.pair = pair;
        this.compositions = compositions;
        this.rule = rule;
        this.exact = ExactProportions.withDefaults().withConfidenceLevel(confidenceLevel);
    }

    /** The tests of a patient with both samples. */
    List<Finding> rows(SampleTable table, String patient, Progress progress) {
        SampleSummary reference = table.find(patient, pair.reference());
        SampleSummary later = table.find(patient, pair.other());
        List<Change> changes = new ArrayList<>();
        for (int i : compositions.fractions()) {
            MeasureSummary before = reference.measures().get(i);
            MeasureSummary after = later.measures().get(i);
            progress.checkCancelled();
            if (before.isCounted() && after.isCounted()) {
                changes.add(new Change(table.measures().get(i), before, after,
                    exact.test(after.count(), after.cells(), before.count(), before.cells())));
            }
        }
        List<Finding> rows = new ArrayList<>();
        changes.forEach(change -> rows.add(change.measure.finding(pair, change.test.withNote(change.noteOfZero()))));
        addLogRatios(table.measures(), reference, later, rows);
        addWithoutGrown(changes, rows);
        return rows.stream().map(row -> row.inPatient(patient)).toList();
    }

    private record Change(Measure measure, MeasureSummary before, MeasureSummary after, TestResult test) {
        double growth() {
            return after.value() - before.value();
        }

        /** Where nothing was counted, how rare it was is known from one side only. */
        String noteOfZero() {
            if (before.count() == 0 && after.count() == 0) {
                return "no such cells at either timepoint: no fold difference";
            }
            return before.count() > 0 && after.count() > 0 ? ""
                : "a count of 0 is taken as 0.5: the fold difference and the far end of its interval may be larger";
        }
    }

    private static TestResult logRatio(double change) {
        return new TestResult("centered log-ratio", Estimate.of("change of log2 centered log-ratio", change), "",
            Double.NaN, Double.NaN, PMethod.NONE, 2, "");
    }

    private void addLogRatios(List<Measure> measures, SampleSummary reference, SampleSummary later,
        List<Finding> rows) {
        double[] before = compositions.centeredLogRatios(reference);
        double[] after = compositions.centeredLogRatios(later);
        for (int part = 0; part < before.length; part++) {
            double change = after[part] - before[part];
            if (!Double.isNaN(change)) {
                rows.add(measures.get(compositions.fractions().get(part)).finding(pair, logRatio(change)));
            }
        }
    }

    /** For each population that shrank, the test among the cells outside those that grew. */
    private void addWithoutGrown(List<Change> changes, List<Finding> rows) {
        double[] fdr = BenjaminiHochberg.adjust(changes.stream().mapToDouble(c -> c.test.pValue()).toArray());
        List<Change> grown = new ArrayList<>();
        List<Change> shrunk = new ArrayList<>();
        for (int i = 0; i < fdr.length; i++) {
            if (rule.hasChanged(fdr[i])) {
                (changes.get(i).growth() > 0 ? grown : shrunk).add(changes.get(i));
            }
        }
        if (!grown.isEmpty()) {
            long grownBefore = grown.stream().mapToLong(change -> change.before.count()).sum();
            long grownAfter = grown.stream().mapToLong(change -> change.after.count()).sum();
            String names = grown.stream().sorted(Comparator.comparingDouble(Change::growth).reversed())
                .map(change -> change.measure.name()).collect(Collectors.joining(", "));
            shrunk.forEach(change -> rows.add(withoutGrown(change, grownBefore, grownAfter, names)));
        }
    }

    private Finding withoutGrown(Change change, long grownBefore, long grownAfter, String names) {
        long before = change.before.cells() - grownBefore;
        long after = change.after.cells() - grownAfter;
        if (after < Math.max(1, change.after.count()) || before < Math.max(1, change.before.count())) {
            return change.measure.finding(pair,
                TestResult.none(WITHOUT_GROWN, 0, "no cells are left without " + names));
        }
        TestResult test = exact.test(change.after.count(), after, change.before.count(), before);
        double fall = log2Change(change, change.before.cells(), change.after.cells());
        double left = log2Change(change, before, after);
        return change.measure.finding(pair, test.named(WITHOUT_GROWN).withNote(
            (rule.explains(fall, left) ? "decrease explained by the growth of " : "shrank also among cells other than ")
                + names));
    }

    private static double log2Change(Change change, double before, double after) {
        return DilutionRule.log2Fraction(change.after.count(), after)
            - DilutionRule.log2Fraction(change.before.count(), before);
    }
}
