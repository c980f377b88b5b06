package org.screlapse.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.UUID;

/**
 * A file or folder on its way: written under a hidden name beside its target and moved there once it is complete, so
 * that nothing half-written is ever seen under the final name. Closing it removes what was not moved.
 */
abstract class PartialOutput implements Closeable {

    private final Path target;
    private final Path partial;

    /**
     * @param target where the output is to lie in the end
     * @throws IOException if there is no folder for it: one sentence that says so
     */
    PartialOutput(Path target) throws IOException {
        this.target = target;
        Path absolute = target.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null) {
            throw new IOException("Cannot write " + target + ": that is a folder; give the name of a file in it.");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("Cannot write " + target + ": the folder " + folder + " does not exist.");
        }
        partial = folder.resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    /** @return where the output is to lie in the end */
    final Path target() {
        return target;
    }

    /** @return the path to write to, where nothing is yet */
    final Path path() {
        return partial;
    }

    /** Moves the complete output to its target. */
    abstract void moveIntoPlace() throws IOException;

    /**
     * @param cause why writing failed
     * @return the same in one sentence that names the target
     */
    final IOException explain(Exception cause) {
        return new IOException("Cannot write " + target + ": " + reason(cause), cause);
    }

    private String reason(Exception cause) {
        Path folder = target.toAbsolutePath().getParent();
        if (cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException) {
            return "the folder " + folder + " is not writable.";
        }
        String message = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        if (message == null) {
            return "the folder " + folder + " does not take new files.";
        }
        if (message.toLowerCase(Locale.ROOT).contains("no space left")) {
            return "the disk of " + folder + " is full.";
        }
        if (message.toLowerCase(Locale.ROOT).contains("read-only file system")) {
            return "the folder " + folder + " is not writable.";
        }
        return message.endsWith(".") ? message : message + ".";
    }
}
