package org.screlapse.engine.io.archive;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * The files of a tar archive one after another: POSIX.1-1988 (ustar), POSIX.1-2001 (pax) and GNU long names. Folders,
 * links and devices are passed over. Throws a {@link ZipException} where a header is damaged, as the readers of other
 * archives do.
 */
final class TarInput extends FilterInputStream {

    static final int BLOCK = 512;

    private static final int MAX_NAME = 1 << 20;
    private static final int NAME = 0;
    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;

    private long left;
    private long padding;

    TarInput(InputStream in) {
        super(in);
    }

    /** Whether a file that starts with these bytes is a tar archive. */
    static boolean isHeader(byte[] head) {
        return head.length >= BLOCK && head[NAME] != 0 && sum(head) == octal(head, CHECKSUM, 8);
    }

    /** Moves to the next file; null at the end of the archive. */
    String next() throws IOException {
        String longName = null;
        while (true) {
            skipRest();
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || header[NAME] == 0) {
                left = 0;
                padding = 0;
                return null;
            }
            if (header.length < BLOCK) {
                throw new EOFException();
            }
            if (!isHeader(header)) {
                throw new ZipException("a header has a wrong checksum");
            }
            left = size(header);
            padding = (BLOCK - left % BLOCK) % BLOCK;
            switch (header[TYPE]) {
                case 'L' -> longName = text(content(), 0, MAX_NAME);
                case 'x' -> longName = path(content(), longName);
                case '0', 0, '7' -> {
                    return longName != null ? longName : name(header);
                }
                default -> longName = null;
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int read = in.read(into, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException();
        }
        left -= read;
        return read;
    }

    private void skipRest() throws IOException {
        long rest = left + padding;
        byte[] buffer = new byte[(int) Math.min(1 << 16, Math.max(1, rest))];
        while (rest > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, rest));
            if (read < 0) {
                throw new EOFException();
            }
            rest -= read;
        }
        left = 0;
        padding = 0;
    }

    /** The content of a small entry that belongs to the next one. */
    private byte[] content() throws IOException {
        if (left > MAX_NAME) {
            throw new ZipException("a name has " + left + " bytes");
        }
        byte[] content = in.readNBytes((int) left);
        if (content.length < left) {
            throw new EOFException();
        }
        left = 0;
        return content;
    }

    private static String name(byte[] header) {
        String name = text(header, NAME, 100);
        String prefix =
            text(header, MAGIC, 5).equals("ustar") && header[MAGIC + 5] == 0 ? text(header, PREFIX, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** The path among records such as {@code 30 path=folder/matrix.mtx\n}. */
    private static String path(byte[] records, String otherwise) {
        for (String line : text(records, 0, records.length).split("\n")) {
            int start = line.indexOf(" path=");
            if (start > 0 && line.substring(0, start).chars().allMatch(Character::isDigit)) {
                return line.substring(start + 6);
            }
        }
        return otherwise;
    }

    private static long size(byte[] header) throws ZipException {
        if ((header[SIZE] & 0x80) == 0) {
            return octal(header, SIZE, 12);
        }
        long size = header[SIZE] & 0x3F;
        for (int i = SIZE + 1; i < SIZE + 12; i++) {
            size = size << 8 | (header[i] & 0xFF);
        }
        if (size < 0) {
            throw new ZipException("an entry claims an impossible size");
        }
        return size;
    }

    private static long octal(byte[] header, int from, int length) {
        long number = 0;
        for (int i = from; i < from + length; i++) {
            if (header[i] >= '0' && header[i] <= '7') {
                number = number << 3 | header[i] - '0';
            }
        }
        return number;
    }

    /** The sum of all bytes, those of the sum itself taken as spaces. */
    private static long sum(byte[] header) {
        long sum = 8 * ' ';
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + 8 ? 0 : header[i] & 0xFF;
        }
        return sum;
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < Math.min(bytes.length, from + length) && bytes[end] != 0) {
            end++;
        }
        return new String(Arrays.copyOfRange(bytes, from, end), StandardCharsets.UTF_8);
    }
}
