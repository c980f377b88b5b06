package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.screlapse.engine.stats.BetaBinomial;
import org.screlapse.engine.stats.MantelHaenszel;
import org.screlapse.engine.stats.OneSampleT;
import org.screlapse.engine.stats.RandomEffects;
import org.screlapse.engine.stats.SignTest;
import org.screlapse.engine.timepoint.FurtherTest.Kind;

/** The further tests across the patients of a table, or of one stratum; see {@link TimepointComparison}. */
final class CohortTests {
    private static final String TOO_FEW =
        "needs two patients with both timepoints; the rows that name a patient tell" + " what is known of one alone";
    private static final double HALDANE = 0.5;

    private final SampleTable table;
    private final TimepointPair pair;
    private final boolean paired;
    private final double level;
    private final Compositions compositions;

    CohortTests(SampleTable table, TimepointPair pair, boolean paired, double level, Compositions compositions) {
        this.table = table;
        this.pair = pair;
        this.paired = paired;
        this.level = level;
        this.compositions = compositions;
    }

    /**
     * Log odds ratios.
     *
     * @param effects the log odds ratios
     * @param variances their squared standard errors
     */
    record LogOdds(double[] effects, double[] variances) {}

    /** The tests of one measure. */
    List<FurtherTest> rows(int i) {
        boolean fraction = measure(i).kind() == Measure.Kind.FRACTION;
        List<FurtherTest> rows = new ArrayList<>();
        if (!paired) {
            if (fraction) {
                addBetaBinomial(i, rows);
            }
            return rows;
        }
        if (fraction) {
            addOddsRatios(i, rows);
            addT(Kind.LOGIT_T, i, logitChanges(i), rows);
            if (compositions.arePossible()) {
                addT(Kind.LOG_RATIO_T, i, logRatioChanges(i), rows);
            }
        } else {
            addT(Kind.SCORE_T, i, changes(i), rows);
        }
        addSigns(i, rows);
        return rows;
    }

    /** The log odds ratios of the patients with both timepoints. */
    LogOdds logOdds(int i) {
        return logOdds(counted(i));
    }

    /** The log odds ratio of two groups of patients and its error, NaN where unknown. */
    BetaBinomial.Result betaBinomial(int i) {
        List<MeasureSummary> before = group(i, pair.reference());
        List<MeasureSummary> after = group(i, pair.later());
        return BetaBinomial.withDefaults().withConfidenceLevel(level).test(
            before.stream().mapToLong(MeasureSummary::count).toArray(),
            before.stream().mapToLong(MeasureSummary::cells).toArray(),
            after.stream().mapToLong(MeasureSummary::count).toArray(),
            after.stream().mapToLong(MeasureSummary::cells).toArray());
    }

    /** The changes of the patients with both timepoints. */
    double[] changes(int i) {
        return changes(i, (before, after) -> after.value() - before.value());
    }

    private double[] changes(int i, ToDoubleBiFunction<MeasureSummary, MeasureSummary> change) {
        return table.patients().stream().filter(this::hasBoth)
            .mapToDouble(
                patient -> change.applyAsDouble(at(patient, pair.reference(), i), at(patient, pair.later(), i)))
            .toArray();
    }

    private boolean hasBoth(String patient) {
        return table.find(patient, pair.reference()) != null && table.find(patient, pair.later()) != null;
    }

    private MeasureSummary at(String patient, String timepoint, int i) {
        return table.find(patient, timepoint).measures().get(i);
    }

    private Measure measure(int i) {
        return table.measures().get(i);
    }

    /** Logits with ½ added to both counts; fractions of 0 or 1 without counts have none. */
    private double[] logitChanges(int i) {
        return changes(i, (before, after) -> logit(after) - logit(before));
    }

    private static double logit(MeasureSummary fraction) {
        double odds =
            fraction.isCounted() ? (fraction.count() + HALDANE) / (fraction.cells() - fraction.count() + HALDANE)
                : fraction.value() / (1 - fraction.value());
        double logit = Math.log(odds);
        return Double.isInfinite(logit) ? Double.NaN : logit;
    }

    private double[] logRatioChanges(int i) {
        int part = compositions.fractions().indexOf(i);
        return table.patients().stream().filter(this::hasBoth)
            .mapToDouble(patient -> compositions.centredLogRatios(table.find(patient, pair.later()))[part]
                - compositions.centredLogRatios(table.find(patient, pair.reference()))[part])
            .toArray();
    }

    private void addT(Kind kind, int i, double[] changes, List<FurtherTest> rows) {
        OneSampleT.Result test = OneSampleT.withDefaults().withConfidenceLevel(level).test(changes);
        int without = changes.length - test.n();
        String note = test.n() < 2 ? TOO_FEW : Double.isNaN(test.pValue()) ? "all changes are equal: not tested" : "";
        rows.add(FurtherTest.of(kind, measure(i), pair, test.n()).withEstimate(test.mean(), test.low(), test.high())
            .withTest(test.statistic(), test.pValue()).withNote(note)
            .withNote(without == 0 ? "" : without + " patients without a value are not used"));
    }

