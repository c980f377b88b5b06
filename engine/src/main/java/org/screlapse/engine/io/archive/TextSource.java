package org.screlapse.engine.io.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.task.Progress;

/**
 * A text that can be opened any number of times: a file, or a file in an archive, which is read where it lies and never
 * unpacked.
 *
 * @param container the file, or the archive
 * @param entry name in the archive, null if the text is a file of its own
 */
public record TextSource(Path container, String entry) {

    private static final int BUFFER = 1 << 16;

    public static TextSource of(Path file) {
        return new TextSource(file, null);
    }

    /** How messages call it: a file in an archive as if the archive were a folder. */
    public Path path() {
        return entry == null ? container : container.resolve(entry);
    }

    public String name() {
        return path().getFileName().toString();
    }

    /** Number of bytes that are consumed until the end, for telling progress. */
    long size() throws IOException {
        return Files.size(container);
    }

    /**
     * @param consumed counts the bytes that have been read from the disk
     * @param progress asked whether to stop while the entry is looked for
     * @return the bytes, still compressed if the text itself is
     */
    InputStream open(AtomicLong consumed, Progress progress) throws IOException {
        InputStream raw;
        try {
            raw = new BufferedInputStream(new Counting(Files.newInputStream(container), consumed), BUFFER);
        } catch (NoSuchFileException e) {
            throw SingleCellFormatException.about(container, "does not exist; check the path.", e);
        }
        if (entry == null) {
            return raw;
        }
        try {
            ArchiveInput archive = new ArchiveInput(container, raw, consumed, progress);
            String name = archive.next();
            while (name != null && !name.equals(entry)) {
                name = archive.next();
            }
            if (name != null) {
                return new BufferedInputStream(archive, BUFFER);
            }
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
        raw.close();
        throw SingleCellFormatException.about(container, "no longer holds \"" + entry + "\".");
    }

    private static final class Counting extends FilterInputStream {

        private final AtomicLong count;

        Counting(InputStream in, AtomicLong count) {
            super(in);
            this.count = count;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count.addAndGet(Math.max(0, read));
            return read;
        }
    }
}
