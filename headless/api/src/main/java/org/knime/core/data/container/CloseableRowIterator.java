package org.knime.core.data.container;

import java.io.Closeable;

import org.knime.core.data.RowIterator;

/** A row iterator over a file; closes itself at the last row, and should be closed by whoever stops before. */
public abstract class CloseableRowIterator extends RowIterator implements Closeable {

    public CloseableRowIterator() {
    }

    @Override
    public abstract void close();
}
