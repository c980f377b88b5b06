package org.screlapse.knime.node.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.screlapse.engine.cohort.SampleSheet;
import org.screlapse.engine.cohort.SampleSheet.Roles;
import org.screlapse.engine.data.Column;
import org.screlapse.engine.data.ColumnType;
import org.screlapse.engine.data.DataSummary;
import org.screlapse.engine.data.DataSummary.ColumnSummary;
import org.screlapse.knime.file.LocalFiles;
import org.screlapse.knime.table.AnnotationTable;

/** A KNIME table as a sample sheet. */
final class SheetTable {

    private SheetTable() {
    }

    /** What is known of the data before the files are read: the annotations that the table becomes. */
    static DataSummary describe(DataTableSpec table, Roles roles) {
        Map<String, String> chosen = roles.columns();
        List<ColumnSummary> annotations = new ArrayList<>();
        chosen.forEach((annotation, column) -> annotations.add(new ColumnSummary(annotation, ColumnType.CATEGORICAL,
            AnnotationTable.summary(table.getColumnSpec(column)).categories())));
        for (DataColumnSpec column : table) {
            if (!column.getName().equals(roles.path()) && !chosen.containsValue(column.getName())) {
                annotations.add(AnnotationTable.summary(column));
            }
        }
        return new DataSummary(DataSummary.UNKNOWN, DataSummary.UNKNOWN, DataSummary.UNKNOWN, annotations, List.of());
    }

    static SampleSheet read(BufferedDataTable table, Roles roles) throws IOException {
        DataTableSpec spec = table.getDataTableSpec();
        List<List<String>> texts = new ArrayList<>();
        spec.forEach(column -> texts.add(new ArrayList<>()));
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                for (int c = 0; c < texts.size(); c++) {
                    texts.get(c).add(AnnotationTable.text(row.getCell(c)));
                }
            }
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        for (int c = 0; c < texts.size(); c++) {
            DataColumnSpec column = spec.getColumnSpec(c);
            columns.put(column.getName(), Column.ofTexts(AnnotationTable.type(column.getType()), texts.get(c)));
        }
        return SampleSheet.of("the sample sheet", columns, roles, SheetTable::file);
    }

    private static Path file(String text) throws IOException {
        Path file = LocalFiles.find(text).orElseThrow(() -> new IOException("\"" + text + "\" is not on this computer;"
            + " download it first, for example with the node Transfer Files."));
        if (!file.isAbsolute()) {
            throw new IOException("the path \"" + text + "\" is relative, and a table does not say to which folder;"
                + " give the whole path, or for a file in the data folder of this workflow"
                + " knime://knime.workflow/data/" + text + ".");
        }
        return file;
    }
}
