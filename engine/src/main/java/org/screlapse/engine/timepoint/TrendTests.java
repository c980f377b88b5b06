package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.screlapse.engine.stats.JonckheereTerpstra;
import org.screlapse.engine.stats.PageTrend;
import org.screlapse.engine.stats.PairedWilcoxon;
import org.screlapse.engine.stats.ProportionTrend;
import org.screlapse.engine.task.Progress;

/** Trends over three or more ordered timepoints within patients and across them; see {@link TimepointComparison}. */
final class TrendTests {
    private static final int FEWEST = 3;

    private final SampleTable table;
    private final List<String> order;

    TrendTests(SampleTable table, List<String> order) {
        this.table = table;
        this.order = order;
    }

    /** The trends of all patients with enough timepoints, measure by measure. */
    List<FurtherTest> withinPatients(List<Integer> measures, Progress progress) {
        List<FurtherTest> rows = new ArrayList<>();
        for (String patient : table.patients()) {
            for (int i : measures) {
                progress.checkCancelled();
                FurtherTest row = row(patient, i);
                if (row != null) {
                    rows.add(row.ofPatient(patient));
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
    List<FurtherTest> acrossPatients(List<Integer> measures, boolean unpaired, Progress progress) {
        List<FurtherTest> rows = new ArrayList<>();
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

    private FurtherTest across(FurtherTest.Kind kind, int i, int patients) {
        return FurtherTest
            .of(kind, table.measures().get(i), new TimepointPair(order.get(0), order.get(order.size() - 1)), patients)
            .withNote("over " + String.join(", ", order));
    }

    private FurtherTest pageTrend(int i, List<double[]> patients) {
        List<double[]> complete = patients.stream().filter(values -> known(values) == values.length).toList();
        PageTrend.Result test = PageTrend.test(complete);
        int left = (int) patients.stream().filter(values -> known(values) > 0).count() - complete.size();
        FurtherTest row = across(FurtherTest.Kind.PAGE_TREND, i, complete.size()).withEstimate(
            complete.stream().mapToDouble(TrendTests::slope).average().orElse(Double.NaN), Double.NaN, Double.NaN);
        return (complete.size() < 2 ? row.withNote("needs two patients with all timepoints; see the slopes")
            : row.withTest(test.statistic(), test.pValue())
                .withNote(Double.isNaN(test.pValue()) ? "all values are equal: not tested" : test.method().label()))
            .withNote(left == 0 ? "" : left + " patients without all timepoints are not used");
    }

    private FurtherTest slopeTrend(int i, List<double[]> patients) {
        double[] slopes =
            patients.stream().filter(values -> known(values) > 1).mapToDouble(TrendTests::slope).toArray();
        PairedWilcoxon.Result test = PairedWilcoxon.withDefaults().test(slopes, new double[slopes.length]);
        int left = (int) patients.stream().filter(values -> known(values) == 1).count();
        FurtherTest row = across(FurtherTest.Kind.SLOPE_TREND, i, slopes.length)
            .withEstimate(Median.withDefaults().withCopy(true).evaluate(slopes), Double.NaN, Double.NaN);
        return (slopes.length < 2
            ? row.withNote("needs two patients with two of the timepoints; the rows that name a"
                + " patient tell what is known of one alone")
            : row.withTest(test.statistic(), test.pValue())
                .withNote(Double.isNaN(test.pValue()) ? "no patient changed: not tested" : test.method().label()))
            .withNote(left == 0 ? "" : left + " patients with one timepoint are not used");
    }

    private FurtherTest groupTrend(int i, List<double[]> patients) {
        List<double[]> groups = IntStream.range(0, order.size())
            .mapToObj(t -> at(t, patients).stream().mapToDouble(Double::doubleValue).toArray()).toList();
        JonckheereTerpstra.Result test = JonckheereTerpstra.test(groups);
        int samples = groups.stream().mapToInt(group -> group.length).sum();
        return across(FurtherTest.Kind.PATIENT_TREND, i, samples)
            .withEstimate(test.concordance(), Double.NaN, Double.NaN).withTest(test.z(), test.pValue());
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
    private FurtherTest row(String patient, int i) {
        boolean score = table.measures().get(i).kind() == Measure.Kind.SCORE;
        List<MeasureSummary> summaries = order.stream().map(timepoint -> table.find(patient, timepoint))
            .map(sample -> sample == null ? null : sample.measures().get(i)).toList();
        List<String> known = IntStream.range(0, order.size()).filter(t -> isKnown(summaries.get(t), score))
            .mapToObj(order::get).toList();
        if (known.size() < FEWEST) {
            return null;
        }
        TimepointPair ends = new TimepointPair(known.get(0), known.get(known.size() - 1));
        FurtherTest row = FurtherTest.of(score ? FurtherTest.Kind.SCORE_TREND : FurtherTest.Kind.FRACTION_TREND,
            table.measures().get(i), ends, 1).withNote("over " + String.join(", ", known));
        return score ? withScoreTrend(row, summaries) : withFractionTrend(row, summaries);
    }

    private static boolean isKnown(MeasureSummary summary, boolean score) {
        return summary != null
            && (summary.isCounted() || score && summary.scores() != CellScores.NONE && summary.cells() > 0);
    }

    private static FurtherTest withScoreTrend(FurtherTest row, List<MeasureSummary> summaries) {
        JonckheereTerpstra.Result test = JonckheereTerpstra.test(
            summaries.stream().map(summary -> summary == null ? new double[0] : summary.scores().values()).toList());
        return row.withEstimate(test.concordance(), Double.NaN, Double.NaN).withTest(test.z(), test.pValue());
    }

    /** A timepoint that is missing keeps its place, so that the steps stay equal. */
    private static FurtherTest withFractionTrend(FurtherTest row, List<MeasureSummary> summaries) {
        ProportionTrend.Result test = ProportionTrend.test(
            summaries.stream().mapToLong(summary -> isKnown(summary, false) ? summary.count() : 0).toArray(),
            summaries.stream().mapToLong(summary -> isKnown(summary, false) ? summary.cells() : 0).toArray());
        return row.withEstimate(test.slope(), Double.NaN, Double.NaN).withTest(test.statistic(), test.pValue());
    }
}
