package org.screlapse.engine.timepoint;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.screlapse.engine.stats.Finding;

/** Looks at the further findings. */
final class FurtherRows {
    private static final double R = 1e-8;

    /** The names of the tests. */
    static final class Kind {
        static final String EXACT_PROPORTION = "exact proportion test";
        static final String CENTERED_LOG_RATIO = "centered log-ratio";
        static final String WITHOUT_GROWN = "exact proportion test without grown populations";
        static final String FRACTION_TREND = "Cochran-Armitage trend";
        static final String SCORE_TREND = "Jonckheere-Terpstra trend";
        static final String PAGE_TREND = "Page trend over patients";
        static final String SLOPE_TREND = "signed-rank of patients' slopes";
        static final String PATIENT_TREND = "Jonckheere-Terpstra trend over patients";
        static final String MANTEL_HAENSZEL = "Cochran-Mantel-Haenszel";
        static final String META_ANALYSIS = "random-effects meta-analysis";
        static final String VARIANCE_BETWEEN_PATIENTS = "heterogeneity: tau squared";
        static final String I_SQUARED = "heterogeneity: I squared";
        static final String LOGIT_T = "paired t on logits";
        static final String LOG_RATIO_T = "paired t on centered log-ratios";
        static final String SIGN = "sign test";
        static final String BETA_BINOMIAL = "beta-binomial";
        static final String PAIRED_WILCOXON = "paired Wilcoxon signed-rank";
        static final String MANN_WHITNEY = "Mann-Whitney";
        static final String STRATA_ODDS = "interaction with stratum: log odds ratios";
        static final String STRATA_FITS = "interaction with stratum: beta-binomial";
        static final String STRATA_RANKS = "interaction with stratum: Kruskal-Wallis of changes";
        static final String STRATUM = "tests of the stratum";

        private Kind() {
        }
    }

    private FurtherRows() {
    }

    /** The only such row. */
    static Finding find(Comparing.Compared in, String test, String measure, String patient, String stratum) {
        List<Finding> rows =
            in.further().stream().filter(row -> row.result().test().equals(test) && row.what().equals(measure)
                && Objects.equals(row.whom(), patient) && Objects.equals(row.where(), stratum)).toList();
        assertEquals(test + " of " + measure + String.format(Locale.ROOT, " (%d rows)", rows.size()), 1, rows.size());
        return rows.get(0);
    }

    /** Estimate, interval, statistic and p-value; an expected NaN of the statistic is not looked at. */
    static void assertRow(Finding row, double estimate, double low, double high, double statistic, double p) {
        assertArrayEquals(new double[]{estimate, low, high},
            new double[]{row.result().value(), row.result().low(), row.result().high()}, R);
        assertEquals(p, row.pValue(), R * p);
        if (!Double.isNaN(statistic)) {
            assertEquals(statistic, row.result().statistic(), R * Math.max(1, Math.abs(statistic)));
        }
        assertNull(row.whom() == null ? null : row.where());
    }
}
