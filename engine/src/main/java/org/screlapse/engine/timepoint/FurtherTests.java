package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.screlapse.engine.stats.BenjaminiHochberg;
import org.screlapse.engine.stats.BetaBinomial;
import org.screlapse.engine.stats.DilutionRule;
import org.screlapse.engine.stats.KruskalWallis;
import org.screlapse.engine.stats.RandomEffects;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.FurtherTest.Kind;
import org.screlapse.engine.timepoint.TimepointResult.AcrossRow;
import org.screlapse.engine.timepoint.TimepointResult.AcrossTest;

/** Collects all further tests and adjusts their p-values; see {@link TimepointComparison} for the statistics. */
final class FurtherTests {
    private final SampleTable table;
    private final List<Integer> measures;
    private final double level;
    private final DilutionRule rule;
    private final Compositions compositions;
    private final List<FurtherTest> rows = new ArrayList<>();

    /**
     * Starts without rows.
     *
     * @param measures positions of the measures to test
     * @param timepoints those compared
     * @param warnings gets what the user should know of fractions and strata
     */
    FurtherTests(SampleTable table, List<Integer> measures, ChosenTimepoints timepoints, double level,
        DilutionRule rule, List<String> warnings) {
        this.table = table;
        this.measures = measures;
        this.level = level;
        this.rule = rule;
        this.compositions = Compositions.of(table, measures, timepoints.all(), warnings);
        List<String> without = table.patients().stream().filter(p -> table.strata().of(p) == null).toList();
        if (!table.strata().isEmpty() && !without.isEmpty()) {
            warnings.add(
                "Patients without a stratum are not used in the tests of strata: " + String.join(", ", without) + ".");
        }
    }

    /** Adds the tests of two timepoints. */
    void add(PairedPatients patients, boolean paired, Progress progress) {
        PatientTests within = new PatientTests(patients.pair(), compositions, level, rule);
        for (int i = 0; i < patients.both().size(); i++) {
            progress.report((double) i / patients.both().size(), "Further tests of patients");
            rows.addAll(within.rows(table, patients.both().get(i), progress));
        }
        CohortTests all = new CohortTests(table, patients.pair(), paired, level, compositions);
        addAcross(all, null, progress);
        List<String> strata = table.strata().among(patients.any());
        if (!strata.isEmpty()) {
            addStrata(patients.pair(), paired, strata, progress);
        }
    }

    private void addAcross(CohortTests cohort, String stratum, Progress progress) {
        for (int i : measures) {
            progress.checkCancelled();
            cohort.rows(i).forEach(row -> rows.add(row.inStratum(stratum)));
        }
    }

    /** Adds the trends over ordered timepoints, of each patient, of all patients, and of those of each stratum. */
    void addTrends(List<String> order, boolean unpaired, Progress progress) {
        TrendTests trends = new TrendTests(table, order);
        rows.addAll(trends.withinPatients(measures, progress));
        rows.addAll(trends.acrossPatients(measures, unpaired, progress));
        for (String stratum : table.strata().among(table.patients())) {
            new TrendTests(table.ofStratum(stratum), order).acrossPatients(measures, unpaired, progress)
                .forEach(row -> rows.add(row.inStratum(stratum)));
        }
    }

