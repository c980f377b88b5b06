package org.screlapse.engine.io.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;

/**
 * A .zip, .tar or .tar.gz archive, read from its first entry to its last; after {@link #next()} the stream is the
 * content of that entry. Nothing is ever written to the disk. An archive with a name that leads out of it is refused
 * whole: an honest program does not write one.
 */
public final class ArchiveInput extends InputStream {

    private static final int BUFFER = 1 << 16;
    private static final int MAX_ENTRIES = 100_000;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*");

    private final Path archive;
    private final ZipInputStream zip;
    private final TarInput tar;
    private final AtomicLong consumed;
    private final Progress progress;
    private final Expansion expansion = new Expansion();
    private int entries;

    /**
     * @param archive the archive, for messages
     * @param raw its bytes, which support marks; closed with this stream
     * @param consumed number of bytes of the archive that were read
     * @param progress asked whether to stop while entries are passed over
     */
    ArchiveInput(Path archive, InputStream raw, AtomicLong consumed, Progress progress) throws IOException {
        this.archive = archive;
        this.consumed = consumed;
        this.progress = progress;
        raw.mark(4);
        byte[] head = raw.readNBytes(4);
        raw.reset();
        zip = isZip(head) ? new ZipInputStream(raw) : null;
        try {
            tar = zip != null ? null : new TarInput(FileProbe.isGzip(head) ? new GZIPInputStream(raw, BUFFER) : raw);
        } catch (EOFException | ZipException e) {
            throw translated(e);
        }
    }

    /** Whether a file is a zip archive or a tar archive, compressed or not. */
    public static boolean isArchive(FileProbe file) {
        return isZip(file.head()) || TarInput.isHeader(file.content());
    }

    static boolean isZip(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /**
     * @param archive an archive
     * @param progress asked whether to stop
     * @return names of the files in it, in their order
     * @throws IOException if it cannot be read
     */
    public static List<String> names(Path archive, Progress progress) throws IOException {
        List<String> names = new ArrayList<>();
        try (ArchiveInput input = open(archive, progress)) {
            for (String name = input.next(); name != null; name = input.next()) {
                names.add(name);
            }
        }
        return names;
    }

    private static ArchiveInput open(Path archive, Progress progress) throws IOException {
        AtomicLong consumed = new AtomicLong();
        InputStream raw = TextSource.of(archive).open(consumed, progress);
        try {
            return new ArchiveInput(archive, raw, consumed, progress);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Moves to the next file; null if there is none. Names have slashes, whatever the program that packed them. */
    String next() throws IOException {
        try {
            String name = nextName();
            while (name != null && (name.endsWith("/") || isHidden(name))) {
                name = nextName();
            }
            return name;
        } catch (EOFException | ZipException | IllegalArgumentException e) {
            throw translated(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int read = zip != null ? zip.read(into, offset, length) : tar.read(into, offset, length);
            expansion.add(archive, read, consumed.get());
            return read;
        } catch (EOFException | ZipException e) {
            throw translated(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (zip != null) {
            zip.close();
        } else {
            tar.close();
        }
    }

    /** What is left of an entry is read here rather than by the archive's reader, which neither asks nor counts. */
    private void passOver() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (read(buffer, 0, BUFFER) >= 0) {
            progress.checkCancelled();
        }
    }

    private String nextName() throws IOException {
        passOver();
        String name;
        if (zip != null) {
            ZipEntry entry = zip.getNextEntry();
            name = entry == null ? null : entry.getName().replace('\\', '/');
        } else {
            name = tar.next();
        }
        if (name == null) {
            return null;
        }
        if (++entries > MAX_ENTRIES) {
            throw SingleCellFormatException.about(archive,
                "holds more than " + MAX_ENTRIES + " files; unpack it and" + " give the folder.");
        }
        if (name.startsWith("/") || List.of(name.split("/")).contains("..") || DRIVE.matcher(name).matches()
            || name.indexOf('\0') >= 0) {
            throw SingleCellFormatException.about(archive, "holds an entry \"" + name.replace('\0', ' ')
                + "\", which leads out of the archive: it is damaged or hostile and is not read.");
        }
        return name.startsWith("./") ? name.substring(2) : name;
    }

    /** Files that macOS adds. */
    private static boolean isHidden(String name) {
        return name.startsWith("__MACOSX/") || name.substring(name.lastIndexOf('/') + 1).startsWith("._");
    }

    private SingleCellFormatException translated(Exception e) {
        if (e instanceof EOFException) {
            return SingleCellFormatException.about(archive,
                "is truncated: it ends in the middle of a file; copy or" + " download it again.", e);
        }
        return SingleCellFormatException.about(archive, "is damaged, or packed in a way that cannot be read here ("
            + e.getMessage() + "); copy or download it again, or unpack it and give the folder.", e);
    }
}
