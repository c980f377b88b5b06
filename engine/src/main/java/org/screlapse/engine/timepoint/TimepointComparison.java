package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.screlapse.engine.stats.DilutionRule;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.TimepointResult.AcrossRow;
import org.screlapse.engine.timepoint.TimepointResult.PatientRow;

/**
 * Compares later timepoints with a reference timepoint, for fractions of populations and for scores, first within each
 * patient and then across patients.
 *
 * <p>
 * <b>Within a patient</b> the cells are the observations. A fraction is the part of the cells with a known population
 * that belong to the population, with {@linkplain org.screlapse.engine.stats.ProportionInterval Wilson's interval}; two
 * fractions are tested by {@linkplain org.screlapse.engine.stats.FisherExactTest Fisher's exact test}, whose odds ratio
 * is above 1 where the population grew. The fold change is log2(later/reference); where one count is 0, both fractions
 * are taken as (count + ½)/(cells + 1), after Haldane, so that it stays finite, and where both are 0 there is none. A
 * score is summed up by its mean with {@linkplain org.screlapse.engine.stats.MeanInterval Student's interval} and
 * tested by {@linkplain org.screlapse.engine.stats.MannWhitney Mann–Whitney}. Cells of one sample are not independent
 * replicates of a disease: these p-values tell sampling noise from change in this one patient, and nothing about
 * others.
 *
 * <p>
 * <b>Across patients</b> each patient is one observation at a timepoint, however many cells or samples there are. In
 * the paired design the patients with both timepoints are tested by Wilcoxon's signed-rank test and others are left out
 * (and named in a warning); in the unpaired design all patients are tested by Mann–Whitney, and a patient with both
 * timepoints stays in both groups and is named in a warning. The groups are then not quite independent; as two samples
 * of one patient resemble each other, this makes the test conservative rather than too bold, while leaving a sample out
 * would be an arbitrary choice. A test needs two pairs, or two patients at each timepoint.
 *
 * <p>
 * <b>Further tests</b> ({@link FurtherTest}) look at the same changes in other ways.
 * <ul>
 * <li>Within a patient: the {@linkplain org.screlapse.engine.stats.ExactProportionTest exact proportion test} with the
 * interval of the fold difference, and the change of the centred log-ratio, log2 of a fraction over the geometric mean
 * of all of them (½ added to counts), which unlike the fraction does not fall just because another one grows. A
 * population that shrank (false discovery rate of the exact test below 0.1) while others grew is tested again among the
 * cells outside those that grew, and its decrease may be explained by their growth
 * ({@link org.screlapse.engine.stats.DilutionRule}).
 * <li>Across patients, paired: {@linkplain org.screlapse.engine.stats.MantelHaenszel Cochran–Mantel–Haenszel} with the
 * common odds ratio; {@linkplain org.screlapse.engine.stats.RandomEffects random-effects meta-analysis} of the log odds
 * ratios (½ added to the four counts of a patient where one of them is 0); Student's t test of the changes of the logit
 * {@code log((count + ½)/(cells − count + ½))} (fractions without counts: patients with a fraction of 0 or 1 are left
 * out and counted in the note), of the centred log-ratios, or of the mean scores; the
 * {@linkplain org.screlapse.engine.stats.SignTest sign test}. Unpaired: the
 * {@linkplain org.screlapse.engine.stats.BetaBinomial beta-binomial model}.
 * <li>Three and more timepoints: within a patient the ordered trend,
 * {@linkplain org.screlapse.engine.stats.ProportionTrend Cochran–Armitage} for fractions and
 * {@linkplain org.screlapse.engine.stats.JonckheereTerpstra Jonckheere–Terpstra} for cell scores; across patients
 * {@linkplain org.screlapse.engine.stats.PageTrend Page's test} of the patients with all timepoints, and Wilcoxon's
 * signed-rank test of the patients' slopes, for which two of the timepoints are enough; across patients who have one
 * timepoint each Jonckheere–Terpstra. Each step against the reference is a pair of timepoints of its own, with all
 * tests above.
 * <li>Where patients have strata, all tests across patients in each of them, and interaction tests: whether the mean
 * log odds ratios of their patients differ (meta-regression,
 * {@link org.screlapse.engine.stats.RandomEffects#difference(java.util.List, java.util.List)}; of unpaired patients the
 * strata's beta-binomial estimates), and for paired patients whether their changes do
 * ({@linkplain org.screlapse.engine.stats.KruskalWallis Kruskal–Wallis}).
 * </ul>
 *
 * <p>
 * <b>False discovery rates</b> (Benjamini–Hochberg) are over the measures of one patient and pair of timepoints, and
 * over the measures of one pair of timepoints across patients. Fractions of one sample add up to 1: where one grows,
 * others shrink.
 *
 * <p>
 * Several samples of one patient at one timepoint are pooled. Populations without a cell in any of the compared samples
 * are left out, with a warning.
 *
 * @see "Haldane, The estimation and significance of the logarithm of a ratio of frequencies, Ann. Hum. Genet. 20 (1956)
 *      309"
 */
