package org.screlapse.engine.timepoint;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.screlapse.engine.timepoint.FurtherRows.assertRow;
import static org.screlapse.engine.timepoint.FurtherRows.find;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.StopAfter;
import org.screlapse.engine.timepoint.Comparing.Compared;
import org.screlapse.engine.timepoint.FurtherRows.Kind;

/** Trends over three timepoints, within patients against {@code prop.trend.test} of R 4.2.2, and across patients. */
public class TrendTestsTest {
    private static final double R = 1e-8;

    @Test
    public void trendOverThreeTimepoints() {
        CellTable cells = new CellTable();
        String[] days = {"day 0", "day 15", "day 33"};
        int[] stem = {8, 30, 120};
        int[] all = {584, 500, 612};
        for (int i = 0; i < 3; i++) {
            cells.add("P1", days[i], "stem", stem[i]).add("P1", days[i], "other", all[i] - stem[i]);
        }
        Comparing fromFirst = Comparing.withReference("day 0");
        Compared trend = fromFirst.apply(cells.populations(), Progress.NONE);
        assertRow(find(trend, Kind.FRACTION_TREND, "stem", "P1", null), 0.091499838234945938, Double.NaN, Double.NaN,
            118.47922771533797, 1.3617277165931122e-27);
        assertEquals("day 33", find(trend, Kind.FRACTION_TREND, "stem", "P1", null).when().get(2));
        assertEquals("each step against the first", 2, trend.further().stream()
            .filter(row -> row.result().test().equals(Kind.EXACT_PROPORTION) && row.what().equals("stem")).count());
        Compared reverse =
            fromFirst.withOrder(List.of("day 33", "day 15", "day 0")).apply(cells.populations(), Progress.NONE);
        assertEquals(-0.091499838234945938, find(reverse, Kind.FRACTION_TREND, "stem", "P1", null).result().value(), R);
        assertThrows(IllegalArgumentException.class,
            () -> fromFirst.withOrder(List.of("day 0", "day 1")).apply(cells.populations(), Progress.NONE));
        assertThrows(IllegalArgumentException.class,
            () -> fromFirst.withOrder(List.of("day 0", "day 0")).apply(cells.populations(), Progress.NONE));
    }

    /** R: Page's L as in PageTrendTest; lm and wilcox.test of the slopes. */
    @Test
    public void trendAcrossPatients() {
        Compared trend =
            Comparing.withReference("day 0").apply(days("P1", "P2", "P3", "P4", "P5", "P6", "P7"), Progress.NONE);
        Finding page = find(trend, Kind.PAGE_TREND, "stem", null, null);
        assertRow(page, 0.082, Double.NaN, Double.NaN, 68, 0.013117283950617281);
        assertEquals(5, page.result().n());
        assertEquals("over day 0, day 15, day 33; exact; 2 patients without all timepoints are not used",
            page.result().note());
        Finding slopes = find(trend, Kind.SLOPE_TREND, "stem", null, null);
        assertRow(slopes, 0.0825, Double.NaN, Double.NaN, 21, 0.03125);
        assertEquals(6, slopes.result().n());
        assertTrue(slopes.result().note(),
            slopes.result().note().endsWith("1 patients with one timepoint are not used"));
        assertEquals("each step against the first, across patients", List.of("day 15", "day 33"),
            trend.acrossPatients().stream().map(row -> row.finding().when().get(1)).toList());
        assertEquals(2, trend.further().stream().filter(row -> row.result().test().equals(Kind.LOGIT_T)).count());
    }

    @Test
    public void onePatientHasNoTrendAcrossPatients() {
        Compared trend = Comparing.withReference("day 0").apply(days("P1", "P7"), Progress.NONE);
        Finding page = find(trend, Kind.PAGE_TREND, "stem", null, null);
        assertTrue(Double.isNaN(page.pValue()));
        assertTrue(page.result().note(),
            page.result().note().contains("needs two patients with all timepoints; see the slopes"));
        Finding slopes = find(trend, Kind.SLOPE_TREND, "stem", null, null);
        assertTrue(Double.isNaN(slopes.pValue()));
        assertTrue(slopes.result().note(),
            slopes.result().note().contains("needs two patients with two of the timepoints"));
    }

    /** R: the formula of Hollander and Wolfe typed in, as in AcrossPatientTestsTest. */
    @Test
    public void trendOfPatientsWithOneTimepointEach() {
        List<String> patients = IntStream.range(0, 18).mapToObj(i -> "P" + i).toList();
        List<String> days = IntStream.range(0, 18).mapToObj(i -> "day " + i / 6).toList();
        double[] scores = {40, 35, 38, 43, 44, 41, 38, 40, 47, 44, 40, 42, 48, 40, 45, 43, 46, 44};
        Compared trend = Comparing.withReference("day 0").apply(Observed.samples(patients, days).withScore("s", scores),
            Progress.NONE);
        Finding row = find(trend, Kind.PATIENT_TREND, "s", null, null);
        assertRow(row, 0.73148148148148151, Double.NaN, Double.NaN, 2.039293058844717343, 0.041420787986094471);
        assertEquals(18, row.result().n());
    }

    @Test
    public void trendInStrata() {
        Observed samples = days("P1", "P2", "P3", "P4", "P5");
        List<String> strata = new ArrayList<>();
        for (int row = 0; row < samples.size(); row++) {
            strata.add(row < 6 ? "A" : "B");
        }
        Compared trend = Comparing.withReference("day 0").apply(samples.withStrata(strata), Progress.NONE);
        assertEquals(2, find(trend, Kind.PAGE_TREND, "stem", null, "A").result().n());
        assertEquals(3, find(trend, Kind.SLOPE_TREND, "stem", null, "B").result().n());
    }

    @Test
    public void scoresRiseOverTimepoints() {
        Observed cells = new CellTable().scores("P1", "a", 40, 35, 38, 43, 44, 41)
            .scores("P1", "b", 38, 40, 47, 44, 40, 42).scores("P1", "c", 48, 40, 45, 43, 46, 44).scores();
        assertRow(
            find(Comparing.withReference("a").apply(cells, Progress.NONE), Kind.SCORE_TREND, "stemness", "P1", null),
            0.73148148148148151, Double.NaN, Double.NaN, 2.039293058844717343, 0.041420787986094471);
    }

    @Test
    public void stopsWhenCancelled() {
        StopAfter.check(progress -> Comparing.withReference("day 0").apply(days("P1", "P2", "P6"), progress));
    }

    /** P1 to P5 with three timepoints, P6 without day 15, P7 with day 0 only. */
    private static Observed days(String... chosen) {
        double[][] fractions = {{0.02, 0.10, 0.31}, {0.05, 0.04, 0.22}, {0.01, 0.03, 0.02}, {0.07, 0.09, 0.15},
            {0.03, 0.08, 0.30}, {0.04, -1, 0.20}, {0.05, -1, -1}};
        List<String> patients = new ArrayList<>();
        List<String> days = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (String patient : chosen) {
            double[] ofPatient = fractions[patient.charAt(1) - '1'];
            for (int day = 0; day < 3; day++) {
                if (ofPatient[day] >= 0) {
                    patients.add(patient);
                    days.add(List.of("day 0", "day 15", "day 33").get(day));
                    values.add(ofPatient[day]);
                }
            }
        }
        return Observed.samples(patients, days).withFraction("stem",
            values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
