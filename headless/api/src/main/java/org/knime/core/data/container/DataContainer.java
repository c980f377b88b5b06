package org.knime.core.data.container;

import org.knime.core.data.DataRow;
import org.knime.core.data.DataTable;
import org.screlapse.headless.api.NotInKnime;

/** Takes rows, checks them against a spec and makes a table of them once closed. */
public class DataContainer {

    /** Where the rows go. */
    @NotInKnime
    public interface Sink {

        /**
         * @param row the next row
         * @throws IllegalArgumentException if a cell does not comply with its column
         * @throws org.knime.core.util.DuplicateKeyException if there is a row of that key already
         */
        void add(DataRow row);

        /** @return the table of all rows; called once */
        DataTable close();
    }

    private final Sink sink;
    private DataTable table;

    /** @param sink where the rows go */
    @NotInKnime
    protected DataContainer(Sink sink) {
        this.sink = sink;
    }

    /**
     * @throws IllegalStateException if the container is closed
     * @throws IllegalArgumentException if a cell does not comply with its column
     * @throws org.knime.core.util.DuplicateKeyException if there is a row of that key already
     */
    public void addRowToTable(DataRow row) {
        if (table != null) {
            throw new IllegalStateException("Cannot add row: container has not been initialized (opened).");
        }
        if (row == null) {
            throw new NullPointerException("Can't add null rows to container");
        }
        sink.add(row);
    }

    /** Ends the table; closing again does nothing. */
    public void close() {
        if (table == null) {
            table = sink.close();
        }
    }

    /** @throws IllegalStateException if the container is still open */
    public DataTable getTable() {
        if (table == null) {
            throw new IllegalStateException("Cannot get table: container is not closed.");
        }
        return table;
    }
}
