package org.screlapse.engine.abundance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.timepoint.ChosenTimepoints;

/**
 * Which sample each cell comes from, and what is known of the samples: patient, timepoint, and covariates such as the
 * batch or the age. Immutable.
 */
public final class CohortLayout {
    /** Stands for a cell that belongs to no sample. */
    static final int NO_SAMPLE = -1;

    private final String timepointColumn;
    private final int[] sampleOf;
    private final List<Sample> samples;
    private final List<String> warnings;

    private CohortLayout(String timepointColumn, int[] sampleOf, List<Sample> samples, List<String> warnings) {
        this.timepointColumn = timepointColumn;
        this.sampleOf = sampleOf;
        this.samples = List.copyOf(samples);
        this.warnings = List.copyOf(warnings);
    }

    /**
     * One sample.
     *
     * @param name its name
     * @param patient its patient, null if patients are not told apart
     * @param timepoint its timepoint
     * @param groups covariates that are names
     * @param numbers covariates that are numbers
     */
    record Sample(String name, String patient, String timepoint, Map<String, String> groups,
        Map<String, Double> numbers) {}

    /**
     * The annotations of the cells that tell the samples.
     *
     * @param sample names the sample; empty: each patient at each timepoint is one
     * @param patient names the patient; empty if patients are not told apart
     * @param timepoint names the timepoint
     * @param covariates further annotations that may explain differences between samples
     */
    public record Columns(String sample, String patient, String timepoint, List<String> covariates) {

        /**
         * Checks the choice.
         *
         * @throws IllegalArgumentException if neither sample nor patient is given, or a covariate is one of the others
         */
        public Columns {
            covariates = List.copyOf(covariates);
            if (sample.isBlank() && patient.isBlank()) {
                throw new IllegalArgumentException("Neither the sample nor the patient of the cells is known; choose"
                    + " the annotation of at least one of them.");
            }
            for (String covariate : covariates) {
                if (List.of(sample, patient, timepoint).contains(covariate)) {
                    throw new IllegalArgumentException("The annotation \"" + covariate + "\" cannot be a covariate: it"
                        + " is the "
                        + (covariate.equals(timepoint) ? "timepoint" : covariate.equals(patient) ? "patient" : "sample")
                        + " already. Remove it from the covariates.");
                }
            }
        }
    }

    /**
     * Reads the layout from the annotations of the cells. Cells whose sample, patient or timepoint is missing belong to
     * no sample.
     *
     * @throws IllegalArgumentException if an annotation is not there, no cell has all of them, one is an empty text, or
     *             differs between cells of one sample
     */
    public static CohortLayout of(Annotations cells, Columns columns) {
        return new Reader(cells, columns).read();
    }

    /** What the user should know. */
    List<String> warnings() {
        return warnings;
    }

    List<Sample> samples() {
        return samples;
    }

    /** For each cell the position of its sample, {@link #NO_SAMPLE} if it has none. */
    int[] sampleOf() {
        return sampleOf;
    }

    String timepointColumn() {
        return timepointColumn;
    }

    /** The timepoints, {@linkplain ChosenTimepoints#inTime numbered ones} by number, others as the data bring them. */
    List<String> timepoints() {
        return ChosenTimepoints.inTime(samples.stream().map(Sample::timepoint).distinct().toList());
    }

    private static final class Reader {
        private final Columns columns;
        private final Column sample;
        private final Column patient;
        private final Column timepoint;
        private final List<Column> covariates;
        private final Map<List<String>, Integer> positions = new HashMap<>();
        private final List<Sample> samples = new ArrayList<>();

        Reader(Annotations cells, Columns columns) {
            this.columns = columns;
            sample = columns.sample.isBlank() ? null : require(cells, columns.sample);
            patient = columns.patient.isBlank() ? null : require(cells, columns.patient);
            timepoint = require(cells, columns.timepoint);
            covariates = columns.covariates.stream().map(name -> require(cells, name)).toList();
        }

        CohortLayout read() {
            int[] sampleOf = new int[timepoint.size()];
            int without = 0;
            for (int cell = 0; cell < sampleOf.length; cell++) {
                sampleOf[cell] = isMissing(cell) ? NO_SAMPLE : position(cell);
                without += sampleOf[cell] == NO_SAMPLE ? 1 : 0;
            }
            if (samples.isEmpty()) {
                throw new IllegalArgumentException(sampleOf.length == 0 ? "There are no cells."
                    : "None of the " + sampleOf.length
                        + " cells has a sample or patient, a timepoint and all covariates; check the"
                        + " chosen annotations.");
            }
            List<String> warnings = without == 0 ? List.of() : List.of(without + " of " + sampleOf.length
                + " cells have no sample, patient, timepoint or covariate and are not counted.");
            return new CohortLayout(columns.timepoint, sampleOf, samples, warnings);
        }

        private boolean isMissing(int cell) {
            return sample != null && sample.isMissing(cell) || patient != null && patient.isMissing(cell)
                || timepoint.isMissing(cell) || covariates.stream().anyMatch(column -> column.isMissing(cell));
        }

        private int position(int cell) {
            List<String> names =
                sample != null ? List.of(sample.text(cell)) : List.of(patient.text(cell), timepoint.text(cell));
            Integer known = positions.get(names);
            if (known == null) {
                positions.put(names, samples.size());
                samples.add(describe(String.join(" ", names), cell));
                return samples.size() - 1;
            }
            requireSame(samples.get(known), cell);
            return known;
        }

        private Sample describe(String name, int cell) {
            Map<String, String> groups = new LinkedHashMap<>();
            Map<String, Double> numbers = new LinkedHashMap<>();
            for (int i = 0; i < covariates.size(); i++) {
                if (covariates.get(i) instanceof NumericColumn column) {
                    numbers.put(columns.covariates.get(i), column.value(cell));
                } else {
                    groups.put(columns.covariates.get(i), covariates.get(i).text(cell));
                }
            }
            requireName(columns.timepoint, timepoint.text(cell));
            requireName(columns.patient, patient == null ? name : patient.text(cell));
            return new Sample(name, patient == null ? null : patient.text(cell), timepoint.text(cell), groups, numbers);
        }

        private static void requireName(String column, String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("Some cells have an empty \"" + column + "\"; name it, or make it a"
                    + " missing value to leave the cells out.");
            }
        }

        private void requireSame(Sample known, int cell) {
            requireSame(known, columns.timepoint, known.timepoint, timepoint.text(cell));
            if (patient != null) {
                requireSame(known, columns.patient, known.patient, patient.text(cell));
            }
            for (int i = 0; i < covariates.size(); i++) {
                String name = columns.covariates.get(i);
                if (covariates.get(i) instanceof NumericColumn column) {
                    if (known.numbers.get(name) != column.value(cell)) {
                        throw differs(known, name, known.numbers.get(name).toString(), column.text(cell));
                    }
                } else {
                    requireSame(known, name, known.groups.get(name), covariates.get(i).text(cell));
                }
            }
        }

        private void requireSame(Sample known, String column, String first, String other) {
            if (!first.equals(other)) {
                throw differs(known, column, first, other);
            }
        }

        private IllegalArgumentException differs(Sample known, String column, String first, String other) {
            return new IllegalArgumentException("The sample \"" + known.name + "\" has cells with \"" + first
                + "\" and with \"" + other + "\" as \"" + column + "\"; all cells of a sample must have the same.");
        }

        private static Column require(Annotations cells, String name) {
            return cells.column(name).orElseThrow(() -> new IllegalArgumentException(
                "The data have no annotation \"" + name + "\"; they have " + cells.columns().keySet() + "."));
        }
    }
}
