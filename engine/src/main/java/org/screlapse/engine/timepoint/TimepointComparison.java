package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.cohort.Contrast;
import org.screlapse.engine.cohort.ContrastChoice;
import org.screlapse.engine.cohort.TimeOrder;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.Operation;
import org.screlapse.engine.data.Outcome;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.stats.DilutionRule;
import org.screlapse.engine.stats.ProportionInterval;
import org.screlapse.engine.task.Run;
import org.screlapse.engine.timepoint.TimepointResult.CohortChange;
import org.screlapse.engine.timepoint.TimepointResult.PatientChange;

/**
 * Compares later timepoints with a reference timepoint, for fractions of populations and for scores, first within each
 * patient and then across patients.
 *
 * <p>
 * <b>Within a patient</b> the cells are the observations. A fraction is the part of the cells with a known population
 * that belong to the population, with {@linkplain org.screlapse.engine.stats.ProportionInterval Wilson's interval}; two
 * fractions are tested by {@linkplain org.screlapse.engine.stats.FisherExact Fisher's exact test}, whose odds ratio is
 * above 1 where the population grew. The fold change is log2(later/reference); where one count is 0, both fractions are
 * taken as (count + ½)/(cells + 1), after Haldane, so that it stays finite, and where both are 0 there is none. A score
 * is summed up by its mean with {@linkplain org.screlapse.engine.stats.MeanInterval Student's interval} and tested by
 * {@linkplain org.screlapse.engine.stats.MannWhitney Mann–Whitney}. Cells of one sample are not independent replicates
 * of a disease: these p-values separate sampling noise from change in this one patient, and nothing about others.
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
 * <b>Further tests</b> look at the same changes in other ways.
 * <ul>
 * <li>Within a patient: the {@linkplain org.screlapse.engine.stats.ExactProportions exact proportion test} with the
 * interval of the fold difference, and the change of the centered log-ratio, log2 of a fraction over the geometric mean
 * of all of them (½ added to counts), which unlike the fraction does not fall just because another one grows. A
 * population that shrank (false discovery rate of the exact test below 0.1) while others grew is tested again among the
 * cells outside those that grew, and its decrease may be explained by their growth
 * ({@link org.screlapse.engine.stats.DilutionRule}).
 * <li>Across patients, paired: {@linkplain org.screlapse.engine.stats.MantelHaenszel Cochran–Mantel–Haenszel} with the
 * common odds ratio; {@linkplain org.screlapse.engine.stats.RandomEffects random-effects meta-analysis} of the log odds
 * ratios (½ added to the four counts of a patient where one of them is 0); Student's t test of the changes of the logit
 * {@code log((count + ½)/(cells − count + ½))} (fractions without counts: patients with a fraction of 0 or 1 are left
 * out and counted in the note), of the centered log-ratios, or of the mean scores; the
 * {@linkplain org.screlapse.engine.stats.Signs sign test}. Unpaired: the
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
 * <b>False discovery rates</b> (Benjamini–Hochberg) are over the populations, and apart from these over the scores, of
 * one patient and pair of timepoints, and of one pair of timepoints across patients. Fractions of one sample add up to
 * 1: where one grows, others shrink.
 *
 * <p>
 * Several samples of one patient at one timepoint are pooled. Populations without a cell in any of the compared samples
 * are left out, with a note. A stratum with fewer than two patients that can be compared is one row that says so.
 *
 * <p>
 * What is compared need not be timepoints: any factor will do, such as the treatment.
 *
 * @see "Haldane, The estimation and significance of the logarithm of a ratio of frequencies, Ann. Hum. Genet. 20 (1956)
 *      309"
 */
public final class TimepointComparison implements Operation<TimepointResult> {
    private static final TimepointComparison DEFAULT =
        new TimepointComparison(CohortColumns.withDefaults(), ContrastChoice.NONE, new CellMeasures("", List.of()),
            List.of(), Design.AUTO, 0.95, DilutionRule.withDefaults(), true);

    private final CohortColumns columns;
    private final ContrastChoice contrast;
    private final MeasureSource measures;
    private final List<String> order;
    private final Design design;
    private final double level;
    private final DilutionRule rule;
    private final boolean furtherTests;

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

