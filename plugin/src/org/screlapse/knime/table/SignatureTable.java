package org.screlapse.knime.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataCell;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.ExecutionContext;
import org.knime.core.node.InvalidSettingsException;
import org.screlapse.engine.signature.Signature;
import org.screlapse.engine.signature.SignatureRows;

/**
 * Signatures as a table, a gene per row: the layout that <i>Signature Library</i> writes, and reading of any table.
 *
 * @param gene the column of the genes
 * @param signature the column of the signatures' names; empty if all genes form one signature
 * @param weight the column of the weights; empty for none
 * @param direction the column that says up or down; empty for none
 */
public record SignatureTable(String gene, String signature, String weight, String direction) {

    /** The columns that <i>Signature Library</i> writes. */
    public static final SignatureTable STANDARD = new SignatureTable("Gene", "Signature", "Weight", "");
    private static final String SOURCE = "Source";
    private static final ResultTable<Row> LAYOUT = new ResultTable<Row>().text(STANDARD.signature, Row::signature)
        .text(STANDARD.gene, Row::gene).number(STANDARD.weight, Row::weight).text(SOURCE, Row::source);

    private record Row(String signature, String gene, double weight, String source) {}

    /** @return the columns of the table that {@link #write} makes */
    public static DataTableSpec spec() {
        return LAYOUT.spec();
    }

    /**
     * @param exec the node's execution
     * @param signatures signatures
     * @return them as a table; a gene without weight has a missing one
     */
    public static BufferedDataTable write(ExecutionContext exec, List<Signature> signatures) {
        List<Row> rows = new ArrayList<>();
        for (Signature s : signatures) {
            for (int i = 0; i < s.genes().size(); i++) {
                rows.add(new Row(s.name(), s.genes().get(i), s.weights().isEmpty() ? Double.NaN : s.weights().get(i),
                    s.source()));
            }
        }
        return LAYOUT.fill(exec, rows);
    }

    /**
     * @param table a table
     * @throws InvalidSettingsException if it lacks one of the columns
     */
    public void check(DataTableSpec table) throws InvalidSettingsException {
        requireColumn(table, "genes", gene, true);
        requireColumn(table, "names of the signatures", signature, false);
        requireColumn(table, "weights", weight, false);
        requireColumn(table, "directions", direction, false);
    }

    /**
     * @param table a table with these columns
     * @param onlyName name of the signature if there is no column of names
     * @return its signatures
     * @throws IllegalArgumentException if a row is wrong or there is no gene
     */
    public List<Signature> read(BufferedDataTable table, String onlyName) {
        DataTableSpec spec = table.getDataTableSpec();
        SignatureRows collected = new SignatureRows();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                collected.add("row " + row.getKey() + " of the signature table",
                    signature.isEmpty() ? onlyName : text(row, spec, signature), text(row, spec, gene),
                    text(row, spec, weight), text(row, spec, direction), text(row, spec, SOURCE));
            }
        }
        List<Signature> signatures = collected.signatures();
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("The signature table has no gene in its column \"" + gene + "\".");
        }
        return signatures;
    }

    private static String text(DataRow row, DataTableSpec spec, String column) {
        int index = spec.findColumnIndex(column);
        DataCell cell = index < 0 ? null : row.getCell(index);
        return cell == null || cell.isMissing() ? null : cell.toString();
    }

    private static void requireColumn(DataTableSpec table, String what, String name, boolean needed)
        throws InvalidSettingsException {
        if ((needed || !name.isEmpty()) && !table.containsName(name)) {
            throw new InvalidSettingsException("The signature table has no column \"" + name + "\" for the " + what
                + "; it has " + Arrays.toString(table.stream().map(DataColumnSpec::getName).toArray()) + ".");
        }
    }
}
