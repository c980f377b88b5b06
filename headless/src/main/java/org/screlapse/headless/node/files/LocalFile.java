package org.screlapse.headless.node.files;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

import org.knime.filehandling.core.connections.FSPath;

/**
 * A path of a file system whose files lie on this machine. It has two sides: the path as the file system shows it
 * (relative to the workflow, say), and the file behind it.
 */
public final class LocalFile extends FSPath {

    private final LocalFiles system;

    private final Path shown;

    LocalFile(LocalFiles system, Path shown) {
        this.system = system;
        this.shown = shown;
    }

    /** @return the file behind the path, in the machine's own file system */
    public Path local() {
        return system.local(shown);
    }

    private LocalFile with(Path path) {
        return path == null ? null : new LocalFile(system, path);
    }

    private static Path shown(Path other) {
        if (other instanceof LocalFile file) {
            return file.shown;
        }
        throw new ProviderMismatchException("Not a path of KNIME's file systems: " + other);
    }

    @Override
    public LocalFiles getFileSystem() {
        return system;
    }

    @Override
    public File toFile() {
        if (system.isMachinesOwn()) {
            return local().toFile();
        }
        throw new UnsupportedOperationException("A path of KNIME's file systems is not a local file; take "
            + "FSFiles.toLocalFile(path) instead of path.toFile().");
    }

    @Override
    public URI toUri() {
        return local().toUri();
    }

    @Override
    public boolean isAbsolute() {
        return shown.isAbsolute();
    }

    @Override
    public Path toAbsolutePath() {
        return with(system.absolute(shown));
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        local().toRealPath(options); // fails if there is no such file
        return toAbsolutePath().normalize();
    }

    @Override
    public Path getRoot() {
        return with(shown.getRoot());
    }

    @Override
    public Path getFileName() {
        return with(shown.getFileName());
    }

    @Override
    public Path getParent() {
        return with(shown.getParent());
    }

    @Override
    public int getNameCount() {
        return shown.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return with(shown.getName(index));
    }

    @Override
    public Path subpath(int beginIndex, int endIndex) {
        return with(shown.subpath(beginIndex, endIndex));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof LocalFile file && file.system.equals(system) && shown.startsWith(file.shown);
    }

    @Override
    public boolean endsWith(Path other) {
        return other instanceof LocalFile file && file.system.equals(system) && shown.endsWith(file.shown);
    }

    @Override
    public Path normalize() {
        return with(shown.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return with(shown.resolve(shown(other)));
    }

    @Override
    public Path relativize(Path other) {
        return with(shown.relativize(shown(other)));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("KNIME's file systems cannot be watched.");
    }

    @Override
    public int compareTo(Path other) {
        return shown.compareTo(shown(other));
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof LocalFile other && system.equals(other.system) && shown.equals(other.shown);
    }

    @Override
    public int hashCode() {
        return shown.hashCode();
    }

    @Override
    public String toString() {
        return shown.toString();
    }
}
