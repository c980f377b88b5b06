package org.screlapse.engine.io.hdf5;

import com.ning.compress.lzf.LZFException;
import com.ning.compress.lzf.util.ChunkDecoderFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks chunks that are plain, deflated or packed by LZF, shuffled or not: all that 10x, PyTables, Loom and AnnData
 * write. Buffers are reused, so that it takes half the time of jHDF's own way. For one thread at a time.
 */
final class ChunkDecoder implements AutoCloseable {

    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int LZF = 32_000;
    private static final Set<List<Integer>> KNOWN = Set.of(List.of(), List.of(DEFLATE), List.of(SHUFFLE),
        List.of(SHUFFLE, DEFLATE), List.of(LZF), List.of(SHUFFLE, LZF));
    /** No deflated byte stands for more than this many; nor does one of LZF. */
    static final long MAX_RATIO = 1032;

    private final List<Integer> filters;
    private final int elementBytes;
    private final Inflater inflater = new Inflater();
    private byte[] packed = new byte[0];
    private byte[] unpacked = new byte[0];
    private byte[] plain = new byte[0];

    /**
     * @param filters how the chunks are packed
     * @param elementBytes number of bytes of an element
     */
    ChunkDecoder(List<Integer> filters, int elementBytes) {
        this.filters = filters;
        this.elementBytes = elementBytes;
    }

    /** Whether chunks that are packed so can be unpacked here. */
    static boolean knows(List<Integer> filters) {
        return KNOWN.contains(filters);
    }

    /**
     * @param chunk the bytes in the file
     * @param size number of bytes that they stand for
     * @return these; valid until the next call
     * @throws DataFormatException if they stand for others: what is wrong, the rest of a sentence about the chunk
     */
    ByteBuffer decode(ByteBuffer chunk, int size) throws DataFormatException {
        int packedSize = chunk.remaining();
        if (size > MAX_RATIO * packedSize + 1024) {
            throw new DataFormatException("claims " + size + " bytes");
        }
        // a chunk of LZF must end where its array does
        packed = filters.contains(LZF) ? new byte[packedSize] : grown(packed, packedSize);
        chunk.get(packed, 0, packedSize);
        byte[] bytes = unpack(packedSize, size);
        if (bytes == packed && packedSize != size) {
            throw new DataFormatException("has " + packedSize + " of " + size + " bytes");
        }
        if (!filters.contains(SHUFFLE) || elementBytes == 1) {
            return ByteBuffer.wrap(bytes);
        }
        plain = grown(plain, size);
        unshuffle(bytes, plain, size / elementBytes);
        return ByteBuffer.wrap(plain);
    }

    private byte[] unpack(int packedSize, int size) throws DataFormatException {
        if (filters.contains(DEFLATE)) {
            return inflate(packedSize, size);
        }
        return filters.contains(LZF) && packedSize != size ? expand(size) : packed;
    }

    @SuppressWarnings("deprecation") // its successor takes no lengths
    private byte[] expand(int size) throws DataFormatException {
        unpacked = grown(unpacked, size);
        try {
            ChunkDecoderFactory.safeInstance().decodeChunk(packed, 0, unpacked, 0, size);
            return unpacked;
        } catch (LZFException | IndexOutOfBoundsException e) {
            throw new DataFormatException("cannot be decompressed");
        }
    }

    private byte[] inflate(int packedSize, int size) throws DataFormatException {
        unpacked = grown(unpacked, size);
        inflater.reset();
        inflater.setInput(packed, 0, packedSize);
        try {
            int filled = 0;
            int more = 1;
            while (filled < size && more > 0) {
                more = inflater.inflate(unpacked, filled, size - filled);
                filled += more;
            }
            if (filled == size) {
                return unpacked;
            }
        } catch (DataFormatException e) {
            // HDF5 stores a chunk as it is where deflating does not make it smaller
            if (packedSize != size) {
                throw new DataFormatException("cannot be decompressed");
            }
        }
        if (packedSize != size) {
            throw new DataFormatException("ends too early");
        }
        return packed;
    }

    private void unshuffle(byte[] from, byte[] to, int elements) {
        for (int b = 0; b < elementBytes; b++) {
            int plane = b * elements;
            for (int i = 0, at = b; i < elements; i++, at += elementBytes) {
                to[at] = from[plane + i];
            }
        }
    }

    @Override
    public void close() {
        inflater.end();
    }

    private static byte[] grown(byte[] array, int size) {
        return array.length >= size ? array : new byte[size];
    }
}
