package org.screlapse.knime.node.expansion;

import java.util.List;
import org.screlapse.engine.abundance.ExpansionResult;
import org.screlapse.engine.abundance.ExpansionSeries;
import org.screlapse.engine.abundance.NeighborhoodRow;
import org.screlapse.engine.abundance.PopulationRow;
import org.screlapse.knime.table.ResultTable;

/** The two output tables of the detector: a row for each population, and a row for each neighborhood. */
final class ExpansionTables {

    static final String POPULATIONS = "For each population (a cluster or label, or a region of neighborhoods that"
        + " changed alike): its cells and its fraction at both timepoints, of the cells of all samples"
        + " together, with Wilson's confidence interval (which knows how few cells there are, but not how much patients"
        + " differ), the log2 fold change of the model, the p-value, the false discovery rate, the change of its"
        + " centered log-ratio, in how many patients it grew or shrank, the patient with most of its cells and the part"
        + " of its cells that are of this patient, the patient on whom its change rests if that is only one, and, where"
        + " its fraction fell only because others grew, which these are. Regions have no p-value, since they were"
        + " chosen by it; their false discovery rate is the smallest of their neighborhoods.";

    static final String NEIGHBORHOODS = "For each neighborhood: its index cell (around which it was drawn), the"
        + " region it belongs to, its most frequent label, its cells at both timepoints, the log2 fold change, the"
        + " p-value, the false discovery rate (of all neighborhoods alike, and the spatial one, which decides), in how"
        + " many patients it grew or shrank, the patient on whom its change rests if that is only one, and the patient"
        + " with most of its cells with the part of its cells that are of this patient. Empty if clusters or labels are"
        + " tested.";

    /**
     * A row with the timepoints it compares.
     *
     * @param step the comparison
     * @param row what was found
     * @param cell name of the index cell of a neighborhood; null for a population
     */
    record Timed<T>(ExpansionResult step, T row, String cell) {}

    static final ResultTable<Timed<NeighborhoodRow>> NEIGHBORHOOD_TABLE = ExpansionTables.<NeighborhoodRow>timed() //
        .text("Index cell", timed -> timed.cell) //
        .text("Region", timed -> timed.row.group()) //
        .text("Most frequent label", timed -> timed.row.label()) //
        .number("Fraction of that label", timed -> timed.row.labelFraction()) //
        .count("All cells", timed -> timed.row.cells()) //
        .count("Cells at reference", timed -> timed.row.cellsAtReference()) //
        .count("Cells", timed -> timed.row.cellsLater()) //
        .number("Log2 fold change", timed -> timed.row.log2FoldChange()) //
        .number("Log2 cells per million", timed -> timed.row.averageAbundance()) //
        .number("F", timed -> timed.row.finding().result().statistic()) //
        .number("p-value", timed -> timed.row.pValue()) //
        .number("FDR", timed -> timed.row.finding().fdr()) //
        .number("Spatial FDR", timed -> timed.row.spatialFdr()) //
        .count("Patients grown", timed -> timed.row.patients().grown()) //
        .count("Patients shrunk", timed -> timed.row.patients().shrunk()) //
        .count("Patients compared", timed -> timed.row.patients().compared()) //
        .text("Rests on one patient", timed -> timed.row.onlyPatient()) //
        .text("Largest patient", timed -> timed.row.patients().largest()) //
        .number("Its part of the cells", timed -> timed.row.patients().largestShare());

    private ExpansionTables() {
    }

    private static <T> ResultTable<Timed<T>> timed() {
        return new ResultTable<Timed<T>>() //
            .text("Reference timepoint", timed -> timed.step.contrast().reference()) //
            .text("Timepoint", timed -> timed.step.timepoint());
    }

    static ResultTable<Timed<PopulationRow>> populationTable(List<String> levels) {
        ResultTable<Timed<PopulationRow>> table = new ResultTable<Timed<PopulationRow>>() //
            .text("Population", timed -> timed.row.population()) //
            .text("Most frequent label", timed -> timed.row.label());
        for (String level : levels) {
            table.number(level + " (%)",
                timed -> 100 * (level.equals(timed.step.contrast().reference()) ? timed.row.reference().fraction()
                    : level.equals(timed.step.timepoint()) ? timed.row.later().fraction() : Double.NaN));
        }
        return table.number("Fold change", timed -> Math.pow(2, timed.row.log2FoldChange())) //
            .number("p-value", timed -> timed.row.pValue()) //
            .number("FDR", timed -> timed.row.fdr()) //
            .count("Patients grown", timed -> timed.row.patients().grown()) //
            .count("Patients shrunk", timed -> timed.row.patients().shrunk()) //
            .count("Patients compared", timed -> timed.row.patients().compared()) //
            .text("Rests on one patient", timed -> timed.row.onlyPatient()) //
            .text("Decrease explained by", timed -> timed.row.explainedBy()) //
            .text("Reference timepoint", timed -> timed.step.contrast().reference()) //
            .text("Timepoint", timed -> timed.step.timepoint()) //
            .number("Log2 fold change", timed -> timed.row.log2FoldChange()) //
            .number("Centered log-ratio change", timed -> timed.row.centeredLogRatioChange()) //
            .count("Cells at reference", timed -> timed.row.reference().cells()) //
            .count("Cells", timed -> timed.row.later().cells()) //
            .text("Largest patient", timed -> timed.row.patients().largest()) //
            .number("Its part of the cells", timed -> timed.row.patients().largestShare()) //
            .number("Fraction at reference (low)", timed -> timed.row.reference().interval().low()) //
            .number("Fraction at reference (high)", timed -> timed.row.reference().interval().high()) //
            .number("Fraction (low)", timed -> timed.row.later().interval().low()) //
            .number("Fraction (high)", timed -> timed.row.later().interval().high()) //
            .count("Neighborhoods", timed -> timed.row.neighborhoods());
    }

    static List<Timed<PopulationRow>> populations(ExpansionSeries series) {
        return series.steps().stream()
            .flatMap(step -> step.populations().stream().map(row -> new Timed<>(step, row, null))).toList();
    }

    static List<Timed<NeighborhoodRow>> neighborhoods(ExpansionSeries series) {
        return series.steps().stream().flatMap(step -> step.neighborhoods().stream()
            .map(row -> new Timed<>(step, row, series.cellNames().get(row.index())))).toList();
    }
}
