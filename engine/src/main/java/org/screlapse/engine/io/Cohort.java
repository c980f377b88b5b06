package org.screlapse.engine.io;

import java.util.List;
import org.screlapse.engine.data.SingleCellData;

/**
 * The samples of a cohort in one data set.
 *
 * @param data the cells of all samples, in the order of the sample sheet
 * @param samples what each sample contributed, in that order
 * @param warnings a sentence for each thing that is likely not what the user wants
 */
public record Cohort(SingleCellData data, List<CohortSample> samples, List<String> warnings) {

    /** Copies the lists. */
    public Cohort {
        samples = List.copyOf(samples);
        warnings = List.copyOf(warnings);
    }
}
