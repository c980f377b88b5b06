package org.screlapse.knime.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.knime.core.util.FileUtil;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.location.FSPathProvider;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;

/**
 * A file to write; a remote one is written on this machine first and then sent whole.
 *
 * @param location where the user pointed
 * @param createFolders whether a folder that is not there is made
 * @param overwrite whether a file that is there already is replaced
 */
public record OutputFile(FSLocation location, boolean createFolders, boolean overwrite) {

    /** Writes a file on this machine. */
    @FunctionalInterface
    public interface FileWriting {

        /**
         * @param file the file to write
         * @throws IOException if it cannot be written
         */
        void write(Path file) throws IOException;
    }

    /**
     * @param writing writes the file; must leave nothing half-written
     * @throws IOException if the file cannot be written
     */
    public void write(FileWriting writing) throws IOException {
        Optional<Path> local = LocalFiles.find(location);
        if (local.isPresent()) {
            createFolder(local.get());
            writing.write(local.get());
            return;
        }
        Path folder = FileUtil.createTempDir("screlapse").toPath();
        try (FSPathProviderFactory factory = FSPathProviderFactory.newFactory(Optional.empty(), location);
            FSPathProvider provider = factory.create(location)) {
            Path remote = provider.getPath();
            if (!overwrite && Files.exists(remote)) {
                throw new IOException("Cannot write " + location.getPath() + ": the file exists already; choose another"
                    + " name, or allow this node to overwrite it.");
            }
            Path written = folder.resolve(remote.getFileName().toString());
            writing.write(written);
            createFolder(remote);
            send(written, remote);
        } finally {
            FileUtil.deleteRecursively(folder.toFile());
        }
    }

    /** Copies a file, or a folder of files as a 10x matrix is one. */
    private static void send(Path written, Path remote) throws IOException {
        if (!Files.isDirectory(written)) {
            Files.copy(written, remote, StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        Files.createDirectories(remote);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(written)) {
            for (Path file : files) {
                Files.copy(file, remote.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void createFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (createFolders && folder != null && !Files.isDirectory(folder)) {
            try {
                Files.createDirectories(folder);
            } catch (FileAlreadyExistsException e) {
                throw new IOException("Cannot write " + file + ": " + e.getFile() + " is no folder.", e);
            } catch (IOException e) {
                throw new IOException("Cannot write " + file + ": its folder cannot be made (" + e.getMessage() + ").",
                    e);
            }
        }
    }
}
