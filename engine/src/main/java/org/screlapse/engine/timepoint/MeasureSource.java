package org.screlapse.engine.timepoint;

import org.screlapse.engine.cohort.CohortColumns;
import org.screlapse.engine.data.Annotations;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.task.Run;

/** Where the fractions and scores come from that are compared: from cells, or from a table of samples. */
public sealed interface MeasureSource permits CellMeasures, SampleMeasures {

    /**
     * @param data what is known of the data
     * @throws IllegalArgumentException if an annotation is not there, or nothing is to be compared
     */
    void require(DataSummary data);

    /**
     * @param rows annotations of the cells, or of the samples
     * @param columns which of them tell the samples
     * @param run reports progress and gets notes
     * @return the measures of each patient at each level of the factor
     */
    SampleTable read(Annotations rows, CohortColumns columns, Run run);
}
