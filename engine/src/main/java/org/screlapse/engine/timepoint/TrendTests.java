package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.stats.JonckheereTerpstra;
import org.screlapse.engine.stats.ProportionTrend;

/** Trends over three or more ordered timepoints within a patient; see {@link TimepointComparison}. */
final class TrendTests {
    private static final int FEWEST = 3;

    private final SampleTable table;
    private final List<String> order;

    TrendTests(SampleTable table, List<String> order) {
        this.table = table;
        this.order = order;
    }

    /** The trends of all patients with enough timepoints, measure by measure. */
    List<FurtherTest> rows(List<Integer> measures) {
        List<FurtherTest> rows = new ArrayList<>();
        for (String patient : table.patients()) {
            for (int i : measures) {
                FurtherTest row = row(patient, i);
                if (row != null) {
                    rows.add(row.ofPatient(patient));
                }
            }
        }
        return rows;
    }

    /** The trend of one measure, or null where too few timepoints are known. */
    private FurtherTest row(String patient, int i) {
        Measure measure = table.measures().get(i);
        boolean score = measure.kind() == Measure.Kind.SCORE;
        // A timepoint that is missing keeps its place, so that the steps stay equal.
        long[] counts = new long[order.size()];
        long[] cells = new long[order.size()];
        List<double[]> scores = new ArrayList<>();
        List<String> known = new ArrayList<>();
        for (int t = 0; t < order.size(); t++) {
            SampleSummary sample = table.find(patient, order.get(t));
            MeasureSummary summary = sample == null ? null : sample.measures().get(i);
            double[] values = summary == null ? new double[0] : summary.scores().values();
            scores.add(values);
            boolean counted = summary != null && summary.isCounted();
            counts[t] = counted ? summary.count() : 0;
            cells[t] = counted ? summary.cells() : 0;
            if (counted || score && values.length > 0 && summary.cells() > 0) {
                known.add(order.get(t));
            }
        }
        if (known.size() < FEWEST) {
            return null;
        }
        TimepointPair ends = new TimepointPair(known.get(0), known.get(known.size() - 1));
        FurtherTest row = FurtherTest.of(score ? FurtherTest.Kind.SCORE_TREND : FurtherTest.Kind.FRACTION_TREND,
            measure, ends, 1).withNote("over " + String.join(", ", known));
        if (score) {
            JonckheereTerpstra.Result test = JonckheereTerpstra.test(scores);
            return row.withEstimate(test.concordance(), Double.NaN, Double.NaN).withTest(test.z(), test.pValue());
        }
        ProportionTrend.Result test = ProportionTrend.test(counts, cells);
        return row.withEstimate(test.slope(), Double.NaN, Double.NaN).withTest(test.statistic(), test.pValue());
    }
}
