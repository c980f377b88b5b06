package org.screlapse.engine.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * What the name and the first bytes of a file say, so that formats can recognise their files without each opening them.
 */
final class FileProbe {

    private static final int HEAD = 1 << 16;

    private final Path path;
    private final boolean folder;
    private final byte[] head;
    private final byte[] content;

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
    static FileProbe of(Path path) throws IOException {
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

    Path path() {
        return path;
    }

    boolean isFolder() {
        return folder;
    }

    /** Name of the file in lower case, without {@code .gz}. */
    String name() {
        Path last = path.getFileName();
        String name = last == null ? "" : last.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    boolean nameEndsWith(String... endings) {
        return Arrays.stream(endings).anyMatch(name()::endsWith);
    }

    boolean isHdf5() {
        return HdfInput.isHdf5(head);
    }

    boolean isGzip() {
        return isGzip(head);
    }

    boolean isArchive() {
        return ArchiveInput.isZip(head) || TarInput.isHeader(content);
    }

    /** Whether the file, uncompressed, starts with these bytes. */
    boolean startsWith(String bytes) {
        byte[] wanted = bytes.getBytes(StandardCharsets.ISO_8859_1);
        return content.length >= wanted.length && Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
    }

    /** Whether the beginning has no byte that does not occur in texts. */
    boolean isText() {
        for (byte b : content) {
            if (b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return false;
            }
        }
        return content.length > 0;
    }

    /** Whether the text starts with the mark of UTF-16. */
    boolean isUtf16() {
        return startsWith("\u00FF\u00FE") || startsWith("\u00FE\u00FF");
    }

    /** The beginning as text. */
    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    static boolean isGzip(byte[] head) {
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
