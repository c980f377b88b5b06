package org.knime.filehandling.core.connections.location;

import java.io.IOException;
import java.util.Optional;

import org.knime.filehandling.core.connections.FSConnection;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.FSLocationSpec;
import org.knime.filehandling.core.connections.FSPath;
import org.screlapse.headless.node.files.LocationResolver;

/** Makes paths of one file system. */
public abstract class FSPathProviderFactory implements AutoCloseable {

    /** For {@link #newFactory}. */
    public FSPathProviderFactory() {
    }

    /**
     * @param portObjectConnection the file system that comes in by a port, if there is one
     * @param fsLocationSpec the file system
     * @return makes its paths; to be closed
     * @throws IllegalArgumentException if there is no such file system
     */
    public static FSPathProviderFactory newFactory(Optional<FSConnection> portObjectConnection,
        FSLocationSpec fsLocationSpec) {
        fsLocationSpec.getFSCategory(); // fails where there is no such category
        return new FSPathProviderFactory() {

            @Override
            public FSPathProvider create(FSLocation fsLocation) {
                return new Resolved(LocationResolver.resolve(fsLocation));
            }

            @Override
            public void close() {
                // there is nothing that has been opened
            }
        };
    }

    /**
     * @param fsLocation where the file is
     * @return its path; to be closed
     */
    public abstract FSPathProvider create(FSLocation fsLocation);

    @Override
    public abstract void close() throws IOException;

    private record Resolved(FSPath path) implements FSPathProvider {

        @Override
        public FSPath getPath() {
            return path;
        }

        @Override
        public void close() {
            // there is nothing that has been opened
        }
    }
}
