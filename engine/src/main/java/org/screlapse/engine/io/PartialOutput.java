package org.screlapse.engine.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/**
 * A file or folder on its way: made in a hidden folder beside its target and moved there once it is complete, so that
 * nothing half-written is ever seen under the final name. A link stays what it is: what it points to is replaced.
 * Closing it removes what was not moved.
 */
abstract class PartialOutput implements Closeable {

    private static final int MAX_LINKS = 40;

    private final Path given;
    private final Path target;
    private final Path folder;
    private PartFolder part;

    /**
     * @param given where the output is to lie in the end
     * @throws IOException if there is no folder for it: one sentence that says so
     */
    PartialOutput(Path given) throws IOException {
        this.given = given;
        target = followed(given.toAbsolutePath());
        if (target.getParent() == null) {
            throw new IOException("Cannot write " + given + ": that is a folder; give the name of a file in it.");
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new IOException("Cannot write " + given + ": the folder " + target.getParent() + " does not exist.");
        }
        folder = isStream() ? Path.of(System.getProperty("java.io.tmpdir")) : target.getParent();
    }

    private static Path followed(Path path) throws IOException {
        Path file = path;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MAX_LINKS) {
                throw new IOException("Cannot write " + path + ": it is a link that leads back to itself.");
            }
            file = file.resolveSibling(Files.readSymbolicLink(file)).normalize();
        }
        return file;
    }

    /** @return as the user calls the output */
    final Path given() {
        return given;
    }

    /** @return where the output is to lie in the end, no link */
    final Path target() {
        return target;
    }

    /** @return whether the target is a pipe or a device, into which the output is to be copied */
    final boolean isStream() {
        return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
    }

    /**
     * @return the folder in which the output is made
     * @throws IOException if it cannot be made
     */
    final PartFolder part() throws IOException {
        if (part == null) {
            part = PartFolder.create(folder, target.getFileName().toString());
        }
        return part;
    }

    /**
     * @return the path to write to, where nothing is yet
     * @throws IOException if nothing can be written there
     */
    final Path path() throws IOException {
        return part().output();
    }

    @Override
    public final void close() throws IOException {
        if (part != null) {
            part.close();
        }
    }

    /** Moves the complete output to its target. */
    abstract void moveIntoPlace() throws IOException;

    /**
     * @param cause why writing failed
     * @return the same in one sentence that names the target
     */
    final IOException explain(Exception cause) {
        String start = "Cannot write " + given + ": ";
        boolean isSaid = String.valueOf(cause.getMessage()).startsWith(start);
        return new IOException(isSaid ? cause.getMessage() : start + reason(cause), cause);
    }

    private String reason(Exception cause) {
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
