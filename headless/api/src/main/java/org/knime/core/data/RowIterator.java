package org.knime.core.data;

import java.util.Iterator;

/** Runs over the rows of a table, from the first to the last. */
public abstract class RowIterator implements Iterator<DataRow> {

    public RowIterator() {
    }

    @Override
    public abstract boolean hasNext();

    @Override
    public abstract DataRow next();

    @Override
    public final void remove() {
        throw new UnsupportedOperationException("Can't remove row from table. Data tables are read-only.");
    }
}
