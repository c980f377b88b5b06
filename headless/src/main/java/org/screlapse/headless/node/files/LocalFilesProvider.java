package org.screlapse.headless.node.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Does with the files behind {@link LocalFile}s what {@link Files} asks for. */
final class LocalFilesProvider extends FileSystemProvider {

    static final LocalFilesProvider INSTANCE = new LocalFilesProvider();

    private static final FileSystemProvider MACHINE = FileSystems.getDefault().provider();

    private LocalFilesProvider() {
    }

    private static Path local(final Path path) {
        return ((LocalFile)path).local();
    }

    @Override
    public String getScheme() {
        return "knime-local";
    }

    @Override
    public FileSystem newFileSystem(final URI uri, final Map<String, ?> env) {
        throw new UnsupportedOperationException("KNIME's file systems are not made from addresses.");
    }

    @Override
    public FileSystem getFileSystem(final URI uri) {
        throw new UnsupportedOperationException("KNIME's file systems are not made from addresses.");
    }

    @Override
    public Path getPath(final URI uri) {
        throw new UnsupportedOperationException("KNIME's paths are not made from addresses.");
    }

    @Override
    public SeekableByteChannel newByteChannel(final Path path, final Set<? extends OpenOption> options,
        final FileAttribute<?>... attrs) throws IOException {
        return MACHINE.newByteChannel(local(path), options, attrs);
    }

    @Override
    public InputStream newInputStream(final Path path, final OpenOption... options) throws IOException {
        return MACHINE.newInputStream(local(path), options);
    }

    @Override
    public OutputStream newOutputStream(final Path path, final OpenOption... options) throws IOException {
        return MACHINE.newOutputStream(local(path), options);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(final Path dir, final DirectoryStream.Filter<? super Path> filter)
        throws IOException {
        final var files = MACHINE.newDirectoryStream(local(dir), file -> filter.accept(dir.resolve(name(file))));
        return new DirectoryStream<>() {

            @Override
            public Iterator<Path> iterator() {
                final var iterator = files.iterator();
                return new Iterator<>() {

                    @Override
                    public boolean hasNext() {
                        return iterator.hasNext();
                    }

                    @Override
                    public Path next() {
                        return dir.resolve(name(iterator.next()));
                    }
                };
            }

            @Override
            public void close() throws IOException {
                files.close();
            }
        };
    }

    private static String name(final Path file) {
        return file.getFileName().toString();
    }

    @Override
    public void createDirectory(final Path dir, final FileAttribute<?>... attrs) throws IOException {
        MACHINE.createDirectory(local(dir), attrs);
    }

    @Override
    public void delete(final Path path) throws IOException {
        MACHINE.delete(local(path));
    }

    @Override
    public void copy(final Path source, final Path target, final CopyOption... options) throws IOException {
        MACHINE.copy(local(source), local(target), options);
    }

    @Override
    public void move(final Path source, final Path target, final CopyOption... options) throws IOException {
        MACHINE.move(local(source), local(target), options);
    }

    @Override
    public boolean isSameFile(final Path path, final Path path2) throws IOException {
        return path.equals(path2)
            || path2 instanceof LocalFile other && MACHINE.isSameFile(local(path), other.local());
    }

    @Override
    public boolean isHidden(final Path path) throws IOException {
        return MACHINE.isHidden(local(path));
    }

    @Override
    public FileStore getFileStore(final Path path) throws IOException {
        return MACHINE.getFileStore(local(path));
    }

    @Override
    public void checkAccess(final Path path, final AccessMode... modes) throws IOException {
        MACHINE.checkAccess(local(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(final Path path, final Class<V> type,
        final LinkOption... options) {
        return MACHINE.getFileAttributeView(local(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(final Path path, final Class<A> type,
        final LinkOption... options) throws IOException {
        return MACHINE.readAttributes(local(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(final Path path, final String attributes, final LinkOption... options)
        throws IOException {
        return MACHINE.readAttributes(local(path), attributes, options);
    }

    @Override
    public void setAttribute(final Path path, final String attribute, final Object value, final LinkOption... options)
        throws IOException {
        MACHINE.setAttribute(local(path), attribute, value, options);
    }
}
