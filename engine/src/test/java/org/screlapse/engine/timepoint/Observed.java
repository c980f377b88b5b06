package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.Names;
import org.screlapse.engine.data.NumericColumn;

/** Cells or samples for tests, with what is measured in them. */
record Observed(Annotations rows, boolean isSamples, List<String> fractions, List<String> scores) {

    static Observed cells(List<String> patients, List<String> timepoints) {
        return of(patients, timepoints, false);
    }

    static Observed samples(List<String> patients, List<String> timepoints) {
        return of(patients, timepoints, true);
    }

    private static Observed of(List<String> patients, List<String> timepoints, boolean isSamples) {
        return new Observed(
            Annotations
                .of(Names.of(IntStream.range(0, patients.size()).mapToObj(i -> "row" + i).toArray(String[]::new)))
                .with("patient", CategoricalColumn.of(patients)).with("timepoint", CategoricalColumn.of(timepoints)),
            isSamples, List.of(), List.of());
    }

    Observed with(String annotation, CategoricalColumn column) {
        return new Observed(rows.with(annotation, column), isSamples, fractions, scores);
    }

    Observed withPopulations(List<String> populations) {
        return with("population", CategoricalColumn.of(populations));
    }

    Observed withStrata(List<String> strata) {
        return with("stratum", CategoricalColumn.of(strata));
    }

    Observed withCells(long[] cells) {
        return new Observed(
            rows.with("cells",
                NumericColumn.of(Arrays.stream(cells).mapToDouble(n -> n == -1 ? Double.NaN : n).toArray())),
            isSamples, fractions, scores);
    }

    Observed withFraction(String name, double[] values) {
        return new Observed(rows.with(name, NumericColumn.of(values)), isSamples, plus(fractions, name), scores);
    }

    Observed withScore(String name, double[] values) {
        return new Observed(rows.with(name, NumericColumn.of(values)), isSamples, fractions, plus(scores, name));
    }

    MeasureSource measures() {
        return isSamples ? new SampleMeasures(fractions, scores, rows.columns().containsKey("cells") ? "cells" : "")
            : new CellMeasures(rows.columns().containsKey("population") ? "population" : "", scores);
    }

    int size() {
        return rows.size();
    }

    private static List<String> plus(List<String> names, String name) {
        List<String> more = new ArrayList<>(names);
        more.add(name);
        return more;
    }
}
