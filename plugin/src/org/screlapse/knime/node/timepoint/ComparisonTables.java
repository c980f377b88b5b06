package org.screlapse.knime.node.timepoint;

import org.screlapse.engine.stats.Estimate;
import org.screlapse.engine.timepoint.Measure;
import org.screlapse.engine.timepoint.TimepointResult;
import org.screlapse.engine.timepoint.TimepointResult.CohortChange;
import org.screlapse.engine.timepoint.TimepointResult.PatientChange;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.node.OperationParameters;
import org.screlapse.knime.table.FindingTable;
import org.screlapse.knime.table.ResultTable;

/**
 * The output tables of a timepoint comparison: a row for each patient and measure, for each measure, and for each test.
 */
final class ComparisonTables {

    static final String PER_PATIENT = "For each patient and each population or score: the fraction or mean score at"
        + " both timepoints with its confidence interval, the change, the odds ratio, the p-value and the false"
        + " discovery rate over the populations of the patient.";

    static final String ACROSS_PATIENTS = "For each population or score: the test across patients, in how many patients"
        + " it grew, the medians, the p-value and the false discovery rate over the populations.";

    static final String FURTHER = "More tests of the same, a row each. Within a patient: the exact proportion test (the"
        + " permutation test of proportions without random numbers), centered log-ratios, whether a decrease is"
        + " explained by the growth of others, and trends over three and more timepoints. Across patients:"
        + " Cochran–Mantel–Haenszel, random-effects meta-analysis, paired t tests, the sign test, the beta-binomial"
        + " model, trends. Per stratum of patients, with interaction tests.";

    /** What a reader looks for comes first, the numbers behind it after that. */
    private static final ResultTable<PatientChange> PATIENTS = new ResultTable<PatientChange>() //
        .text("Patient", row -> row.finding().whom()) //
        .text("Measure", row -> row.finding().what()) //
        .text("Kind", row -> row.finding().kind()) //
        .text("Reference timepoint", row -> row.finding().when().get(0)) //
        .text("Timepoint", row -> row.finding().when().get(1)) //
        .number("Value at reference", row -> row.reference().value()) //
        .number("Value", row -> row.later().value()) //
        .number("Change", PatientChange::change) //
        .number("p-value", row -> row.finding().pValue()) //
        .number("FDR", row -> row.finding().fdr()) //
        .number("Log2 fold change", PatientChange::log2FoldChange) //
        .number("Odds ratio", row -> oddsRatio(row).value()) //
        .number("Odds ratio (low)", row -> oddsRatio(row).interval().low()) //
        .number("Odds ratio (high)", row -> oddsRatio(row).interval().high()) //
        .number("Value at reference (low)", row -> row.reference().interval().low()) //
        .number("Value at reference (high)", row -> row.reference().interval().high()) //
        .number("Value (low)", row -> row.later().interval().low()) //
        .number("Value (high)", row -> row.later().interval().high()) //
        .count("Count at reference", row -> row.reference().count()) //
        .count("Count", row -> row.later().count()) //
        .count("Cells at reference", row -> row.reference().cells()) //
        .count("Cells", row -> row.later().cells()) //
        .text("Note", row -> row.finding().result().note());

    private static final ResultTable<CohortChange> ACROSS = new ResultTable<CohortChange>() //
        .text("Measure", row -> row.finding().what()) //
        .text("Kind", row -> row.finding().kind()) //
        .text("Reference timepoint", row -> row.finding().when().get(0)) //
        .text("Timepoint", row -> row.finding().when().get(1)) //
        .number("Median at reference", row -> row.reference().median()) //
        .number("Median", row -> row.later().median()) //
        .number("Median change", row -> row.finding().result().value()) //
        .number("p-value", row -> row.finding().pValue()) //
        .number("FDR", row -> row.finding().fdr()) //
        .number("Log2 fold change of means", CohortChange::log2FoldChangeOfMeans) //
        .count("Patients grown", CohortChange::grown) //
        .count("Patients shrunk", CohortChange::shrunk) //
        .count("Patients at reference", row -> row.reference().patients()) //
        .count("Patients", row -> row.later().patients()) //
        .text("Test", row -> row.finding().result().test()) //
        .text("Method", row -> row.finding().result().method().label()) //
        .number("Statistic", row -> row.finding().result().statistic()) //
        .number("Smallest possible p-value", CohortChange::smallestPossibleP) //
        .text("Note", row -> row.finding().result().note());

    private ComparisonTables() {
    }

    private static Estimate oddsRatio(PatientChange row) {
        boolean isFraction = row.finding().kind().equals(Measure.Kind.FRACTION.label());
        return isFraction ? row.finding().result().estimate() : Estimate.NONE;
    }

    static <P extends OperationParameters<TimepointResult>> OperationNode<P, TimepointResult> of(
        OperationNode<P, TimepointResult> node) {
        return node.withTable(PATIENTS, TimepointResult::patients).withTable(ACROSS, TimepointResult::cohort)
            .withTable(FindingTable.LAYOUT, TimepointResult::further);
    }
}
