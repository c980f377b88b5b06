package org.screlapse.knime.node.totable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowKey;
import org.knime.core.data.def.DefaultRow;
import org.knime.core.data.def.StringCell;
import org.knime.core.node.BufferedDataContainer;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.Embedding;
import org.screlapse.engine.data.SingleCellData;
import org.screlapse.engine.task.Progress;
import org.screlapse.knime.table.AnnotationTable;

/** A table with a row per gene: its name, its annotations, then its loadings. */
final class GeneTable {

    private final Map<String, Integer> loadings;
    private final boolean withNames;
    private final DataTableSpec spec;

    /**
     * @param data what is known of the data
     * @param withNames whether the names of the genes are the first column
     * @param withLoadings whether the loadings are shown
     */
    GeneTable(DataSummary data, boolean withNames, boolean withLoadings) {
        this.withNames = withNames;
        loadings = withLoadings ? data.geneEmbeddings() : Map.of();
        List<DataColumnSpec> columns =
            new ArrayList<>(data.geneColumns().stream().map(AnnotationTable::columnSpec).toList());
        if (withNames) {
            columns.add(0, CellTable.column(columns, "Gene", StringCell.TYPE));
        }
        loadings.forEach((name, dimensions) -> CellTable.addCoordinateColumns(columns, name, dimensions));
        spec = new DataTableSpec(columns.toArray(DataColumnSpec[]::new));
    }

    DataTableSpec spec() {
        return spec;
    }

    BufferedDataTable fill(ExecutionContext exec, SingleCellData data, Progress progress) {
        BufferedDataContainer container = exec.createDataContainer(spec);
        List<Embedding> coordinates = loadings.keySet().stream().map(data.geneEmbeddings()::get).toList();
        for (int gene = 0; gene < data.genes().size(); gene++) {
            progress.checkNowAndThen(gene);
            List<DataCell> row = new ArrayList<>();
            String name = data.genes().names().get(gene);
            if (withNames) {
                row.add(new StringCell(name));
            }
            for (Column annotation : data.genes().columns().values()) {
                row.add(AnnotationTable.tableCell(annotation, gene));
            }
            CellTable.addCoordinates(row, coordinates, gene);
            container.addRowToTable(new DefaultRow(new RowKey(name), row));
        }
        container.close();
        return container.getTable();
    }
}
