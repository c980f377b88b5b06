package org.screlapse.engine.timepoint;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.screlapse.engine.timepoint.FurtherRows.assertRow;
import static org.screlapse.engine.timepoint.FurtherRows.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.task.StopAfter;
import org.screlapse.engine.timepoint.Comparing.Compared;
import org.screlapse.engine.timepoint.FurtherRows.Kind;

/**
 * Four patients with three populations against R 4.2.2: {@code mantelhaen.test}, {@code t.test}, {@code kruskal.test},
 * {@code prop.trend.test}; metafor 3.8.1, {@code escalc("OR", add = 1/2, to = "only0")} and {@code rma(method = "DL",
 * test = "knha")}, of strata {@code rma(method = "FE")}; and the formula of centered log-ratios.
 */
public class FurtherTestsTest {
    private static final double R = 1e-8;
    private static final String[] POPULATIONS = {"stem", "blast", "T"};
    private static final int[][] DIAGNOSIS = {{8, 500, 76}, {14, 400, 187}, {21, 510, 84}, {0, 300, 100}};
    private static final int[][] RELAPSE = {{162, 350, 100}, {71, 390, 127}, {64, 400, 133}, {9, 280, 120}};

    private final Compared result = comparison().apply(cohort(4), Progress.NONE);

    @Test
    public void mantelHaenszelAgreesWithR() {
        assertRow(find(result, Kind.MANTEL_HAENSZEL, "stem", null, null), 8.1214926899498288, 5.8767861056541717,
            11.223590977634593, 216.26018793035277, 5.9178388618729122e-49);
        assertRow(find(result, Kind.MANTEL_HAENSZEL, "T", null, null), 1.0956741824387577, 0.94708425486649572,
            1.2675766785206106, 1.43007103803331992, 0.23175284539044780);
    }

    @Test
    public void metaAnalysisAgreesWithR() {
        assertRow(find(result, Kind.META_ANALYSIS, "stem", null, null), 2.1342244310192604, 0.56482999427247149,
            3.7036188677660493, 4.3278187408531767, 0.022746135523835725);
        assertRow(find(result, Kind.VARIANCE_BETWEEN_PATIENTS, "stem", null, null), 0.81956235878618444, Double.NaN,
            Double.NaN, 21.172103736148419, 9.695775893313964e-05);
        assertRow(find(result, Kind.I_SQUARED, "stem", null, null), 0.85830411387613226, Double.NaN, Double.NaN,
            21.172103736148419, 9.695775893313964e-05);
        assertEquals(4, find(result, Kind.META_ANALYSIS, "stem", null, null).result().n());
    }

    @Test
    public void pairedTAgreesWithR() {
        assertRow(find(result, Kind.LOGIT_T, "stem", null, null), 2.267739383827510835, 0.745731570228645002,
            3.789747197426376335, 4.741735724958824783, 0.017789013382562804);
        assertRow(find(result, Kind.LOG_RATIO_T, "blast", null, null), -1.262529548185541639, -2.181769016281265738,
            -0.343290080089817318, -4.370931226721633145, 0.022152313891467507);
        assertEquals(0.033228470837201263, find(result, Kind.LOG_RATIO_T, "stem", null, null).fdr(), R);
        assertEquals(2.877985969890015649, find(result, Kind.CENTERED_LOG_RATIO, "stem", "P1", null).result().value(),
            R);
    }

    @Test
    public void signTestCountsPatients() {
        Finding row = find(result, Kind.SIGN, "stem", null, null);
        assertEquals(4, row.result().statistic(), 0);
        assertEquals(1, row.result().value(), 0);
        assertEquals(0.125, row.pValue(), R);
    }

    @Test
    public void strataAndInteractionAgreeWithR() {
        Compared stratified = comparison().apply(cohort(4).withStrata(strata("A", "A", "B", "B")), Progress.NONE);
        assertRow(find(stratified, Kind.META_ANALYSIS, "stem", null, "A"), 2.48752785425431355, -7.06817265856860821,
            12.04322836707723532, Double.NaN, 0.18690611030144008);
        assertRow(find(stratified, Kind.STRATA_ODDS, "stem", null, null), Double.NaN, Double.NaN, Double.NaN,
            0.59651152164087184, 0.52069242658214976);
        assertRow(find(stratified, Kind.STRATA_ODDS, "T", null, null), Double.NaN, Double.NaN, Double.NaN,
            1.56554987268684798, 0.33737137078677271);
        assertRow(find(stratified, Kind.STRATA_RANKS, "stem", null, null), Double.NaN, Double.NaN, Double.NaN, 2.4,
            0.12133525035848212);
        assertEquals(0.5, find(stratified, Kind.PAIRED_WILCOXON, "stem", null, "B").pValue(), R);
        assertEquals("what was there stays", find(result, Kind.META_ANALYSIS, "stem", null, null),
            find(stratified, Kind.META_ANALYSIS, "stem", null, null));
    }

