package org.screlapse.knime.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.knime.core.util.FileUtil;
import org.knime.filehandling.core.connections.FSLocation;
import org.knime.filehandling.core.connections.location.FSPathProvider;
import org.knime.filehandling.core.connections.location.FSPathProviderFactory;

/**
 * A file to read. Formats such as HDF5 jump about in the file, so a remote file is copied to this machine first, with
 * the files beside it that a 10x matrix consists of; the copy is deleted on close.
 */
public final class InputFile implements Closeable {

    private final Path path;
    private final Optional<Path> copyFolder;

    private InputFile(Path path, Optional<Path> copyFolder) {
        this.path = path;
        this.copyFolder = copyFolder;
    }

    /**
     * @param location where the user pointed
     * @return whether the file can be looked into without copying it first
     * @throws IOException if the location cannot be understood
     */
    public static boolean isLocal(FSLocation location) throws IOException {
        return LocalFiles.find(location).isPresent();
    }

    /**
     * @param location where the user pointed
     * @return the file
     * @throws IOException if it cannot be reached
     */
    public static InputFile open(FSLocation location) throws IOException {
        Optional<Path> local = LocalFiles.find(location);
        if (local.isPresent()) {
            return new InputFile(local.get(), Optional.empty());
        }
        try (FSPathProviderFactory factory = FSPathProviderFactory.newFactory(Optional.empty(), location);
            FSPathProvider provider = factory.create(location)) {
            return copy(provider.getPath());
        }
    }

    /** @return the file or folder on this machine */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (copyFolder.isPresent()) {
            FileUtil.deleteRecursively(copyFolder.get().toFile());
        }
    }

    private static InputFile copy(Path remote) throws IOException {
        Path folder = FileUtil.createTempDir("screlapse").toPath();
        boolean isFolder = Files.isDirectory(remote);
        Path from = isFolder ? remote : remote.getParent();
        boolean withSiblings = isFolder || name(remote).contains("matrix.mtx");
        if (withSiblings) {
            try (var files = Files.newDirectoryStream(from)) {
                for (Path file : files) {
                    if (name(file).contains(".mtx") || name(file).contains(".tsv")) {
                        Files.copy(file, folder.resolve(name(file)));
                    }
                }
            }
        } else {
            Files.copy(remote, folder.resolve(name(remote)));
        }
        return new InputFile(isFolder ? folder : folder.resolve(name(remote)), Optional.of(folder));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
