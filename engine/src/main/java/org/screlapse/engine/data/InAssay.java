package org.screlapse.engine.data;

import org.screlapse.engine.task.Run;

/**
 * An operation on an assay other than the main one, as normalizing the counts of antibodies: for the operation that
 * assay is the main one; afterwards the assays stand in their old order. What the operation writes about the cells has
 * the names that the operation gives it.
 *
 * @param <R> what the operation finds besides the data
 * @param assay name of the assay
 * @param operation what is done with it
 */
public record InAssay<R>(String assay, Operation<R> operation) implements Operation<R> {

    @Override
    public DataSummary describe(DataSummary data) {
        return operation.describe(data.withMainAssay(assay))
            .withAssayOrder(data.assays().stream().map(AssaySummary::name).toList());
    }

    @Override
    public Outcome<R> apply(SingleCellData data, Run run) {
        Outcome<R> outcome = operation.apply(data.withMainAssay(assay), run);
        return new Outcome<>(outcome.data().withAssayOrder(data.assays().stream().map(Assay::name).toList()),
            outcome.findings());
    }
}
