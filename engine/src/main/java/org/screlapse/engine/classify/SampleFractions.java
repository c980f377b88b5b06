package org.screlapse.engine.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.stats.Interval;
import org.screlapse.engine.stats.ProportionInterval;
import org.screlapse.engine.task.NameList;
import org.screlapse.engine.task.Run;

/**
 * Shares of a population in samples.
 *
 * @param codes for each cell 0 if it is of the population, 1 if not, −1 if that is not known
 * @param run takes notes
 */
record SampleFractions(int[] codes, Run run) {

    private static final double STRONG_ASSOCIATION = 0.3;
    private static final double SIGNIFICANT = 0.001;
    private static final int NAMES_SHOWN = 5;

    List<CellClasses.Fraction> of(CategoricalColumn samples, CategoricalColumn patients, CategoricalColumn timepoints,
        ProportionInterval interval, int fewCells) {
        int[][] counts = counts(samples);
        List<CellClasses.Fraction> fractions = new ArrayList<>();
        List<String> few = new ArrayList<>();
        for (int sample = 0; sample < counts.length; sample++) {
            int population = counts[sample][0];
            int cells = population + counts[sample][1];
            Interval wilson = interval.wilson(population, cells);
            String name = samples.categories().get(sample);
            fractions.add(new CellClasses.Fraction(name, common(samples, sample, patients),
                common(samples, sample, timepoints), cells, population,
                cells == 0 ? Double.NaN : (double) population / cells, wilson.low(), wilson.high()));
            if (cells < fewCells) {
                few.add(name.isEmpty() ? "all cells (" + cells + ")" : name + " (" + cells + ")");
            }
        }
        if (!few.isEmpty()) {
            run.note("Samples of fewer than " + fewCells + " labeled cells, whose fractions say little: "
                + NameList.of(few, NAMES_SHOWN) + ".");
        }
        return List.copyOf(fractions);
    }

    /** Notes a label that depends on the batch: Cramér's V of at least 0.3 and p &lt; 0.001, chi-squared test. */
    void noteBatches(CategoricalColumn batches, String label) {
        long[][] table = Arrays.stream(counts(batches)).filter(row -> row[0] + row[1] > 0)
            .map(row -> new long[]{row[0], row[1]}).toArray(long[][]::new);
        long population = Arrays.stream(table).mapToLong(row -> row[0]).sum();
        long others = Arrays.stream(table).mapToLong(row -> row[1]).sum();
        if (table.length < 2 || population == 0 || others == 0) {
            return;
        }
        var test = ChiSquareTest.withDefaults().test(table);
        double association = Math.sqrt(test.getStatistic() / (population + others));
        if (association >= STRONG_ASSOCIATION && test.getPValue() < SIGNIFICANT) {
            run.note(
                String.format(Locale.ROOT,
                    "The label depends on the batch (Cramér's V %.2f):"
                        + " a difference between the batches may look like a difference in %s cells.",
                    association, label));
        }
    }

    /** What all cells of a sample have in common; empty if they differ or have nothing. */
    private static String common(CategoricalColumn samples, int sample, CategoricalColumn values) {
        int found = -1;
        for (int cell = 0; cell < samples.size(); cell++) {
            if (samples.code(cell) == sample) {
                if (values.code(cell) < 0 || (found >= 0 && found != values.code(cell))) {
                    return "";
                }
                found = values.code(cell);
            }
        }
        return found < 0 ? "" : values.categories().get(found);
    }

    private int[][] counts(CategoricalColumn groups) {
        int[][] counts = new int[groups.categories().size()][2];
        for (int cell = 0; cell < codes.length; cell++) {
            if (groups.code(cell) >= 0 && codes[cell] >= 0) {
                counts[groups.code(cell)][codes[cell]]++;
            }
        }
        return counts;
    }
}
