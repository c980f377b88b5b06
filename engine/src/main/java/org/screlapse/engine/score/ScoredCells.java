package org.screlapse.engine.score;

import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.NumericColumn;

/**
 * What a classifier of cells looks at.
 *
 * @param scores a score a cell
 * @param groups for each cell the group, such as the patient, that has a threshold of its own; null for one threshold
 * @param samples for each cell the sample whose fraction is told; null if all cells are one
 * @param batches for each cell the batch on which the label should not depend; null if there are none
 * @param reference for each cell whether it is one of the reference group; null if there is none
 */
public record ScoredCells(NumericColumn scores, CategoricalColumn groups, CategoricalColumn samples,
    CategoricalColumn batches, boolean[] reference) {

    /**
     * @param scores a score a cell
     * @return cells of one group and one sample
     */
    public static ScoredCells of(NumericColumn scores) {
        return new ScoredCells(scores, null, null, null, null);
    }

    /**
     * @param column a group a cell; null for one group
     * @return these cells in groups
     */
    public ScoredCells withGroups(CategoricalColumn column) {
        return new ScoredCells(scores, column, samples, batches, reference);
    }

    /**
     * @param column a sample a cell; null for one sample
     * @return these cells in samples
     */
    public ScoredCells withSamples(CategoricalColumn column) {
        return new ScoredCells(scores, groups, column, batches, reference);
    }

    /**
     * @param column a batch a cell; null for none
     * @return these cells in batches
     */
    public ScoredCells withBatches(CategoricalColumn column) {
        return new ScoredCells(scores, groups, samples, column, reference);
    }

    /**
     * @param cells for each cell whether it is one of the reference group; null for none
     * @return these cells with the reference group
     */
    public ScoredCells withReference(boolean[] cells) {
        return new ScoredCells(scores, groups, samples, batches, cells);
    }
}
