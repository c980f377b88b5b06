package org.knime.filehandling.core.connections.location;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import org.knime.filehandling.core.connections.FSConnection;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.FSLocationSpec;

/** Makes paths of one of KNIME's file systems; there are none here. */
public abstract class FSPathProviderFactory implements AutoCloseable {

    /** For {@link #newFactory}. */
    public FSPathProviderFactory() {
    }

    /**
     * @param portObjectConnection the file system that comes in by a port, if there is one
     * @param fsLocationSpec the file system
     * @return makes its paths; to be closed
     * @throws UncheckedIOException always: what can be reached without KNIME needs no path provider
     */
    public static FSPathProviderFactory newFactory(Optional<FSConnection> portObjectConnection,
        FSLocationSpec fsLocationSpec) {
        String message = "A file on the file system " + fsLocationSpec.getFileSystemCategory() + " cannot be reached "
            + "without KNIME; give a local path or one relative to the workflow's data area.";
        throw new UncheckedIOException(message, new IOException(message));
    }

    /**
     * @param fsLocation where the file is
     * @return its path; to be closed
     */
    public abstract FSPathProvider create(FSLocation fsLocation);

    @Override
    public abstract void close() throws IOException;
}
