package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.stats.BetaBinomial;
import org.screlapse.engine.stats.Estimate;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.MantelHaenszel;
import org.screlapse.engine.stats.OneSampleT;
import org.screlapse.engine.stats.RandomEffects;
import org.screlapse.engine.stats.Signs;
import org.screlapse.engine.stats.TestResult;

/** The further tests across the patients of a table, or of one stratum; see {@link TimepointComparison}. */
final class CohortFindings {
    private static final String TOO_FEW =
        "needs two patients with both timepoints; the rows that name a patient report what is known of one alone";
    private static final double HALDANE = 0.5;

    private final SampleTable table;
    private final Contrast pair;
    private final boolean paired;
    private final double level;
    private final Compositions compositions;

    CohortFindings(SampleTable table, Contrast pair, boolean paired, double level, Compositions compositions) {
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

    /** How many patients can be compared: those with both timepoints, or the fewer of the two groups. */
    int size() {
        int both = (int) table.patients().stream().filter(this::hasBoth).count();
        return paired ? both : Math.min(patientsAt(pair.reference()), patientsAt(pair.other()));
    }

    private int patientsAt(String timepoint) {
        return (int) table.patients().stream().filter(patient -> table.find(patient, timepoint) != null).count();
    }

    /** The tests of one measure. */
    List<Finding> rows(int i) {
        boolean fraction = measure(i).kind() == Measure.Kind.FRACTION;
        List<TestResult> tests = new ArrayList<>();
        if (!paired) {
            if (fraction) {
                addBetaBinomial(i, tests);
            }
        } else {
            if (fraction) {
                addOddsRatios(i, tests);
                tests.add(t(logitChanges(i)).named("paired t on logits").estimating("mean change of the logit"));
                if (compositions.arePossible()) {
                    tests.add(t(logRatioChanges(i)).named("paired t on centered log-ratios")
                        .estimating("mean change of log2 centered log-ratio"));
                }
            } else {
                tests.add(t(changes(i)).named("paired t").estimating("mean change"));
            }
            tests.add(signs(i));
        }
        return tests.stream().map(test -> measure(i).finding(pair, test)).toList();
    }

    /** The log odds ratios of the patients with both timepoints. */
    LogOdds logOdds(int i) {
        return logOdds(counted(i));
    }

    /** The log odds ratio of two groups of patients and its error, NaN where unknown. */
    BetaBinomial.Fit betaBinomial(int i) {
        List<MeasureSummary> before = group(i, pair.reference());
        List<MeasureSummary> after = group(i, pair.other());
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
                patient -> change.applyAsDouble(at(patient, pair.reference(), i), at(patient, pair.other(), i)))
            .toArray();
    }

    private boolean hasBoth(String patient) {
        return table.find(patient, pair.reference()) != null && table.find(patient, pair.other()) != null;
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
            .mapToDouble(patient -> compositions.centeredLogRatios(table.find(patient, pair.other()))[part]
                - compositions.centeredLogRatios(table.find(patient, pair.reference()))[part])
            .toArray();
    }

    private TestResult t(double[] changes) {
        TestResult test = OneSampleT.withDefaults().withConfidenceLevel(level).test(changes);
        long without = changes.length - test.n();
        String note = test.n() < 2 ? TOO_FEW : test.isTested() ? "" : "all changes are equal: not tested";
        return test.withNote(note).withNote(without == 0 ? "" : without + " patients without a value are not used");
    }

    private TestResult signs(int i) {
        double[] changes = changes(i);
        int rose = (int) Arrays.stream(changes).filter(change -> change > 0).count();
        int fell = (int) Arrays.stream(changes).filter(change -> change < 0).count();
        TestResult test = Signs.withDefaults().withConfidenceLevel(level).test(rose, fell)
            .estimating("part of changed patients that grew");
        if (rose + fell > 1) {
            return test;
        }
        boolean pairs = Arrays.stream(changes).filter(change -> !Double.isNaN(change)).count() > 1;
        return test.untested().withNote(pairs ? "fewer than two patients changed: not tested" : TOO_FEW);
    }

    /** The counts of the patients with both timepoints. */
    private List<MantelHaenszel.Table> counted(int i) {
        List<MantelHaenszel.Table> tables = new ArrayList<>();
        for (String patient : table.patients().stream().filter(this::hasBoth).toList()) {
            MeasureSummary before = at(patient, pair.reference(), i);
            MeasureSummary after = at(patient, pair.other(), i);
            if (before.isCounted() && after.isCounted()) {
                tables.add(new MantelHaenszel.Table(after.count(), after.cells() - after.count(), before.count(),
                    before.cells() - before.count()));
            }
        }
        return tables;
    }

    private void addOddsRatios(int i, List<TestResult> tests) {
        List<MantelHaenszel.Table> tables = counted(i);
        if (!tables.isEmpty()) {
            tests.add(mantelHaenszel(tables));
            addMetaAnalysis(logOdds(tables), tests);
        }
    }

    private TestResult mantelHaenszel(List<MantelHaenszel.Table> tables) {
        TestResult common = MantelHaenszel.withDefaults().withConfidenceLevel(level).test(tables);
        return (Double.isInfinite(common.value()) ? common.withEstimate(Estimate.of(common.estimate().of(), Double.NaN))
            : common)
            .withNote(Double.isInfinite(common.value()) ? "no such cells at " + pair.reference() + ", or no others at "
                + pair.other() + ": no finite odds ratio" : "")
            .withNote(common.n() == 0 ? "no patient has such cells and others: not tested" : "")
            .withNote("cells are not independent replicates: p describes these patients only");
    }

    private void addMetaAnalysis(LogOdds odds, List<TestResult> tests) {
        RandomEffects.MetaAnalysis meta =
            RandomEffects.withDefaults().withConfidenceLevel(level).combine(odds.effects(), odds.variances());
        long k = meta.mean().n();
        tests.add(meta.mean().estimating("log odds ratio")
            .withNote(k < 2 ? TOO_FEW : meta.mean().isTested() ? "" : "all log odds ratios are equal: not tested"));
        if (k >= 2) {
            tests.add(meta.tauSquared().estimating("variance of log odds ratios"));
            tests.add(meta.iSquared());
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

    private void addBetaBinomial(int i, List<TestResult> tests) {
        int before = group(i, pair.reference()).size();
        int after = group(i, pair.other()).size();
        if (before + after > 0) {
            TestResult fit = betaBinomial(i).test();
            tests.add(
                Math.min(before, after) < 2 ? fit.untested().withNote("needs two patients at each timepoint") : fit);
        }
    }

    private List<MeasureSummary> group(int i, String timepoint) {
        return table.patients().stream().map(patient -> table.find(patient, timepoint)).filter(sample -> sample != null)
            .map(sample -> sample.measures().get(i)).filter(MeasureSummary::isCounted).toList();
    }
}