    @Test
    public void patientsWithoutStratumAreNamed() {
        Compared stratified = comparison().apply(cohort(4).withStrata(strata("A", "A", "B", null)), Progress.NONE);
        assertTrue(
            stratified.warnings().contains("Patients without a stratum are not used in the tests of strata: P4."));
        assertEquals("needs two patients with both timepoints: not tested",
            find(stratified, Kind.STRATUM, "B", null, "B").result().note());
        Finding interaction = find(stratified, Kind.STRATA_ODDS, "stem", null, null);
        assertEquals("strata: A, B", interaction.result().note());
        assertEquals(0.50510284285144547, interaction.pValue(), R);
    }

    @Test
    public void fractionsBelowOneHaveARestThatIsSaid() {
        Observed samples = Observed.samples(List.of("P1", "P1", "P1"), List.of("diagnosis", "relapse", "day 15"))
            .withFraction("a", new double[]{0.1, 0.3, 0.01}).withFraction("b", new double[]{0.5, 0.3, 0.01});
        Compared rest = comparison().withLater(List.of("relapse")).apply(samples, Progress.NONE);
        assertTrue(rest.warnings().toString(),
            rest.warnings().contains("The fractions do not add up to 1 (patient \"P1\""
                + " at \"diagnosis\": 0.6): the rest counts as one more population in the centered log-ratios."));
    }

    @Test
    public void anIgnoredTimepointDoesNotChangeLogRatios() {
        CellTable cells = new CellTable();
        cells.add("P1", "diagnosis", "a", 10).add("P1", "diagnosis", "b", 30).add("P1", "relapse", "a", 20);
        cells.add("P1", "relapse", "b", 20);
        double alone =
            find(comparison().apply(cells.populations(), Progress.NONE), Kind.CENTERED_LOG_RATIO, "a", "P1", null)
                .result().value();
        cells.add("P1", "day 15", "c", 40);
        Compared ignored = comparison().withLater(List.of("relapse")).apply(cells.populations(), Progress.NONE);
        assertEquals(alone, find(ignored, Kind.CENTERED_LOG_RATIO, "a", "P1", null).result().value(), 1e-12);
    }

    @Test
    public void aCountOfZeroIsSaid() {
        CellTable cells = new CellTable();
        cells.add("P1", "diagnosis", "a", 50).add("P1", "relapse", "a", 33).add("P1", "relapse", "b", 17);
        Compared zero = comparison().apply(cells.populations(), Progress.NONE);
        assertEquals("a count of 0 is taken as 0.5: the fold difference and the far end of its interval may be larger",
            find(zero, Kind.EXACT_PROPORTION, "b", "P1", null).result().note());
        assertTrue(zero.perPatient().get(1).finding().result().note().contains("infinite odds ratio"));
    }

    @Test
    public void timepointsThatTheOrderLeavesOutAreNamed() {
        CellTable cells = new CellTable();
        for (String timepoint : List.of("0", "33", "15")) {
            cells.add("P1", timepoint, "a", 10).add("P1", timepoint, "b", 10);
        }
        Compared ordered =
            Comparing.withReference("0").withOrder(List.of("0", "33")).apply(cells.populations(), Progress.NONE);
        assertTrue(ordered.warnings()
            .contains("Timepoints that the order of the timepoints leaves out are not used in trends: 15."));
        assertEquals("15", ordered.perPatient().get(0).finding().when().get(1));
    }

    @Test
    public void whatIsNotTestedSaysWhy() {
        CellTable cells = new CellTable();
        for (String patient : List.of("P1", "P2")) {
            cells.add(patient, "diagnosis", "a", 10).add(patient, "relapse", "a", 20);
        }
        Compared same = comparison().apply(cells.populations(), Progress.NONE);
        assertEquals("fewer than two patients changed: not tested",
            find(same, Kind.SIGN, "a", null, null).result().note());
        assertEquals("all log odds ratios are equal: not tested",
            find(same, Kind.META_ANALYSIS, "a", null, null).result().note());
        assertTrue(find(same, Kind.MANTEL_HAENSZEL, "a", null, null).result().note()
            .startsWith("no patient has such cells and others: not tested"));
    }

