package org.screlapse.knime.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.knime.core.util.FileUtil;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.location.FSPathProvider;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;

/** A file to write; a remote one is written on this machine first and then sent whole. */
public final class OutputFile {

    private OutputFile() {
    }

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
     * @param location where the user pointed
     * @param overwrite whether a file that is there already is replaced
     * @param writing writes the file; must leave nothing half-written
     * @throws IOException if the file cannot be written
     */
    public static void write(FSLocation location, boolean overwrite, FileWriting writing) throws IOException {
        Optional<Path> local = LocalFiles.find(location);
        if (local.isPresent()) {
            writing.write(local.get());
            return;
        }
        Path folder = FileUtil.createTempDir("screlapse").toPath();
        try (FSPathProviderFactory factory = FSPathProviderFactory.newFactory(Optional.empty(), location);
                FSPathProvider provider = factory.create(location)) {
            Path remote = provider.getPath();
            if (!overwrite && Files.exists(remote)) {
                throw new FileAlreadyExistsException(location.getPath(), null, "The file exists already; choose another"
                    + " name, or allow this node to overwrite it.");
            }
            Path written = folder.resolve(remote.getFileName().toString());
            writing.write(written);
            Files.copy(written, remote, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            FileUtil.deleteRecursively(folder.toFile());
        }
    }
}
