package org.knime.filehandling.core.connections;

import java.io.IOException;

/** A connection to a file system that comes in by a port. */
public interface FSConnection extends AutoCloseable {

    @Override
    default void close() throws IOException {
        // nothing to close unless an implementation says so
    }
}
