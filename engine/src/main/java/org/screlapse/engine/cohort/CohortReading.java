package org.screlapse.engine.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.WrittenForms;
import org.screlapse.engine.task.Run;

/** Reads a cohort from annotations, in time linear in the cells. */
final class CohortReading {
    /** More patients × levels than this mean that a wrong annotation was chosen, such as the names of the cells. */
    private static final long MOST_SAMPLES = 10_000_000;

    private final Annotations cells;
    private final CohortColumns columns;
    private final String unit;
    private final Run run;
    private final CategoricalColumn sample;
    private final CategoricalColumn patient;
    private final CategoricalColumn factor;
    private final Map<String, Column> covariates = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<Integer> firstCells = new ArrayList<>();

    /**
     * @param cells the annotations
     * @param columns which of them tell the samples
     * @param unit what a row is, in messages: "cells" or "samples"
     * @param run gets notes
     */
    CohortReading(Annotations cells, CohortColumns columns, String unit, Run run) {
        columns.check();
        this.cells = cells;
        this.columns = columns;
        this.unit = unit;
        this.run = run;
        this.sample = names(columns.sample());
        this.patient = names(columns.patient());
        this.factor = names(columns.factor());
        for (String name : columns.covariates()) {
            Column column = require(name);
            covariates.put(name,
                column.type() == ColumnType.NUMERIC || column.type() == ColumnType.INTEGER ? column : names(name));
        }
    }

    Cohort read() {
        int[] sampleOf = sampleOf();
        Map<String, String> strata = columns.stratum().isBlank() ? Map.of() : strata();
        CategoricalColumn clones = columns.clones().isBlank() ? null : clones();
        return new Cohort(columns, sampleOf, samples, patient == null ? List.of() : used(patient), used(factor), strata,
            clones);
    }

    /** @throws IllegalArgumentException if a row belongs to no sample */
    void requireAll() {
        if (cells.size() == 0) {
            throw new IllegalArgumentException("There are no " + unit + ".");
        }
        for (String name : columns.needed()) {
            Column column = require(name);
            for (int row = 0; row < cells.size(); row++) {
                if (column.isMissing(row) || column.text(row).isBlank()) {
                    throw new IllegalArgumentException(
                        "Sample " + (row + 1) + " has no \"" + name + "\"; give every sample one, or remove its row.");
                }
            }
        }
    }

    private int[] sampleOf() {
        int[] places = new int[sample != null ? sample.categories().size() : patientsTimesLevels()];
        Arrays.fill(places, Cohort.NO_SAMPLE);
        int[] sampleOf = new int[cells.size()];
        int without = 0;
        for (int cell = 0; cell < sampleOf.length; cell++) {
            run.checkNowAndThen(cell);
            sampleOf[cell] = isMissing(cell) ? Cohort.NO_SAMPLE : place(cell, places);
            without += sampleOf[cell] == Cohort.NO_SAMPLE ? 1 : 0;
        }
        noteWithout(without);
        return sampleOf;
    }

    private int patientsTimesLevels() {
        long patients = patient.categories().size();
        long levels = factor.categories().size();
        if (patients * levels > MOST_SAMPLES) {
            throw new IllegalArgumentException("There are " + patients + " names in \"" + columns.patient() + "\" and "
                + levels + " in \"" + columns.factor() + "\"; check that the right annotations were chosen.");
        }
        return (int) (patients * levels);
    }

    private boolean isMissing(int cell) {
        return (sample != null && sample.isMissing(cell)) || (patient != null && patient.isMissing(cell))
            || factor.isMissing(cell) || covariates.values().stream().anyMatch(column -> column.isMissing(cell));
    }

    private int place(int cell, int[] places) {
        int code =
            sample != null ? sample.code(cell) : patient.code(cell) * factor.categories().size() + factor.code(cell);
        if (places[code] < 0) {
            places[code] = samples.size();
            samples.add(describe(cell));
            firstCells.add(cell);
        } else {
            requireSame(places[code], cell);
        }
        return places[code];
    }

    private Sample describe(int cell) {
        Map<String, String> groups = new LinkedHashMap<>();
        Map<String, Double> numbers = new LinkedHashMap<>();
        covariates.forEach((name, column) -> {
            if (column.isNumeric()) {
                numbers.put(name, column.numbers()[cell]);
            } else {
                groups.put(name, column.text(cell));
            }
        });
        String ofPatient = patient == null ? null : patient.text(cell);
        String name = sample == null ? ofPatient + " " + factor.text(cell) : sample.text(cell);
        return new Sample(name, ofPatient, factor.text(cell), groups, numbers);
    }

