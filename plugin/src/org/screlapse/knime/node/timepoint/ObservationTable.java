package org.screlapse.knime.node.timepoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataRow;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.screlapse.engine.task.Progress;
import org.screlapse.engine.timepoint.CellObservations;
import org.screlapse.engine.timepoint.Labels;
import org.screlapse.engine.timepoint.SampleObservations;
import org.screlapse.engine.timepoint.TimepointResult;
import org.screlapse.knime.table.AnnotationTable;

/** Reads cells or samples from a table. */
final class ObservationTable {

    private final BufferedDataTable table;
    private final TimepointComparisonTableNodeParameters parameters;
    private final Progress progress;

    ObservationTable(BufferedDataTable table, TimepointComparisonTableNodeParameters parameters, Progress progress) {
        this.table = table;
        this.parameters = parameters;
        this.progress = progress;
    }

    CellObservations cells() {
        Labels.Builder patients = new Labels.Builder();
        Labels.Builder timepoints = new Labels.Builder();
        Labels.Builder populations = new Labels.Builder();
        Labels.Builder strata = new Labels.Builder();
        String[] scores = parameters.comparedScores();
        double[][] values = numbers(scores);
        int patient = column(parameters.patientColumn);
        int timepoint = column(parameters.timepointColumn);
        int stratum = stratumColumn();
        int population = parameters.comparesPopulations() ? column(parameters.populationColumn) : -1;
        forEachRow((index, row) -> {
            patients.add(AnnotationTable.text(row.getCell(patient)));
            timepoints.add(AnnotationTable.text(row.getCell(timepoint)));
            if (population >= 0) {
                populations.add(AnnotationTable.text(row.getCell(population)));
            }
            if (stratum >= 0) {
                strata.add(AnnotationTable.text(row.getCell(stratum)));
            }
            readNumbers(row, scores, values, index);
        });
        CellObservations cells = CellObservations.of(patients.build(), timepoints.build());
        if (population >= 0) {
            cells = cells.withPopulations(populations.build());
        }
        if (stratum >= 0) {
            cells = cells.withStrata(strata.build());
        }
        for (int i = 0; i < scores.length; i++) {
            cells = cells.withScore(scores[i], values[i]);
        }
        return cells;
    }

    SampleObservations samples() {
        List<String> patients = new ArrayList<>();
        List<String> timepoints = new ArrayList<>();
        List<String> strata = new ArrayList<>();
        String[] measures = parameters.sampleMeasures;
        double[][] values = numbers(measures);
        long[] cells = new long[Math.toIntExact(table.size())];
        int patient = column(parameters.patientColumn);
        int timepoint = column(parameters.timepointColumn);
        int stratum = stratumColumn();
        int cellCount = parameters.hasCellCounts ? column(parameters.cellCountColumn) : -1;
        forEachRow((index, row) -> {
            patients.add(AnnotationTable.text(row.getCell(patient)));
            timepoints.add(AnnotationTable.text(row.getCell(timepoint)));
            strata.add(stratum < 0 ? null : AnnotationTable.text(row.getCell(stratum)));
            double count = cellCount < 0 ? Double.NaN : AnnotationTable.number(row.getCell(cellCount));
            cells[index] = Double.isNaN(count) ? TimepointResult.UNKNOWN : wholeNumber(count, row);
            readNumbers(row, measures, values, index);
        });
        SampleObservations samples = SampleObservations.of(patients, timepoints).withCells(cells).withStrata(strata);
        for (int i = 0; i < measures.length; i++) {
            samples = parameters.measuresAreFractions() ? samples.withFraction(measures[i], values[i])
                : samples.withScore(measures[i], values[i]);
        }
        return samples;
    }

    /** What is done with a row. */
    @FunctionalInterface
    private interface RowConsumer {
        void accept(int index, DataRow row);
    }

    private void forEachRow(RowConsumer body) {
        int index = 0;
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                if (index % 10_000 == 0) {
                    progress.checkCancelled();
                    progress.report((double) index / table.size(), "Reading row " + index);
                }
                body.accept(index++, rows.next());
            }
        }
    }

    private void readNumbers(DataRow row, String[] names, double[][] values, int index) {
        for (int i = 0; i < names.length; i++) {
            values[i][index] = AnnotationTable.number(row.getCell(column(names[i])));
        }
    }

    private double[][] numbers(String[] names) {
        return Arrays.stream(names).map(name -> new double[Math.toIntExact(table.size())]).toArray(double[][]::new);
    }

    private long wholeNumber(double count, DataRow row) {
        if (count < 0 || count != Math.rint(count) || count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The number of cells in column \"" + parameters.cellCountColumn
                + "\" is " + count + " in row \"" + row.getKey() + "\"; it must be a whole number, 0 or more, or"
                + " missing where it is not known.");
        }
        return (long) count;
    }

    /** Where the strata are, −1 if there are none. */
    private int stratumColumn() {
        return parameters.stratified ? column(parameters.stratumColumn) : -1;
    }

    private int column(String name) {
        return table.getDataTableSpec().findColumnIndex(name);
    }
}
