package org.screlapse.engine.timepoint;

import java.util.List;
import org.screlapse.engine.stats.PMethod;

/**
 * What a {@link TimepointComparison} found.
 *
 * @param perPatient a row for each later timepoint, patient and measure, in this order; also where a sample is missing
 * @param acrossPatients a row for each later timepoint and measure
 * @param further more tests of the same, in long form
 * @param warnings whole sentences on what was left out or should be known; often empty
 */
public record TimepointResult(List<PatientRow> perPatient, List<AcrossRow> acrossPatients, List<FurtherTest> further,
    List<String> warnings) {

    /** In place of a number that is not known. */
    public static final long UNKNOWN = -1;

    /** Takes copies of the lists. */
    public TimepointResult {
        perPatient = List.copyOf(perPatient);
        acrossPatients = List.copyOf(acrossPatients);
        further = List.copyOf(further);
        warnings = List.copyOf(warnings);
    }

    /**
     * One measure in one sample.
     *
     * @param cells the cells on which it rests (those with a known population, or a score), or {@link #UNKNOWN}
     * @param count the cells in the population; {@link #UNKNOWN} for scores, or where the cells are unknown
     * @param value the fraction (0 to 1) or the mean score; NaN where there is none
     * @param low the lower end of its confidence interval (fractions: Wilson; scores: Student's); NaN without cells
     * @param high the upper end
     */
    public record Estimate(long cells, long count, double value, double low, double high) {
        /** There is no sample. */
        public static final Estimate NONE = new Estimate(UNKNOWN, UNKNOWN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * The odds of a cell to belong to the population, later timepoint over reference.
     *
     * @param estimate the conditional maximum-likelihood estimate, 0 to infinity; NaN where there is none
     * @param low the lower end of its exact confidence interval
     * @param high the upper end
     */
    public record OddsRatio(double estimate, double low, double high) {
        /** Not computed. */
        public static final OddsRatio NONE = new OddsRatio(Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * One measure in one patient, at a later timepoint against the reference.
     *
     * @param patient the patient
     * @param measure what was compared
     * @param referenceTimepoint the earlier timepoint
     * @param timepoint the later one
     * @param reference the measure at the reference
     * @param later the measure at the later timepoint
     * @param change later minus reference; NaN where one is missing
     * @param log2FoldChange of fractions: log2(later/reference), never infinite; NaN for scores
     * @param oddsRatio of fractions with cell counts
     * @param pValue of fractions: Fisher's exact test, two-sided; of cell scores: Mann–Whitney; NaN where not tested
     * @param fdr p adjusted over the measures of this patient and pair of timepoints (Benjamini–Hochberg)
     * @param note what to know when reading the row, parts parted by "; "
     */
    public record PatientRow(String patient, Measure measure, String referenceTimepoint, String timepoint,
        Estimate reference, Estimate later, double change, double log2FoldChange, OddsRatio oddsRatio, double pValue,
        double fdr, String note) {
        PatientRow withFdr(double newFdr) {
            return new PatientRow(patient, measure, referenceTimepoint, timepoint, reference, later, change,
                log2FoldChange, oddsRatio, pValue, newFdr, note);
        }
    }

    /** A test across patients. */
    public enum AcrossTest {
        /** {@link org.screlapse.engine.stats.PairedWilcoxon}. */
        PAIRED_WILCOXON("paired Wilcoxon signed-rank"),
        /** {@link org.screlapse.engine.stats.MannWhitney}. */
        MANN_WHITNEY("Mann-Whitney");

        private final String label;

        AcrossTest(String label) {
            this.label = label;
        }

        /** A few words for tables and messages. */
        public String label() {
            return label;
        }
    }

    /**
     * One measure across patients, at a later timepoint against the reference; every patient counts once.
     *
     * @param measure what was compared
     * @param referenceTimepoint the earlier timepoint
     * @param timepoint the later one
     * @param test paired: Wilcoxon's signed-rank test; unpaired: Mann–Whitney; two-sided
     * @param method how p was computed
     * @param patientsAtReference patients used at the reference (the number of pairs when paired)
     * @param patientsAtTimepoint patients used at the later timepoint (the number of pairs when paired)
     * @param patientsGrown patients with both timepoints whose value grew; {@link #UNKNOWN} where no patient has both
     * @param patientsShrunk patients with both timepoints whose value shrank; {@link #UNKNOWN} where no patient has
     *            both
     * @param medianAtReference the median of the patients used at the reference
     * @param median the median of the patients used at the later timepoint
     * @param medianChange paired: the median of the patients' changes; unpaired: the difference of the medians
     * @param statistic V, the rank sum of growing pairs, or W, the number of (later, reference) patient pairs of which
     *            the later is larger; NaN where not tested
     * @param pValue two-sided; NaN where not tested
     * @param fdr p adjusted over the measures of this pair of timepoints (Benjamini–Hochberg)
     * @param smallestPossibleP what p would be if all patients changed in the same direction, or the groups did not
     *            overlap at all: 2/2ⁿ for n pairs, 2/C(n+m, n) for groups of n and m; NaN without patients
     * @param note what to know when reading the row, parts parted by "; "
     */
    public record AcrossRow(Measure measure, String referenceTimepoint, String timepoint, AcrossTest test,
        PMethod method, int patientsAtReference, int patientsAtTimepoint, long patientsGrown, long patientsShrunk,
        double medianAtReference, double median, double medianChange, double statistic, double pValue, double fdr,
        double smallestPossibleP, String note) {
        AcrossRow withFdr(double newFdr) {
            return new AcrossRow(measure, referenceTimepoint, timepoint, test, method, patientsAtReference,
                patientsAtTimepoint, patientsGrown, patientsShrunk, medianAtReference, median, medianChange, statistic,
                pValue, newFdr, smallestPossibleP, note);
        }
    }
}
