package org.screlapse.engine.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * CRC-32C of the bytes of a part. Mapped bytes are copied before they are summed: the JVM turns a fault while copying
 * into an error, but dies of one while summing.
 */
final class Checksum {

    private static final int CHUNK = 1 << 16;

    private Checksum() {
    }

    static int of(ByteBuffer bytes) {
        ByteBuffer left = bytes.duplicate().rewind();
        byte[] chunk = new byte[Math.min(CHUNK, left.remaining())];
        CRC32C sum = new CRC32C();
        while (left.hasRemaining()) {
            int length = Math.min(chunk.length, left.remaining());
            left.get(chunk, 0, length);
            sum.update(chunk, 0, length);
        }
        return (int) sum.getValue();
    }

    /** @throws EOFException if the file is shorter */
    static int of(FileChannel file, long offset, long length) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, length));
        CRC32C sum = new CRC32C();
        for (long done = 0; done < length; done += chunk.limit()) {
            chunk.clear().limit((int) Math.min(chunk.capacity(), length - done));
            readFully(file, chunk, offset + done);
            sum.update(chunk.array(), 0, chunk.limit());
        }
        return (int) sum.getValue();
    }

    static void readFully(FileChannel file, ByteBuffer into, long offset) throws IOException {
        while (into.hasRemaining()) {
            if (file.read(into, offset + into.position()) < 0) {
                throw new EOFException("the file ends too early");
            }
        }
    }
}