public final class TimepointComparison {
    private static final TimepointComparison DEFAULT =
        new TimepointComparison("", List.of(), List.of(), Design.AUTO, 0.95, DilutionRule.withDefaults());

    private final String reference;
    private final List<String> later;
    private final List<String> order;
    private final Design design;
    private final double level;
    private final DilutionRule rule;

    /** How patients are compared with one another. */
    public enum Design {
        /**
         * Paired where at least two patients, or all there are, have both timepoints, unpaired otherwise; decided for
         * each pair.
         */
        AUTO,
        /** Each patient with both timepoints is compared with him- or herself. */
        PAIRED,
        /** The patients at one timepoint are compared with those at the other. */
        UNPAIRED
    }

    private TimepointComparison(String reference, List<String> later, List<String> order, Design design, double level,
        DilutionRule rule) {
        this.reference = Objects.requireNonNull(reference, "reference");
        this.later = List.copyOf(later);
        this.order = List.copyOf(order);
        this.design = Objects.requireNonNull(design, "design");
        this.level = level;
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    /**
     * No reference timepoint yet, all others as later ones, design AUTO, confidence level 0.95, growth and decrease
     * called at a false discovery rate of 0.1.
     */
    public static TimepointComparison withDefaults() {
        return DEFAULT;
    }

    /** The same with this reference timepoint; there must be one. */
    public TimepointComparison withReference(String timepoint) {
        return new TimepointComparison(timepoint, later, order, design, level, rule);
    }

    /**
     * The same with these later timepoints; none means all but the reference, those that are numbered (15, day 15) in
     * the order of the numbers, others in the order of the data.
     */
    public TimepointComparison withLater(List<String> timepoints) {
        return new TimepointComparison(reference, timepoints, order, design, level, rule);
    }

    /**
     * The same with this order of the timepoints, for trends over three and more; none means that of numbers in their
     * names, or the reference and then the later ones.
     */
    public TimepointComparison withOrder(List<String> timepoints) {
        return new TimepointComparison(reference, later, timepoints, design, level, rule);
    }

    /** The same with this design. */
    public TimepointComparison withDesign(Design newDesign) {
        return new TimepointComparison(reference, later, order, newDesign, level, rule);
    }

    /**
     * The same with this level of all confidence intervals.
     *
     * @throws IllegalArgumentException unless 0 &lt; level &lt; 1
     */
    public TimepointComparison withConfidenceLevel(double newLevel) {
        if (!(newLevel > 0 && newLevel < 1)) {
            throw new IllegalArgumentException(
                "The confidence level is " + newLevel + "; it must lie between 0 and 1 (for example 0.95).");
        }
        return new TimepointComparison(reference, later, order, design, newLevel, rule);
    }

    /** The same with another rule for the decreases that the growth of others explains. */
    public TimepointComparison withDilutionRule(DilutionRule newRule) {
        return new TimepointComparison(reference, later, order, design, level, newRule);
    }

    public String reference() {
        return reference;
    }

    public List<String> later() {
        return later;
    }

    public List<String> order() {
        return order;
    }

    public Design design() {
        return design;
    }

    public double confidenceLevel() {
        return level;
    }

    /**
     * Compares samples of cells.
     *
     * @throws IllegalArgumentException if there is no cell or no measure, only one timepoint, if a chosen timepoint
     *             does not occur or is both reference and later, if a patient is an empty text, or a score is infinite
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public TimepointResult apply(CellObservations cells, Progress progress) {
        return compare(CellReduction.reduce(cells, progress.part(0, 0.3)), progress.part(0.3, 1));
    }

    /**
     * Compares samples of which only fractions and mean scores are known. Several rows of one patient at one timepoint
     * are pooled, weighted by their numbers of cells.
     *
     * @throws IllegalArgumentException as above, and if several rows of one patient at one timepoint lack the number of
     *             cells
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public TimepointResult apply(SampleObservations samples, Progress progress) {
        return compare(SampleReduction.reduce(samples, progress.part(0, 0.3)), progress.part(0.3, 1));
    }

    private TimepointResult compare(SampleTable table, Progress progress) {
        ChosenTimepoints chosen = ChosenTimepoints.of(reference, later, table.timepoints());
        List<String> compared = chosen.later();
        List<String> ordered = chosen.ordered(order, table.timepoints());
        List<String> warnings = new ArrayList<>(table.warnings());
        warnOfIgnoredTimepoints(table, compared, ordered, warnings);
        List<Integer> measures = measuresPresent(table, compared, warnings);
        List<PatientRow> perPatient = new ArrayList<>();
        List<AcrossRow> across = new ArrayList<>();
        FurtherTests further = new FurtherTests(table, measures, chosen, level, rule, warnings);
        for (int i = 0; i < compared.size(); i++) {
            Progress step = progress.part((double) i / compared.size(), (i + 1.0) / compared.size());
            TimepointPair pair = new TimepointPair(reference, compared.get(i));
            PairedPatients patients = PairedPatients.of(table, pair);
            perPatient.addAll(perPatient(table, patients, measures, step.part(0, 0.5)));
            boolean paired = design == Design.PAIRED || design == Design.AUTO && patients.suggestPairing();
            across.addAll(new AcrossComparison(table, pair, paired).compare(measures, step));
            further.add(patients, paired, step.part(0.5, 1));
            patients.warn(paired, warnings);
        }
        further.addTrends(ordered, design == Design.UNPAIRED, progress);
        return new TimepointResult(perPatient, across, further.adjusted(), warnings);
    }

    private List<PatientRow> perPatient(SampleTable table, PairedPatients patients, List<Integer> measures,
        Progress progress) {
        PatientComparison within = new PatientComparison(patients.pair(), level);
        List<PatientRow> rows = new ArrayList<>();
        for (int i = 0; i < patients.any().size(); i++) {
            progress.report((double) i / patients.any().size(), "Comparing the samples of patients");
            rows.addAll(within.compare(table, patients.any().get(i), measures, progress));
        }
        return rows;
    }

    private void warnOfIgnoredTimepoints(SampleTable table, List<String> compared, List<String> ordered,
        List<String> warnings) {
        List<String> ignored = table.timepoints().stream()
            .filter(timepoint -> !timepoint.equals(reference) && !compared.contains(timepoint)).toList();
        if (!ignored.isEmpty()) {
            warnings.add("Timepoints that were not chosen and are ignored: " + String.join(", ", ignored) + ".");
        }
        List<String> unordered = compared.stream().filter(timepoint -> !ordered.contains(timepoint)).toList();
        if (!unordered.isEmpty()) {
            warnings.add("Timepoints that the order of the timepoints leaves out are not used in trends: "
                + String.join(", ", unordered) + ".");
        }
        List<String> without = table.patients().stream().filter(patient -> table.find(patient, reference) == null
            && compared.stream().allMatch(timepoint -> table.find(patient, timepoint) == null)).toList();
        if (!without.isEmpty()) {
            warnings.add("Patients with none of the compared timepoints: " + String.join(", ", without) + ".");
        }
    }

    /** The positions of all measures but populations that are 0 in every compared sample. */
    private List<Integer> measuresPresent(SampleTable table, List<String> compared, List<String> warnings) {
        Map<Boolean, List<Integer>> absent = IntStream.range(0, table.measures().size()).boxed()
            .collect(Collectors.partitioningBy(i -> isAbsent(table, i, compared)));
        if (!absent.get(true).isEmpty()) {
            warnings.add("Populations without a cell at the compared timepoints were left out: "
                + absent.get(true).stream().map(i -> table.measures().get(i).name()).collect(Collectors.joining(", "))
                + ".");
        }
        return absent.get(false);
    }

    private boolean isAbsent(SampleTable table, int measure, List<String> compared) {
        double[] values = table.samples().stream()
            .filter(sample -> sample.timepoint().equals(reference) || compared.contains(sample.timepoint()))
            .mapToDouble(sample -> sample.measures().get(measure).value()).filter(value -> !Double.isNaN(value))
            .toArray();
        return table.measures().get(measure).kind() == Measure.Kind.FRACTION && values.length > 0
            && IntStream.range(0, values.length).allMatch(i -> values[i] == 0);
    }
}
