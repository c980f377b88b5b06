package org.knime.filehandling.core.connections.location;

import java.io.IOException;

import org.knime.filehandling.core.connections.FSPath;

/** Holds a path, which is valid until this is closed. */
public interface FSPathProvider extends AutoCloseable {

    /** @return the path */
    FSPath getPath();

    @Override
    void close() throws IOException;
}