    @Test
    public void patientInTwoStrataIsRefused() {
        Observed cells = Observed.cells(List.of("P1", "P1"), List.of("diagnosis", "relapse"))
            .withPopulations(List.of("a", "a")).withStrata(List.of("ETP", "cortical"));
        assertEquals(
            "Patient \"P1\" belongs to the strata \"ETP\" and \"cortical\" of \"stratum\"; choose an annotation with one"
                + " value per patient, such as the molecular subtype.",
            assertThrows(IllegalArgumentException.class, () -> comparison().apply(cells, Progress.NONE)).getMessage());
    }

    @Test
    public void decreaseThatGrowthExplainsIsFlagged() {
        // Stem-like cells grow from 2 to 50 %; blasts keep their share of the rest, T cells truly fall.
        Compared one = comparison().apply(new CellTable().add("P1", "diagnosis", "stem", 20)
            .add("P1", "diagnosis", "blast", 490).add("P1", "diagnosis", "T", 490).add("P1", "relapse", "stem", 500)
            .add("P1", "relapse", "blast", 400).add("P1", "relapse", "T", 100).populations(), Progress.NONE);
        Finding blast = find(one, Kind.WITHOUT_GROWN, "blast", "P1", null);
        assertEquals("decrease explained by the growth of stem", blast.result().note());
        assertEquals(Math.log(400 / 500.0 * 980 / 490) / Math.log(2), blast.result().value(), R);
        assertEquals("shrank also among cells other than stem",
            find(one, Kind.WITHOUT_GROWN, "T", "P1", null).result().note());
    }

    @Test
    public void onePatientSaysWhatIsStillPossible() {
        Compared one = comparison().apply(cohort(1), Progress.NONE);
        Finding meta = find(one, Kind.META_ANALYSIS, "stem", null, null);
        assertEquals("needs two patients with both timepoints; the rows that name a patient report what is known of one"
            + " alone", meta.result().note());
        assertTrue(Double.isNaN(meta.pValue()));
        assertTrue(find(one, Kind.EXACT_PROPORTION, "stem", "P1", null).pValue() < 1e-10);
        assertTrue(Double.isNaN(find(one, Kind.SIGN, "stem", null, null).pValue()));
    }

    @Test
    public void nothingIsInfinite() {
        Compared zero = comparison().apply(new CellTable().add("P1", "diagnosis", "blast", 50)
            .add("P1", "relapse", "stem", 10).add("P1", "relapse", "blast", 40).add("P2", "diagnosis", "blast", 50)
            .add("P2", "relapse", "stem", 5).add("P2", "relapse", "blast", 40).populations(), Progress.NONE);
        for (Finding row : zero.further()) {
            assertTrue(row.toString(), Arrays.stream(new double[]{row.result().value(), row.result().low(),
                row.result().high(), row.result().statistic(), row.pValue(), row.fdr()}).noneMatch(Double::isInfinite));
        }
        assertTrue(find(zero, Kind.MANTEL_HAENSZEL, "stem", null, null).result().note()
            .startsWith("no such cells at diagnosis"));
        assertTrue(Double.isFinite(find(zero, Kind.EXACT_PROPORTION, "stem", "P1", null).result().high()));
    }

    @Test
    public void unpairedPatientsGetTheBetaBinomialModel() {
        CellTable cells = new CellTable();
        for (int p = 0; p < 4; p++) {
            for (int i = 0; i < 3; i++) {
                cells.add("D" + p, "diagnosis", POPULATIONS[i], DIAGNOSIS[p][i]);
                cells.add("R" + p, "relapse", POPULATIONS[i], RELAPSE[p][i]);
            }
        }
        Compared unpaired = comparison().apply(cells.populations(), Progress.NONE);
        Finding row = find(unpaired, Kind.BETA_BINOMIAL, "stem", null, null);
        assertEquals(8, row.result().n());
        assertTrue(row.result().value() > 1 && row.result().low() < 0);
        // optim's likelihoods, pf(6 * (exp(5.1675119 / 8) - 1), 1, 6, lower = FALSE); t.test of the logits has 0.0533
        assertEquals(5.1675119273, row.result().statistic(), R);
        assertEquals(0.05833587457, row.pValue(), R);
        assertTrue(unpaired.further().stream().allMatch(each -> each.result().test().equals(Kind.BETA_BINOMIAL)));
    }

