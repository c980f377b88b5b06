package org.screlapse.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;

/**
 * A file on its way: written under a hidden name beside its target and moved there once it is complete, so that nothing
 * half-written is ever seen under the final name. Closing it removes what was not moved.
 */
final class PartialFile implements Closeable {

    private final Path target;
    private final boolean overwrite;
    private final Path partial;

    private PartialFile(final Path target, final boolean overwrite, final Path partial) {
        this.target = target;
        this.overwrite = overwrite;
        this.partial = partial;
    }

    /**
     * @param target where the file is to lie in the end
     * @param overwrite whether a file that lies there may be replaced
     * @return a file that does not exist yet
     * @throws IOException if the target cannot be: one sentence that says why
     */
    static PartialFile of(final Path target, final boolean overwrite) throws IOException {
        final Path absolute = target.toAbsolutePath();
        final Path folder = absolute.getParent();
        if (folder == null || Files.isDirectory(absolute)) {
            throw new IOException("Cannot write " + target + ": that is a folder; give the name of a file in it.");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("Cannot write " + target + ": the folder " + folder + " does not exist.");
        }
        requireFree(target, overwrite);
        return new PartialFile(target, overwrite,
            folder.resolve("." + absolute.getFileName() + "." + UUID.randomUUID() + ".part"));
    }

    /** @return the path to write to */
    Path path() {
        return partial;
    }

    /** Moves the complete file to its target. */
    void moveIntoPlace() throws IOException {
        requireFree(target, overwrite);
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (final AtomicMoveNotSupportedException e) {
            Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * @param cause why writing failed
     * @return the same in one sentence that names the target
     */
    IOException explain(final Exception cause) {
        return new IOException("Cannot write " + target + ": " + reason(cause), cause);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(partial);
    }

    private String reason(final Exception cause) {
        final Path folder = target.toAbsolutePath().getParent();
        if (cause instanceof AccessDeniedException || cause instanceof ReadOnlyFileSystemException) {
            return "the folder " + folder + " is not writable.";
        }
        final String message = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
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

    private static void requireFree(final Path target, final boolean overwrite) throws IOException {
        if (!overwrite && Files.exists(target)) {
            throw new IOException("Cannot write " + target + ": it exists already; allow overwriting or give another "
                + "name.");
        }
    }
}
