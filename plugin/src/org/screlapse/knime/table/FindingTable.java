package org.screlapse.knime.table;

import org.screlapse.engine.stats.Finding;

/** The one layout of findings, whatever was tested and by which test. */
public final class FindingTable {

    /** A row a finding. */
    public static final ResultTable<Finding> LAYOUT = new ResultTable<Finding>() //
        .text("Measure", Finding::what) //
        .text("Kind", Finding::kind) //
        .text("Test", row -> row.result().test()) //
        .text("Patient", Finding::whom) //
        .text("Stratum", Finding::where) //
        .text("Reference timepoint", row -> row.when().get(0)) //
        .text("Timepoint", row -> row.when().get(row.when().size() - 1)) //
        .text("Estimate of", row -> row.result().estimate().of()) //
        .number("Estimate", row -> row.result().value()) //
        .number("Estimate (low)", row -> row.result().low()) //
        .number("Estimate (high)", row -> row.result().high()) //
        .number("p-value", Finding::pValue) //
        .number("FDR", Finding::fdr) //
        .text("Statistic is", row -> row.result().statisticName()) //
        .number("Statistic", row -> row.result().statistic()) //
        .count("n", row -> row.result().n()) //
        .text("Note", row -> row.result().note());

    private FindingTable() {
    }
}