    private TimepointComparison(CohortColumns columns, ContrastChoice contrast, MeasureSource measures,
        List<String> order, Design design, double level, DilutionRule rule, boolean furtherTests) {
        this.columns = Objects.requireNonNull(columns, "columns");
        this.contrast = Objects.requireNonNull(contrast, "contrast");
        this.measures = Objects.requireNonNull(measures, "measures");
        this.order = List.copyOf(order);
        this.design = Objects.requireNonNull(design, "design");
        this.level = level;
        this.rule = Objects.requireNonNull(rule, "rule");
        this.furtherTests = furtherTests;
    }

    /**
     * The annotations {@code patient} and {@code timepoint}, no reference timepoint and no measures yet, all others as
     * later timepoints, design AUTO, confidence level 0.95, growth and decrease called at a false discovery rate of
     * 0.1, with further tests.
     *
     * @return the operation
     */
    public static TimepointComparison withDefaults() {
        return DEFAULT;
    }

    /**
     * @param names annotations that tell patients, timepoints and strata; samples of one patient at one timepoint are
     *            pooled, whatever their names
     * @return the same of these
     */
    public TimepointComparison withColumns(CohortColumns names) {
        return new TimepointComparison(names.withSample(""), contrast, measures, order, design, level, rule,
            furtherTests);
    }

    /**
     * @param choice the reference and what is compared with it
     * @return the same comparing these
     */
    public TimepointComparison withContrast(ContrastChoice choice) {
        return new TimepointComparison(columns, choice, measures, order, design, level, rule, furtherTests);
    }

    /**
     * @param source what is compared, of cells or of a table of samples
     * @return the same comparing it
     */
    public TimepointComparison withMeasures(MeasureSource source) {
        return new TimepointComparison(columns, contrast, source, order, design, level, rule, furtherTests);
    }

    /**
     * @param timepoints their order, for trends over three and more; none means that of numbers in their names, or the
     *            reference and then the others
     * @return the same with this order
     */
    public TimepointComparison withOrder(List<String> timepoints) {
        return new TimepointComparison(columns, contrast, measures, timepoints, design, level, rule, furtherTests);
    }

    /**
     * @param newDesign how patients are compared
     * @return the same with this design
     */
    public TimepointComparison withDesign(Design newDesign) {
        return new TimepointComparison(columns, contrast, measures, order, newDesign, level, rule, furtherTests);
    }

    /**
     * @param newLevel the level of all confidence intervals
     * @return the same with it
     * @throws IllegalArgumentException unless 0 &lt; level &lt; 1
     */
    public TimepointComparison withConfidenceLevel(double newLevel) {
        ProportionInterval.withDefaults().withConfidenceLevel(newLevel);
        return new TimepointComparison(columns, contrast, measures, order, design, newLevel, rule, furtherTests);
    }

    /**
     * @param newRule the rule for the decreases that the growth of others explains
     * @return the same with it
     */
    public TimepointComparison withDilutionRule(DilutionRule newRule) {
        return new TimepointComparison(columns, contrast, measures, order, design, level, newRule, furtherTests);
    }

    /**
     * @param value whether further tests are done, too; they are many
     * @return the same with or without them
     */
    public TimepointComparison withFurtherTests(boolean value) {
        return new TimepointComparison(columns, contrast, measures, order, design, level, rule, value);
    }

    /**
     * @param data what is known of the data
     * @return the reference and what is compared with it; none if that is not known yet
     */
    public List<String> levels(DataSummary data) {
        return contrast.levels(data.cellColumn(columns.factor()).map(ColumnSummary::categories).orElse(List.of()));
    }

    /**
     * Checks the choice of annotations and timepoints.
     *
     * @return the data as they are: nothing is added
     */
    @Override
    public DataSummary describe(DataSummary data) {
        if (columns.patient().isBlank()) {
            data.requireCellColumn("patient", "");
        }
        contrast.check(columns.factor(), columns.require(data));
        measures.require(data);
        return data;
    }

