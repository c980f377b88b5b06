package org.screlapse.headless.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** The header and the data rows of a CSV file, one at a time, after all that the settings leave out. */
final class CsvTableRows implements Closeable {

    private static final int GZIP_MAGIC = 0x1f8b;

    private final CsvReaderSettings settings;

    private final SeekableByteChannel channel;

    private final long size;

    private final CsvParser parser;

    private final String[] header;

    private long rowNumber;

    /** Opens a file, compressed with gzip or not, and reads up to the first data row. */
    CsvTableRows(Path file, CsvReaderSettings settings) throws IOException {
        this.settings = settings;
        channel = Files.newByteChannel(file);
        try {
            size = channel.size();
            parser = new CsvParser(reader(channel), settings.format(), settings.skipLines());
            header = settings.header() ? parser.next() : null;
            for (long i = 0; i < settings.skipRows() && parser.next() != null; i++) {
                // left out
            }
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** The first row if it holds the column names, otherwise {@code null}. */
    String[] header() {
        return header;
    }

    /** The next data row, or {@code null} after the last. */
    String[] next() throws IOException {
        if (rowNumber == settings.maxRows()) {
            return null;
        }
        String[] row = parser.next();
        while (row != null && settings.skipEmptyRows() && Arrays.stream(row).allMatch(Objects::isNull)) {
            row = parser.next();
        }
        rowNumber++;
        return row;
    }

    /** The line in which the row last read starts. */
    long line() {
        return parser.line();
    }

    /** How much of the file has been read, between 0 and 1. */
    double progress() throws IOException {
        return size == 0 ? 1 : (double) channel.position() / size;
    }

    @Override
    public void close() throws IOException {
        parser.close();
        channel.close();
    }

    private BufferedReader reader(SeekableByteChannel source) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(source), 1 << 16);
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        if (magic == GZIP_MAGIC) {
            in = new GZIPInputStream(in, 1 << 16);
        }
        Reader reader = new InputStreamReader(in, settings.charset());
        BufferedReader marked = new BufferedReader(reader);
        marked.mark(1);
        if (marked.read() != '\uFEFF') { // a byte order mark is no part of the first column name
            marked.reset();
        }
        return marked;
    }
}
