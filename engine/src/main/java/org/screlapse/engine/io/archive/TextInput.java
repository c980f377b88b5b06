package org.screlapse.engine.io.archive;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.screlapse.engine.io.format.FileProbe;
import org.screlapse.engine.io.format.SingleCellFormatException;
import org.screlapse.engine.io.format.Utf8Input;
import org.screlapse.engine.task.Progress;

/**
 * The bytes of a text file in UTF-8, uncompressed if it is compressed, whatever its name says. Knows how much of the
 * file has been read.
 */
public final class TextInput extends InputStream {

    private static final int BUFFER = 1 << 16;
    private static final int LINES_BETWEEN_CHECKS = 1 << 14;
    /** A few bytes that unpack to billions of lines must not fill the memory. */
    private static final long MAX_LINES_MEMORY = 1L << 31;
    private static final int LINE_MEMORY = 48;

    private final Path file;
    private final AtomicLong consumed = new AtomicLong();
    private final long size;
    private final Expansion expansion = new Expansion();
    private final InputStream in;

    public TextInput(Path file) throws IOException {
        this(TextSource.of(file), Progress.NONE);
    }

    /**
     * @param source the file
     * @param progress asked whether to stop while the file is looked for in an archive
     * @throws IOException if it cannot be opened
     */
    public TextInput(TextSource source, Progress progress) throws IOException {
        file = source.path();
        InputStream raw = source.open(consumed, progress);
        size = source.size();
        raw.mark(3);
        byte[] head = raw.readNBytes(3);
        raw.reset();
        try {
            in = Utf8Input.of(FileProbe.isGzip(head) ? new GZIPInputStream(raw, BUFFER) : raw);
        } catch (IOException e) {
            raw.close();
            throw translated(e);
        }
    }

    /**
     * @param file a list of names
     * @param progress asked whether to stop
     * @return its lines, without empty ones at the end
     */
    public static List<String> lines(TextSource file, Progress progress) throws IOException {
        List<String> lines = new ArrayList<>();
        long memory = 0;
        try (BufferedReader reader =
            new BufferedReader(new InputStreamReader(new TextInput(file, progress), StandardCharsets.UTF_8), BUFFER)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                memory += line.length() + LINE_MEMORY;
                if (memory > MAX_LINES_MEMORY) {
                    throw SingleCellFormatException.about(file.path(), "has more than " + (lines.size() - 1)
                        + " lines or very long ones; it is damaged, or no list of names.");
                }
                if (lines.size() % LINES_BETWEEN_CHECKS == 0) {
                    progress.checkCancelled();
                }
            }
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** How much of the file has been read, 0 to 1. */
    public double fraction() {
        return size == 0 ? 1 : Math.min(1, (double) consumed.get() / size);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            int read = in.read(into, offset, length);
            expansion.add(file, read, consumed.get());
            return read;
        } catch (EOFException | ZipException e) {
            throw translated(e);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private IOException translated(IOException e) {
        if (e instanceof EOFException) {
            return SingleCellFormatException.about(file,
                "is truncated: its compressed data end too early; copy or" + " download it again.", e);
        }
        if (e instanceof ZipException) {
            return SingleCellFormatException.about(file,
                "is damaged: it cannot be decompressed; copy or download it" + " again.", e);
        }
        return e;
    }
}
