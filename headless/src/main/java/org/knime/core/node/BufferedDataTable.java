package org.knime.core.node;

import javax.swing.JComponent;

import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.container.CloseableRowIterator;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.port.PortType;
import org.knime.core.node.port.PortTypeRegistry;
import org.screlapse.headless.runtime.StoredTable;

/** A table that flows between nodes; its rows are in memory or, when there are many, on disk. */
public final class BufferedDataTable implements DataTable, PortObject {

    public static final PortType TYPE = PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class);

    public static final PortType TYPE_OPTIONAL =
        PortTypeRegistry.getInstance().getPortType(BufferedDataTable.class, true);

    private final StoredTable rows;

    BufferedDataTable(StoredTable rows) {
        this.rows = rows;
    }

    StoredTable rows() {
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
