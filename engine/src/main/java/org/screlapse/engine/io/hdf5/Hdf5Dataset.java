package org.screlapse.engine.io.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A dataset that grows as values are appended. Full chunks go to the file at once; a small dataset is one piece. Call
 * the method that fits the type, then {@link #finish()}.
 */
public final class Hdf5Dataset extends Hdf5Object {

    /** Values a chunk holds about; 10x uses the same. */
    private static final int CHUNK_VALUES = 80_000;
    /** A dataset up to this size is neither cut into chunks nor compressed. */
    private static final int SMALL_BYTES = 1024;
    private static final int LAYOUT_VERSION = 3;
    private static final int CONTIGUOUS = 1;
    private static final int CHUNKED = 2;
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    /** Version 3 of the fill value: none; place taken late (contiguous) or step by step (chunked). */
    private static final int LATE = 0x0A;
    private static final int STEP_BY_STEP = 0x0B;

    private final Hdf5Type type;
    private final int rank;
    private final int columns;
    private final int chunkRows;
    private final int chunkBytes;
    private final ChunkIndex index;
    private ByteBuffer chunk;
    private long fullChunks;
    private long address = Hdf5Writer.NOWHERE;

    Hdf5Dataset(Hdf5Writer file, Hdf5Type type, int rank, int columns) {
        super(file);
        this.type = type;
        this.rank = rank;
        this.columns = columns;
        chunkRows = Math.max(1, CHUNK_VALUES / columns);
        chunkBytes = Math.multiplyExact(Math.multiplyExact(chunkRows, columns), type.size());
        index = new ChunkIndex(file, rank, chunkRows);
        chunk = newChunk(Math.min(SMALL_BYTES, chunkBytes));
    }

    /**
     * @param value the next value of a dataset of 8-bit numbers
     * @throws IOException if the file cannot be written
     */
    public void putByte(int value) throws IOException {
        room().put((byte) value);
    }

    /**
     * @param value the next value of a dataset of true and false
     * @throws IOException if the file cannot be written
     */
    public void putBoolean(boolean value) throws IOException {
        room().put((byte) (value ? 1 : 0));
    }

    /**
     * @param value the next value of a dataset of 16-bit numbers
     * @throws IOException if the file cannot be written
     */
    public void putShort(int value) throws IOException {
        room().putShort((short) value);
    }

    /**
     * @param value the next value of a dataset of 32-bit numbers
     * @throws IOException if the file cannot be written
     */
    public void putInt(int value) throws IOException {
        room().putInt(value);
    }

    /**
     * @param value the next value of a dataset of 64-bit numbers
     * @throws IOException if the file cannot be written
     */
    public void putLong(long value) throws IOException {
        room().putLong(value);
    }

    /**
     * @param value the next value of a dataset of 32-bit floating-point numbers
     * @throws IOException if the file cannot be written
     */
    public void putFloat(float value) throws IOException {
        room().putFloat(value);
    }

    /**
     * @param value the next value of a dataset of 64-bit floating-point numbers
     * @throws IOException if the file cannot be written
     */
    public void putDouble(double value) throws IOException {
        room().putDouble(value);
    }

    /**
     * @param value the next value of a dataset of texts
     * @throws IOException if the file cannot be written
     */
    public void putText(String value) throws IOException {
        byte[] bytes;
        if (type == Hdf5Type.TEXT) {
            LittleEndian reference = new LittleEndian();
            file.texts().put(value, reference);
            bytes = reference.toArray();
        } else {
            bytes = Arrays.copyOf(value.getBytes(StandardCharsets.UTF_8), type.size());
        }
        room().put(bytes);
    }

    /**
     * Writes the rest of the values, and the dataset's metadata. Attributes must have been given before.
     *
     * @throws IOException if the file cannot be written
     */
    public void finish() throws IOException {
        long values = fullChunks * (chunkBytes / type.size()) + chunk.position() / type.size();
        addAttributes();
        header.add(ObjectHeader.DATASPACE, switch (rank) {
            case 0 -> ObjectHeader.dataspace();
            case 1 -> ObjectHeader.dataspace(values);
            default -> ObjectHeader.dataspace(values / columns, columns);
        });
        header.add(ObjectHeader.DATATYPE, type.message());
        if (fullChunks == 0 && (rank == 0 || chunk.position() <= SMALL_BYTES)) {
            addContiguous();
        } else {
            addChunked();
        }
        address = file.append(header.encode());
        chunk = null;
    }

    long address() {
        if (address == Hdf5Writer.NOWHERE) {
            throw new IllegalStateException("a dataset was not finished");
        }
        return address;
    }

    private void addContiguous() throws IOException {
        int bytes = chunk.position();
        long place = bytes == 0 ? Hdf5Writer.NOWHERE : file.append(Arrays.copyOf(chunk.array(), bytes));
        header.add(ObjectHeader.FILL_VALUE, new byte[]{3, LATE});
        header.add(ObjectHeader.LAYOUT,
            new LittleEndian().int8(LAYOUT_VERSION).int8(CONTIGUOUS).int64(place).int64(bytes).toArray());
    }

    private void addChunked() throws IOException {
        if (chunk.position() > 0) {
            // a chunk is stored whole, also where the dataset ends within it
            file.chunks().add(Arrays.copyOf(chunk.array(), chunkBytes), type.size(), index);
        }
        file.chunks().flush();
        header.add(ObjectHeader.FILL_VALUE, new byte[]{3, STEP_BY_STEP});
        LittleEndian layout =
            new LittleEndian().int8(LAYOUT_VERSION).int8(CHUNKED).int8(rank + 1).int64(index.write()).int32(chunkRows);
        if (rank == 2) {
            layout.int32(columns);
        }
        header.add(ObjectHeader.LAYOUT, layout.int32(type.size()).toArray());
        LittleEndian filters = new LittleEndian().int8(2).int8(type.size() > 1 ? 2 : 1);
        if (type.size() > 1) {
            filters.int16(SHUFFLE).int16(0).int16(1).int32(type.size());
        }
        header.add(ObjectHeader.FILTERS,
            filters.int16(DEFLATE).int16(0).int16(1).int32(ChunkQueue.DEFLATE_LEVEL).toArray());
    }

    private ByteBuffer room() throws IOException {
        if (chunk.remaining() < type.size()) {
            if (chunk.capacity() < chunkBytes) {
                int capacity = Math.min(chunkBytes, 4 * chunk.capacity() + type.size());
                chunk = newChunk(capacity).put(chunk.flip());
            } else {
                file.chunks().add(chunk.array(), type.size(), index);
                fullChunks++;
                chunk = newChunk(chunkBytes);
            }
        }
        return chunk;
    }

    private static ByteBuffer newChunk(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
