package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.screlapse.engine.abundance.CohortLayout.Sample;
import org.screlapse.engine.countmodel.Design;
import org.screlapse.engine.countmodel.DesignBuilder;

/**
 * The samples of two timepoints, and the design by which they are compared.
 *
 * @param reference the reference timepoint
 * @param timepoint the later one
 * @param samples the samples compared
 * @param sampleOf for each cell the position of its sample, −1 if it is of none of them
 * @param later which samples are of the later timepoint
 * @param paired whether each patient is compared with him- or herself
 * @param design intercept, patient if paired, covariates, timepoint
 * @param tested the column of the timepoint
 * @param warnings what the user should know
 */
record ComparedSamples(String reference, String timepoint, List<Sample> samples, int[] sampleOf, boolean[] later,
    boolean paired, Design design, String tested, List<String> warnings) {

    private static final String INSTEAD_OF_PAIRS =
        " Use the exact proportion test of Timepoint Comparison, which needs no replicates but says nothing of other"
            + " patients.";
    private static final String INSTEAD_OF_GROUPS =
        " At least three samples are needed, of two patients or more at one of the timepoints; Timepoint Comparison"
            + " shows the fractions of each sample.";

    /**
     * Chooses the samples of two timepoints.
     *
     * @param reference the earlier timepoint
     * @param later the later one; empty if the data have no third
     * @throws IllegalArgumentException if a timepoint is not there, there are no replicates, or the design is not of
     *             full rank
     */
    static ComparedSamples of(CohortLayout layout, String reference, String later) {
        String other = checkedLater(layout, reference, later);
        List<String> warnings = new ArrayList<>(layout.warnings());
        List<Sample> samples = layout.samples().stream()
            .filter(s -> s.timepoint().equals(reference) || s.timepoint().equals(other)).toList();
        Map<String, Set<String>> timepoints = new TreeMap<>();
        samples.stream().filter(s -> s.patient() != null)
            .forEach(s -> timepoints.computeIfAbsent(s.patient(), p -> new TreeSet<>()).add(s.timepoint()));
        long both = timepoints.values().stream().filter(t -> t.size() == 2).count();
        boolean paired = both >= 2 || both == 1 && !areGroups(timepoints.values(), reference, other);
        if (paired) {
            samples = withoutSingles(samples, timepoints, reference, other, warnings);
        } else if (both == 0 && !timepoints.isEmpty()) {
            warnings.add("No patient has both \"" + reference + "\" and \"" + other
                + "\": they are compared as independent groups of samples.");
        }
        Design design = design(samples, paired, reference, layout.timepointColumn());
        requireReplicates(design, samples, paired);
        warnings.addAll(ReplicateWarnings.of(samples, paired));
        boolean[] isLater = new boolean[samples.size()];
        for (int i = 0; i < isLater.length; i++) {
            isLater[i] = samples.get(i).timepoint().equals(other);
        }
        return new ComparedSamples(reference, other, samples, renumbered(layout, samples), isLater, paired, design,
            layout.timepointColumn() + " " + other, warnings);
    }

    /**
     * Chooses the samples of the later timepoint; if it is empty and there are more than two timepoints, those of each
     * but the reference that has replicates.
     *
     * @param skipped gets a sentence for each timepoint left out
     * @throws IllegalArgumentException as for one timepoint, and if no timepoint has replicates
     */
    static List<ComparedSamples> each(CohortLayout layout, String reference, String later, List<String> skipped) {
        List<String> there = layout.timepoints();
        if (!later.isBlank() || there.size() < 3 || !there.contains(reference)) {
            return List.of(of(layout, reference, later));
        }
        List<ComparedSamples> steps = new ArrayList<>();
        for (String timepoint : there) {
            if (!timepoint.equals(reference)) {
                try {
                    steps.add(of(layout, reference, timepoint));
                } catch (NoReplicatesException e) {
                    skipped.add("\"" + timepoint + "\" was not compared. " + e.getMessage());
                }
            }
        }
        if (steps.isEmpty()) {
            throw new NoReplicatesException(
                "No timepoint can be compared with \"" + reference + "\". " + String.join(" ", skipped));
        }
        return steps;
    }

    /** Nothing tells how much samples scatter. */
    static final class NoReplicatesException extends IllegalArgumentException {
        NoReplicatesException(String message) {
            super(message);
        }
    }

    /** Whether there are two patients at each timepoint. */
    private static boolean areGroups(Collection<Set<String>> timepoints, String reference, String later) {
        return Stream.of(reference, later)
            .allMatch(timepoint -> timepoints.stream().filter(t -> t.contains(timepoint)).count() >= 2);
    }

    /** Number of samples. */
    int count() {
        return samples.size();
    }

    /** Number of cells of each sample. */
    double[] cells() {
        double[] cells = new double[samples.size()];
        for (int sample : sampleOf) {
            if (sample >= 0) {
                cells[sample]++;
            }
        }
        return cells;
    }

    private static String checkedLater(CohortLayout layout, String reference, String later) {
        List<String> there = layout.timepoints();
        String list = "; \"" + layout.timepointColumn() + "\" has " + there + ".";
        if (there.size() == 1) {
            throw new IllegalArgumentException("There is only one timepoint, \"" + there.get(0) + "\", in \""
                + layout.timepointColumn() + "\": a comparison needs two.");
        }
        if (!there.contains(reference)) {
            throw new IllegalArgumentException("There is no timepoint \"" + reference + "\"" + list);
        }
        if (later.isBlank()) {
            if (there.size() > 2) {
                throw new IllegalArgumentException("There are " + there.size()
                    + " timepoints; choose the later one that is compared with \"" + reference + "\"" + list);
            }
            return there.get(reference.equals(there.get(0)) ? 1 : 0);
        }
        if (!there.contains(later)) {
            throw new IllegalArgumentException("There is no timepoint \"" + later + "\"" + list);
        }
        if (later.equals(reference)) {
            throw new IllegalArgumentException(
                "The later timepoint is the reference timepoint, \"" + reference + "\": choose another one" + list);
        }
        return later;
    }

    /** A patient with one timepoint says nothing of the change once every patient has a level of its own. */
    private static List<Sample> withoutSingles(List<Sample> samples, Map<String, Set<String>> timepoints,
        String reference, String later, List<String> warnings) {
        List<String> left = timepoints.entrySet().stream().filter(e -> e.getValue().size() == 1)
            .map(e -> e.getKey() + " (no " + (e.getValue().contains(reference) ? later : reference) + " sample)")
            .toList();
        if (!left.isEmpty()) {
            warnings.add("Patients without a pair are left out: " + String.join(", ", left) + ".");
        }
        return samples.stream().filter(s -> timepoints.get(s.patient()).size() == 2).toList();
    }

    private static Design design(List<Sample> samples, boolean paired, String reference, String timepoint) {
        DesignBuilder builder = DesignBuilder.of(samples.size());
        if (paired) {
            builder = builder.withGroups("patient", samples.stream().map(Sample::patient).toList(), null);
        }
        for (String covariate : samples.get(0).groups().keySet()) {
            builder =
                builder.withGroups(covariate, samples.stream().map(s -> s.groups().get(covariate)).toList(), null);
        }
        for (String covariate : samples.get(0).numbers().keySet()) {
            builder =
                builder.withNumbers(covariate, samples.stream().mapToDouble(s -> s.numbers().get(covariate)).toArray());
        }
        return builder.withGroups(timepoint, samples.stream().map(Sample::timepoint).toList(), reference).build();
    }

    private static void requireReplicates(Design design, List<Sample> samples, boolean paired) {
        if (design.residualDf() < 1) {
            throw new NoReplicatesException("There are no replicates: " + samples.size() + " samples and "
                + design.columns().size() + " columns of the design (" + String.join(", ", design.columns())
                + ") leave nothing to measure the scatter between samples by."
                + (paired ? INSTEAD_OF_PAIRS : INSTEAD_OF_GROUPS));
        }
    }

    private static int[] renumbered(CohortLayout layout, List<Sample> samples) {
        int[] places = layout.samples().stream().mapToInt(samples::indexOf).toArray();
        return Arrays.stream(layout.sampleOf()).map(sample -> sample < 0 ? sample : places[sample]).toArray();
    }
}
