package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.screlapse.engine.task.Progress;

/**
 * Reduces cells to samples, in time linear in the cells: cells are sorted by sample (counting sort), populations are
 * counted, and scores summed up sample by sample.
 */
final class CellReduction {
    /** More patients × timepoints than this means that a wrong column was chosen, such as the names of the cells. */
    private static final long MOST_SAMPLES = 10_000_000;
    /** More populations than this mean the same. */
    private static final int MOST_POPULATIONS = 10_000;

    private final CellObservations cells;
    private final Progress progress;
    private final int timepointCount;
    private final int sampleCount;
    /** For each sample where its cells start in {@link #rows}, and one more for the end. */
    private final int[] starts;
    /** The cells with patient and timepoint, sample after sample. */
    private final int[] rows;
    private final List<String> warnings = new ArrayList<>();

    private CellReduction(CellObservations cells, Progress progress) {
        this.cells = cells;
        this.progress = progress;
        this.timepointCount = cells.timepoints().names().size();
        this.sampleCount = checkSizes(cells);
        this.starts = countCells();
        this.rows = sortBySample();
    }

    static SampleTable reduce(CellObservations cells, Progress progress) {
        return new CellReduction(cells, progress).table();
    }

    private SampleTable table() {
        cells.patients().requireNames("patient");
        cells.timepoints().requireNames("timepoint");
        warnOfCellsLeftOut();
        List<SampleSummary> samples = new ArrayList<>();
        for (int sample = 0; sample < sampleCount; sample++) {
            if (starts[sample + 1] > starts[sample]) {
                progress.report((double) starts[sample] / rows.length, "Counting cells of samples");
                samples.add(summary(sample));
            }
        }
        return new SampleTable(measures(), used(cells.patients(), sample -> sample / timepointCount),
            used(cells.timepoints(), sample -> sample % timepointCount), samples, cells.strata(), warnings);
    }

    private int sampleOf(int row) {
        progress.checkNowAndThen(row);
        int patient = cells.patients().code(row);
        int timepoint = cells.timepoints().code(row);
        return patient < 0 || timepoint < 0 ? -1 : patient * timepointCount + timepoint;
    }

    private int[] countCells() {
        int[] ends = new int[sampleCount + 1];
        for (int row = 0; row < cells.size(); row++) {
            int sample = sampleOf(row);
            if (sample >= 0) {
                ends[sample + 1]++;
            }
        }
        for (int sample = 0; sample < sampleCount; sample++) {
            ends[sample + 1] += ends[sample];
        }
        return ends;
    }

    private int[] sortBySample() {
        int[] next = starts.clone();
        int[] sorted = new int[starts[sampleCount]];
        for (int row = 0; row < cells.size(); row++) {
            int sample = sampleOf(row);
            if (sample >= 0) {
                sorted[next[sample]++] = row;
            }
        }
        return sorted;
    }

    private List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        if (cells.populations() != null) {
            cells.populations().names().forEach(name -> measures.add(new Measure(name, Measure.Kind.FRACTION)));
        }
        cells.scores().forEach(score -> measures.add(new Measure(score.name(), Measure.Kind.SCORE)));
        return measures;
    }

    private SampleSummary summary(int sample) {
        List<MeasureSummary> measures = new ArrayList<>();
        addFractions(sample, measures);
        for (CellObservations.Score score : cells.scores()) {
            progress.checkCancelled();
            MeasureSummary summary = new CellScores(score.values(), rows, starts[sample], starts[sample + 1]).summary();
            checkFinite(score, sample, summary);
            measures.add(summary);
        }
        return new SampleSummary(patient(sample), timepoint(sample), starts[sample + 1] - starts[sample], measures);
    }

    private void addFractions(int sample, List<MeasureSummary> measures) {
        if (cells.populations() == null) {
            return;
        }
        int[] counts = new int[cells.populations().names().size()];
        int known = 0;
        for (int i = starts[sample]; i < starts[sample + 1]; i++) {
            int population = cells.populations().code(rows[i]);
            if (population >= 0) {
                counts[population]++;
                known++;
            }
        }
        for (int count : counts) {
            measures.add(MeasureSummary.counted(count, known));
        }
    }

    private void warnOfCellsLeftOut() {
        int lacking = cells.size() - rows.length;
        if (rows.length == 0) {
            throw new IllegalArgumentException(cells.size() == 0 ? "There are no cells to compare." : "None of the "
                + cells.size() + " cells has both a patient and a timepoint; check the chosen columns.");
        }
        if (lacking > 0) {
            warnings.add(lacking + " of " + cells.size() + " cells lack a patient or a timepoint and were left out.");
        }
        if (cells.populations() != null) {
            warnOfUnknown(IntStream.of(rows).filter(row -> cells.populations().code(row) < 0).count(), "population",
                "and do not count in the fractions");
        }
        for (CellObservations.Score score : cells.scores()) {
            warnOfUnknown(IntStream.of(rows).filter(row -> Double.isNaN(score.values()[row])).count(),
                "score '" + score.name() + "'", "and do not count in its means");
        }
    }

    private void warnOfUnknown(long unknown, String what, String consequence) {
        if (unknown == rows.length) {
            if (measures().size() == 1 || what.equals("population") && cells.scores().isEmpty()) {
                throw new IllegalArgumentException(
                    "None of the " + rows.length + " cells has a " + what + "; check the chosen column.");
            }
            warnings.add("None of the " + rows.length + " cells has a " + what + "; check the chosen column.");
        } else if (unknown > 0) {
            warnings.add(unknown + " of " + rows.length + " cells have no " + what + " " + consequence + ".");
        }
    }

    /** The names that have a cell, in their given order. */
    private List<String> used(Labels labels, IntUnaryOperator codeOfSample) {
        boolean[] used = new boolean[labels.names().size()];
        for (int sample = 0; sample < sampleCount; sample++) {
            used[codeOfSample.applyAsInt(sample)] |= starts[sample + 1] > starts[sample];
        }
        return IntStream.range(0, used.length).filter(code -> used[code]).mapToObj(labels.names()::get).toList();
    }

    private String patient(int sample) {
        return cells.patients().names().get(sample / timepointCount);
    }

    private String timepoint(int sample) {
        return cells.timepoints().names().get(sample % timepointCount);
    }

    private void checkFinite(CellObservations.Score score, int sample, MeasureSummary summary) {
        if (summary.cells() > 0 && !Double.isFinite(summary.value())) {
            throw new IllegalArgumentException("The score '" + score.name() + "' of patient '" + patient(sample)
                + "' at '" + timepoint(sample) + "' has infinite values; scores must be finite or missing.");
        }
    }

    private static int checkSizes(CellObservations cells) {
        long patients = cells.patients().names().size();
        long timepoints = cells.timepoints().names().size();
        if (patients * timepoints > MOST_SAMPLES) {
            throw new IllegalArgumentException("There are " + patients + " patients and " + timepoints
                + " timepoints; check that the right columns were chosen.");
        }
        if (cells.populations() != null && cells.populations().names().size() > MOST_POPULATIONS) {
            throw new IllegalArgumentException("There are " + cells.populations().names().size()
                + " populations; check that the right column was chosen.");
        }
        return (int) (patients * timepoints);
    }
}
