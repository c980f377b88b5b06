package org.screlapse.knime.node.expansion;

import java.util.List;
import java.util.function.Function;
import org.knime.core.node.ExecutionContext;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.screlapse.engine.abundance.ExpansionResult;
import org.screlapse.engine.abundance.ExpansionSeries;
import org.screlapse.engine.abundance.NeighbourhoodRow;
import org.screlapse.engine.abundance.PopulationRow;
import org.screlapse.engine.data.Names;
import org.screlapse.knime.execution.NodeWarnings;
import org.screlapse.knime.table.ResultTable;

/** The two output tables of the detector: a row for each population, and a row for each neighbourhood. */
final class ExpansionTables {

    static final String POPULATIONS = "For each population (a cluster or label, or a region of neighbourhoods that"
        + " changed alike): its cells and its fraction at both timepoints, of the cells of all samples"
        + " together, with Wilson's confidence interval (which knows how few cells there are, but not how much patients"
        + " differ), the log2 fold change of the model, the p-value, the false discovery rate, the change of its"
        + " centred log-ratio, in how many patients it grew or shrank, the patient with most of its cells and the part"
        + " of its cells that are of this patient, the patient on whom its change rests if that is only one, and, where"
        + " its fraction fell only because others grew, which these are. Regions have no p-value, since they were"
        + " chosen by it; their false discovery rate is the smallest of their neighbourhoods.";

    static final String NEIGHBOURHOODS = "For each neighbourhood: its index cell (around which it was drawn), the"
        + " region it belongs to, its most frequent label, its cells at both timepoints, the log2 fold change, the"
        + " p-value, the false discovery rate (of all neighbourhoods alike, and the spatial one, which decides), in how"
        + " many patients it grew or shrank, the patient on whom its change rests if that is only one, and the patient"
        + " with most of its cells with the part of its cells that are of this patient. Empty if clusters or labels are"
        + " tested.";

    private static final int POPULATIONS_PORT = 1;
    private static final int NEIGHBOURHOODS_PORT = 2;

    /**
     * A row with the timepoints it compares.
     *
     * @param step the comparison
     * @param row what was found
     */
    private record Timed<T>(ExpansionResult step, T row) {}

    private static final ResultTable<Timed<PopulationRow>> POPULATION_TABLE = ExpansionTables.<PopulationRow>timed() //
        .text("Population", timed -> timed.row.population()) //
        .text("Most frequent label", timed -> timed.row.label()) //
        .number("Fraction at reference", timed -> timed.row.atReference()) //
        .number("Fraction", timed -> timed.row.later()) //
        .number("Log2 fold change", timed -> timed.row.log2FoldChange()) //
        .number("p-value", timed -> timed.row.pValue()) //
        .number("FDR", timed -> timed.row.fdr()) //
        .number("Centred log-ratio change", timed -> timed.row.centredLogRatioChange()) //
        .count("Patients grown", timed -> timed.row.patients().grown()) //
        .count("Patients shrunk", timed -> timed.row.patients().shrunk()) //
        .count("Patients compared", timed -> timed.row.patients().compared()) //
        .text("Rests on one patient", timed -> timed.row.onlyPatient()) //
        .text("Decrease explained by", timed -> timed.row.explainedBy()) //
        .count("Cells at reference", timed -> timed.row.cellsAtReference()) //
        .count("Cells", timed -> timed.row.cellsLater()) //
        .text("Largest patient", timed -> timed.row.patients().largest()) //
        .number("Its part of the cells", timed -> timed.row.patients().largestShare()) //
        .number("Fraction at reference (low)", timed -> timed.row.atReferenceInterval().low()) //
        .number("Fraction at reference (high)", timed -> timed.row.atReferenceInterval().high()) //
        .number("Fraction (low)", timed -> timed.row.laterInterval().low()) //
        .number("Fraction (high)", timed -> timed.row.laterInterval().high()) //
        .count("Neighbourhoods", timed -> timed.row.neighbourhoods());

    private ExpansionTables() {
    }

    private static <T> ResultTable<Timed<T>> timed() {
        return new ResultTable<Timed<T>>() //
            .text("Reference timepoint", timed -> timed.step.reference()) //
            .text("Timepoint", timed -> timed.step.timepoint());
    }

    private static ResultTable<Timed<NeighbourhoodRow>> neighbourhoodTable(Names cells) {
        return ExpansionTables.<NeighbourhoodRow>timed() //
            .text("Index cell", timed -> cells.get(timed.row.index())) //
            .text("Region", timed -> timed.row.group()) //
            .text("Most frequent label", timed -> timed.row.label()) //
            .number("Fraction of that label", timed -> timed.row.labelFraction()) //
            .count("All cells", timed -> timed.row.cells()) //
            .count("Cells at reference", timed -> timed.row.cellsAtReference()) //
            .count("Cells", timed -> timed.row.cellsLater()) //
            .number("Log2 fold change", timed -> timed.row.log2FoldChange()) //
            .number("Log2 cells per million", timed -> timed.row.averageAbundance()) //
            .number("F", timed -> timed.row.f()) //
            .number("p-value", timed -> timed.row.pValue()) //
            .number("FDR", timed -> timed.row.fdr()) //
            .number("Spatial FDR", timed -> timed.row.spatialFdr()) //
            .count("Patients grown", timed -> timed.row.patients().grown()) //
            .count("Patients shrunk", timed -> timed.row.patients().shrunk()) //
            .count("Patients compared", timed -> timed.row.patients().compared()) //
            .text("Rests on one patient", timed -> timed.row.onlyPatient()) //
            .text("Largest patient", timed -> timed.row.patients().largest()) //
            .number("Its part of the cells", timed -> timed.row.patients().largestShare());
    }

    static void setSpecs(ConfigureOutput out) {
        out.setOutSpec(POPULATIONS_PORT, POPULATION_TABLE.spec());
        out.setOutSpec(NEIGHBOURHOODS_PORT, neighbourhoodTable(Names.of()).spec());
    }

    static void setTables(ExpansionSeries series, Names cells, ExecutionContext exec, ExecuteOutput out) {
        out.setOutData(POPULATIONS_PORT, POPULATION_TABLE.fill(exec, rows(series, ExpansionResult::populations)));
        out.setOutData(NEIGHBOURHOODS_PORT,
            neighbourhoodTable(cells).fill(exec, rows(series, ExpansionResult::neighbourhoods)));
        NodeWarnings.show(series.warnings(), out);
    }

    private static <T> List<Timed<T>> rows(ExpansionSeries series, Function<ExpansionResult, List<T>> rowsOf) {
        return series.steps().stream().flatMap(step -> rowsOf.apply(step).stream().map(row -> new Timed<>(step, row)))
            .toList();
    }
}
