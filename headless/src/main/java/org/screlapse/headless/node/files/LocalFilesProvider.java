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

    private static Path local(Path path) {
        return ((LocalFile) path).local();
    }

    @Override
    public String getScheme() {
        return "knime-local";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
        throw new UnsupportedOperationException("KNIME's file systems are not made from addresses.");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException("KNIME's file systems are not made from addresses.");
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException("KNIME's paths are not made from addresses.");
    }

    @Override
    public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attrs)
        throws IOException {
        return MACHINE.newByteChannel(local(path), options, attrs);
    }

    @Override
    public InputStream newInputStream(Path path, OpenOption... options) throws IOException {
        return MACHINE.newInputStream(local(path), options);
    }

    @Override
    public OutputStream newOutputStream(Path path, OpenOption... options) throws IOException {
        return MACHINE.newOutputStream(local(path), options);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path dir, DirectoryStream.Filter<? super Path> filter)
        throws IOException {
        var files = MACHINE.newDirectoryStream(local(dir), file -> filter.accept(dir.resolve(name(file))));
        return new DirectoryStream<>() {

            @Override
            public Iterator<Path> iterator() {
                var iterator = files.iterator();
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

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Override
    public void createDirectory(Path dir, FileAttribute<?>... attrs) throws IOException {
        MACHINE.createDirectory(local(dir), attrs);
    }

    @Override
    public void delete(Path path) throws IOException {
        MACHINE.delete(local(path));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        MACHINE.copy(local(source), local(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        MACHINE.move(local(source), local(target), options);
    }

    @Override
    public boolean isSameFile(Path path, Path path2) throws IOException {
        return path.equals(path2) || path2 instanceof LocalFile other && MACHINE.isSameFile(local(path), other.local());
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return MACHINE.isHidden(local(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return MACHINE.getFileStore(local(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        MACHINE.checkAccess(local(path), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        return MACHINE.getFileAttributeView(local(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
        throws IOException {
        return MACHINE.readAttributes(local(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return MACHINE.readAttributes(local(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        MACHINE.setAttribute(local(path), attribute, value, options);
    }
}
