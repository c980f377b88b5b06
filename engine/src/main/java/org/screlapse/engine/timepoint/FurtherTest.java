package org.screlapse.engine.timepoint;

/**
 * What one of the further tests found for one measure: within a patient, across patients, in a stratum of patients, or
 * between strata. See {@link Kind} for what each of them estimates.
 *
 * @param kind the test
 * @param measure what was tested
 * @param patient the patient; null for a test across patients
 * @param stratum the stratum of patients; null for all of them
 * @param referenceTimepoint the earlier timepoint (of a trend: the first)
 * @param timepoint the later one (of a trend: the last)
 * @param patients the patients on which it rests
 * @param estimate what the test estimates, see {@link Kind#estimateLabel()}; finite, or NaN where there is none
 * @param low the lower end of its confidence interval; finite or NaN
 * @param high the upper end
 * @param statistic the test's statistic, see {@link Kind#statisticLabel()}; finite or NaN
 * @param pValue two-sided; NaN where not tested
 * @param fdr p adjusted over the measures of the same test, patient, stratum and timepoints (Benjamini–Hochberg)
 * @param note what to know when reading the row, parts parted by "; "
 */
public record FurtherTest(Kind kind, Measure measure, String patient, String stratum, String referenceTimepoint,
    String timepoint, int patients, double estimate, double low, double high, double statistic, double pValue,
    double fdr, String note) {

    /** Turns what is infinite into NaN, so that no table has an infinite fold change. */
    public FurtherTest {
        estimate = finite(estimate);
        low = finite(low);
        high = finite(high);
        statistic = finite(statistic);
    }

    /** A test, and what its estimate and statistic are. */
    public enum Kind {
        /** {@link org.screlapse.engine.stats.ExactProportionTest} within a patient. */
        EXACT_PROPORTION("exact proportion test", "log2 fold difference", ""),
        /** The change of the centred log-ratio within a patient; not tested. */
        CENTRED_LOG_RATIO("centred log-ratio", "change of log2 centred log-ratio", ""),
        /** {@link org.screlapse.engine.stats.ExactProportionTest} among the cells outside populations that grew. */
        WITHOUT_GROWN("exact proportion test without grown populations", "log2 fold difference", ""),
        /** {@link org.screlapse.engine.stats.ProportionTrend} of a fraction over timepoints within a patient. */
        FRACTION_TREND("Cochran-Armitage trend", "change of the fraction per timepoint", "chi-squared"),
        /** {@link org.screlapse.engine.stats.JonckheereTerpstra} of cell scores over timepoints within a patient. */
        SCORE_TREND("Jonckheere-Terpstra trend", "part of cell pairs that rise", "z"),
        /** {@link org.screlapse.engine.stats.PageTrend} of the patients with all timepoints. */
        PAGE_TREND("Page trend over patients", "mean slope per timepoint", "L"),
        /** {@link org.screlapse.engine.stats.PairedWilcoxon} of the patients' slopes over the timepoints. */
        SLOPE_TREND("signed-rank of patients' slopes", "median slope per timepoint", "V"),
        /** {@link org.screlapse.engine.stats.JonckheereTerpstra} of patients with one timepoint each. */
        PATIENT_TREND("Jonckheere-Terpstra trend over patients", "part of patient pairs that rise", "z"),
        /** {@link org.screlapse.engine.stats.MantelHaenszel}, a table a patient. */
        MANTEL_HAENSZEL("Cochran-Mantel-Haenszel", "common odds ratio", "chi-squared"),
        /** {@link org.screlapse.engine.stats.RandomEffects} of the patients' log odds ratios. */
        META_ANALYSIS("random-effects meta-analysis", "log odds ratio", "t"),
        /** The variance between patients of the meta-analysis, with Cochran's Q. */
        VARIANCE_BETWEEN_PATIENTS("heterogeneity: tau squared", "variance of log odds ratios", "Q"),
        /** The part of the variation that is not sampling, with Cochran's Q. */
        I_SQUARED("heterogeneity: I squared", "part of variation between patients", "Q"),
        /** Student's paired t test of the logits of fractions. */
        LOGIT_T("paired t on logits", "mean change of the logit", "t"),
        /** Student's paired t test of mean scores. */
        SCORE_T("paired t", "mean change", "t"),
        /** Student's paired t test of centred log-ratios. */
        LOG_RATIO_T("paired t on centred log-ratios", "mean change of log2 centred log-ratio", "t"),
        /** {@link org.screlapse.engine.stats.SignTest}. */
        SIGN("sign test", "part of changed patients that grew", "patients grown"),
        /** {@link org.screlapse.engine.stats.BetaBinomial} of unpaired patients. */
        BETA_BINOMIAL("beta-binomial", "log odds ratio", "likelihood ratio"),
        /** {@link org.screlapse.engine.stats.PairedWilcoxon} in a stratum. */
        PAIRED_WILCOXON("paired Wilcoxon signed-rank", "median change", "V"),
        /** {@link org.screlapse.engine.stats.MannWhitney} in a stratum. */
        MANN_WHITNEY("Mann-Whitney", "difference of medians", "W"),
        /** Whether strata differ in their mean log odds ratios: {@link org.screlapse.engine.stats.RandomEffects}. */
        STRATA_ODDS("interaction with stratum: log odds ratios", "", "F"),
        /** Whether strata of unpaired patients differ in their log odds ratios: their beta-binomial estimates. */
        STRATA_FITS("interaction with stratum: beta-binomial", "", "chi-squared"),
        /** Whether patients of different strata differ in their changes, by ranks. */
        STRATA_RANKS("interaction with stratum: Kruskal-Wallis of changes", "", "chi-squared");

        private final String label;
        private final String estimateLabel;
        private final String statisticLabel;

        Kind(String label, String estimateLabel, String statisticLabel) {
            this.label = label;
            this.estimateLabel = estimateLabel;
            this.statisticLabel = statisticLabel;
        }

        /** A few words for tables and messages. */
        public String label() {
            return label;
        }

        /** What the estimate is; empty where there is none. */
        public String estimateLabel() {
            return estimateLabel;
        }

        /** What the statistic is; empty where there is none. */
        public String statisticLabel() {
            return statisticLabel;
        }
    }

    /** A test across patients, without results yet. */
    static FurtherTest of(Kind kind, Measure measure, TimepointPair pair, int patients) {
        return new FurtherTest(kind, measure, null, null, pair.reference(), pair.later(), patients, Double.NaN,
            Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, "");
    }

    FurtherTest ofPatient(String newPatient) {
        return new FurtherTest(kind, measure, newPatient, stratum, referenceTimepoint, timepoint, patients, estimate,
            low, high, statistic, pValue, fdr, note);
    }

    FurtherTest inStratum(String newStratum) {
        return new FurtherTest(kind, measure, patient, newStratum, referenceTimepoint, timepoint, patients, estimate,
            low, high, statistic, pValue, fdr, note);
    }

    FurtherTest withEstimate(double newEstimate, double newLow, double newHigh) {
        return new FurtherTest(kind, measure, patient, stratum, referenceTimepoint, timepoint, patients, newEstimate,
            newLow, newHigh, statistic, pValue, fdr, note);
    }

    FurtherTest withTest(double newStatistic, double newPValue) {
        return new FurtherTest(kind, measure, patient, stratum, referenceTimepoint, timepoint, patients, estimate, low,
            high, newStatistic, newPValue, fdr, note);
    }

    FurtherTest withFdr(double newFdr) {
        return new FurtherTest(kind, measure, patient, stratum, referenceTimepoint, timepoint, patients, estimate, low,
            high, statistic, pValue, newFdr, note);
    }

    /** The same with one more note; an empty one changes nothing. */
    FurtherTest withNote(String more) {
        String notes = more.isEmpty() || note.isEmpty() ? note + more : note + "; " + more;
        return new FurtherTest(kind, measure, patient, stratum, referenceTimepoint, timepoint, patients, estimate, low,
            high, statistic, pValue, fdr, notes);
    }

    private static double finite(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }
}
