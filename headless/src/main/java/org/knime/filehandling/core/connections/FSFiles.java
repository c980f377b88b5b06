package org.knime.filehandling.core.connections;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;

import org.screlapse.headless.node.files.LocalFile;

/** What to do with paths of KNIME's file systems. */
public final class FSFiles {

    private FSFiles() {
    }

    /**
     * Gives a local file with the content of a path. In KNIME a file of a remote file system is copied to a temporary
     * file, which is deleted when the handle is closed; here it is always the file itself. Whether the file exists is
     * not checked.
     *
     * @param source a path
     * @return the local file; to be closed
     * @throws IOException if a remote file cannot be copied
     */
    public static LocalFileHandle toLocalFile(FSPath source) throws IOException {
        var local = ((LocalFile) source).local().toAbsolutePath().normalize();
        return new LocalFileHandle(local.toString(), () -> {});
    }

    /**
     * @param path a path
     * @param options how to treat links
     * @return whether there is such a file or folder
     * @throws AccessDeniedException if that cannot be found out
     */
    public static boolean exists(Path path, LinkOption... options) throws AccessDeniedException {
        return Files.exists(path, options);
    }

    /**
     * @param path a path
     * @param options how to treat links
     * @return whether there is such a folder
     * @throws AccessDeniedException if that cannot be found out
     */
    public static boolean isDirectory(Path path, LinkOption... options) throws AccessDeniedException {
        return Files.isDirectory(path, options);
    }

    /**
     * @param path a file
     * @param options how to open it
     * @return its content
     * @throws IOException if it cannot be read
     */
    public static InputStream newInputStream(Path path, OpenOption... options) throws IOException {
        return Files.newInputStream(path, options);
    }

    /**
     * @param path a file
     * @param options how to open it
     * @return where to write its content
     * @throws IOException if it cannot be written
     */
    public static OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
        return Files.newOutputStream(path, options);
    }

    /**
     * @param dir a folder, created with the folders around it where they do not exist
     * @param attrs of the new folders
     * @return the folder
     * @throws IOException if it cannot be created
     */
    public static Path createDirectories(Path dir, FileAttribute<?>... attrs) throws IOException {
        return Files.createDirectories(dir, attrs);
    }

    /**
     * A local file with the content of a path.
     *
     * @param path the local file, absolute
     * @param closer deletes the file if it is a copy
     */
    public record LocalFileHandle(String path, Closeable closer) implements Closeable {

        @Override
        public void close() throws IOException {
            closer.close();
        }
    }
}
