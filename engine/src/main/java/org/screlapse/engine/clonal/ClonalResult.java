package org.screlapse.engine.clonal;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.stats.Estimate;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.stats.Interval;
import org.screlapse.engine.stats.TestResult;

/**
 * What {@link ClonalDynamics} found.
 *
 * @param clones a row for each contrast, patient and clone
 * @param patients a row for each contrast and patient
 * @param parts a row for each contrast and part of the change; none without a program
 */
public record ClonalResult(List<CloneChange> clones, List<PatientChange> patients, List<PartChange> parts) {

    /** The kind of findings on clones. */
    public static final String CLONE = "clone";
    /** The kind of findings on the parts of the change. */
    public static final String PART = "part of the change";

    /** Takes copies of the lists. */
    public ClonalResult {
        clones = List.copyOf(clones);
        patients = List.copyOf(patients);
        parts = List.copyOf(parts);
    }

    /** @return the levels that were compared, the reference first */
    public List<String> levels() {
        return patients.stream().map(PatientChange::contrast)
            .flatMap(contrast -> Stream.of(contrast.reference(), contrast.other())).distinct().toList();
    }

    /** @return one plain sentence: what the change of the program is made of, or which types of relapse there are */
    public String sentence() {
        Map<Part, Double> means = new EnumMap<>(Part.class);
        parts.forEach(row -> means.putIfAbsent(row.part(), row.finding().result().value()));
        if (means.isEmpty() || Double.isNaN(means.get(Part.TOTAL))) {
            Map<String, Long> types = patients.stream().collect(Collectors
                .groupingBy(patient -> patient.verdict().type().label(), TreeMap::new, Collectors.counting()));
            return types.entrySet().stream().map(type -> type.getValue() + " " + type.getKey())
                .collect(Collectors.joining(", ", "Relapses: ", "."));
        }
        PartChange total = parts.get(0);
        return String.format(Locale.ROOT,
            "From %s to %s the program changed by %.3f (mean of %d patients): %.3f by selection of clones, %.3f by"
                + " plasticity within them, %.3f by both, %.3f undetermined.",
            total.finding().when().get(0), total.finding().when().get(1), means.get(Part.TOTAL),
            total.finding().result().n(), means.get(Part.SELECTION), means.get(Part.PLASTICITY),
            means.get(Part.INTERACTION), means.get(Part.UNDETERMINED));
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
     * A clone of a patient at two timepoints.
     *
     * @param finding the exact test of its fraction with the log2 fold difference; adjusted over the clones of the
     *            patient
     * @param reference its size at the reference
     * @param later its size at the other level
     * @param parts what it adds to the change of the program; NaN where unknown
     */
    public record CloneChange(Finding finding, Size reference, Size later, ChangeParts parts) {}

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
        double largestFraction, double program) {

        static SampleState of(CloneSums sample, CloneSums program, List<String> names) {
            int largest = sample.largest();
            return largest < 0 ? new SampleState(0, 0, Double.NaN, null, Double.NaN, Double.NaN)
                : new SampleState(sample.cells(), sample.seen(), sample.effectiveClones(), names.get(largest),
                    sample.fraction(largest), program.mean());
        }
    }

    /**
     * A patient at two timepoints.
     *
     * @param patient the patient
     * @param contrast what is compared
     * @param reference the sample at the reference
     * @param later the other sample
     * @param verdict the type of the relapse and why
     * @param parts the parts of the change of the program, each with its interval; NaN where unknown
     */
    public record PatientChange(String patient, Contrast contrast, SampleState reference, SampleState later,
        RelapseRule.Verdict verdict, Map<Part, Estimate> parts) {

        /**
         * @param part a part
         * @return its size in this patient
         */
        public double part(Part part) {
            return parts.get(part).value();
        }

        /** @return selection if all that is undetermined were selection: the other bound of it */
        public double selectionAtTheOtherBound() {
            return part(Part.SELECTION) + part(Part.UNDETERMINED);
        }
    }

    /**
     * A part of the change across patients, each of whom counts once.
     *
     * @param part the part
     * @param finding Student's t test of its mean against 0, with the interval of the mean; adjusted over the parts
     * @param ranks Wilcoxon's signed-rank test of the same
     * @param positive patients in whom the part is above 0
     */
    public record PartChange(Part part, Finding finding, TestResult ranks, int positive) {}
}