    private void addSigns(int i, List<FurtherTest> rows) {
        int rose = 0;
        int fell = 0;
        for (double change : changes(i)) {
            rose += change > 0 ? 1 : 0;
            fell += change < 0 ? 1 : 0;
        }
        SignTest.Result test = SignTest.withDefaults().withConfidenceLevel(level).test(rose, fell);
        FurtherTest row = FurtherTest.of(Kind.SIGN, measure(i), pair, rose + fell).withEstimate(test.fraction(),
            test.low(), test.high());
        boolean pairs = Arrays.stream(changes(i)).filter(change -> !Double.isNaN(change)).count() > 1;
        rows.add(rose + fell > 1 ? row.withTest(rose, test.pValue())
            : row.withTest(rose, Double.NaN).withNote(pairs ? "fewer than two patients changed: not tested" : TOO_FEW));
    }

    /** The counts of the patients with both timepoints. */
    private List<MantelHaenszel.Table> counted(int i) {
        List<MantelHaenszel.Table> tables = new ArrayList<>();
        for (String patient : table.patients().stream().filter(this::hasBoth).toList()) {
            MeasureSummary before = at(patient, pair.reference(), i);
            MeasureSummary after = at(patient, pair.later(), i);
            if (before.isCounted() && after.isCounted()) {
                tables.add(new MantelHaenszel.Table(after.count(), after.cells() - after.count(), before.count(),
                    before.cells() - before.count()));
            }
        }
        return tables;
    }

    private void addOddsRatios(int i, List<FurtherTest> rows) {
        List<MantelHaenszel.Table> tables = counted(i);
        if (tables.isEmpty()) {
            return;
        }
        addMantelHaenszel(i, tables, rows);
        addMetaAnalysis(i, logOdds(tables), rows);
    }

    private void addMantelHaenszel(int i, List<MantelHaenszel.Table> tables, List<FurtherTest> rows) {
        MantelHaenszel.Result common = MantelHaenszel.withDefaults().withConfidenceLevel(level).test(tables);
        rows.add(FurtherTest.of(Kind.MANTEL_HAENSZEL, measure(i), pair, common.tables())
            .withEstimate(common.oddsRatio(), common.low(), common.high()).withTest(common.statistic(), common.pValue())
            .withNote(Double.isInfinite(common.oddsRatio()) ? "no such cells at " + pair.reference()
                + ", or no others at " + pair.later() + ": no finite odds ratio" : "")
            .withNote(common.tables() == 0 ? "no patient has such cells and others: not tested" : "")
            .withNote("cells are not independent replicates: p describes these patients only"));
    }

    private void addMetaAnalysis(int i, LogOdds odds, List<FurtherTest> rows) {
        RandomEffects.Result meta =
            RandomEffects.withDefaults().withConfidenceLevel(level).combine(odds.effects(), odds.variances());
        String note =
            meta.k() < 2 ? TOO_FEW : Double.isNaN(meta.pValue()) ? "all log odds ratios are equal: not tested" : "";
        rows.add(FurtherTest.of(Kind.META_ANALYSIS, measure(i), pair, meta.k())
            .withEstimate(meta.mean(), meta.low(), meta.high()).withTest(meta.statistic(), meta.pValue())
            .withNote(note));
        if (meta.k() >= 2) {
            rows.add(FurtherTest.of(Kind.VARIANCE_BETWEEN_PATIENTS, measure(i), pair, meta.k())
                .withEstimate(meta.tauSquared(), Double.NaN, Double.NaN).withTest(meta.q(), meta.qPValue()));
            rows.add(FurtherTest.of(Kind.I_SQUARED, measure(i), pair, meta.k())
                .withEstimate(meta.iSquared(), Double.NaN, Double.NaN).withTest(meta.q(), meta.qPValue()));
        }
    }

    private static LogOdds logOdds(List<MantelHaenszel.Table> tables) {
        double[] effects = new double[tables.size()];
        double[] variances = new double[tables.size()];
        for (int k = 0; k < effects.length; k++) {
            MantelHaenszel.Table t = tables.get(k);
            boolean hasZero = Math.min(Math.min(t.a(), t.b()), Math.min(t.c(), t.d())) == 0;
            double add = hasZero ? HALDANE : 0;
            double a = t.a() + add;
            double b = t.b() + add;
            double c = t.c() + add;
            double d = t.d() + add;
            effects[k] = Math.log(a / b) - Math.log(c / d);
            variances[k] = 1 / a + 1 / b + 1 / c + 1 / d;
        }
        return new LogOdds(effects, variances);
    }

    private void addBetaBinomial(int i, List<FurtherTest> rows) {
        BetaBinomial.Result fit = betaBinomial(i);
        int patients = group(i, pair.reference()).size() + group(i, pair.later()).size();
        if (patients > 0) {
            boolean few = Math.min(group(i, pair.reference()).size(), group(i, pair.later()).size()) < 2;
            rows.add(FurtherTest.of(Kind.BETA_BINOMIAL, measure(i), pair, patients)
                .withEstimate(fit.logOddsRatio(), fit.low(), fit.high())
                .withTest(fit.statistic(), few ? Double.NaN : fit.pValue())
                .withNote(few ? "needs two patients at each timepoint" : ""));
        }
    }

    private List<MeasureSummary> group(int i, String timepoint) {
        return table.patients().stream().map(patient -> table.find(patient, timepoint)).filter(sample -> sample != null)
            .map(sample -> sample.measures().get(i)).filter(MeasureSummary::isCounted).toList();
    }
}
