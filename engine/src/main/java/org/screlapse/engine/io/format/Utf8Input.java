package org.screlapse.engine.io.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a text as UTF-8, whatever its encoding: UTF-16 is told by its mark or by the zeros beside the first
 * characters; bytes that are not valid in UTF-8 are taken as Windows-1252, which Latin-1 is part of. ASCII passes as it
 * is, at the cost of looking at it.
 */
public final class Utf8Input extends InputStream {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int LONGEST = 4;

    private final InputStream in;
    private byte[] pending = new byte[0];
    private int position;

    private Utf8Input(InputStream in) {
        this.in = in;
    }

    /**
     * @param bytes the bytes of a text; closed with the result
     * @return the same text in UTF-8
     * @throws IOException if they cannot be read
     */
    public static InputStream of(InputStream bytes) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, LONGEST);
        byte[] head = in.readNBytes(LONGEST);
        in.unread(head);
        Charset utf16 = utf16(head);
        return utf16 == null ? new Utf8Input(in) : new Encoded(new InputStreamReader(in, utf16));
    }

    private static Charset utf16(byte[] head) {
        if (head.length < LONGEST) {
            return null;
        }
        boolean mark =
            (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) || (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF);
        if (mark) {
            return StandardCharsets.UTF_16;
        }
        boolean little = head[0] > 0 && head[1] == 0 && head[2] > 0 && head[3] == 0;
        boolean big = head[0] == 0 && head[1] > 0 && head[2] == 0 && head[3] > 0;
        return little ? StandardCharsets.UTF_16LE : big ? StandardCharsets.UTF_16BE : null;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (position == pending.length) {
            int read = in.read(into, offset, length);
            int ascii = 0;
            while (ascii < read && into[offset + ascii] >= 0) {
                ascii++;
            }
            if (ascii == read || read < 0) {
                return read;
            }
            repair(Arrays.copyOfRange(into, offset + ascii, offset + read));
            if (ascii > 0) {
                return ascii;
            }
        }
        int served = Math.min(length, pending.length - position);
        System.arraycopy(pending, position, into, offset, served);
        position += served;
        return served;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Makes valid what is not; a character at the end is completed from the stream. */
    private void repair(byte[] found) throws IOException {
        byte[] bytes = found;
        byte[] repaired = new byte[3 * (bytes.length + LONGEST)];
        int used = 0;
        int at = 0;
        while (at < bytes.length) {
            int following = following(bytes[at]);
            if (following > 0 && at + following >= bytes.length) {
                bytes = completed(bytes, at + following + 1 - bytes.length);
            }
            if (following >= 0 && isContinued(bytes, at, following)) {
                System.arraycopy(bytes, at, repaired, used, following + 1);
                used += following + 1;
                at += following + 1;
            } else {
                byte[] character = new String(bytes, at, 1, WINDOWS).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(character, 0, repaired, used, character.length);
                used += character.length;
                at++;
            }
        }
        pending = Arrays.copyOf(repaired, used);
        position = 0;
    }

    private byte[] completed(byte[] bytes, int missing) throws IOException {
        byte[] more = in.readNBytes(missing);
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return all;
    }

    private static boolean isContinued(byte[] bytes, int at, int following) {
        for (int i = at + 1; i <= at + following; i++) {
            if (i >= bytes.length || (bytes[i] & 0xC0) != 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Number of bytes that follow the first one of a character; −1 where no character starts so. */
    private static int following(byte first) {
        int value = first & 0xFF;
        return value < 0x80 ? 0 : value < 0xC2 || value > 0xF4 ? -1 : value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
    }

    /** Characters as UTF-8. */
    private static final class Encoded extends InputStream {

        private final Reader reader;
        private final char[] characters = new char[1 << 13];
        private byte[] bytes = new byte[0];
        private int position;
        private int kept;

        Encoded(Reader reader) {
            this.reader = reader;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (position == bytes.length) {
                int read = reader.read(characters, kept, characters.length - kept);
                if (read < 0) {
                    return -1;
                }
                encode(kept + read);
            }
            int served = Math.min(length, bytes.length - position);
            System.arraycopy(bytes, position, into, offset, served);
            position += served;
            return served;
        }

        /** Half of a pair waits for the other half. */
        private void encode(int length) {
            int half = length > 0 && Character.isHighSurrogate(characters[length - 1]) ? 1 : 0;
            bytes = new String(characters, 0, length - half).getBytes(StandardCharsets.UTF_8);
            position = 0;
            characters[0] = half == 1 ? characters[length - 1] : 0;
            kept = half;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
