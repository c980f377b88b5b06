package org.screlapse.engine.io.hdf5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the chunks of a dataset lie in the file: a version 1 B-tree, built from the leaves up. */
final class ChunkIndex {

    /** Children of a node at most: twice the "indexed storage internal node K" of 32 that HDF5 assumes. */
    private static final int FANOUT = 64;
    private static final int CHUNK_NODE = 1;

    private final Hdf5Writer file;
    private final int rank;
    private final long rowsPerChunk;
    private final List<Entry> chunks = new ArrayList<>();

    private record Entry(long firstRow, int bytes, long address) {}

    /**
     * @param file where the tree is written
     * @param rank number of dimensions of the dataset
     * @param rowsPerChunk rows of a chunk, which spans the other dimensions
     */
    ChunkIndex(Hdf5Writer file, int rank, long rowsPerChunk) {
        this.file = file;
        this.rank = rank;
        this.rowsPerChunk = rowsPerChunk;
    }

    /**
     * Takes the next chunk.
     *
     * @param bytes its size in the file
     * @param address its place there
     */
    void add(int bytes, long address) {
        chunks.add(new Entry(chunks.size() * rowsPerChunk, bytes, address));
    }

    /** Writes the tree. Returns the address of its root. */
    long write() throws IOException {
        List<Entry> level = chunks;
        int height = 0;
        do {
            level = writeLevel(level, height++);
        } while (level.size() > 1);
        return level.get(0).address();
    }

    private List<Entry> writeLevel(List<Entry> children, int height) throws IOException {
        int nodes = (children.size() + FANOUT - 1) / FANOUT;
        int nodeBytes = 24 + FANOUT * 8 + (FANOUT + 1) * keyBytes();
        long start = file.reserve((long) nodes * nodeBytes);
        List<Entry> parents = new ArrayList<>(nodes);
        for (int n = 0; n < nodes; n++) {
            int from = n * FANOUT;
            List<Entry> inside = children.subList(from, Math.min(from + FANOUT, children.size()));
            long end =
                from + FANOUT < children.size() ? children.get(from + FANOUT).firstRow() : chunks.size() * rowsPerChunk;
            long address = start + (long) n * nodeBytes;
            LittleEndian node = new LittleEndian().bytes("TREE".getBytes(StandardCharsets.US_ASCII)).int8(CHUNK_NODE)
                .int8(height).int16(inside.size()).int64(n == 0 ? Hdf5Writer.NOWHERE : address - nodeBytes)
                .int64(n == nodes - 1 ? Hdf5Writer.NOWHERE : address + nodeBytes);
            for (Entry child : inside) {
                key(node, child.bytes(), child.firstRow());
                node.int64(child.address());
            }
            key(node, 0, end);
            file.write(address, Arrays.copyOf(node.toArray(), nodeBytes));
            parents.add(new Entry(inside.get(0).firstRow(), inside.get(0).bytes(), address));
        }
        return parents;
    }

    private void key(LittleEndian node, int bytes, long row) {
        node.int32(bytes).int32(0).int64(row);
        for (int dimension = 1; dimension <= rank; dimension++) {
            node.int64(0);
        }
    }

    private int keyBytes() {
        return 8 + 8 * (rank + 1);
    }
}