    /** All rows, with false discovery rates over the measures. */
    List<FurtherTest> adjusted() {
        record Family(Kind kind, String patient, String stratum, String reference, String timepoint) {}
        Map<Family, List<Integer>> families = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            FurtherTest row = rows.get(i);
            families.computeIfAbsent(
                new Family(row.kind(), row.patient(), row.stratum(), row.referenceTimepoint(), row.timepoint()),
                family -> new ArrayList<>()).add(i);
        }
        List<FurtherTest> result = new ArrayList<>(rows);
        for (List<Integer> family : families.values()) {
            double[] fdr = BenjaminiHochberg.adjust(family.stream().mapToDouble(i -> rows.get(i).pValue()).toArray());
            for (int k = 0; k < fdr.length; k++) {
                result.set(family.get(k), rows.get(family.get(k)).withFdr(fdr[k]));
            }
        }
        return result;
    }

    private void addStrata(TimepointPair pair, boolean paired, List<String> strata, Progress progress) {
        List<CohortTests> cohorts = new ArrayList<>();
        for (String stratum : strata) {
            SampleTable part = table.ofStratum(stratum);
            CohortTests cohort = new CohortTests(part, pair, paired, level, compositions);
            cohorts.add(cohort);
            new AcrossComparison(part, pair, paired).compare(measures, progress)
                .forEach(row -> rows.add(rankTest(row, pair).inStratum(stratum)));
            addAcross(cohort, stratum, progress);
        }
        for (int i : measures) {
            if (table.measures().get(i).kind() == Measure.Kind.FRACTION) {
                rows.add(oddsInteraction(i, pair, paired, strata, cohorts));
            }
            if (paired) {
                rows.add(rankInteraction(i, pair, strata, cohorts));
            }
        }
    }

    private static FurtherTest rankTest(AcrossRow row, TimepointPair pair) {
        boolean paired = row.test() == AcrossTest.PAIRED_WILCOXON;
        return FurtherTest
            .of(paired ? Kind.PAIRED_WILCOXON : Kind.MANN_WHITNEY, row.measure(), pair,
                paired ? row.patientsAtTimepoint() : row.patientsAtReference() + row.patientsAtTimepoint())
            .withEstimate(row.medianChange(), Double.NaN, Double.NaN).withTest(row.statistic(), row.pValue())
            .withNote(row.note());
    }

    /** Patients are compared between strata; where none has both timepoints, the strata's beta-binomial estimates. */
    private FurtherTest oddsInteraction(int i, TimepointPair pair, boolean paired, List<String> strata,
        List<CohortTests> cohorts) {
        List<String> names = new ArrayList<>();
        if (paired) {
            List<CohortTests.LogOdds> odds = cohorts.stream().map(cohort -> cohort.logOdds(i)).toList();
            addNames(names, strata, s -> odds.get(s).effects().length > 0);
            return interaction(Kind.STRATA_ODDS, i, pair, strata, names,
                RandomEffects.difference(odds.stream().map(CohortTests.LogOdds::effects).toList(),
                    odds.stream().map(CohortTests.LogOdds::variances).toList()));
        }
        List<BetaBinomial.Result> fits = cohorts.stream().map(cohort -> cohort.betaBinomial(i)).toList();
        addNames(names, strata, s -> fits.get(s).standardError() > 0);
        List<BetaBinomial.Result> known = fits.stream().filter(fit -> fit.standardError() > 0).toList();
        return interaction(Kind.STRATA_FITS, i, pair, strata, names,
            RandomEffects.difference(known.stream().mapToDouble(BetaBinomial.Result::logOddsRatio).toArray(),
                known.stream().mapToDouble(BetaBinomial.Result::standardError).toArray()))
            .withNote("approximate: with fewer than about five patients in a stratum at a timepoint p is too small");
    }

    private static void addNames(List<String> names, List<String> strata, IntPredicate isKnown) {
        IntStream.range(0, strata.size()).filter(isKnown).forEach(s -> names.add(strata.get(s)));
    }

    private FurtherTest rankInteraction(int i, TimepointPair pair, List<String> strata, List<CohortTests> cohorts) {
        List<double[]> changes = cohorts.stream()
            .map(cohort -> Arrays.stream(cohort.changes(i)).filter(change -> !Double.isNaN(change)).toArray()).toList();
        List<String> names = new ArrayList<>();
        addNames(names, strata, s -> changes.get(s).length > 0);
        KruskalWallis.Result test = KruskalWallis.test(changes);
        return interaction(Kind.STRATA_RANKS, i, pair, strata, names,
            new RandomEffects.Difference(test.statistic(), test.pValue()));
    }

    private FurtherTest interaction(Kind kind, int i, TimepointPair pair, List<String> strata, List<String> names,
        RandomEffects.Difference test) {
        int patients = (int) table.patients().stream().filter(p -> names.contains(table.strata().of(p))
            && (table.find(p, pair.reference()) != null || table.find(p, pair.later()) != null)).count();
        List<String> without = strata.stream().filter(name -> !names.contains(name)).toList();
        return FurtherTest.of(kind, table.measures().get(i), pair, patients).withTest(test.statistic(), test.pValue())
            .withNote("strata: " + String.join(", ", names))
            .withNote(without.isEmpty() ? "" : "too few patients in: " + String.join(", ", without))
            .withNote(names.size() < 2 ? "needs two strata"
                : Double.isNaN(test.pValue()) ? "needs more patients, or changes that differ: not tested" : "");
    }
}