    private void requireSame(int place, int cell) {
        int first = firstCells.get(place);
        if (sample != null) {
            requireSame(place, columns.factor(), factor, first, cell);
            if (patient != null) {
                requireSame(place, columns.patient(), patient, first, cell);
            }
        }
        covariates.forEach((name, column) -> requireSame(place, name, column, first, cell));
    }

    private void requireSame(int place, String name, Column column, int first, int cell) {
        boolean same = column instanceof CategoricalColumn names ? names.code(first) == names.code(cell)
            : column.numbers()[first] == column.numbers()[cell];
        if (!same) {
            throw new IllegalArgumentException("The sample \"" + samples.get(place).name() + "\" has " + unit
                + " with \"" + column.text(first) + "\" and with \"" + column.text(cell) + "\" as \"" + name
                + "\"; all " + unit + " of a sample must have the same.");
        }
    }

    private void noteWithout(int without) {
        List<String> needed = columns.needed().stream().map(name -> "\"" + name + "\"").toList();
        if (samples.isEmpty()) {
            throw new IllegalArgumentException(
                cells.size() == 0 ? "There are no " + unit + "." : "None of the " + cells.size() + " " + unit + " has "
                    + String.join(" and ", needed) + "; check that the right annotations were chosen.");
        }
        if (without > 0) {
            run.note(without + " of " + cells.size() + " " + unit + " lack " + String.join(" or ", needed)
                + " and are left out.");
        }
    }

    /** The names of an annotation; null where none was chosen. */
    private CategoricalColumn names(String annotation) {
        if (annotation.isBlank()) {
            return null;
        }
        return withoutBlanks(annotation,
            WrittenForms.read(annotation, CategoricalColumn.of(require(annotation)), columns.unite(), run));
    }

    private CategoricalColumn withoutBlanks(String annotation, CategoricalColumn names) {
        int blank = IntStream.range(0, names.categories().size()).filter(i -> names.categories().get(i).isBlank())
            .findFirst().orElse(Integer.MAX_VALUE);
        if (Arrays.stream(names.codes()).anyMatch(code -> code == blank)) {
            throw new IllegalArgumentException("Some " + unit + " have an empty \"" + annotation
                + "\"; give all of them one, or make it a missing value to leave them out.");
        }
        return names;
    }

    private Map<String, String> strata() {
        CategoricalColumn strata = names(columns.stratum());
        int[] known = new int[patient.categories().size()];
        for (int cell = 0; cell < cells.size(); cell++) {
            int of = patient.code(cell);
            int stratum = strata.code(cell) + 1;
            if (of >= 0 && stratum > 0) {
                if (known[of] > 0 && known[of] != stratum) {
                    throw new IllegalArgumentException("Patient \"" + patient.categories().get(of)
                        + "\" belongs to the strata \"" + strata.categories().get(known[of] - 1) + "\" and \""
                        + strata.text(cell) + "\" of \"" + columns.stratum()
                        + "\"; choose an annotation with one value per patient, such as the molecular subtype.");
                }
                known[of] = stratum;
            }
        }
        Map<String, String> ofPatient = new LinkedHashMap<>();
        for (int of = 0; of < known.length; of++) {
            if (known[of] > 0) {
                ofPatient.put(patient.categories().get(of), strata.categories().get(known[of] - 1));
            }
        }
        return ofPatient;
    }

    /** Clones keep their names as they are: sequences may differ in a letter's case. */
    private CategoricalColumn clones() {
        return withoutBlanks(columns.clones(), CategoricalColumn.of(require(columns.clones())));
    }

    /** The categories of cells that have a sample, in their order. */
    private List<String> used(CategoricalColumn column) {
        boolean[] used = new boolean[column.categories().size()];
        firstCells.forEach(cell -> used[column.code(cell)] = true);
        return IntStream.range(0, used.length).filter(code -> used[code]).mapToObj(column.categories()::get).toList();
    }

    private Column require(String name) {
        return cells.column(name).orElseThrow(() -> new IllegalArgumentException(
            "The data have no annotation \"" + name + "\"; they have " + cells.columns().keySet() + "."));
    }
}
