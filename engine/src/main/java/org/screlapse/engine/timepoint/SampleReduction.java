package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.task.Progress;

/**
 * Brings sample-level rows into a {@link SampleTable}. Several rows of one patient at one timepoint are pooled,
 * weighted by their cell counts, just as their cells would be; without cell counts that cannot be done and is refused.
 */
final class SampleReduction {
    private final SampleObservations observations;
    private final Progress progress;

    private record Key(String patient, String timepoint) {
        @Override
        public String toString() {
            return "patient '" + patient + "' at '" + timepoint + "'";
        }
    }

    private SampleReduction(SampleObservations observations, Progress progress) {
        this.observations = observations;
        this.progress = progress;
    }

    static SampleTable reduce(SampleObservations observations, Progress progress) {
        return new SampleReduction(observations, progress).table();
    }

    private SampleTable table() {
        if (observations.size() == 0) {
            throw new IllegalArgumentException("There are no samples to compare.");
        }
        Map<Key, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < observations.size(); row++) {
            Key key = new Key(observations.patients().get(row), observations.timepoints().get(row));
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        List<String> warnings = new ArrayList<>();
        List<SampleSummary> samples = new ArrayList<>();
        groups.forEach((key, rows) -> samples.add(summary(key, rows, warnings)));
        return new SampleTable(observations.columns().stream().map(SampleObservations.Column::measure).toList(),
            List.copyOf(new LinkedHashSet<>(observations.patients())),
            List.copyOf(new LinkedHashSet<>(observations.timepoints())), samples, observations.strata(), warnings);
    }

    private SampleSummary summary(Key key, List<Integer> rows, List<String> warnings) {
        progress.checkCancelled();
        if (rows.size() > 1) {
            if (rows.stream().anyMatch(row -> observations.cells(row) < 0)) {
                throw new IllegalArgumentException("There are " + rows.size() + " rows for " + key
                    + "; give the number of cells of each sample, so that they can be pooled, or one row only.");
            }
            warnings.add("Pooled " + rows.size() + " rows for " + key + ", weighted by their numbers of cells.");
        }
        long cells =
            rows.size() == 1 ? observations.cells(rows.get(0)) : rows.stream().mapToLong(observations::cells).sum();
        List<MeasureSummary> measures = observations.columns().stream().map(column -> pooled(column, rows)).toList();
        return new SampleSummary(key.patient(), key.timepoint(), cells, measures);
    }

    private MeasureSummary pooled(SampleObservations.Column column, List<Integer> rows) {
        Measure.Kind kind = column.measure().kind();
        for (int row : rows) {
            if (observations.cells(row) == 0 && !Double.isNaN(column.values()[row])) {
                throw new IllegalArgumentException("The sample of patient '" + observations.patients().get(row)
                    + "' at '" + observations.timepoints().get(row) + "' has 0 cells, but a " + kind.label() + " of '"
                    + column.measure().name() + "', " + column.values()[row]
                    + "; correct the number of cells, or remove the row.");
            }
        }
        if (rows.size() == 1) {
            return MeasureSummary.given(kind, column.values()[rows.get(0)], observations.cells(rows.get(0)));
        }
        long cells = 0;
        double sum = 0;
        for (int row : rows) {
            double value = column.values()[row];
            if (!Double.isNaN(value)) {
                cells += observations.cells(row);
                sum += value * observations.cells(row);
            }
        }
        return MeasureSummary.given(kind, sum / cells, cells);
    }
}
