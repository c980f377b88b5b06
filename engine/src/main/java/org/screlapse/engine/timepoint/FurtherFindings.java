package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.stats.BetaBinomial;
import org.screlapse.engine.stats.DilutionRule;
import org.screlapse.engine.stats.Fdr;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.KruskalWallis;
import org.screlapse.engine.stats.RandomEffects;
import org.screlapse.engine.stats.TestResult;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.timepoint.TimepointResult.CohortChange;

/** Collects all further tests and adjusts their p-values; see {@link TimepointComparison} for the statistics. */
final class FurtherFindings {
    /** The kind of a finding that says of a stratum as a whole that it cannot be tested. */
    private static final String STRATUM = "stratum";

    private final SampleTable table;
    private final List<Integer> measures;
    private final double level;
    private final DilutionRule rule;
    private final Compositions compositions;
    private final List<Finding> rows = new ArrayList<>();

    /**
     * Starts without rows.
     *
     * @param measures positions of the measures to test
     * @param compared the levels that are compared, the reference among them
     * @param run notes what the user should know of fractions and strata
     */
    FurtherFindings(SampleTable table, List<Integer> measures, List<String> compared, double level, DilutionRule rule,
        Run run) {
        this.table = table;
        this.measures = measures;
        this.level = level;
        this.rule = rule;
        this.compositions = Compositions.of(table, measures, compared, run);
        List<String> without = table.patients().stream().filter(p -> table.cohort().stratum(p) == null).toList();
        if (table.cohort().hasStrata() && !without.isEmpty()) {
            run.note(
                "Patients without a stratum are not used in the tests of strata: " + String.join(", ", without) + ".");
        }
    }

    /** Adds the tests of two timepoints. */
    void add(PairedPatients patients, boolean paired, Run run) {
        PatientFindings within = new PatientFindings(patients.pair(), compositions, level, rule);
        for (int i = 0; i < patients.both().size(); i++) {
            run.report((double) i / patients.both().size(), "Further tests of patients");
            rows.addAll(within.rows(table, patients.both().get(i), run));
        }
        CohortFindings all = new CohortFindings(table, patients.pair(), paired, level, compositions);
        addAcross(all, null, run);
        List<String> strata = table.cohort().strata(patients.any());
        if (!strata.isEmpty()) {
            addStrata(patients.pair(), paired, strata, run);
        }
    }

    private void addAcross(CohortFindings cohort, String stratum, Run run) {
        for (int i : measures) {
            run.checkCancelled();
            cohort.rows(i).forEach(row -> rows.add(row.inStratum(stratum)));
        }
    }

    /** Adds the trends over ordered timepoints, of each patient, of all patients, and of those of each stratum. */
    void addTrends(List<String> order, boolean unpaired, Run run) {
        TrendFindings trends = new TrendFindings(table, order);
        rows.addAll(trends.withinPatients(measures, run));
        rows.addAll(trends.acrossPatients(measures, unpaired, run));
        for (String stratum : table.cohort().strata(table.patients())) {
            new TrendFindings(table.ofStratum(stratum), order).acrossPatients(measures, unpaired, run)
                .forEach(row -> rows.add(row.inStratum(stratum)));
        }
    }

    /** All rows, with false discovery rates over the measures of one kind. */
    List<Finding> adjusted() {
        return Fdr.adjusted(rows);
    }

    private void addStrata(Contrast pair, boolean paired, List<String> strata, Run run) {
        List<CohortFindings> cohorts = new ArrayList<>();
        for (String stratum : strata) {
            SampleTable part = table.ofStratum(stratum);
            CohortFindings cohort = new CohortFindings(part, pair, paired, level, compositions);
            cohorts.add(cohort);
            if (cohort.size() < 2) {
                rows.add(notTested(pair, paired, stratum, cohort.size()));
            } else {
                new CohortComparison(part, pair, paired).compare(measures, run).stream().map(CohortChange::finding)
                    .forEach(row -> rows.add(row.inStratum(stratum)));
                addAcross(cohort, stratum, run);
            }
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

    /** One row for all tests of a stratum that has too few patients. */
    private static Finding notTested(Contrast pair, boolean paired, String stratum, int patients) {
        TestResult none = TestResult.none("tests of the stratum", patients,
            "needs two patients " + (paired ? "with both timepoints" : "at each timepoint") + ": not tested");
        return Finding.of(STRATUM, stratum, List.of(pair.reference(), pair.other()), none).inStratum(stratum);
    }

    /** Patients are compared between strata; where none has both timepoints, the strata's beta-binomial estimates. */
    private Finding oddsInteraction(int i, Contrast pair, boolean paired, List<String> strata,
        List<CohortFindings> cohorts) {
        List<String> names = new ArrayList<>();
        if (paired) {
            List<CohortFindings.LogOdds> odds = cohorts.stream().map(cohort -> cohort.logOdds(i)).toList();
            addNames(names, strata, s -> odds.get(s).effects().length > 0);
            return interaction("log odds ratios", i, pair, strata, names,
                RandomEffects.difference(odds.stream().map(CohortFindings.LogOdds::effects).toList(),
                    odds.stream().map(CohortFindings.LogOdds::variances).toList()));
        }
        List<BetaBinomial.Fit> fits = cohorts.stream().map(cohort -> cohort.betaBinomial(i)).toList();
        addNames(names, strata, s -> fits.get(s).standardError() > 0);
        List<BetaBinomial.Fit> known = fits.stream().filter(fit -> fit.standardError() > 0).toList();
        return interaction("beta-binomial", i, pair, strata, names,
            RandomEffects.difference(known.stream().mapToDouble(fit -> fit.test().value()).toArray(),
                known.stream().mapToDouble(BetaBinomial.Fit::standardError).toArray()).withNote(
                    "approximate: with fewer than about five patients in a stratum at a timepoint p is too small"));
    }

    private static void addNames(List<String> names, List<String> strata, IntPredicate isKnown) {
        IntStream.range(0, strata.size()).filter(isKnown).forEach(s -> names.add(strata.get(s)));
    }

    private Finding rankInteraction(int i, Contrast pair, List<String> strata, List<CohortFindings> cohorts) {
        List<double[]> changes = cohorts.stream()
            .map(cohort -> Arrays.stream(cohort.changes(i)).filter(change -> !Double.isNaN(change)).toArray()).toList();
        List<String> names = new ArrayList<>();
        addNames(names, strata, s -> changes.get(s).length > 0);
        return interaction("Kruskal-Wallis of changes", i, pair, strata, names, KruskalWallis.test(changes));
    }

    private Finding interaction(String kind, int i, Contrast pair, List<String> strata, List<String> names,
        TestResult test) {
        int patients = (int) table.patients().stream().filter(p -> names.contains(table.cohort().stratum(p))
            && (table.find(p, pair.reference()) != null || table.find(p, pair.other()) != null)).count();
        List<String> without = strata.stream().filter(name -> !names.contains(name)).toList();
        String notes = test.note();
        TestResult named = new TestResult("interaction with stratum: " + kind, test.estimate(), test.statisticName(),
            test.statistic(), test.pValue(), test.method(), patients, "strata: " + String.join(", ", names));
        return table.measures().get(i).finding(pair,
            named.withNote(without.isEmpty() ? "" : "too few patients in: " + String.join(", ", without))
                .withNote(names.size() < 2 ? "needs two strata"
                    : test.isTested() ? "" : "needs more patients, or changes that differ: not tested")
                .withNote(notes));
    }
}
