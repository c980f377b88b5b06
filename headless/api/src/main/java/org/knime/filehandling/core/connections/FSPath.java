package org.knime.filehandling.core.connections;

import java.nio.file.Path;

/** A path of one of KNIME's file systems, to be used with {@link java.nio.file.Files}; there are none here. */
public abstract class FSPath implements Path {

    /** A path. */
    public FSPath() {
    }
}
