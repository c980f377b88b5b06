package org.screlapse.knime.node.clonal;

import java.util.List;
import java.util.Map;
import org.screlapse.engine.clonal.ClonalResult.CloneChange;
import org.screlapse.engine.clonal.ClonalResult.PartChange;
import org.screlapse.engine.clonal.ClonalResult.PatientChange;
import org.screlapse.engine.clonal.Part;
import org.screlapse.engine.clonal.RelapseRule;
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
        + " within-clone, interaction and undetermined part, each with its confidence interval, and the between-clone"
        + " part if all that is undetermined were between clones.";

    static final String PARTS = "For the whole change and each of its parts: the mean over the patients with its"
        + " confidence interval, in how many patients it is above zero, and the tests against zero.";

    private static final Map<Part, String> COLUMNS = Map.of(Part.TOTAL, "Change", Part.SELECTION, "Between clones",
        Part.PLASTICITY, "Within clones", Part.INTERACTION, "Interaction", Part.UNDETERMINED, "Undetermined");

    static final ResultTable<PartChange> PART_TABLE = new ResultTable<PartChange>() //
        .text("Part", row -> row.part().label()) //
        .text("Reference timepoint", row -> row.finding().when().get(0)) //
        .text("Timepoint", row -> row.finding().when().get(1)) //
        .number("Mean", row -> row.finding().result().value()) //
        .number("Mean (low)", row -> row.finding().result().low()) //
        .number("Mean (high)", row -> row.finding().result().high()) //
        .number("p-value", row -> row.finding().pValue()) //
        .number("FDR", row -> row.finding().fdr()) //
        .number("t", row -> row.finding().result().statistic()) //
        .number("p-value (Wilcoxon)", row -> row.ranks().pValue()) //
        .count("Patients", row -> row.finding().result().n()) //
        .count("Patients above zero", PartChange::positive) //
        .text("Note", row -> row.finding().result().note());

    private ClonalTables() {
    }

    static ResultTable<CloneChange> cloneTable(List<String> levels) {
        ResultTable<CloneChange> table = new ResultTable<CloneChange>() //
            .text("Patient", row -> row.finding().whom()) //
            .text("Clone", row -> row.finding().what());
        for (String level : levels) {
            table.number(level + " (%)",
                row -> 100 * (level.equals(row.finding().when().get(0)) ? row.reference().fraction()
                    : level.equals(row.finding().when().get(1)) ? row.later().fraction() : Double.NaN));
        }
        return table.number("Fold change", row -> Math.pow(2, row.finding().result().value())) //
            .number("p-value", row -> row.finding().pValue()) //
            .number("FDR", row -> row.finding().fdr()) //
            .text("Note", row -> row.finding().result().note()) //
            .text("Reference timepoint", row -> row.finding().when().get(0)) //
            .text("Timepoint", row -> row.finding().when().get(1)) //
            .number("Log2 fold change", row -> row.finding().result().value()) //
            .number("Log2 fold change (low)", row -> row.finding().result().low()) //
            .number("Log2 fold change (high)", row -> row.finding().result().high()) //
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
            .number("Adds to between", row -> row.parts().selection()) //
            .number("Adds to within", row -> row.parts().plasticity()) //
            .number("Adds to interaction", row -> row.parts().interaction()) //
            .number("Adds to undetermined", row -> row.parts().undetermined());
    }

    static ResultTable<PatientChange> patientTable(RelapseRule rule) {
        ResultTable<PatientChange> table = new ResultTable<PatientChange>() //
            .text("Patient", PatientChange::patient) //
            .text("Reference timepoint", row -> row.contrast().reference()) //
            .text("Timepoint", row -> row.contrast().other()) //
            .text("Relapse type", row -> row.verdict().type().label()) //
            .number("Program at reference", row -> row.reference().program()) //
            .number("Program", row -> row.later().program());
        for (Part part : Part.values()) {
            table.number(COLUMNS.get(part), row -> row.part(part));
        }
        table.number("Between clones at the other bound", PatientChange::selectionAtTheOtherBound);
        for (Part part : Part.values()) {
            table.number(COLUMNS.get(part) + " (low)", row -> row.parts().get(part).interval().low())
                .number(COLUMNS.get(part) + " (high)", row -> row.parts().get(part).interval().high());
        }
        return table.text("Largest clone at reference", row -> row.reference().largestClone()) //
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
}