    /**
     * Compares the samples; of a table of samples each cell is a sample. Several rows of one patient at one timepoint
     * are pooled, weighted by their numbers of cells.
     */
    @Override
    public Outcome<TimepointResult> apply(SingleCellData data, Run run) {
        describe(DataSummary.of(data));
        SampleTable table = measures.read(data.cells(), columns, run.part(0, 0.3));
        return new Outcome<>(data, compare(table, run.part(0.3, 1)));
    }

    private TimepointResult compare(SampleTable table, Run run) {
        List<Contrast> contrasts = contrast.contrasts(columns.factor(), table.levels());
        List<String> ordered = TimeOrder.ordered(contrasts, order, table.levels());
        List<String> compared =
            Stream.concat(Stream.of(contrasts.get(0).reference()), contrasts.stream().map(Contrast::other)).toList();
        noteIgnored(table, compared, ordered, run);
        List<Integer> present = measuresPresent(table, compared, run);
        List<PatientChange> patients = new ArrayList<>();
        List<CohortChange> cohort = new ArrayList<>();
        FurtherFindings further = furtherTests ? new FurtherFindings(table, present, compared, level, rule, run) : null;
        for (int i = 0; i < contrasts.size(); i++) {
            Run step = run.part((double) i / contrasts.size(), (i + 1.0) / contrasts.size());
            PairedPatients pairs = PairedPatients.of(table, contrasts.get(i));
            patients.addAll(changes(table, pairs, present, step.part(0, 0.5)));
            boolean paired = design == Design.PAIRED || (design == Design.AUTO && pairs.suggestPairing());
            cohort.addAll(new CohortComparison(table, contrasts.get(i), paired).compare(present, step));
            if (further != null) {
                further.add(pairs, paired, step.part(0.5, 1));
            }
            pairs.note(paired, run);
        }
        if (further != null) {
            further.addTrends(ordered, design == Design.UNPAIRED, run);
        }
        return new TimepointResult(compared, patients, cohort, further == null ? List.of() : further.adjusted());
    }

    private List<PatientChange> changes(SampleTable table, PairedPatients pairs, List<Integer> present, Run run) {
        PatientComparison within = new PatientComparison(pairs.pair(), level);
        List<PatientChange> rows = new ArrayList<>();
        for (int i = 0; i < pairs.any().size(); i++) {
            run.report((double) i / pairs.any().size(), "Comparing the samples of patients");
            rows.addAll(within.compare(table, pairs.any().get(i), present, run));
        }
        return rows;
    }

    private static void noteIgnored(SampleTable table, List<String> compared, List<String> ordered, Run run) {
        note(run, "Timepoints that were not chosen and are ignored: ",
            table.levels().stream().filter(timepoint -> !compared.contains(timepoint)).toList());
        note(run, "Timepoints that the order of the timepoints leaves out are not used in trends: ",
            compared.stream().skip(1).filter(timepoint -> !ordered.contains(timepoint)).toList());
        note(run, "Patients with none of the compared timepoints: ",
            table.patients().stream()
                .filter(patient -> compared.stream().allMatch(timepoint -> table.find(patient, timepoint) == null))
                .toList());
    }

    /** The positions of all measures but populations that are 0 in every compared sample. */
    private static List<Integer> measuresPresent(SampleTable table, List<String> compared, Run run) {
        Map<Boolean, List<Integer>> absent = IntStream.range(0, table.measures().size()).boxed()
            .collect(Collectors.partitioningBy(i -> isAbsent(table, i, compared)));
        note(run, "Populations without a cell at the compared timepoints were left out: ",
            absent.get(true).stream().map(i -> table.measures().get(i).name()).toList());
        return absent.get(false);
    }

    private static boolean isAbsent(SampleTable table, int measure, List<String> compared) {
        double[] values = table.samples().stream().filter(sample -> compared.contains(sample.timepoint()))
            .mapToDouble(sample -> sample.measures().get(measure).value()).filter(value -> !Double.isNaN(value))
            .toArray();
        return table.measures().get(measure).kind() == Measure.Kind.FRACTION && values.length > 0
            && IntStream.range(0, values.length).allMatch(i -> values[i] == 0);
    }

    private static void note(Run run, String beginning, List<String> names) {
        if (!names.isEmpty()) {
            run.note(beginning + String.join(", ", names) + ".");
        }
    }
}
