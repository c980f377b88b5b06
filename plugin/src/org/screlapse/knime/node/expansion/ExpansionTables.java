package org.screlapse.knime.node.expansion;

import org.knime.core.node.ExecutionContext;
import org.knime.node.DefaultModel.ConfigureOutput;
import org.knime.node.DefaultModel.ExecuteOutput;
import org.screlapse.engine.abundance.ExpansionResult;
import org.screlapse.engine.abundance.NeighbourhoodRow;
import org.screlapse.engine.abundance.PopulationRow;
import org.screlapse.engine.data.Names;
import org.screlapse.knime.execution.NodeWarnings;
import org.screlapse.knime.table.ResultTable;

/** The two output tables of the detector: a row for each population, and a row for each neighbourhood. */
final class ExpansionTables {

    static final String POPULATIONS = "For each population (a cluster or label, or a region of neighbourhoods that"
        + " changed alike): its cells and its fraction at both timepoints with Wilson's confidence interval, the"
        + " log2 fold change of the model, the p-value, the false discovery rate, the change of its centred"
        + " log-ratio, in how many patients it grew, and, where its fraction fell only because others grew, which"
        + " these are. Regions have no p-value, since they were chosen by it; their false discovery rate is the"
        + " smallest of their neighbourhoods.";

    static final String NEIGHBOURHOODS = "For each neighbourhood: its index cell, its cells at both timepoints, the"
        + " log2 fold change, the p-value, the spatial false discovery rate, its most frequent label, and the region"
        + " it belongs to. Empty if clusters or labels are tested.";

    private static final int POPULATIONS_PORT = 1;
    private static final int NEIGHBOURHOODS_PORT = 2;

    private static final ResultTable<PopulationRow> POPULATION_TABLE = new ResultTable<PopulationRow>() //
        .text("Population", PopulationRow::population) //
        .text("Most frequent label", PopulationRow::label) //
        .number("Fraction at reference", PopulationRow::atReference) //
        .number("Fraction", PopulationRow::later) //
        .number("Log2 fold change", PopulationRow::log2FoldChange) //
        .number("p-value", PopulationRow::pValue) //
        .number("FDR", PopulationRow::fdr) //
        .number("Centred log-ratio change", PopulationRow::centredLogRatioChange) //
        .count("Patients grown", PopulationRow::patientsGrown) //
        .count("Patients compared", PopulationRow::patientsCompared) //
        .text("Decrease explained by", PopulationRow::explainedBy) //
        .count("Cells at reference", PopulationRow::cellsAtReference) //
        .count("Cells", PopulationRow::cellsLater) //
        .number("Fraction at reference (low)", row -> row.atReferenceInterval().low()) //
        .number("Fraction at reference (high)", row -> row.atReferenceInterval().high()) //
        .number("Fraction (low)", row -> row.laterInterval().low()) //
        .number("Fraction (high)", row -> row.laterInterval().high()) //
        .count("Neighbourhoods", PopulationRow::neighbourhoods);

    private ExpansionTables() {
    }

    private static ResultTable<NeighbourhoodRow> neighbourhoodTable(Names cells) {
        return new ResultTable<NeighbourhoodRow>() //
            .text("Index cell", row -> cells.get(row.index())) //
            .text("Region", NeighbourhoodRow::group) //
            .text("Most frequent label", NeighbourhoodRow::label) //
            .number("Fraction of that label", NeighbourhoodRow::labelFraction) //
            .count("All cells", NeighbourhoodRow::cells) //
            .count("Cells at reference", NeighbourhoodRow::cellsAtReference) //
            .count("Cells", NeighbourhoodRow::cellsLater) //
            .number("Log2 fold change", NeighbourhoodRow::log2FoldChange) //
            .number("Log2 cells per million", NeighbourhoodRow::averageAbundance) //
            .number("F", NeighbourhoodRow::f) //
            .number("p-value", NeighbourhoodRow::pValue) //
            .number("FDR", NeighbourhoodRow::fdr) //
            .number("Spatial FDR", NeighbourhoodRow::spatialFdr);
    }

    static void setSpecs(ConfigureOutput out) {
        out.setOutSpec(POPULATIONS_PORT, POPULATION_TABLE.spec());
        out.setOutSpec(NEIGHBOURHOODS_PORT, neighbourhoodTable(Names.of()).spec());
    }

    static void setTables(ExpansionResult result, Names cells, ExecutionContext exec, ExecuteOutput out) {
        out.setOutData(POPULATIONS_PORT, POPULATION_TABLE.fill(exec, result.populations()));
        out.setOutData(NEIGHBOURHOODS_PORT, neighbourhoodTable(cells).fill(exec, result.neighbourhoods()));
        NodeWarnings.show(result.warnings(), out);
    }
}
