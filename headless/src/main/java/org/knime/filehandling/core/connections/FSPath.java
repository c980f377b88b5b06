package org.knime.filehandling.core.connections;

import java.nio.file.Path;

/** A path of one of KNIME's file systems; to be used with {@link java.nio.file.Files} and {@link FSFiles}. */
public abstract class FSPath implements Path {

    /** A path. */
    public FSPath() {
    }

    @Override
    public abstract FSFileSystem<? extends FSPath> getFileSystem();

    /** @return where the file is */
    public FSLocation toFSLocation() {
        var spec = getFileSystem().getFSLocationSpec();
        return new FSLocation(spec.getFileSystemCategory(), spec.getFileSystemSpecifier().orElse(null), toString());
    }
}
