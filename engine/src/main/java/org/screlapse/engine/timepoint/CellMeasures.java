package org.screlapse.engine.timepoint;

import java.util.List;
import org.screlapse.engine.cohort.Cohort;
import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.task.Run;

/**
 * What is measured in cells: the fraction of each population, and means of scores.
 *
 * @param population the annotation of the cells that names their population; empty if populations are not compared.
 *            Cells without one do not count as cells of the sample when fractions are computed
 * @param scores annotations that are scores, NaN where missing
 */
public record CellMeasures(String population, List<String> scores) implements MeasureSource {

    /** Takes a copy. */
    public CellMeasures {
        scores = List.copyOf(scores);
    }

    @Override
    public void require(DataSummary data) {
        if (population.isBlank() && scores.isEmpty()) {
            throw new IllegalArgumentException(
                "There is nothing to compare; choose the population of the cells, or at least one score.");
        }
        if (!population.isBlank()) {
            data.requireCellColumn("population", population);
        }
        scores.forEach(score -> data.requireCellColumn("score", score, ColumnType.NUMERIC, ColumnType.INTEGER));
    }

    @Override
    public SampleTable read(Annotations rows, CohortColumns columns, Run run) {
        return new CellReduction(rows, Cohort.ofCells(rows, columns, run), this, run).table();
    }
}
