package org.screlapse.knime.node.timepoint;

import org.knime.core.node.ExecutionContext;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.screlapse.engine.timepoint.FurtherTest;
import org.screlapse.engine.timepoint.TimepointResult;
import org.screlapse.engine.timepoint.TimepointResult.AcrossRow;
import org.screlapse.engine.timepoint.TimepointResult.PatientRow;
import org.screlapse.knime.execution.NodeWarnings;
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
        + " permutation test of proportions without random numbers), centred log-ratios, whether a decrease is"
        + " explained by the growth of others, and trends over three and more timepoints. Across patients:"
        + " Cochran–Mantel–Haenszel, random-effects meta-analysis, paired t tests, the sign test, the beta-binomial"
        + " model, trends. Per stratum of patients, with interaction tests.";

    /** What a reader looks for comes first, the numbers behind it after that. */
    private static final ResultTable<PatientRow> PATIENTS = new ResultTable<PatientRow>() //
        .text("Patient", PatientRow::patient) //
        .text("Measure", row -> row.measure().name()) //
        .text("Kind", row -> row.measure().kind().label()) //
        .text("Reference timepoint", PatientRow::referenceTimepoint) //
        .text("Timepoint", PatientRow::timepoint) //
        .number("Value at reference", row -> row.reference().value()) //
        .number("Value", row -> row.later().value()) //
        .number("Change", PatientRow::change) //
        .number("p-value", PatientRow::pValue) //
        .number("FDR", PatientRow::fdr) //
        .number("Log2 fold change", PatientRow::log2FoldChange) //
        .number("Odds ratio", row -> row.oddsRatio().estimate()) //
        .number("Odds ratio (low)", row -> row.oddsRatio().low()) //
        .number("Odds ratio (high)", row -> row.oddsRatio().high()) //
        .number("Value at reference (low)", row -> row.reference().low()) //
        .number("Value at reference (high)", row -> row.reference().high()) //
        .number("Value (low)", row -> row.later().low()) //
        .number("Value (high)", row -> row.later().high()) //
        .count("Count at reference", row -> row.reference().count()) //
        .count("Count", row -> row.later().count()) //
        .count("Cells at reference", row -> row.reference().cells()) //
        .count("Cells", row -> row.later().cells()) //
        .text("Note", PatientRow::note);

    private static final ResultTable<AcrossRow> ACROSS = new ResultTable<AcrossRow>() //
        .text("Measure", row -> row.measure().name()) //
        .text("Kind", row -> row.measure().kind().label()) //
        .text("Reference timepoint", AcrossRow::referenceTimepoint) //
        .text("Timepoint", AcrossRow::timepoint) //
        .number("Median at reference", AcrossRow::medianAtReference) //
        .number("Median", AcrossRow::median) //
        .number("Median change", AcrossRow::medianChange) //
        .number("p-value", AcrossRow::pValue) //
        .number("FDR", AcrossRow::fdr) //
        .count("Patients grown", AcrossRow::patientsGrown) //
        .count("Patients shrunk", AcrossRow::patientsShrunk) //
        .count("Patients at reference", AcrossRow::patientsAtReference) //
        .count("Patients", AcrossRow::patientsAtTimepoint) //
        .text("Test", row -> row.test().label()) //
        .text("Method", row -> row.method().label()) //
        .number("Statistic", AcrossRow::statistic) //
        .number("Smallest possible p-value", AcrossRow::smallestPossibleP) //
        .text("Note", AcrossRow::note);

    private static final ResultTable<FurtherTest> MORE = new ResultTable<FurtherTest>() //
        .text("Measure", row -> row.measure().name()) //
        .text("Kind", row -> row.measure().kind().label()) //
        .text("Test", row -> row.kind().label()) //
        .text("Patient", FurtherTest::patient) //
        .text("Stratum", FurtherTest::stratum) //
        .text("Reference timepoint", FurtherTest::referenceTimepoint) //
        .text("Timepoint", FurtherTest::timepoint) //
        .text("Estimate of", row -> row.kind().estimateLabel()) //
        .number("Estimate", FurtherTest::estimate) //
        .number("Estimate (low)", FurtherTest::low) //
        .number("Estimate (high)", FurtherTest::high) //
        .number("p-value", FurtherTest::pValue) //
        .number("FDR", FurtherTest::fdr) //
        .text("Statistic is", row -> row.kind().statisticLabel()) //
        .number("Statistic", FurtherTest::statistic) //
        .count("Patients", FurtherTest::patients) //
        .text("Note", FurtherTest::note);

    private ComparisonTables() {
    }

    static void setSpecs(ConfigureOutput out) {
        out.setOutSpecs(PATIENTS.spec(), ACROSS.spec(), MORE.spec());
    }

    static void setTables(TimepointResult result, ExecutionContext exec, ExecuteOutput out) {
        out.setOutData(PATIENTS.fill(exec, result.perPatient()), ACROSS.fill(exec, result.acrossPatients()),
            MORE.fill(exec, result.further()));
        NodeWarnings.show(result.warnings(), out);
    }
}
