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
import org.screlapse.engine.countmodel.Design;
import org.screlapse.engine.countmodel.DesignBuilder;
import org.screlapse.engine.cohort.Cohort;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.cohort.Sample;
import org.screlapse.engine.task.Run;

/**
 * The samples of two timepoints, and the design by which they are compared.
 *
 * @param contrast what is compared
 * @param samples the samples compared
 * @param sampleOf for each cell the position of its sample, −1 if it is of none of them
 * @param later which samples are of the later timepoint
 * @param paired whether each patient is compared with him- or herself
 * @param design intercept, patient if paired, covariates, timepoint
 * @param tested the column of the timepoint
 */
record ComparedSamples(Contrast contrast, List<Sample> samples, int[] sampleOf, boolean[] later, boolean paired,
    Design design, String tested) {

    private static final String INSTEAD_OF_PAIRS =
        " The exact proportion test needs no replicates, but says nothing of other patients.";
    private static final String INSTEAD_OF_GROUPS =
        " At least three samples are needed, of two patients or more at one of the timepoints."
            + " The fractions of each sample can be compared without replicates by the exact proportion test.";

    /**
     * Chooses the samples of two timepoints.
     *
     * @param run notes who is left out, and what should be known of the samples as replicates
     * @throws IllegalArgumentException if there are no replicates, or the design is not of full rank
     */
    static ComparedSamples of(Cohort cohort, Contrast contrast, Run run) {
        String reference = contrast.reference();
        String other = contrast.other();
        List<Sample> samples =
            cohort.samples().stream().filter(s -> s.level().equals(reference) || s.level().equals(other)).toList();
        Map<String, Set<String>> timepoints = new TreeMap<>();
        samples.stream().filter(s -> s.patient() != null)
            .forEach(s -> timepoints.computeIfAbsent(s.patient(), p -> new TreeSet<>()).add(s.level()));
        long both = timepoints.values().stream().filter(t -> t.size() == 2).count();
        boolean paired = both >= 2 || (both == 1 && !areGroups(timepoints.values(), reference, other));
        if (paired) {
            samples = withoutSingles(samples, timepoints, contrast, run);
        } else if (both == 0 && !timepoints.isEmpty()) {
            run.note("No patient has both \"" + reference + "\" and \"" + other
                + "\": they are compared as independent groups of samples.");
        }
        Design design = design(samples, paired, contrast);
        requireReplicates(design, samples, paired);
        ReplicateNotes.add(samples, paired, run);
        boolean[] isLater = new boolean[samples.size()];
        for (int i = 0; i < isLater.length; i++) {
            isLater[i] = samples.get(i).level().equals(other);
        }
        return new ComparedSamples(contrast, samples, renumbered(cohort, samples), isLater, paired, design,
            contrast.factor() + " " + other);
    }

    /**
     * Chooses the samples of each contrast. Of several, those without replicates are left out.
     *
     * @param run notes which are left out; notes on one of several begin with it
     * @throws IllegalArgumentException as for one contrast, and if none has replicates
     */
    static List<ComparedSamples> each(Cohort cohort, List<Contrast> contrasts, List<Run> runs, Run run) {
        if (contrasts.size() == 1) {
            return List.of(of(cohort, contrasts.get(0), runs.get(0)));
        }
        List<ComparedSamples> steps = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (int i = 0; i < contrasts.size(); i++) {
            try {
                steps.add(of(cohort, contrasts.get(i), runs.get(i)));
            } catch (NoReplicatesException e) {
                skipped.add("\"" + contrasts.get(i).other() + "\" was not compared. " + e.getMessage());
            }
        }
        if (steps.isEmpty()) {
            throw new NoReplicatesException(
                "Nothing can be compared with \"" + contrasts.get(0).reference() + "\". " + String.join(" ", skipped));
        }
        skipped.forEach(run::note);
        return steps;
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

    /**
     * A sample without a single count has no fractions.
     *
     * @throws IllegalArgumentException if there is one
     */
    void requireCells(double[][] counts, String what) {
        for (int s = 0; s < count(); s++) {
            int sample = s;
            if (Arrays.stream(counts).allMatch(row -> row[sample] == 0)) {
                throw new IllegalArgumentException(
                    "The sample \"" + samples.get(s).name() + "\" has no cells " + what + ", or leave the sample out.");
            }
        }
    }

    /** A patient with one timepoint says nothing of the change once every patient has a level of its own. */
    private static List<Sample> withoutSingles(List<Sample> samples, Map<String, Set<String>> timepoints,
        Contrast contrast, Run run) {
        List<String> left = timepoints.entrySet().stream().filter(e -> e.getValue().size() == 1)
            .map(e -> e.getKey() + " (no "
                + (e.getValue().contains(contrast.reference()) ? contrast.other() : contrast.reference()) + " sample)")
            .toList();
        if (!left.isEmpty()) {
            run.note("Patients without a pair are left out: " + String.join(", ", left) + ".");
        }
        return samples.stream().filter(s -> timepoints.get(s.patient()).size() == 2).toList();
    }

    private static Design design(List<Sample> samples, boolean paired, Contrast contrast) {
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
        return builder.withGroups(contrast.factor(), samples.stream().map(Sample::level).toList(), contrast.reference())
            .build();
    }

    private static void requireReplicates(Design design, List<Sample> samples, boolean paired) {
        if (design.residualDf() < 1) {
            throw new NoReplicatesException("There are no replicates: " + samples.size() + " samples and "
                + design.columns().size() + " columns of the design (" + String.join(", ", design.columns())
                + ") leave nothing to measure the scatter between samples by."
                + (paired ? INSTEAD_OF_PAIRS : INSTEAD_OF_GROUPS));
        }
    }

    private static int[] renumbered(Cohort cohort, List<Sample> samples) {
        int[] places = cohort.samples().stream().mapToInt(samples::indexOf).toArray();
        return Arrays.stream(cohort.sampleOf()).map(sample -> sample < 0 ? sample : places[sample]).toArray();
    }
}
