package org.screlapse.knime.node.clonal;

import java.util.function.ToDoubleFunction;
import org.knime.core.node.ExecutionContext;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.screlapse.engine.clonal.ClonalResult;
import org.screlapse.engine.clonal.ClonalResult.CloneRow;
import org.screlapse.engine.clonal.ClonalResult.PartRow;
import org.screlapse.engine.clonal.ClonalResult.PatientRow;
import org.screlapse.engine.clonal.RelapseRule;
import org.screlapse.engine.stats.ExactProportionTest;
import org.screlapse.knime.execution.NodeWarnings;
import org.screlapse.knime.table.ResultTable;

/**
 * The output tables of <i>Clonal Dynamics</i>: a row for each clone, for each patient, and for each part of the change.
 */
final class ClonalTables {

    static final String CLONES = "For each patient and clone: its fraction of the cells at both timepoints with"
        + " Wilson's confidence interval, the log2 fold change with its interval, the exact p-value with the false"
        + " discovery rate over the clones of the patient, the stem-like fraction (or mean score) of the clone, and"
        + " what it adds to the parts of the change.";

    static final String PATIENTS = "For each patient: the type of the relapse with the reason and the rule, the clones"
        + " at both timepoints, and the change of the stem-like fraction (or mean score) with its between-clone,"
        + " within-clone and interaction part, each with its confidence interval.";

    static final String PARTS = "For the whole change and each of its parts: the mean over the patients with its"
        + " bootstrap interval, in how many patients it is above zero, and the tests against zero.";

    private static final ResultTable<CloneRow> CLONE_TABLE = new ResultTable<CloneRow>() //
        .text("Patient", CloneRow::patient) //
        .text("Clone", CloneRow::name) //
        .text("Reference timepoint", CloneRow::referenceTimepoint) //
        .text("Timepoint", CloneRow::timepoint) //
        .number("Fraction at reference", row -> row.reference().fraction()) //
        .number("Fraction", row -> row.later().fraction()) //
        .number("Log2 fold change", row -> growth(row, ExactProportionTest.Result::log2FoldDifference)) //
        .number("p-value", row -> growth(row, ExactProportionTest.Result::pValue)) //
        .number("FDR", CloneRow::fdr) //
        .number("Log2 fold change (low)", row -> growth(row, ExactProportionTest.Result::low)) //
        .number("Log2 fold change (high)", row -> growth(row, ExactProportionTest.Result::high)) //
        .number("Fraction at reference (low)", row -> row.reference().interval().low()) //
        .number("Fraction at reference (high)", row -> row.reference().interval().high()) //
        .number("Fraction (low)", row -> row.later().interval().low()) //
        .number("Fraction (high)", row -> row.later().interval().high()) //
        .count("Count at reference", row -> row.reference().cells()) //
        .count("Count", row -> row.later().cells()) //
        .count("Cells at reference", row -> row.reference().sampleCells()) //
        .count("Cells", row -> row.later().sampleCells()) //
        .number("Program at reference", row -> row.reference().program()) //
        .number("Program", row -> row.later().program()) //
        .number("Adds to between", row -> row.parts().between()) //
        .number("Adds to within", row -> row.parts().within()) //
        .number("Adds to interaction", row -> row.parts().interaction()) //
        .text("Note", CloneRow::note);

    private static final ResultTable<PartRow> PART_TABLE = new ResultTable<PartRow>() //
        .text("Part", row -> row.part().label()) //
        .text("Reference timepoint", PartRow::referenceTimepoint) //
        .text("Timepoint", PartRow::timepoint) //
        .number("Mean", PartRow::mean) //
        .number("Mean (low)", row -> row.interval().low()) //
        .number("Mean (high)", row -> row.interval().high()) //
        .number("p-value", PartRow::pValue) //
        .number("FDR", PartRow::fdr) //
        .number("t", PartRow::statistic) //
        .number("p-value (Wilcoxon)", PartRow::wilcoxonP) //
        .count("Patients", PartRow::patients) //
        .count("Patients above zero", PartRow::positive) //
        .text("Note", PartRow::note);

    private ClonalTables() {
    }

    private static double growth(CloneRow row, ToDoubleFunction<ExactProportionTest.Result> value) {
        return row.growth() == null ? Double.NaN : value.applyAsDouble(row.growth());
    }

    private static ResultTable<PatientRow> patientTable(RelapseRule rule) {
        return new ResultTable<PatientRow>() //
            .text("Patient", PatientRow::patient) //
            .text("Reference timepoint", PatientRow::referenceTimepoint) //
            .text("Timepoint", PatientRow::timepoint) //
            .text("Relapse type", row -> row.verdict().type().label()) //
            .number("Program at reference", row -> row.reference().program()) //
            .number("Program", row -> row.later().program()) //
            .number("Change", row -> row.parts().total()) //
            .number("Between clones", row -> row.parts().between()) //
            .number("Within clones", row -> row.parts().within()) //
            .number("Interaction", row -> row.parts().interaction()) //
            .number("Of between: clones seen once", row -> row.parts().turnover()) //
            .number("Change (low)", row -> row.total().low()) //
            .number("Change (high)", row -> row.total().high()) //
            .number("Between clones (low)", row -> row.between().low()) //
            .number("Between clones (high)", row -> row.between().high()) //
            .number("Within clones (low)", row -> row.within().low()) //
            .number("Within clones (high)", row -> row.within().high()) //
            .number("Interaction (low)", row -> row.interaction().low()) //
            .number("Interaction (high)", row -> row.interaction().high()) //
            .text("Largest clone at reference", row -> row.reference().largestClone()) //
            .number("Its fraction at reference", row -> row.reference().largestFraction()) //
            .text("Largest clone", row -> row.later().largestClone()) //
            .number("Its fraction", row -> row.later().largestFraction()) //
            .text("Reason", row -> row.verdict().reason()) //
            .text("Rule", row -> rule.text()) //
            .count("Clones at reference", row -> row.reference().clones()) //
            .count("Clones", row -> row.later().clones()) //
            .number("Effective clones at reference", row -> row.reference().effectiveClones()) //
            .number("Effective clones", row -> row.later().effectiveClones()) //
            .count("Cells at reference", row -> row.reference().cells()) //
            .count("Cells", row -> row.later().cells());
    }

    static void setSpecs(RelapseRule rule, ConfigureOutput out) {
        out.setOutSpecs(CLONE_TABLE.spec(), patientTable(rule).spec(), PART_TABLE.spec());
    }

    static void setTables(ClonalResult result, RelapseRule rule, ExecutionContext exec, ExecuteOutput out) {
        out.setOutData(CLONE_TABLE.fill(exec, result.clones()), patientTable(rule).fill(exec, result.patients()),
            PART_TABLE.fill(exec, result.parts()));
        NodeWarnings.show(result.warnings(), out);
    }
}
