package org.knime.core.node;

import javax.swing.JComponent;

import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.screlapse.headless.api.NotInKnime;

/** A table that flows between nodes; its rows are in memory or, when there are many, on disk. */
public final class BufferedDataTable implements DataTable, PortObject {

    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class);

    public static final PortType TYPE_OPTIONAL =
        PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class, true);

    /** The rows, wherever they are; any number of iterators may run over them at once. */
    @NotInKnime
    public interface Rows {

        /** @return the columns, with the domains of the rows */
        DataTableSpec spec();

        /** @return the number of rows */
        long size();

        /** @return the rows from the first to the last */
        CloseableRowIterator iterator();
    }

    private final Rows rows;

    /** @param rows the content of the table */
    @NotInKnime
    public BufferedDataTable(Rows rows) {
        this.rows = rows;
    }

    /** @return the content of the table */
    @NotInKnime
    public Rows rows() {
        return rows;
    }

    @Override
    public DataTableSpec getDataTableSpec() {
        return rows.spec();
    }

    @Override
    public DataTableSpec getSpec() {
        return rows.spec();
    }

    /** @return the number of rows */
    public long size() {
        return rows.size();
    }

    @Override
    public CloseableRowIterator iterator() {
        return rows.iterator();
    }

    @Override
    public String getSummary() {
        return "Rows: " + size() + ", Cols: " + getSpec().getNumColumns();
    }

    @Override
    public JComponent[] getViews() {
        return new JComponent[0];
    }
}
