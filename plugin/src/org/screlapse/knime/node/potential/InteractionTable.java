package org.screlapse.knime.node.potential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knime.core.data.DataColumnSpec;
import org.knime.core.data.DataRow;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.StringValue;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.InvalidSettingsException;
import org.knime.node.parameters.NodeParametersInput;
import org.screlapse.engine.score.GeneInteraction;
import org.screlapse.knime.table.AnnotationTable;

/**
 * Pairs of genes whose proteins interact in a table, one a row; rows that lack a gene are passed over.
 *
 * @param first the column of one gene
 * @param second the column of the other
 */
record InteractionTable(String first, String second) {

    /** Columns of texts of the table input, if there is one. */
    static List<String> textColumns(NodeParametersInput input) {
        return Arrays.stream(input.getInPortSpecs()).filter(DataTableSpec.class::isInstance)
            .flatMap(spec -> ((DataTableSpec) spec).stream()).filter(c -> c.getType().isCompatible(StringValue.class))
            .map(DataColumnSpec::getName).toList();
    }

    void check(DataTableSpec table) throws InvalidSettingsException {
        requireColumn(table, "first", first);
        requireColumn(table, "second", second);
        if (first.equals(second)) {
            throw new InvalidSettingsException("Both genes of an interaction are taken from the column \"" + first
                + "\": choose another column for the second gene.");
        }
    }

    List<GeneInteraction> read(BufferedDataTable table) {
        int one = table.getDataTableSpec().findColumnIndex(first);
        int other = table.getDataTableSpec().findColumnIndex(second);
        List<GeneInteraction> interactions = new ArrayList<>();
        try (CloseableRowIterator rows = table.iterator()) {
            while (rows.hasNext()) {
                DataRow row = rows.next();
                String a = AnnotationTable.text(row.getCell(one));
                String b = AnnotationTable.text(row.getCell(other));
                if (a != null && b != null && !a.isBlank() && !b.isBlank()) {
                    interactions.add(new GeneInteraction(a.strip(), b.strip()));
                }
            }
        }
        return interactions;
    }

    private static void requireColumn(DataTableSpec table, String which, String name) throws InvalidSettingsException {
        if (name.isEmpty()) {
            throw new InvalidSettingsException(
                "Choose the column of the interaction table that holds the " + which + " gene of each interaction.");
        }
        if (!table.containsName(name)) {
            throw new InvalidSettingsException("The interaction table has no column \"" + name + "\" for the " + which
                + " gene; it has " + Arrays.toString(table.getColumnNames()) + ".");
        }
    }
}
