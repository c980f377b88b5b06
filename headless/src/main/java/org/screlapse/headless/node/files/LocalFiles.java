package org.screlapse.headless.node.files;

import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.knime.filehandling.core.connections.FSCategory;
import org.knime.filehandling.core.connections.FSFileSystem;
import org.knime.filehandling.core.connections.FSLocation;

/**
 * A file system whose files lie on this machine: the machine's own, or a folder that is shown as the root of a file
 * system of its own, so that its paths tell nothing about where it lies.
 */
public final class LocalFiles extends FSFileSystem<LocalFile> {

    private static final FileSystem MACHINE = FileSystems.getDefault();

    /** the specifier of an address is a timeout; KNIME's default */
    private static final String TIMEOUT_MILLIS = "5000";

    private final FSCategory category;

    private final String specifier;

    private final Path folder;

    /** The file system of a category, with {@code folder} as its root; the machine's own root if that is null. */
    LocalFiles(FSCategory category, String specifier, Path folder) {
        super(new FSLocation(category, category == FSCategory.CUSTOM_URL ? TIMEOUT_MILLIS : specifier, ""),
            root().toString());
        this.category = category;
        this.specifier = specifier;
        this.folder = folder;
    }

    boolean isMachinesOwn() {
        return category == FSCategory.LOCAL;
    }

    Path absolute(Path shown) {
        return folder == null ? shown.toAbsolutePath() : root().resolve(shown);
    }

    Path local(Path shown) {
        if (folder == null) {
            return shown;
        }
        var absolute = absolute(shown).normalize(); // which cannot leave the root
        return folder.resolve(absolute.getRoot().relativize(absolute));
    }

    private static Path root() {
        return MACHINE.getRootDirectories().iterator().next();
    }

    @Override
    public LocalFile getPath(String first, String... more) {
        return new LocalFile(this, MACHINE.getPath(first, more));
    }

    @Override
    public FileSystemProvider provider() {
        return LocalFilesProvider.INSTANCE;
    }

    @Override
    public void close() {
        // there is nothing that has been opened
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return MACHINE.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(new LocalFile(this, root()));
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return MACHINE.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return MACHINE.supportedFileAttributeViews();
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        var matcher = MACHINE.getPathMatcher(syntaxAndPattern);
        return path -> matcher.matches(MACHINE.getPath(path.toString()));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("KNIME's file systems know no users.");
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("KNIME's file systems cannot be watched.");
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof LocalFiles other && category == other.category
            && Objects.equals(specifier, other.specifier) && Objects.equals(folder, other.folder);
    }

    @Override
    public int hashCode() {
        return Objects.hash(category, specifier, folder);
    }
}
