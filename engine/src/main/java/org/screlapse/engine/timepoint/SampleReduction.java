package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.screlapse.engine.cohort.Cohort;
import org.screlapse.engine.cohort.Sample;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.task.Run;

/**
 * Brings rows of samples into a {@link SampleTable}. Several rows of one patient at one level of the factor are pooled,
 * weighted by their cell counts, just as their cells would be; without cell counts that cannot be done and is refused.
 */
final class SampleReduction {
    private final Cohort cohort;
    private final List<Measure> measures;
    private final List<double[]> values;
    private final long[] cells;
    private final Run run;

    SampleReduction(Annotations rows, Cohort cohort, SampleMeasures measures, Run run) {
        this.cohort = cohort;
        this.measures = measures.measures();
        this.values = this.measures.stream().map(measure -> numbers(rows, measure.name())).toList();
        this.cells = measures.cells().isBlank() ? unknown(cohort.size()) : counts(rows, measures.cells());
        this.run = run;
        check();
    }

    SampleTable table() {
        List<List<Integer>> rowsOf = new ArrayList<>();
        cohort.samples().forEach(sample -> rowsOf.add(new ArrayList<>()));
        for (int row = 0; row < cohort.size(); row++) {
            rowsOf.get(cohort.sampleOf(row)).add(row);
        }
        List<SampleSummary> samples = new ArrayList<>();
        for (int sample = 0; sample < rowsOf.size(); sample++) {
            run.checkCancelled();
            samples.add(summary(cohort.samples().get(sample), rowsOf.get(sample)));
        }
        return new SampleTable(cohort, measures, samples);
    }

    private SampleSummary summary(Sample sample, List<Integer> rows) {
        String name = name(sample);
        if (rows.size() > 1) {
            if (rows.stream().anyMatch(row -> cells[row] < 0)) {
                throw new IllegalArgumentException("There are " + rows.size() + " rows for " + name
                    + "; give the number of cells of each sample, so that they can be pooled, or one row only.");
            }
            run.note("Pooled " + rows.size() + " rows for " + name + ", weighted by their numbers of cells.");
        }
        long all = rows.size() == 1 ? cells[rows.get(0)] : rows.stream().mapToLong(row -> cells[row]).sum();
        List<MeasureSummary> summaries = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            summaries.add(pooled(measures.get(i).kind(), values.get(i), rows));
        }
        return new SampleSummary(sample.patient(), sample.level(), all, summaries);
    }

    private MeasureSummary pooled(Measure.Kind kind, double[] column, List<Integer> rows) {
        if (rows.size() == 1) {
            return MeasureSummary.given(kind, column[rows.get(0)], cells[rows.get(0)]);
        }
        long known = 0;
        double sum = 0;
        for (int row : rows) {
            if (!Double.isNaN(column[row])) {
                known += cells[row];
                sum += column[row] * cells[row];
            }
        }
        return MeasureSummary.given(kind, sum / known, known);
    }

    private void check() {
        if (new HashSet<>(measures).size() < measures.size()) {
            throw new IllegalArgumentException("A fraction or score is given twice; give each once.");
        }
        for (int i = 0; i < measures.size(); i++) {
            for (int row = 0; row < cells.length; row++) {
                check(measures.get(i), values.get(i)[row], row);
            }
        }
    }

    private void check(Measure measure, double value, int row) {
        String sample = name(cohort.samples().get(cohort.sampleOf(row)));
        String named = "The " + measure.kind().label() + " of \"" + measure.name() + "\" in " + sample + " is " + value;
        if (measure.kind() == Measure.Kind.FRACTION && (value < 0 || value > 1)) {
            throw new IllegalArgumentException(
                named + "; fractions must lie between 0 and 1 (divide percentages by 100).");
        }
        if (Double.isInfinite(value)) {
            throw new IllegalArgumentException(named + "; scores must be finite or missing.");
        }
        if (cells[row] == 0 && !Double.isNaN(value)) {
            throw new IllegalArgumentException(
                named + ", but the sample has 0 cells; correct the number of cells, or remove the row.");
        }
    }

    private static String name(Sample sample) {
        return "patient \"" + sample.patient() + "\" at \"" + sample.level() + "\"";
    }

    private static double[] numbers(Annotations rows, String name) {
        return rows.columns().get(name).numbers();
    }

    private long[] counts(Annotations rows, String name) {
        double[] numbers = numbers(rows, name);
        long[] counts = unknown(numbers.length);
        for (int row = 0; row < numbers.length; row++) {
            if (numbers[row] < 0 || (!Double.isNaN(numbers[row]) && numbers[row] != Math.rint(numbers[row]))
                || numbers[row] > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("The number of cells, \"" + name + "\", of "
                    + name(cohort.samples().get(cohort.sampleOf(row))) + " is " + numbers[row]
                    + "; it must be a whole number, 0 or more, or missing where it is not known.");
            }
            counts[row] = Double.isNaN(numbers[row]) ? TimepointResult.UNKNOWN : (long) numbers[row];
        }
        return counts;
    }

    private static long[] unknown(int size) {
        long[] cells = new long[size];
        Arrays.fill(cells, TimepointResult.UNKNOWN);
        return cells;
    }
}
