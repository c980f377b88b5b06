package org.knime.filehandling.core.connections;

import java.nio.file.FileSystem;

/**
 * One of KNIME's file systems.
 *
 * @param <T> the type of its paths
 */
public abstract class FSFileSystem<T extends FSPath> extends FileSystem {

    private final FSLocationSpec location;

    /**
     * @param fsLocationSpec says which file system it is
     * @param workingDir what relative paths are relative to
     */
    public FSFileSystem(FSLocationSpec fsLocationSpec, String workingDir) {
        location = fsLocationSpec;
    }

    /** @return says which file system it is */
    public final FSLocationSpec getFSLocationSpec() {
        return location;
    }

    @Override
    public abstract T getPath(String first, String... more);
}
