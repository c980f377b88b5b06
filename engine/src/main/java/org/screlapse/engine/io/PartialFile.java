package org.screlapse.engine.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file on its way to its place; what goes to a pipe or a device is copied there when it is complete. */
final class PartialFile extends PartialOutput {

    private final boolean overwrite;

    private PartialFile(Path target, boolean overwrite) throws IOException {
        super(target);
        this.overwrite = overwrite;
    }

    /**
     * @param target where the file is to lie in the end
     * @param overwrite whether a file that lies there may be replaced
     * @return a file that does not exist yet
     * @throws IOException if the target cannot be: one sentence that says why
     */
    static PartialFile of(Path target, boolean overwrite) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException("Cannot write " + target + ": that is a folder; give the name of a file in it.");
        }
        PartialFile file = new PartialFile(target, overwrite);
        file.requireFree();
        return file;
    }

    @Override
    void moveIntoPlace() throws IOException {
        requireFree();
        if (isStream()) {
            try (OutputStream stream = Files.newOutputStream(target(), StandardOpenOption.WRITE)) {
                Files.copy(path(), stream);
            }
            return;
        }
        try {
            Files.move(path(), target(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path(), target(), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void requireFree() throws IOException {
        if (!overwrite && Files.isRegularFile(target())) {
            throw new IOException(
                "Cannot write " + given() + ": it exists already; allow overwriting or give another name.");
        }
    }
}
