package org.screlapse.engine.timepoint;

import java.util.ArrayList;
import java.util.List;
import org.screlapse.engine.cohort.Cohort;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.task.Run;

/**
 * What is known of samples without their cells, a row per sample.
 *
 * @param fractions annotations that are fractions of populations, 0 to 1, NaN where missing
 * @param scores annotations that are mean scores, NaN where missing
 * @param cells the annotation with the number of cells of each sample, missing where unknown; empty if unknown. Without
 *            it there are neither intervals nor tests within a patient
 */
public record SampleMeasures(List<String> fractions, List<String> scores, String cells) implements MeasureSource {

    /** Takes copies. */
    public SampleMeasures {
        fractions = List.copyOf(fractions);
        scores = List.copyOf(scores);
    }

    @Override
    public void require(DataSummary data) {
        if (fractions.isEmpty() && scores.isEmpty()) {
            throw new IllegalArgumentException(
                "There is nothing to compare; choose at least one column with fractions or scores.");
        }
        fractions.forEach(name -> data.requireCellColumn("fraction", name, ColumnType.NUMERIC, ColumnType.INTEGER));
        scores.forEach(name -> data.requireCellColumn("score", name, ColumnType.NUMERIC, ColumnType.INTEGER));
        if (!cells.isBlank()) {
            data.requireCellColumn("number of cells", cells, ColumnType.NUMERIC, ColumnType.INTEGER);
        }
    }

    @Override
    public SampleTable read(Annotations rows, CohortColumns columns, Run run) {
        return new SampleReduction(rows, Cohort.ofSamples(rows, columns, run), this, run).table();
    }

    /** What is measured, in the order of the results. */
    List<Measure> measures() {
        List<Measure> measures = new ArrayList<>();
        fractions.forEach(name -> measures.add(new Measure(name, Measure.Kind.FRACTION)));
        scores.forEach(name -> measures.add(new Measure(name, Measure.Kind.SCORE)));
        return measures;
    }
}
