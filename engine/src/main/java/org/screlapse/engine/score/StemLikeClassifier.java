package org.screlapse.engine.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.stats.Interval;
import org.screlapse.engine.stats.ProportionInterval;
import org.screlapse.engine.task.Progress;

/**
 * Turns a score into the label of a population, such as stem-like cells, and tells its share in each sample.
 *
 * <p>
 * The threshold is found by a {@link ThresholdMethod}, for all cells together or for each group (patient) on its own.
 * Where all scores of a group are the same there is no threshold: its cells get no label, and a warning says so.
 * Further warnings: the distribution shows one mode only, so that the threshold divides a continuum; a sample has few
 * cells; the label depends on the batch (Cramér's V of at least 0.3 and p &lt; 0.001, chi-squared test).
 *
 * <p>
 * The interval of a sample's fraction is Wilson's: it tells what the number of cells allows to say, not how sure the
 * threshold is. Immutable.
 */
public final class StemLikeClassifier {

    private static final StemLikeClassifier DEFAULT =
        new StemLikeClassifier(new NaturalBreaks(2), "stem-like", "other", 50, ProportionInterval.withDefaults());
    private static final double STRONG_ASSOCIATION = 0.3;
    private static final double SIGNIFICANT = 0.001;

    private final ThresholdMethod method;
    private final String label;
    private final String otherLabel;
    private final int fewCells;
    private final ProportionInterval interval;

    private StemLikeClassifier(ThresholdMethod method, String label, String otherLabel, int fewCells,
        ProportionInterval interval) {
        this.method = method;
        this.label = label;
        this.otherLabel = otherLabel;
        this.fewCells = fewCells;
        this.interval = interval;
    }

    /** @return two natural breaks, "stem-like" and "other", a warning below 50 cells, intervals of 95 % */
    public static StemLikeClassifier withDefaults() {
        return DEFAULT;
    }

    /**
     * @param how how the threshold is found
     * @return this operation with that method
     */
    public StemLikeClassifier withMethod(ThresholdMethod how) {
        return new StemLikeClassifier(how, label, otherLabel, fewCells, interval);
    }

    /**
     * @param population label of cells at or above the threshold
     * @param others label of the other cells, a different one
     * @return this operation with these labels
     * @throws IllegalArgumentException if a label is blank or both are the same
     */
    public StemLikeClassifier withLabels(String population, String others) {
        ThresholdLabel.withDefaults().withLabels(population, others);
        return new StemLikeClassifier(method, population, others, fewCells, interval);
    }

    /**
     * @param cells samples of fewer cells are warned of
     * @return this operation with that number
     */
    public StemLikeClassifier withFewCells(int cells) {
        return new StemLikeClassifier(method, label, otherLabel, cells, interval);
    }

    /**
     * @param level confidence level of the intervals, 0 to 1, both excluded
     * @return this operation with that level
     * @throws IllegalArgumentException if it is out of range
     */
    public StemLikeClassifier withConfidenceLevel(double level) {
        return new StemLikeClassifier(method, label, otherLabel, fewCells, interval.withConfidenceLevel(level));
    }

    /**
     * @param columnName name that the labels are to get
     * @return what is known of the labels before any cell is seen
     */
    public ColumnSummary describe(String columnName) {
        return new ColumnSummary(columnName, ColumnType.CATEGORICAL, List.of(label, otherLabel));
    }

    /**
     * @param cells the cells, at least one with a score
     * @param progress told how far it is
     * @return labels, thresholds and fractions
     * @throws IllegalArgumentException if no cell has a score, the reference group is empty, or the method finds no
     *             threshold in a group whose scores differ
     * @throws java.util.concurrent.CancellationException if the user asked to stop
     */
    public StemLikeLabels apply(ScoredCells cells, Progress progress) {
        double[] scores = cells.scores().values();
        if (Arrays.stream(scores).allMatch(Double::isNaN)) {
            throw new IllegalArgumentException("No cell has a score, so that there is nothing to label.");
        }
        double[] reference = reference(cells);
        Labelling labelling = new Labelling(scores.length);
        CategoricalColumn groups =
            cells.groups() == null ? CategoricalColumn.constant("", scores.length) : cells.groups();
        int groupCount = groups.categories().size();
        for (int group = 0; group < groupCount; group++) {
            progress.checkCancelled();
            label(scores, reference, groups, group, labelling, progress);
            progress.report((group + 1.0) / groupCount, "Finding thresholds");
        }
        long without = Arrays.stream(groups.codes()).filter(code -> code < 0).count();
        if (without > 0) {
            labelling.warnings.add(without + " cells belong to no group and got no label.");
        }
        CategoricalColumn labels = CategoricalColumn.of(List.of(label, otherLabel), labelling.codes);
        List<StemLikeLabels.Fraction> fractions = fractions(cells.samples(), labelling);
        warnOfBatch(cells.batches(), labelling);
        return new StemLikeLabels(labels, NumericColumn.of(labelling.probabilities), List.copyOf(labelling.thresholds),
            fractions, List.copyOf(labelling.warnings));
    }

    /** What is filled in group by group. */
    private static final class Labelling {

        private final int[] codes;
        private final double[] probabilities;
        private final List<StemLikeLabels.Threshold> thresholds = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();

