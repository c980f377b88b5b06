package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.stats.Estimate;
import org.screlapse.engine.stats.Fdr;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.FisherExact;
import org.screlapse.engine.stats.Interval;
import org.screlapse.engine.stats.MannWhitney;
import org.screlapse.engine.stats.MeanInterval;
import org.screlapse.engine.stats.ProportionInterval;
import org.screlapse.engine.stats.TestResult;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.TimepointResult.PatientChange;
import org.screlapse.engine.timepoint.TimepointResult.SampleValue;

/** Compares two samples of one patient, measure by measure; see {@link TimepointComparison} for the statistics. */
final class PatientComparison {
    private static final String EXACT = "Fisher's exact test";
    private static final String RANKS = "Mann-Whitney";
    /** More than this between fraction × cells and a whole number cannot come from rounding of doubles. */
    private static final double WHOLE = 0.01;

    private final Contrast pair;
    private final ProportionInterval proportion;
    private final MeanInterval mean;
    private final FisherExact fisher;

    PatientComparison(Contrast pair, double confidenceLevel) {
        this.pair = pair;
        this.proportion = ProportionInterval.withDefaults().withConfidenceLevel(confidenceLevel);
        this.mean = MeanInterval.withDefaults().withConfidenceLevel(confidenceLevel);
        this.fisher = FisherExact.withDefaults().withConfidenceLevel(confidenceLevel);
    }

    /**
     * The rows of one patient.
     *
     * @param table all samples
     * @param measures positions of the measures to compare
     */
    List<PatientChange> compare(SampleTable table, String patient, List<Integer> measures, Progress progress) {
        SampleSummary reference = table.find(patient, pair.reference());
        SampleSummary later = table.find(patient, pair.other());
        List<PatientChange> rows = new ArrayList<>();
        for (int i : measures) {
            progress.checkCancelled();
            rows.add(new Comparison(table.measures().get(i), measure(reference, i), measure(later, i)).row(patient));
        }
        List<Finding> adjusted = Fdr.adjusted(rows.stream().map(PatientChange::finding).toList());
        for (int i = 0; i < rows.size(); i++) {
            PatientChange row = rows.get(i);
            rows.set(i, new PatientChange(adjusted.get(i), row.reference(), row.later(), row.log2FoldChange()));
        }
        return rows;
    }

    private static MeasureSummary measure(SampleSummary sample, int i) {
        return sample == null ? null : sample.measures().get(i);
    }

    private SampleValue value(Measure.Kind kind, MeasureSummary summary) {
        if (summary == null) {
            return SampleValue.NONE;
        }
        Interval interval = Interval.NONE;
        if (kind == Measure.Kind.SCORE) {
            interval = mean.student(summary.value(), summary.sd(), summary.cells());
        } else if (summary.isCounted()) {
            interval = proportion.wilson(summary.count(), summary.cells());
        }
        return new SampleValue(summary.cells(), summary.count(), summary.value(), interval);
    }

    /** One measure, and what there is to say about it. */
    private final class Comparison {
        private final Measure measure;
        private final MeasureSummary reference;
        private final MeasureSummary later;
        private final List<String> notes = new ArrayList<>();
        private double log2FoldChange = Double.NaN;
        private TestResult test;

        Comparison(Measure measure, MeasureSummary reference, MeasureSummary later) {
            this.measure = measure;
            this.reference = reference;
            this.later = later;
            this.test = TestResult.none(measure.kind() == Measure.Kind.SCORE ? RANKS : EXACT, 0, "");
        }

        PatientChange row(String patient) {
            noteMissing(reference, pair.reference());
            noteMissing(later, pair.other());
            if (notes.isEmpty()) {
                compare();
            }
            Finding finding = measure.finding(pair, test.withNote(String.join("; ", notes))).inPatient(patient);
            return new PatientChange(finding, value(measure.kind(), reference), value(measure.kind(), later),
                log2FoldChange);
        }

        private void noteMissing(MeasureSummary summary, String timepoint) {
            if (summary == null) {
                notes.add("no " + timepoint + " sample");
            } else if (Double.isNaN(summary.value())) {
                notes.add("no " + measure.kind().label() + " at " + timepoint);
            }
        }

        private void compare() {
            if (measure.kind() == Measure.Kind.SCORE) {
                compareScores();
            } else if (reference.isCounted() && later.isCounted()) {
                compareCounts();
            } else {
                compareBareFractions();
            }
        }

        private void compareScores() {
            double[] after = later.scores().values();
            double[] before = reference.scores().values();
            if (after.length == 0 || before.length == 0) {
                notes.add("no scores of single cells: not tested within the patient");
                return;
            }
            test = MannWhitney.withDefaults().test(after, before);
            if (!test.isTested()) {
                notes.add("all scores are equal: not tested");
            }
        }

        private void compareCounts() {
            if (isRounded(reference) || isRounded(later)) {
                notes.add("counts are fractions times cells, rounded");
            }
            long inLater = later.count();
            long inReference = reference.count();
            test = fisher.test(inLater, later.cells() - inLater, inReference, reference.cells() - inReference);
            if (inLater == 0 && inReference == 0) {
                test = test.withEstimate(Estimate.NONE);
                notes.add("no such cells at either timepoint: no fold change and no odds ratio");
                return;
            }
            if (inLater == later.cells() && inReference == reference.cells()) {
                test = test.withEstimate(Estimate.NONE);
                notes.add("no other cells at either timepoint: no odds ratio");
            }
            if (Double.isInfinite(test.value())) {
                notes.add("infinite odds ratio, of which only the lower limit is known");
            }
            log2FoldChange = foldChangeOfCounts();
        }

        private double foldChangeOfCounts() {
            if (later.count() > 0 && reference.count() > 0) {
                return log2(later.value() / reference.value());
            }
            notes.add("fold change with 0.5 added to the counts, one of which is 0");
            return log2(
                (later.count() + 0.5) / (later.cells() + 1) * (reference.cells() + 1) / (reference.count() + 0.5));
        }

        private void compareBareFractions() {
            notes.add("no cell counts: no interval and not tested within the patient");
            if (later.value() > 0 && reference.value() > 0) {
                log2FoldChange = log2(later.value() / reference.value());
            } else {
                notes.add("no fold change, as a fraction is 0");
            }
        }

        private static boolean isRounded(MeasureSummary summary) {
            return Math.abs(summary.value() * summary.cells() - summary.count()) > WHOLE;
        }

        private static double log2(double value) {
            return Math.log(value) / Math.log(2);
        }
    }
}
