package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.screlapse.engine.stats.BenjaminiHochberg;
import org.screlapse.engine.stats.ExactProportionTest;

/**
 * The further tests of one patient's two samples: the exact proportion test of each population, its centred log-ratio,
 * and whether a decrease remains once the populations that grew are left out. See {@link TimepointComparison}.
 */
final class PatientTests {
    /** Populations that changed at this false discovery rate count as grown or shrunk. */
    private static final double CHANGED = 0.05;
    /** A decrease is explained by growth of others where less than this part of it remains without them. */
    private static final double REMAINS = 0.5;

    private final TimepointPair pair;
    private final Compositions compositions;
    private final ExactProportionTest exact;

    PatientTests(TimepointPair pair, Compositions compositions, double confidenceLevel) {
        this.pair = pair;
        this.compositions = compositions;
        this.exact = ExactProportionTest.withDefaults().withConfidenceLevel(confidenceLevel);
    }

    /** The tests of a patient with both samples. */
    List<FurtherTest> rows(SampleTable table, String patient) {
        SampleSummary reference = table.find(patient, pair.reference());
        SampleSummary later = table.find(patient, pair.later());
        List<Change> changes = new ArrayList<>();
        for (int i : compositions.fractions()) {
            MeasureSummary before = reference.measures().get(i);
            MeasureSummary after = later.measures().get(i);
            if (before.isCounted() && after.isCounted()) {
                changes.add(new Change(table.measures().get(i), before, after,
                    exact.test(after.count(), after.cells(), before.count(), before.cells())));
            }
        }
        List<FurtherTest> rows = new ArrayList<>();
        changes.forEach(change -> rows.add(row(FurtherTest.Kind.EXACT_PROPORTION, change.measure, change.test)));
        addLogRatios(table.measures(), reference, later, rows);
        addWithoutGrown(changes, rows);
        return rows.stream().map(row -> row.ofPatient(patient)).toList();
    }

    private record Change(Measure measure, MeasureSummary before, MeasureSummary after,
            ExactProportionTest.Result test) {
        double growth() {
            return after.value() - before.value();
        }
    }

    private FurtherTest row(FurtherTest.Kind kind, Measure measure, ExactProportionTest.Result test) {
        return FurtherTest.of(kind, measure, pair, 1)
            .withEstimate(test.log2FoldDifference(), test.low(), test.high()).withTest(Double.NaN, test.pValue());
    }

    private void addLogRatios(List<Measure> measures, SampleSummary reference, SampleSummary later,
            List<FurtherTest> rows) {
        double[] before = compositions.centredLogRatios(reference);
        double[] after = compositions.centredLogRatios(later);
        for (int part = 0; part < before.length; part++) {
            double change = after[part] - before[part];
            if (!Double.isNaN(change)) {
                rows.add(FurtherTest.of(FurtherTest.Kind.CENTRED_LOG_RATIO,
                    measures.get(compositions.fractions().get(part)), pair, 1)
                    .withEstimate(change, Double.NaN, Double.NaN));
            }
        }
    }

    /** For each population that shrank, the test among the cells outside those that grew. */
    private void addWithoutGrown(List<Change> changes, List<FurtherTest> rows) {
        double[] fdr = BenjaminiHochberg.adjust(changes.stream().mapToDouble(c -> c.test.pValue()).toArray());
        List<Change> grown = new ArrayList<>();
        List<Change> shrunk = new ArrayList<>();
        for (int i = 0; i < fdr.length; i++) {
            if (fdr[i] < CHANGED) {
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

    private FurtherTest withoutGrown(Change change, long grownBefore, long grownAfter, String names) {
        long before = change.before.cells() - grownBefore;
        long after = change.after.cells() - grownAfter;
        if (after < Math.max(1, change.after.count()) || before < Math.max(1, change.before.count())) {
            return FurtherTest.of(FurtherTest.Kind.WITHOUT_GROWN, change.measure, pair, 1)
                .withNote("no cells are left without " + names);
        }
        ExactProportionTest.Result test = exact.test(change.after.count(), after, change.before.count(), before);
        boolean explained = test.log2FoldDifference() > REMAINS * change.test.log2FoldDifference();
        return row(FurtherTest.Kind.WITHOUT_GROWN, change.measure, test)
            .withNote((explained ? "decrease explained by the growth of " : "shrank also among cells other than ")
                + names);
    }
}