        Labelling(int cells) {
            codes = new int[cells];
            probabilities = new double[cells];
            Arrays.fill(codes, -1);
            Arrays.fill(probabilities, Double.NaN);
        }
    }

    private double[] reference(ScoredCells cells) {
        if (!(method instanceof ThresholdMethod.AboveReference)) {
            return new double[0];
        }
        double[] scores = cells.scores().values().clone();
        for (int cell = 0; cell < scores.length; cell++) {
            if (cells.reference() == null || !cells.reference()[cell]) {
                scores[cell] = Double.NaN;
            }
        }
        return ThresholdMethod.sortedWithoutMissing(scores);
    }

    private void label(double[] scores, double[] reference, CategoricalColumn groups, int group, Labelling labelling,
        Progress progress) {
        double[] own = scores.clone();
        for (int cell = 0; cell < own.length; cell++) {
            own[cell] = groups.code(cell) == group ? own[cell] : Double.NaN;
        }
        double[] sorted = ThresholdMethod.sortedWithoutMissing(own);
        String name = groups.categories().get(group);
        String of = name.isEmpty() ? "" : " of " + name;
        if (sorted.length == 0) {
            return;
        }
        boolean constant = sorted[0] == sorted[sorted.length - 1];
        if (constant && !method.worksOnConstant()) {
            labelling.warnings.add("All " + sorted.length + " cells" + of + " have the same score, " + sorted[0]
                + ": there is no threshold, and they got no label.");
            labelling.thresholds
                .add(new StemLikeLabels.Threshold(name, sorted.length, Double.NaN, List.of(), Double.NaN, false));
            return;
        }
        ThresholdMethod.Cut cut = method.cut(sorted, reference, progress);
        boolean twoModes = !constant && MixtureFit.of(sorted, progress).hasTwoModes();
        if (method.looksForModes() && !twoModes) {
            labelling.warnings.add("The scores" + of + " show one mode only: the threshold divides a continuum, and the"
                + " fraction above it depends on the method.");
        }
        if (cut.threshold() == Double.POSITIVE_INFINITY) {
            labelling.warnings
                .add("No cell" + of + " reaches the probability asked for: none is labelled " + label + ".");
        }
        labelling.thresholds.add(
            new StemLikeLabels.Threshold(name, sorted.length, cut.threshold(), cut.breaks(), cut.goodness(), twoModes));
        for (int cell = 0; cell < own.length; cell++) {
            if (!Double.isNaN(own[cell])) {
                labelling.codes[cell] = own[cell] >= cut.threshold() ? 0 : 1;
                labelling.probabilities[cell] = cut.probability().applyAsDouble(own[cell]);
            }
        }
    }

    private List<StemLikeLabels.Fraction> fractions(CategoricalColumn given, Labelling labelling) {
        CategoricalColumn samples = given == null ? CategoricalColumn.constant("", labelling.codes.length) : given;
        int[][] counts = counts(samples, labelling.codes);
        List<StemLikeLabels.Fraction> fractions = new ArrayList<>();
        List<String> few = new ArrayList<>();
        for (int sample = 0; sample < counts.length; sample++) {
            int population = counts[sample][0];
            int cells = population + counts[sample][1];
            Interval wilson = interval.wilson(population, cells);
            String name = samples.categories().get(sample);
            fractions.add(new StemLikeLabels.Fraction(name, cells, population,
                cells == 0 ? Double.NaN : (double) population / cells, wilson.low(), wilson.high()));
            if (cells < fewCells) {
                few.add(name.isEmpty() ? "all cells (" + cells + ")" : name + " (" + cells + ")");
            }
        }
        if (!few.isEmpty()) {
            labelling.warnings.add("Samples of fewer than " + fewCells + " labelled cells, whose fractions say little: "
                + Texts.some(few, 5) + ".");
        }
        return List.copyOf(fractions);
    }

    private void warnOfBatch(CategoricalColumn batches, Labelling labelling) {
        if (batches == null) {
            return;
        }
        long[][] table = Arrays.stream(counts(batches, labelling.codes)).filter(row -> row[0] + row[1] > 0)
            .map(row -> new long[]{row[0], row[1]}).toArray(long[][]::new);
        long population = Arrays.stream(table).mapToLong(row -> row[0]).sum();
        long others = Arrays.stream(table).mapToLong(row -> row[1]).sum();
        if (table.length < 2 || population == 0 || others == 0) {
            return;
        }
        var test = ChiSquareTest.withDefaults().test(table);
        double association = Math.sqrt(test.getStatistic() / (population + others));
        if (association >= STRONG_ASSOCIATION && test.getPValue() < SIGNIFICANT) {
            labelling.warnings
                .add(String.format(Locale.ROOT,
                    "The label depends on the batch (Cramér's V %.2f):"
                        + " a difference between the batches may look like a difference in %s cells.",
                    association, label));
        }
    }

    private static int[][] counts(CategoricalColumn groups, int[] codes) {
        int[][] counts = new int[groups.categories().size()][2];
        for (int cell = 0; cell < codes.length; cell++) {
            if (groups.code(cell) >= 0 && codes[cell] >= 0) {
                counts[groups.code(cell)][codes[cell]]++;
            }
        }
        return counts;
    }
}
