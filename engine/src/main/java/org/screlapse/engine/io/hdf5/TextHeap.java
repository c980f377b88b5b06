package org.screlapse.engine.io.hdf5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where texts of any length lie: "global heap collections" of 4 kB, more for a longer text. The place in the file is
 * taken when a collection is begun, because each text is referred to by it.
 */
final class TextHeap {

    /** Bytes of a reference to a text: its length, the address of its collection, its number in it. */
    static final int REFERENCE_BYTES = 16;

    private static final int COLLECTION_BYTES = 4096;
    private static final int HEADER_BYTES = 16;
    private static final int TEXT_HEADER_BYTES = 16;

    private final Hdf5Writer file;
    private LittleEndian collection;
    private long address;
    private int capacity;
    private int texts;

    TextHeap(Hdf5Writer file) {
        this.file = file;
    }

    /**
     * Stores a text.
     *
     * @param text any text
     * @param reference where the reference to it is appended
     */
    void put(String text, LittleEndian reference) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length == 0) {
            reference.int32(0).int64(0).int32(0);
            return;
        }
        int padded = utf8.length + 7 & ~7;
        if (collection == null || collection.size() + TEXT_HEADER_BYTES + padded > capacity) {
            flush();
            begin(Math.max(COLLECTION_BYTES, HEADER_BYTES + TEXT_HEADER_BYTES + padded));
        }
        texts++;
        collection.int16(texts).int16(0).int32(0).int64(utf8.length).bytes(Arrays.copyOf(utf8, padded));
        reference.int32(utf8.length).int64(address).int32(texts);
    }

    /** Writes the collection that was begun last. */
    void flush() throws IOException {
        if (collection == null) {
            return;
        }
        int free = capacity - collection.size();
        if (free >= TEXT_HEADER_BYTES) {
            collection.int16(0).int16(0).int32(0).int64(free);
        }
        file.write(address, Arrays.copyOf(collection.toArray(), capacity));
        collection = null;
    }

    private void begin(int bytes) {
        capacity = bytes;
        address = file.reserve(bytes);
        texts = 0;
        collection = new LittleEndian().bytes("GCOL".getBytes(StandardCharsets.US_ASCII)).int32(1).int64(bytes);
    }
}
