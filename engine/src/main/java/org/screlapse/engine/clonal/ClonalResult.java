package org.screlapse.engine.clonal;

import java.util.List;
import org.screlapse.engine.stats.ExactProportionTest;
import org.screlapse.engine.stats.Interval;

/**
 * What {@link ClonalDynamics} found.
 *
 * @param clones a row for each later timepoint, patient and clone
 * @param patients a row for each later timepoint and patient
 * @param parts a row for each later timepoint and part of the change; none without a program
 * @param warnings whole sentences on what was left out or should be known
 */
public record ClonalResult(List<CloneRow> clones, List<PatientRow> patients, List<PartRow> parts,
    List<String> warnings) {

    /** Takes copies of the lists. */
    public ClonalResult {
        clones = List.copyOf(clones);
        patients = List.copyOf(patients);
        parts = List.copyOf(parts);
        warnings = List.copyOf(warnings);
    }

    /**
     * A clone in a sample.
     *
     * @param cells its cells
     * @param sampleCells all cells of the sample with a clone; 0 if there is no sample
     * @param fraction cells/sampleCells, NaN without a sample
     * @param interval Wilson's interval of the fraction
     * @param program the mean of the program over its cells, NaN where unknown
     */
    public record Size(int cells, int sampleCells, double fraction, Interval interval, double program) {}

    /**
     * A clone at two timepoints.
     *
     * @param patient the patient
     * @param name the clone
     * @param referenceTimepoint the earlier timepoint
     * @param timepoint the later one
     * @param reference its size at the reference
     * @param later its size later
     * @param growth the exact test of its fraction with the log2 fold difference; null where a sample is missing
     * @param fdr the test's p adjusted over the clones of the patient (Benjamini–Hochberg)
     * @param parts what it adds to the change of the program; NaN where unknown
     * @param note "seen at … only", or empty
     */
    public record CloneRow(String patient, String name, String referenceTimepoint, String timepoint, Size reference,
        Size later, ExactProportionTest.Result growth, double fdr, ChangeParts parts, String note) {}

    /**
     * A sample as a whole.
     *
     * @param cells its cells with a clone
     * @param clones the clones seen
     * @param effectiveClones the inverse Simpson index; NaN without cells
     * @param largestClone the largest clone; null without cells
     * @param largestFraction its fraction of the cells
     * @param program the mean of the program over cells with clone and program; NaN where unknown
     */
    public record SampleState(int cells, int clones, double effectiveClones, String largestClone,
        double largestFraction, double program) {}

    /**
     * A patient at two timepoints.
     *
     * @param patient the patient
     * @param referenceTimepoint the earlier timepoint
     * @param timepoint the later one
     * @param reference the sample at the reference
     * @param later the later sample
     * @param verdict the type of the relapse and why
     * @param parts the parts of the change of the program; NaN where unknown
     * @param between interval of between, from drawing the cells again; {@link Interval#NONE} where unknown
     * @param within the same of within
     * @param interaction the same of the interaction
     * @param total the same of the whole change
     */
    public record PatientRow(String patient, String referenceTimepoint, String timepoint, SampleState reference,
        SampleState later, RelapseRule.Verdict verdict, ChangeParts parts, Interval between, Interval within,
        Interval interaction, Interval total) {}

    /** A part of the change. */
    public enum Part {
        /** The whole change. */
        TOTAL("total"),
        /** Growth and loss of clones: selection. */
        BETWEEN("between clones (selection)"),
        /** Changes inside clones: plasticity. */
        WITHIN("within clones (plasticity)"),
        /** Clones that grew changed more, or less. */
        INTERACTION("interaction");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        /** A few words for tables. */
        public String label() {
            return label;
        }

        double of(ChangeParts parts) {
            return switch (this) {
                case TOTAL -> parts.total();
                case BETWEEN -> parts.between();
                case WITHIN -> parts.within();
                case INTERACTION -> parts.interaction();
            };
        }
    }

    /**
     * A part of the change across patients, each of whom counts once.
     *
     * @param part the part
     * @param referenceTimepoint the earlier timepoint
     * @param timepoint the later one
     * @param patients the patients with both samples
     * @param positive those in whom the part is above 0
     * @param mean the mean over the patients
     * @param interval its bootstrap interval, drawing patients again; {@link Interval#NONE} for fewer than two
     * @param statistic Student's t of the mean against 0
     * @param pValue its two-sided p; NaN for fewer than two patients
     * @param fdr that p adjusted over the parts (Benjamini–Hochberg)
     * @param wilcoxonP p of Wilcoxon's signed-rank test of the same
     * @param note what to know when reading the row
     */
    public record PartRow(Part part, String referenceTimepoint, String timepoint, int patients, int positive,
        double mean, Interval interval, double statistic, double pValue, double fdr, double wilcoxonP, String note) {}
}
