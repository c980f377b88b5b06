package org.screlapse.knime.node.timepoint;

import java.util.List;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.stats.Estimate;
import org.screlapse.engine.stats.Finding;
import org.screlapse.engine.timepoint.Measure;
import org.screlapse.engine.timepoint.TimepointComparison;
import org.screlapse.engine.timepoint.TimepointResult;
import org.screlapse.engine.timepoint.TimepointResult.CohortChange;
import org.screlapse.engine.timepoint.TimepointResult.PatientChange;
import org.screlapse.knime.node.LevelLayout;
import org.screlapse.knime.node.OperationNode;
import org.screlapse.knime.node.OperationParameters;
import org.screlapse.knime.node.timepoint.ComparisonColumns.Level;
import org.screlapse.knime.table.FindingTable;
import org.screlapse.knime.table.ResultTable;

/**
 * The output tables of a timepoint comparison: a row for each patient and measure, for each measure, and for each test.
 */
final class ComparisonTables {

    static final String PER_PATIENT = "For each patient and each population or score: the percentage of the cells (or"
        + " mean score) at each timepoint, the fold change, the p-value and the false discovery rate over the populations"
        + " of the patient (cells are not independent replicates: p describes this patient only); with details also confidence intervals, the odds ratio and counts.";

    static final String ACROSS_PATIENTS =
        "For each population or score: the median over the patients at each timepoint,"
            + " the p-value and the false discovery rate over the populations, and in how many patients it grew; with details"
            + " also the test and the log2 fold change of the means.";

    static final String FURTHER =
        "Empty unless further tests are asked for: more tests of the same, a row each. Within a patient: the exact proportion test (the"
            + " permutation test of proportions without random numbers), centered log-ratios, whether a decrease is"
            + " explained by the growth of others, and trends over three and more timepoints. Across patients:"
            + " Cochran–Mantel–Haenszel, random-effects meta-analysis, paired t tests, the sign test, the beta-binomial"
            + " model, trends. Per stratum of patients, with interaction tests.";

    private ComparisonTables() {
    }

    /** What a reader looks for comes first, the numbers behind it after that, if wanted. */
    private static ResultTable<PatientChange> patients(ComparisonColumns columns) {
        ResultTable<PatientChange> table = new ResultTable<PatientChange>().text("Patient", row -> row.finding().whom()) //
            .text("Population or score", row -> row.finding().what());
        for (Level level : columns.levels()) {
            table.number(level.header(), row -> level.of(row.finding(), row.reference().value(), row.later().value()));
        }
        table.number("Fold change", row -> Math.pow(2, row.log2FoldChange())) //
            .number("p-value", row -> row.finding().pValue()) //
            .number("FDR", row -> row.finding().fdr()) //
            .text("Compared", row -> compared(row.finding())) //
            .text("Note", row -> row.finding().result().note());
        return columns.details() ? table.text("Kind", row -> row.finding().kind()) //
            .number("Change", PatientChange::change) //
            .number("Log2 fold change", PatientChange::log2FoldChange) //
            .number("Odds ratio", row -> oddsRatio(row).value()) //
            .number("Odds ratio (low)", row -> oddsRatio(row).interval().low()) //
            .number("Odds ratio (high)", row -> oddsRatio(row).interval().high()) //
            .number("Value at reference", row -> row.reference().value()) //
            .number("Value at reference (low)", row -> row.reference().interval().low()) //
            .number("Value at reference (high)", row -> row.reference().interval().high()) //
            .number("Value", row -> row.later().value()) //
            .number("Value (low)", row -> row.later().interval().low()) //
            .number("Value (high)", row -> row.later().interval().high()) //
            .count("Count at reference", row -> row.reference().count()) //
            .count("Count", row -> row.later().count()) //
            .count("Cells at reference", row -> row.reference().cells()) //
            .count("Cells", row -> row.later().cells()) : table;
    }

    private static ResultTable<CohortChange> across(ComparisonColumns columns) {
        ResultTable<CohortChange> table =
            new ResultTable<CohortChange>().text("Population or score", row -> row.finding().what());
        for (Level level : columns.levels()) {
            table.number("Median at " + level.header(),
                row -> level.of(row.finding(), row.reference().median(), row.later().median()));
        }
        table.number("p-value", row -> row.finding().pValue()) //
            .number("FDR", row -> row.finding().fdr()) //
            .count("Patients grown", CohortChange::grown) //
            .count("Patients shrunk", CohortChange::shrunk) //
            .count("Patients at reference", row -> row.reference().patients()) //
            .count("Patients", row -> row.later().patients()) //
            .text("Compared", row -> compared(row.finding())) //
            .text("Note", row -> row.finding().result().note());
        return columns.details() ? table.text("Kind", row -> row.finding().kind()) //
            .number("Median at reference", row -> row.reference().median()) //
            .number("Median", row -> row.later().median()) //
            .number("Median change", row -> row.finding().result().value()) //
            .number("Log2 fold change of means", CohortChange::log2FoldChangeOfMeans) //
            .text("Test", row -> row.finding().result().test()) //
            .text("Method", row -> row.finding().result().method().label()) //
            .number("Statistic", row -> row.finding().result().statistic()) //
            .number("Smallest possible p-value", CohortChange::smallestPossibleP) : table;
    }

    private static String compared(Finding finding) {
        return finding.when().get(1) + " with " + finding.when().get(0);
    }

    private static Estimate oddsRatio(PatientChange row) {
        boolean isFraction = row.finding().kind().equals(Measure.Kind.FRACTION.label());
        return isFraction ? row.finding().result().estimate() : Estimate.NONE;
    }

    /** The node with its tables. */
    static <P extends OperationParameters<TimepointResult> & ComparisonDialog> OperationNode<P, TimepointResult> of(
        OperationNode<P, TimepointResult> node) {
        return node
            .withTable(new LevelLayout<>(ComparisonTables::levels, TimepointResult::levels,
                (settings, levels) -> patients(settings.columns(levels))), TimepointResult::patients)
            .withTable(new LevelLayout<>(ComparisonTables::levels, TimepointResult::levels,
                (settings, levels) -> across(settings.columns(levels))), TimepointResult::cohort)
            .withTable(FindingTable.LAYOUT, TimepointResult::further).withSentence(TimepointResult::sentence);
    }

    private static <P extends OperationParameters<TimepointResult>> List<String> levels(P settings, DataSummary data) {
        return ((TimepointComparison) settings.operation()).levels(data);
    }
}
