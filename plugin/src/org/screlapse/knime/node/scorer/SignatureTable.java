package org.screlapse.knime.node.scorer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParametersInput;
import org.screlapse.engine.signature.Signature;
import org.screlapse.knime.table.AnnotationTable;

/**
 * Signatures in a table, a gene a row.
 *
 * @param geneColumn the column of the genes
 * @param signatureColumn the column of the signatures' names, empty if all genes form one signature
 * @param onlyName name of the signature if there is only one
 */
record SignatureTable(String geneColumn, String signatureColumn, String onlyName) {

    /** Columns of texts of the table input, which comes after the data. */
    static List<String> textColumns(NodeParametersInput input) {
        return Arrays.stream(input.getInPortSpecs()).filter(DataTableSpec.class::isInstance)
            .flatMap(spec -> ((DataTableSpec) spec).stream()).filter(c -> c.getType().isCompatible(StringValue.class))
            .map(DataColumnSpec::getName).toList();
    }

    void check(DataTableSpec table) throws InvalidSettingsException {
        if (table == null) {
            throw new InvalidSettingsException("To take the signature from a table, add the signature table port with"
                + " the three dots at the node and connect a table.");
        }
        requireColumn(table, "genes", geneColumn);
        if (!signatureColumn.isEmpty()) {
            requireColumn(table, "names of the signatures", signatureColumn);
        }
    }

    List<Signature> read(BufferedDataTable table) {
        int gene = table.getDataTableSpec().findColumnIndex(geneColumn);
        int name = table.getDataTableSpec().findColumnIndex(signatureColumn);
        Map<String, List<String>> genes = new LinkedHashMap<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                String signature = name < 0 ? onlyName : AnnotationTable.text(row.getCell(name));
                String symbol = AnnotationTable.text(row.getCell(gene));
                if (signature != null && symbol != null && !symbol.isBlank()) {
                    genes.computeIfAbsent(signature, n -> new ArrayList<>()).add(symbol.strip());
                }
            }
        }
        if (genes.isEmpty()) {
            throw new IllegalArgumentException("The signature table has no gene in its column \"" + geneColumn + "\".");
        }
        return genes.entrySet().stream().map(e -> Signature.of(e.getKey(), e.getValue())).toList();
    }

    private static void requireColumn(DataTableSpec table, String what, String name) throws InvalidSettingsException {
        if (!table.containsName(name)) {
            throw new InvalidSettingsException("The signature table has no column \"" + name + "\" for the " + what
                + "; it has " + Arrays.toString(table.getColumnNames()) + ".");
        }
    }
}
