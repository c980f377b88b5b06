package org.knime.core.data.container;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.knime.core.data.DataTableSpec;
import org.knime.core.data.RowIterator;
import org.screlapse.headless.runtime.NodeRuntime;
import org.screlapse.headless.runtime.SharedSecrets;
import org.screlapse.headless.runtime.StoredTable;
import org.screlapse.headless.runtime.TableWriter;

/** Takes rows, checks them against a spec and makes a table of them once closed. */
public class DataContainer {

    static {
        SharedSecrets.setContainers(new SharedSecrets.Containers() {

            @Override
            public void setWriter(DataContainer container, TableWriter newWriter) {
                container.writer = newWriter;
            }

            @Override
            public StoredTable rows(DataContainer container) {
                return container.rows();
            }
        });
    }

    private TableWriter writer;
    private StoredTable finished;

    /** A container outside any node; the domains of its table start from those in the spec. */
    public DataContainer(DataTableSpec spec) {
        writer = new TableWriter(spec, true, null, NodeRuntime.DEFAULT_CELLS_IN_MEMORY);
    }

    public boolean isOpen() {
        return finished == null;
    }

    public boolean isClosed() {
        return finished != null;
    }

    /**
     * @throws IllegalStateException if the container is closed
     * @throws IllegalArgumentException if a cell does not comply with its column
     * @throws org.knime.core.util.DuplicateKeyException if there is a row of that key already
     */
    public void addRowToTable(DataRow row) {
        if (!isOpen()) {
            throw new IllegalStateException("Cannot add row: container has not been initialized (opened).");
        }
        if (row == null) {
            throw new NullPointerException("Can't add null rows to container");
        }
        writer.add(row);
    }

    /** Ends the table; closing again does nothing. */
    public void close() {
        if (isOpen()) {
            finished = writer.close();
        }
    }

    /** @return the number of rows so far */
    public long size() {
        return writer.size();
    }

    /** @return the spec; once closed with the domains of the rows */
    public DataTableSpec getTableSpec() {
        return isClosed() ? finished.spec() : writer.spec();
    }

    /** @throws IllegalStateException if the container is still open */
    public DataTable getTable() {
        return new Table(rows());
    }

    private StoredTable rows() {
        if (!isClosed()) {
            throw new IllegalStateException("Cannot get table: container is not closed.");
        }
        return finished;
    }

    private record Table(StoredTable rows) implements DataTable {

        @Override
        public DataTableSpec getDataTableSpec() {
            return rows.spec();
        }

        @Override
        public RowIterator iterator() {
            return rows.iterator();
        }
    }
}
