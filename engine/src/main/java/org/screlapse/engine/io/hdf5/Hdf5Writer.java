package org.screlapse.engine.io.hdf5;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A new HDF5 file. Fill its {@link #root()} with groups and datasets, then {@link #finish()} it; a file that is closed
 * without having been finished is not a valid one. Not safe for several threads.
 */
public final class Hdf5Writer implements Closeable {

    /** The address of what does not exist. */
    static final long NOWHERE = -1;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
    private static final int SUPERBLOCK_BYTES = 48;

    private final SeekableByteChannel channel;
    private final TextHeap texts = new TextHeap(this);
    private final ChunkQueue chunks = new ChunkQueue(this);
    private final Hdf5Group root = new Hdf5Group(this);
    private long end = SUPERBLOCK_BYTES;

    private Hdf5Writer(SeekableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * @param file a file that does not exist yet
     * @return a writer of that file
     * @throws IOException if it exists or cannot be created
     */
    public static Hdf5Writer create(Path file) throws IOException {
        return new Hdf5Writer(Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    /** @return the group that holds all others */
    public Hdf5Group root() {
        return root;
    }

    /**
     * Writes what is still to be written. All datasets must have been finished.
     *
     * @throws IOException if the file cannot be written, for instance because the disk is full
     */
    public void finish() throws IOException {
        long rootAddress = root.write();
        texts.flush();
        LittleEndian superblock = new LittleEndian().bytes(SIGNATURE).int8(2).int8(8).int8(8).int8(0).int64(0)
            .int64(NOWHERE).int64(end).int64(rootAddress);
        write(0, superblock.int32(Checksum.of(superblock.toArray())).toArray());
        fillUp();
    }

    @Override
    public void close() throws IOException {
        chunks.cancel();
        channel.close();
    }

    TextHeap texts() {
        return texts;
    }

    ChunkQueue chunks() {
        return chunks;
    }

    /** Takes the next free place of the file. Returns its address. */
    long reserve(long bytes) {
        long address = end;
        end = address + bytes + 7 & ~7L;
        return address;
    }

    /** Writes bytes to the next free place of the file. Returns its address. */
    long append(byte[] bytes) throws IOException {
        long address = reserve(bytes.length);
        write(address, bytes);
        return address;
    }

    void write(long address, byte[] bytes) throws IOException {
        channel.position(address);
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /** A file that is shorter than it says counts as damaged, so the last place is filled up to its end. */
    private void fillUp() throws IOException {
        if (channel.size() < end) {
            write(end - 1, new byte[1]);
        }
    }
}
