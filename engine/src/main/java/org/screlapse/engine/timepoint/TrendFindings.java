package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.screlapse.engine.stats.Estimate;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.JonckheereTerpstra;
import org.screlapse.engine.stats.PageTrend;
import org.screlapse.engine.stats.PairedWilcoxon;
import org.screlapse.engine.stats.ProportionTrend;
import org.screlapse.engine.stats.TestResult;
import org.screlapse.engine.task.Progress;

/** Trends over three or more ordered timepoints within patients and across them; see {@link TimepointComparison}. */
final class TrendFindings {
    private static final int FEWEST = 3;

    private final SampleTable table;
    private final List<String> order;

    TrendFindings(SampleTable table, List<String> order) {
        this.table = table;
        this.order = order;
    }

    /** The trends of all patients with enough timepoints, measure by measure. */
    List<Finding> withinPatients(List<Integer> measures, Progress progress) {
        List<Finding> rows = new ArrayList<>();
        for (String patient : table.patients()) {
            for (int i : measures) {
                progress.checkCancelled();
                Finding row = row(patient, i);
                if (row != null) {
                    rows.add(row.inPatient(patient));
                }
            }
        }
        return rows;
    }

    /**
     * The trends across patients, measure by measure; none for fewer than three timepoints.
     *
     * @param unpaired whether patients with several timepoints count as different ones
     */
    List<Finding> acrossPatients(List<Integer> measures, boolean unpaired, Progress progress) {
        List<Finding> rows = new ArrayList<>();
        for (int i : measures) {
            progress.checkCancelled();
            List<double[]> patients = table.patients().stream().map(patient -> values(patient, i)).toList();
            if (IntStream.range(0, order.size()).filter(t -> !at(t, patients).isEmpty()).count() >= FEWEST) {
                if (unpaired || patients.stream().allMatch(values -> known(values) < 2)) {
                    rows.add(groupTrend(i, patients));
                } else {
                    rows.add(pageTrend(i, patients));
                    rows.add(slopeTrend(i, patients));
                }
            }
        }
        return rows;
    }

    /** The value of a patient at each timepoint, NaN where there is none. */
    private double[] values(String patient, int i) {
        return order.stream().map(timepoint -> table.find(patient, timepoint))
            .mapToDouble(sample -> sample == null ? Double.NaN : sample.measures().get(i).value()).toArray();
    }

    private static List<Double> at(int timepoint, List<double[]> patients) {
        return patients.stream().map(values -> values[timepoint]).filter(value -> !Double.isNaN(value)).toList();
    }

    private static int known(double[] values) {
        return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }

    private Finding across(int i, TestResult test, String note, int left, String whyLeft) {
        Measure measure = table.measures().get(i);
        return Finding.of(measure.kind().label(), measure.name(), order,
            test.withNote("over " + String.join(", ", order)).withNote(note)
                .withNote(left == 0 ? "" : left + " patients " + whyLeft + " are not used"));
    }

    private Finding pageTrend(int i, List<double[]> patients) {
        List<double[]> complete = patients.stream().filter(values -> known(values) == values.length).toList();
        TestResult test = PageTrend.test(complete).named("Page trend over patients")
            .withEstimate(Estimate.of("mean slope per timepoint",
                complete.stream().mapToDouble(TrendFindings::slope).average().orElse(Double.NaN)));
        int left = (int) patients.stream().filter(values -> known(values) > 0).count() - complete.size();
        boolean tooFew = complete.size() < 2;
        return across(i, tooFew ? test.untested() : test,
            tooFew ? "needs two patients with all timepoints; see the slopes"
                : test.isTested() ? test.method().label() : "all values are equal: not tested",
            left, "without all timepoints");
    }

    private Finding slopeTrend(int i, List<double[]> patients) {
        double[] slopes =
            patients.stream().filter(values -> known(values) > 1).mapToDouble(TrendFindings::slope).toArray();
        TestResult test = PairedWilcoxon.withDefaults().test(slopes, new double[slopes.length])
            .named("signed-rank of patients' slopes").withEstimate(
                Estimate.of("median slope per timepoint", Median.withDefaults().withCopy(true).evaluate(slopes)));
        int left = (int) patients.stream().filter(values -> known(values) == 1).count();
        boolean tooFew = slopes.length < 2;
        return across(i, tooFew ? test.untested() : test,
            tooFew ? "needs two patients with two of the timepoints; the rows that name a patient report what is known"
                + " of one alone" : test.isTested() ? test.method().label() : "no patient changed: not tested",
            left, "with one timepoint");
    }

    private Finding groupTrend(int i, List<double[]> patients) {
        List<double[]> groups = IntStream.range(0, order.size())
            .mapToObj(t -> at(t, patients).stream().mapToDouble(Double::doubleValue).toArray()).toList();
        return across(i, JonckheereTerpstra.test(groups).named("Jonckheere-Terpstra trend over patients")
            .estimating("part of patient pairs that rise"), "", 0, "");
    }

    /** The least-squares slope over the places of the timepoints; those that are missing keep their place. */
    private static double slope(double[] values) {
        int[] known = IntStream.range(0, values.length).filter(t -> !Double.isNaN(values[t])).toArray();
        double middle = Arrays.stream(known).average().orElse(Double.NaN);
        double products = 0;
        double squares = 0;
        for (int t : known) {
            products += (t - middle) * values[t];
            squares += (t - middle) * (t - middle);
        }
        return products / squares;
    }

    /** The trend of one measure, or null where too few timepoints are known. */
    private Finding row(String patient, int i) {
        boolean score = table.measures().get(i).kind() == Measure.Kind.SCORE;
        List<MeasureSummary> summaries = order.stream().map(timepoint -> table.find(patient, timepoint))
            .map(sample -> sample == null ? null : sample.measures().get(i)).toList();
        List<String> known = IntStream.range(0, order.size()).filter(t -> isKnown(summaries.get(t), score))
            .mapToObj(order::get).toList();
        if (known.size() < FEWEST) {
            return null;
        }
        Measure measure = table.measures().get(i);
        TestResult test = score ? scoreTrend(summaries) : fractionTrend(summaries);
        return Finding.of(measure.kind().label(), measure.name(), known,
            test.withNote("over " + String.join(", ", known)));
    }

    private static boolean isKnown(MeasureSummary summary, boolean score) {
        return summary != null
            && (summary.isCounted() || (score && summary.scores() != CellScores.NONE && summary.cells() > 0));
    }

    private static TestResult scoreTrend(List<MeasureSummary> summaries) {
        return JonckheereTerpstra
            .test(
                summaries.stream().map(summary -> summary == null ? new double[0] : summary.scores().values()).toList())
            .estimating("part of cell pairs that rise");
    }

    /** A timepoint that is missing keeps its place, so that the steps stay equal. */
    private static TestResult fractionTrend(List<MeasureSummary> summaries) {
        return ProportionTrend
            .test(summaries.stream().mapToLong(summary -> isKnown(summary, false) ? summary.count() : 0).toArray(),
                summaries.stream().mapToLong(summary -> isKnown(summary, false) ? summary.cells() : 0).toArray())
            .estimating("change of the fraction per timepoint");
    }
}
