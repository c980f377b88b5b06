package org.screlapse.engine.timepoint;

import java.util.List;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.Interval;

/**
 * What a {@link TimepointComparison} found. All findings are of the kinds "fraction" and "score"; what was found is the
 * name of the population or score.
 *
 * @param levels the reference and what was compared with it, in this order
 * @param patients a row for each contrast, patient and measure, in this order; also where a sample is missing
 * @param cohort a row for each contrast and measure, across patients
 * @param further more tests of the same, in long form
 */
public record TimepointResult(List<String> levels, List<PatientChange> patients, List<CohortChange> cohort,
    List<Finding> further) {

    /** In place of a number that is not known. */
    public static final long UNKNOWN = -1;

    /** Takes copies of the lists. */
    public TimepointResult {
        levels = List.copyOf(levels);
        patients = List.copyOf(patients);
        cohort = List.copyOf(cohort);
        further = List.copyOf(further);
    }

    /** @return one plain sentence: which change is the clearest */
    public String sentence() {
        return ComparisonSentence.of(this);
    }

    /**
     * One measure in one sample.
     *
     * @param cells the cells on which it rests (those with a known population, or a score), or {@link #UNKNOWN}
     * @param count the cells in the population; {@link #UNKNOWN} for scores, or where the cells are unknown
     * @param value the fraction (0 to 1) or the mean score; NaN where there is none
     * @param interval its confidence interval (fractions: Wilson; scores: Student's); none without cells
     */
    public record SampleValue(long cells, long count, double value, Interval interval) {
        /** There is no sample. */
        public static final SampleValue NONE = new SampleValue(UNKNOWN, UNKNOWN, Double.NaN, Interval.NONE);
    }

    /**
     * One measure in one patient, at one level of the factor against the reference.
     *
     * @param finding of fractions with cell counts Fisher's exact test with the odds ratio, of cell scores
     *            Mann–Whitney; two-sided, adjusted over the measures of this kind, patient and contrast
     * @param reference the measure at the reference
     * @param later the measure at the other level
     * @param log2FoldChange of fractions: log2(later/reference), never infinite; NaN for scores
     */
    public record PatientChange(Finding finding, SampleValue reference, SampleValue later, double log2FoldChange) {

        /** @return later minus reference; NaN where one is missing */
        public double change() {
            return later.value() - reference.value();
        }
    }

    /**
     * The patients at one level of the factor.
     *
     * @param patients how many are used: of pairs their number
     * @param median the median of their values
     * @param mean the mean of their values
     */
    public record Group(int patients, double median, double mean) {}

    /**
     * One measure across patients, at one level of the factor against the reference; every patient counts once.
     *
     * @param finding paired: Wilcoxon's signed-rank test with the median of the patients' changes; unpaired:
     *            Mann–Whitney with the difference of the medians; two-sided, adjusted over the measures of this kind
     * @param reference the patients used at the reference
     * @param later the patients used at the other level
     * @param grown patients with both levels whose value grew; {@link #UNKNOWN} where no patient has both
     * @param shrunk patients with both levels whose value shrank; {@link #UNKNOWN} where no patient has both
     * @param smallestPossibleP what p would be if all patients that changed had changed in the same direction, or the
     *            groups did not overlap at all: 2/2ⁿ for n changes, 2/C(n+m, n) for groups of n and m; NaN without
     *            patients
     */
    public record CohortChange(Finding finding, Group reference, Group later, long grown, long shrunk,
        double smallestPossibleP) {

        /** @return of fractions: log2 of the mean at the other level over the mean at the reference; NaN if one is 0 */
        public double log2FoldChangeOfMeans() {
            double ratio = later.mean() / reference.mean();
            return finding.kind().equals(Measure.Kind.FRACTION.label()) && ratio > 0 && Double.isFinite(ratio)
                ? Math.log(ratio) / Math.log(2) : Double.NaN;
        }
    }
}
