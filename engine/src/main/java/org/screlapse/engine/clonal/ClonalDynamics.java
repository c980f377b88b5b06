package org.screlapse.engine.clonal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.screlapse.engine.clonal.ClonalResult.CloneRow;
import org.screlapse.engine.clonal.ClonalResult.PartRow;
import org.screlapse.engine.clonal.ClonalResult.PatientRow;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.ChosenTimepoints;

/**
 * Follows clones from a reference timepoint to later ones, within each patient and across patients.
 *
 * <ul>
 * <li><b>Sizes.</b> The fraction of a clone among the cells with a known clone, with
 * {@linkplain org.screlapse.engine.stats.ProportionInterval Wilson's interval}, and its change by the
 * {@linkplain org.screlapse.engine.stats.ExactProportionTest exact proportion test} (false discovery rate over the
 * clones of a patient).
 * <li><b>Type of relapse</b>, by {@link RelapseRule}.
 * <li><b>Selection or plasticity.</b> The change of a program (the fraction of stem-like cells, or the mean of a score)
 * over the cells with a known clone is split exactly into a between-clone, a within-clone and an interaction part
 * ({@link ChangeParts}). Within a patient the parts' intervals come from drawing the cells of both samples again, with
 * replacement: they tell sampling of cells from change in this patient. Across patients the mean of each part has an
 * interval from drawing the patients again, and is tested against 0 by Student's t test and by Wilcoxon's signed-rank
 * test; every patient counts once.
 * </ul>
 *
 * <p>
 * Bootstrap intervals are percentile intervals; the draws are seeded, and the same for any number of threads. With
 * fewer than ten patients a bootstrap interval over patients is too narrow (of 95 % intervals 76 % cover the mean of
 * three patients, 83 % of five, 89 % of eight); the t test is then the better guide. Within a patient an interval is as
 * good as the clones are large: of a clone with a few cells at one timepoint the program is hardly known there, and
 * what it adds to the parts is uncertain beyond the interval.
 */
public final class ClonalDynamics {
    private static final ClonalDynamics DEFAULT =
        new ClonalDynamics("", List.of(), new RelapseRule(0.2, 0.1), 0.95, 1000, 1);

    private final String reference;
    private final List<String> later;
    private final RelapseRule rule;
    private final double level;
    private final int draws;
    private final long seed;

    private ClonalDynamics(String reference, List<String> later, RelapseRule rule, double level, int draws, long seed) {
        this.reference = Objects.requireNonNull(reference, "reference");
        this.later = List.copyOf(later);
        this.rule = Objects.requireNonNull(rule, "rule");
        this.level = level;
        this.draws = draws;
        this.seed = seed;
    }

    /**
     * No reference timepoint yet, all others as later ones, clones major from 20 % on and minor below 10 %, confidence
     * level 0.95, 1,000 bootstrap draws, seed 1.
     */
    public static ClonalDynamics withDefaults() {
        return DEFAULT;
    }

    /** The same with this reference timepoint; there must be one. */
    public ClonalDynamics withReference(String timepoint) {
        return new ClonalDynamics(timepoint, later, rule, level, draws, seed);
    }

    /**
     * The same with these later timepoints; none means all but the reference, {@linkplain ChosenTimepoints#inTime
     * numbered ones} by number, others in the order of the data.
     */
    public ClonalDynamics withLater(List<String> timepoints) {
        return new ClonalDynamics(reference, timepoints, rule, level, draws, seed);
    }

    /** The same with this rule for the types of relapse. */
    public ClonalDynamics withRule(RelapseRule newRule) {
        return new ClonalDynamics(reference, later, newRule, level, draws, seed);
    }

    /**
     * The same with this level of all confidence intervals.
     *
     * @throws IllegalArgumentException unless 0 &lt; level &lt; 1
     */
    public ClonalDynamics withConfidenceLevel(double newLevel) {
        if (!(newLevel > 0 && newLevel < 1)) {
            throw new IllegalArgumentException(
                "The confidence level is " + newLevel + "; it must lie between 0 and 1 (for example 0.95).");
        }
        return new ClonalDynamics(reference, later, rule, newLevel, draws, seed);
    }

    /**
     * The same with this number of bootstrap draws.
     *
     * @throws IllegalArgumentException unless it lies between 100 and 1,000,000
     */
    public ClonalDynamics withDraws(int newDraws) {
        if (newDraws < 100 || newDraws > 1_000_000) {
            throw new IllegalArgumentException(
                "The number of bootstrap draws is " + newDraws + "; it must lie between 100 and 1000000.");
        }
        return new ClonalDynamics(reference, later, rule, level, newDraws, seed);
    }

    /** The same with another seed of the draws. */
    public ClonalDynamics withSeed(long newSeed) {
        return new ClonalDynamics(reference, later, rule, level, draws, newSeed);
    }

    public RelapseRule rule() {
        return rule;
    }

