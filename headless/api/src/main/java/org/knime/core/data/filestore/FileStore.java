package org.knime.core.data.filestore;

import java.io.File;
import java.nio.file.Path;

import org.screlapse.headless.api.NotInKnime;

/** A file or folder that belongs to the node that created it, and is kept with the workflow. */
public final class FileStore {

    /** The place of a file store; equal are those of the same file. */
    @NotInKnime
    public interface Location {

        /** @return where the file lies now */
        Path path();

        /** @return what all file stores of one workflow have in common */
        Object repository();
    }

    private final Location location;

    /** @param location its place */
    @NotInKnime
    public FileStore(Location location) {
        this.location = location;
    }

    /** @return its place */
    @NotInKnime
    public Location location() {
        return location;
    }

    /** @return where the file lies now; it is up to the node to create it */
    public File getFile() {
        return location.path().toFile();
    }

    @Override
    public String toString() {
        return location.toString();
    }
}
