package org.screlapse.engine.io.hdf5;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes that grow as numbers are appended, least significant byte first, as HDF5 stores them. */
final class LittleEndian {

    private ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);

    LittleEndian int8(int value) {
        room(1).put((byte) value);
        return this;
    }

    LittleEndian int16(int value) {
        room(2).putShort((short) value);
        return this;
    }

    LittleEndian int32(long value) {
        room(4).putInt((int) value);
        return this;
    }

    LittleEndian int64(long value) {
        room(8).putLong(value);
        return this;
    }

    LittleEndian bytes(byte... values) {
        room(values.length).put(values);
        return this;
    }

    int size() {
        return bytes.position();
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private ByteBuffer room(int more) {
        if (bytes.remaining() < more) {
            int capacity = Math.max(2 * bytes.capacity(), bytes.position() + more);
            bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), capacity)).order(ByteOrder.LITTLE_ENDIAN)
                .position(bytes.position());
        }
        return bytes;
    }
}
