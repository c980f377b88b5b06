package org.screlapse.engine.io.format;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What the name and the first bytes of a file say, so that formats can recognize their files without each opening them;
 * and the file itself, once one of them has opened it. For one thread at a time.
 */
public final class FileProbe implements Closeable {

    /** How a file is opened. */
    @FunctionalInterface
    public interface Opener<T> {

        /**
         * @param path the file
         * @return the open file
         * @throws IOException if it cannot be opened
         */
        T open(Path path) throws IOException;
    }

    private static final int HEAD = 1 << 16;
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    private final Path path;
    private final boolean folder;
    private final byte[] head;
    private final byte[] content;
    private String text;
    private final Map<Class<?>, Closeable> opened = new HashMap<>();

    private FileProbe(Path path, boolean folder, byte[] head, byte[] content) {
        this.path = path;
        this.folder = folder;
        this.head = head;
        this.content = content;
    }

    /**
     * @param path a file or folder
     * @return what its beginning says
     * @throws IOException if it cannot be read; a {@link SingleCellFormatException} if it is not there or is empty
     */
    public static FileProbe of(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return new FileProbe(path, true, new byte[0], new byte[0]);
        }
        if (!Files.exists(path)) {
            throw SingleCellFormatException.about(path, "does not exist; check the path.");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(HEAD);
            if (head.length == 0) {
                throw SingleCellFormatException.about(path, "is empty.");
            }
            return new FileProbe(path, false, head, isGzip(head) ? uncompressed(head) : head);
        } catch (AccessDeniedException e) {
            throw SingleCellFormatException.about(path, "may not be read by this user; check its permissions.", e);
        }
    }

    /**
     * Opens the file, or gives it to the next who asks as the first one has opened it. It is closed with this probe.
     *
     * @param <T> what an open file is
     * @param type what an open file is
     * @param opener opens it
     * @return the open file
     * @throws IOException if it cannot be opened
     */
    public <T extends Closeable> T open(Class<T> type, Opener<T> opener) throws IOException {
        Closeable known = opened.get(type);
        T file = known == null ? opener.open(path) : type.cast(known);
        opened.put(type, file);
        return file;
    }

    @Override
    public void close() throws IOException {
        for (Closeable file : opened.values()) {
            file.close();
        }
        opened.clear();
    }

    public Path path() {
        return path;
    }

    public boolean isFolder() {
        return folder;
    }

    /** Name of the file in lower case, without {@code .gz}. */
    public String name() {
        Path last = path.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    public boolean nameEndsWith(String... endings) {
        return Arrays.stream(endings).anyMatch(name()::endsWith);
    }

    /** Whether the signature of HDF5 stands at the beginning or after a user block of 512, 1024 … bytes. */
    public boolean isHdf5() {
        for (int offset = 0; offset + HDF5.length <= head.length; offset = Math.max(512, 2 * offset)) {
            if (Arrays.equals(head, offset, offset + HDF5.length, HDF5, 0, HDF5.length)) {
                return true;
            }
        }
        return false;
    }

    public boolean isGzip() {
        return isGzip(head);
    }

    /** The first bytes as they are in the file. */
    public byte[] head() {
        return head.clone();
    }

    /** The first bytes, uncompressed. */
    public byte[] content() {
        return content.clone();
    }

    /** Whether the file, uncompressed, starts with these bytes. */
    public boolean startsWith(String bytes) {
        byte[] wanted = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= wanted.length && Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
    }

    /** Whether the beginning has no byte that does not occur in texts. */
    public boolean isText() {
        String text = text();
        return !text.isEmpty() && text.chars().noneMatch(c -> c < ' ' && "\t\n\r\f".indexOf(c) < 0);
    }

    /** The beginning as text. */
    public String text() {
        if (text == null) {
            try (InputStream in = Utf8Input.of(new ByteArrayInputStream(content))) {
                text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text;
    }

    public static boolean isGzip(byte[] head) {
        return head.length > 2 && head[0] == 0x1F && head[1] == (byte) 0x8B;
    }

    /** As much as can be uncompressed of a beginning. */
    private static byte[] uncompressed(byte[] head) {
        byte[] content = new byte[HEAD];
        int length = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(head))) {
            int more = 0;
            while (more >= 0 && length < HEAD) {
                length += more;
                more = in.read(content, length, HEAD - length);
            }
        } catch (IOException e) {
            // the beginning ends in the middle of the stream: what came before is what there is to see
            return Arrays.copyOf(content, length);
        }
        return Arrays.copyOf(content, length);
    }
}
