package org.screlapse.engine.abundance;

import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.CategoricalColumn;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.engine.data.NumericColumn;
import org.screlapse.engine.data.SingleCellData;

/**
 * The annotations of the cells that hold the results.
 *
 * @param name the annotation of the region; the numbers have it as the beginning of their names
 */
record CellResults(String name) {

    DataSummary describe(DataSummary data) {
        DataSummary described = data.withCellColumn(new ColumnSummary(name, ColumnType.CATEGORICAL, List.of()));
        for (String number : List.of(mean(), max(), fdr())) {
            described = described.withCellColumn(new ColumnSummary(number, ColumnType.NUMERIC, List.of()));
        }
        return described;
    }

    SingleCellData add(SingleCellData data, ExpansionResult.Cells cells) {
        return data.withCellColumn(name, cells.group())
            .withCellColumn(mean(), NumericColumn.of(cells.meanLog2FoldChange()))
            .withCellColumn(max(), NumericColumn.of(cells.maxLog2FoldChange()))
            .withCellColumn(fdr(), NumericColumn.of(cells.fdr()));
    }

    /** Without a value for any cell: the timepoint could not be compared. */
    SingleCellData addMissing(SingleCellData data) {
        double[] missing = new double[data.cells().size()];
        Arrays.fill(missing, Double.NaN);
        int[] none = new int[missing.length];
        Arrays.fill(none, -1);
        return add(data, new ExpansionResult.Cells(missing, missing, missing,
            CategoricalColumn.of(List.of(ExpandedRegions.UNCHANGED), none)));
    }

    private String mean() {
        return name + "_log2FC";
    }

    private String max() {
        return name + "_max_log2FC";
    }

    private String fdr() {
        return name + "_FDR";
    }
}
