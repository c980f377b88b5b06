package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.screlapse.engine.cohort.Cohort;
import org.screlapse.engine.cohort.Sample;
import org.screlapse.engine.data.WrittenForms;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.task.Run;

/**
 * Reduces cells to samples, in time linear in the cells: cells are sorted by sample (counting sort), populations are
 * counted, and scores summed up sample by sample.
 */
final class CellReduction {
    /** More populations than this mean that a wrong column was chosen, such as the names of the cells. */
    private static final int MOST_POPULATIONS = 10_000;

    private final Cohort cohort;
    private final Run run;
    /** Null where populations are not compared. */
    private final CategoricalColumn populations;
    private final Map<String, double[]> scores = new LinkedHashMap<>();
    /** For each sample where its cells start in {@link #rows}, and one more for the end. */
    private final int[] starts;
    /** The cells that have a sample, sample after sample. */
    private final int[] rows;

    CellReduction(Annotations cells, Cohort cohort, CellMeasures measures, Run run) {
        this.cohort = cohort;
        this.run = run;
        this.populations = measures.population().isBlank() ? null : WrittenForms.read(measures.population(),
            CategoricalColumn.of(cells.columns().get(measures.population())), cohort.columns().unite(), run);
        measures.scores().forEach(name -> scores.put(name, cells.columns().get(name).numbers()));
        if (populations != null && populations.categories().size() > MOST_POPULATIONS) {
            throw new IllegalArgumentException("There are " + populations.categories().size()
                + " populations; check that the right column was chosen.");
        }
        this.starts = countCells();
        this.rows = sortBySample();
    }

    SampleTable table() {
        noteUnknown();
        List<SampleSummary> samples = new ArrayList<>();
        for (int sample = 0; sample < cohort.samples().size(); sample++) {
            run.report((double) starts[sample] / rows.length, "Counting cells of samples");
            samples.add(summary(sample));
        }
        return new SampleTable(cohort, measures(), samples);
    }

    private int[] countCells() {
        int samples = cohort.samples().size();
        int[] ends = new int[samples + 1];
        for (int row = 0; row < cohort.size(); row++) {
            run.checkNowAndThen(row);
            if (cohort.sampleOf(row) >= 0) {
                ends[cohort.sampleOf(row) + 1]++;
            }
        }
        for (int sample = 0; sample < samples; sample++) {
            ends[sample + 1] += ends[sample];
        }
        return ends;
    }

    private int[] sortBySample() {
        int[] next = starts.clone();
        int[] sorted = new int[starts[starts.length - 1]];
        for (int row = 0; row < cohort.size(); row++) {
            run.checkNowAndThen(row);
            if (cohort.sampleOf(row) >= 0) {
                sorted[next[cohort.sampleOf(row)]++] = row;
            }
        }
        return sorted;
    }

    private List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        if (populations != null) {
            populations.categories().forEach(name -> measures.add(new Measure(name, Measure.Kind.FRACTION)));
        }
        scores.keySet().forEach(name -> measures.add(new Measure(name, Measure.Kind.SCORE)));
        return measures;
    }

    private SampleSummary summary(int sample) {
        Sample of = cohort.samples().get(sample);
        List<MeasureSummary> measures = new ArrayList<>();
        addFractions(sample, measures);
        scores.forEach((name, values) -> {
            run.checkCancelled();
            MeasureSummary summary = new CellScores(values, rows, starts[sample], starts[sample + 1]).summary();
            if (summary.cells() > 0 && !Double.isFinite(summary.value())) {
                throw new IllegalArgumentException("The score \"" + name + "\" of patient \"" + of.patient()
                    + "\" at \"" + of.level() + "\" has infinite values; scores must be finite or missing.");
            }
            measures.add(summary);
        });
        return new SampleSummary(of.patient(), of.level(), starts[sample + 1] - starts[sample], measures);
    }

    private void addFractions(int sample, List<MeasureSummary> measures) {
        if (populations == null) {
            return;
        }
        int[] counts = new int[populations.categories().size()];
        int known = 0;
        for (int i = starts[sample]; i < starts[sample + 1]; i++) {
            int population = populations.code(rows[i]);
            if (population >= 0) {
                counts[population]++;
                known++;
            }
        }
        for (int count : counts) {
            measures.add(MeasureSummary.counted(count, known));
        }
    }

    private void noteUnknown() {
        if (populations != null) {
            noteUnknown(IntStream.of(rows).filter(row -> populations.code(row) < 0).count(), "population",
                "and do not count in the fractions");
        }
        scores
            .forEach((name, values) -> noteUnknown(IntStream.of(rows).filter(row -> Double.isNaN(values[row])).count(),
                "score \"" + name + "\"", "and do not count in its means"));
    }

    private void noteUnknown(long unknown, String what, String consequence) {
        if (unknown == rows.length) {
            String sentence = "None of the " + rows.length + " cells has a " + what + "; check the chosen column.";
            if (measures().size() == 1 || (what.equals("population") && scores.isEmpty())) {
                throw new IllegalArgumentException(sentence);
            }
            run.note(sentence);
        } else if (unknown > 0) {
            run.note(unknown + " of " + rows.length + " cells have no " + what + " " + consequence + ".");
        }
    }
}