    @Test
    public void unpairedStrataAreTestedAndCompared() {
        Observed samples =
            Observed
                .samples(List.of("D1", "D2", "D3", "D4", "R1", "R2", "R3", "R4"),
                    List.of("diagnosis", "diagnosis", "diagnosis", "diagnosis", "relapse", "relapse", "relapse",
                        "relapse"))
                .withCells(new long[]{200, 300, 250, 150, 220, 310, 180, 240})
                .withFraction("stem", new double[]{0.05, 0.03, 0.04, 0.06, 0.5, 0.3, 0.05, 0.1})
                .withStrata(Arrays.asList("A", "A", "B", "B", "A", "A", "B", "B"));
        Compared unpaired = comparison().apply(samples, Progress.NONE);
        Finding inA = find(unpaired, Kind.BETA_BINOMIAL, "stem", null, "A");
        Finding inB = find(unpaired, Kind.BETA_BINOMIAL, "stem", null, "B");
        assertTrue(inA.result().value() > inB.result().value() + 1);
        assertEquals(1 / 3.0, find(unpaired, Kind.MANN_WHITNEY, "stem", null, "A").pValue(), R);
        Finding interaction = find(unpaired, Kind.STRATA_FITS, "stem", null, null);
        assertTrue(interaction.pValue() < 0.05);
        assertTrue(interaction.result().note(), interaction.result().note().startsWith("strata: A, B; approximate"));
    }

    @Test
    public void twoTimepointsHaveNoTrend() {
        assertTrue(result.further().stream()
            .noneMatch(row -> row.result().test().contains("trend") || row.result().test().contains("slope")));
    }

    @Test
    public void stopsWhenCancelled() {
        StopAfter.check(progress -> comparison().apply(cohort(4).withStrata(strata("A", "A", "B", "B")), progress));
    }

    @Test
    public void fractionsThatExceedOneAreNoComposition() {
        Observed samples = Observed.samples(List.of("P1", "P1"), List.of("diagnosis", "relapse"))
            .withFraction("a", new double[]{0.7, 0.5}).withFraction("b", new double[]{0.6, 0.5});
        Compared over = comparison().apply(samples, Progress.NONE);
        assertTrue(
            over.warnings().contains("The fractions of patient \"P1\" at \"diagnosis\" add up to 1.3, more than 1:"
                + " they cannot be parts of one whole, so there are no centered log-ratios."));
        assertTrue(over.further().stream().noneMatch(row -> row.result().test().equals(Kind.CENTERED_LOG_RATIO)));
    }

    @Test
    public void theRestIsAPartOfTheWhole() {
        Observed samples = Observed.samples(List.of("P1", "P1"), List.of("diagnosis", "relapse")).withFraction("a",
            new double[]{0.2, 0.5});
        Finding row = find(comparison().apply(samples, Progress.NONE), Kind.CENTERED_LOG_RATIO, "a", "P1", null);
        assertEquals((Math.log(0.5 / 0.5) - Math.log(0.2 / 0.8)) / 2 / Math.log(2), row.result().value(), R);
    }

    private static Comparing comparison() {
        return Comparing.withReference("diagnosis");
    }

    private static Observed cohort(int patients) {
        CellTable cells = new CellTable();
        for (int p = 0; p < patients; p++) {
            for (int i = 0; i < 3; i++) {
                cells.add("P" + (p + 1), "diagnosis", POPULATIONS[i], DIAGNOSIS[p][i]);
                cells.add("P" + (p + 1), "relapse", POPULATIONS[i], RELAPSE[p][i]);
            }
        }
        return cells.populations();
    }

    /** A stratum a cell of {@link #cohort}. */
    private static List<String> strata(String... ofPatients) {
        List<String> labels = new ArrayList<>();
        for (int p = 0; p < ofPatients.length; p++) {
            int cells = Arrays.stream(DIAGNOSIS[p]).sum() + Arrays.stream(RELAPSE[p]).sum();
            for (int i = 0; i < cells; i++) {
                labels.add(ofPatients[p]);
            }
        }
        return labels;
    }
}