    /**
     * Follows the clones.
     *
     * @throws IllegalArgumentException if no cell has a patient, timepoint and clone, there is only one timepoint, or a
     *             chosen timepoint does not occur or is both reference and later
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public ClonalResult apply(ClonalObservations cells, Progress progress) {
        cells.patients().requireNames("patient");
        cells.timepoints().requireNames("timepoint");
        cells.clones().requireNames("clone");
        List<String> warnings = new ArrayList<>();
        List<String> compared = ChosenTimepoints.of(reference, later, timepoints(cells, warnings, progress)).later();
        List<PatientClones> patients = PatientClones.of(cells, progress);
        warnOfPatientsWithout(patients, compared, warnings);
        List<CloneRow> clones = new ArrayList<>();
        List<PatientRow> rows = new ArrayList<>();
        List<PartRow> parts = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            String timepoint = compared.get(i);
            List<PatientClones> seen =
                patients.stream().filter(patient -> patient.has(reference) || patient.has(timepoint)).toList();
            List<PatientRow> found = follow(seen, timepoint, clones,
                progress.part((double) i / compared.size(), (i + 1.0) / compared.size()));
            rows.addAll(found);
            warnOfUnpaired(seen, timepoint, warnings);
            if (cells.program() != null) {
                List<ChangeParts> known =
                    found.stream().map(PatientRow::parts).filter(part -> !Double.isNaN(part.total())).toList();
                parts.addAll(new PartTests(reference, timepoint, level, draws, seed).test(known, progress));
                warnOfTooFew(known.size(), timepoint, warnings);
            }
        }
        return new ClonalResult(clones, rows, parts, warnings);
    }

    /** The rows of patients at one later timepoint; the rows of their clones are added to the given ones. */
    private List<PatientRow> follow(List<PatientClones> patients, String timepoint, List<CloneRow> clones,
        Progress progress) {
        List<PatientRow> rows = new ArrayList<>();
        for (PatientClones patient : patients) {
            int done = rows.size();
            PatientDynamics dynamics = new PatientDynamics(patient, reference, timepoint, level);
            Progress part = progress.part((double) done / patients.size(), (done + 1.0) / patients.size());
            clones.addAll(dynamics.clones(part.part(0, 0.5)));
            // The draws depend on the patient and timepoint alone, not on which others are compared.
            long ownSeed = seed + 31L * patient.name().hashCode() + timepoint.hashCode();
            rows.add(dynamics.row(rule, draws, ownSeed, part.part(0.5, 1)));
        }
        return rows;
    }

    private void warnOfPatientsWithout(List<PatientClones> patients, List<String> compared, List<String> warnings) {
        List<String> without =
            patients.stream().filter(patient -> !patient.has(reference) && compared.stream().noneMatch(patient::has))
                .map(PatientClones::name).toList();
        if (!without.isEmpty()) {
            warnings.add(
                "Patients without a cell with a clone at the compared timepoints: " + String.join(", ", without) + ".");
        }
    }

    private void warnOfTooFew(int patients, String timepoint, List<String> warnings) {
        if (patients < 2) {
            warnings.add((patients == 0 ? "No patient has" : "Only one patient has") + " clones and the followed label"
                + " or score at both '" + reference + "' and '" + timepoint + "': the parts of the change are not"
                + " tested across patients. What is known of each patient alone is in the table of the patients.");
        }
    }

    private void warnOfUnpaired(List<PatientClones> patients, String timepoint, List<String> warnings) {
        List<String> unpaired = patients.stream().filter(p -> !p.has(reference) || !p.has(timepoint))
            .map(p -> p.name() + " (no " + (p.has(reference) ? timepoint : reference) + " cells with a clone)")
            .toList();
        if (!unpaired.isEmpty()) {
            warnings.add("Patients without a pair of '" + reference + "' and '" + timepoint
                + "' are not used across patients: " + String.join("; ", unpaired) + ".");
        }
    }

    private static void warnOfProgram(ClonalObservations cells, List<String> warnings) {
        int known = 0;
        int without = 0;
        for (int cell = 0; cells.program() != null && cell < cells.program().length; cell++) {
            if (cells.patients().code(cell) >= 0 && cells.timepoints().code(cell) >= 0
                && cells.clones().code(cell) >= 0) {
                known++;
                without += Double.isNaN(cells.program()[cell]) ? 1 : 0;
            }
        }
        if (without > 0) {
            warnings.add(without + " of " + known + " cells with a clone lack the label or score that is followed; they"
                + " do not count in the parts of the change.");
        }
    }

    /** The timepoints that have a cell, in their given order. */
    private static List<String> timepoints(ClonalObservations cells, List<String> warnings, Progress progress) {
        boolean[] used = new boolean[cells.timepoints().names().size()];
        int without = 0;
        int unlabelled = 0;
        for (int cell = 0; cell < cells.patients().size(); cell++) {
            progress.checkNowAndThen(cell);
            if (cells.patients().code(cell) < 0 || cells.timepoints().code(cell) < 0) {
                without++;
            } else {
                used[cells.timepoints().code(cell)] = true;
                unlabelled += cells.clones().code(cell) < 0 ? 1 : 0;
            }
        }
        int all = cells.patients().size();
        if (without + unlabelled == all) {
            throw new IllegalArgumentException(all == 0 ? "There are no cells."
                : "None of the " + all + " cells has a patient, a timepoint and a clone; check the chosen columns.");
        }
        if (without > 0) {
            warnings.add(without + " of " + all + " cells lack a patient or a timepoint and were left out.");
        }
        warnOfProgram(cells, warnings);
        if (unlabelled > 0) {
            warnings
                .add(unlabelled + " of " + all + " cells have no clone; all fractions are of the cells with a clone.");
        }
        return IntStream.range(0, used.length).filter(i -> used[i]).mapToObj(cells.timepoints().names()::get).toList();
    }
}
