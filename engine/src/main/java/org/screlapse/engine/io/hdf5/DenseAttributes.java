package org.screlapse.engine.io.hdf5;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Attributes beside the object header, as HDF5 since 1.8 stores them where one is too long for a message of 64 kB:
 * short ones in one block of a "fractal heap", long ones each at a place of its own ("huge objects"), and an index by
 * the hash of the name.
 */
final class DenseAttributes {

    private static final int CHECKSUM_BYTES = 4;
    /** Sizes that HDF5 uses for attributes. */
    private static final int MAX_MANAGED_BYTES = 4096;
    private static final int MIN_BLOCK_BYTES = 512;
    private static final int MAX_BLOCK_BYTES = 1 << 16;
    private static final int TABLE_WIDTH = 4;
    private static final int HEAP_BITS = 40;
    private static final int ID_BYTES = 8;
    private static final int OFFSET_BYTES = HEAP_BITS / 8;
    private static final int BLOCK_HEADER_BYTES = 4 + 1 + 8 + OFFSET_BYTES + CHECKSUM_BYTES;
    private static final int HEAP_HEADER_BYTES = 146;
    private static final int CHECKED_BLOCKS = 2;
    private static final int HUGE = 0x10;
    private static final int NODE_BYTES = 512;
    private static final int HUGE_OBJECTS = 1;
    private static final int ATTRIBUTE_NAMES = 8;

    private final Hdf5Writer file;
    private final LittleEndian managed = new LittleEndian();
    private final LittleEndian hugeRecords = new LittleEndian();
    private int managedCount;
    private int hugeCount;
    private long hugeBytes;

    private record Entry(int hash, byte[] id) {}

    DenseAttributes(Hdf5Writer file) {
        this.file = file;
    }

    /**
     * @param attributes the attribute messages by name
     * @return the message for the object header
     */
    byte[] write(Map<String, byte[]> attributes) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, byte[]> attribute : attributes.entrySet()) {
            entries.add(new Entry(Checksum.of(attribute.getKey().getBytes(StandardCharsets.UTF_8)),
                place(attribute.getValue())));
        }
        entries.sort(Comparator.comparing(Entry::hash, Integer::compareUnsigned));
        LittleEndian names = new LittleEndian();
        entries.forEach(entry -> names.bytes(entry.id()).int8(0).int32(0).int32(entry.hash()));
        long heap = writeHeap();
        return new LittleEndian().int8(0).int8(0).int64(heap).int64(index(ATTRIBUTE_NAMES, entries.size(), names))
            .toArray();
    }

    /** Takes an attribute. Returns where it lies in the heap. */
    private byte[] place(byte[] message) throws IOException {
        if (message.length > MAX_MANAGED_BYTES) {
            hugeCount++;
            hugeBytes += message.length;
            hugeRecords.int64(file.append(message)).int64(message.length).int64(hugeCount);
            return Arrays.copyOf(new LittleEndian().int8(HUGE).int64(hugeCount).toArray(), ID_BYTES);
        }
        long offset = (long) BLOCK_HEADER_BYTES + managed.size();
        managed.bytes(message);
        managedCount++;
        return new LittleEndian().int8(0).int32(offset).int8(0).int16(message.length).toArray();
    }

    private long writeHeap() throws IOException {
        int used = Math.max(MIN_BLOCK_BYTES, BLOCK_HEADER_BYTES + managed.size());
        int blockBytes = Integer.highestOneBit(2 * used - 1);
        if (blockBytes > MAX_BLOCK_BYTES) {
            throw new IllegalArgumentException("An HDF5 object has more short attributes than can be written.");
        }
        long huge = hugeCount == 0 ? Hdf5Writer.NOWHERE : index(HUGE_OBJECTS, hugeCount, hugeRecords);
        long address = file.reserve(HEAP_HEADER_BYTES);
        long block = writeBlock(address, blockBytes);
        LittleEndian header =
            signature("FRHP").int8(0).int16(ID_BYTES).int16(0).int8(CHECKED_BLOCKS).int32(MAX_MANAGED_BYTES)
                .int64(hugeCount).int64(huge).int64(blockBytes - BLOCK_HEADER_BYTES - managed.size())
                .int64(Hdf5Writer.NOWHERE).int64(blockBytes).int64(blockBytes).int64(blockBytes).int64(managedCount)
                .int64(hugeBytes).int64(hugeCount).int64(0).int64(0).int16(TABLE_WIDTH).int64(blockBytes)
                .int64(MAX_BLOCK_BYTES).int16(HEAP_BITS).int16(1).int64(block).int16(0);
        file.write(address, checked(header));
        return address;
    }

    /** The checksum of a block stands within it and counts as 0 for itself. */
    private long writeBlock(long heap, int blockBytes) throws IOException {
        byte[] start = signature("FHDB").int8(0).int64(heap).int32(0).int8(0).toArray();
        byte[] zero = new LittleEndian().bytes(start).int32(0).bytes(managed.toArray()).toArray();
        int checksum = Checksum.of(Arrays.copyOf(zero, blockBytes));
        byte[] block = new LittleEndian().bytes(start).int32(checksum).bytes(managed.toArray()).toArray();
        return file.append(Arrays.copyOf(block, blockBytes));
    }

    /** A version 2 B-tree of one leaf. Returns the address of its header. */
    private long index(int type, int count, LittleEndian records) throws IOException {
        byte[] node = checked(signature("BTLF").int8(0).int8(type).bytes(records.toArray()));
        if (node.length > NODE_BYTES) {
            throw new IllegalArgumentException("An HDF5 object has more attributes than can be written.");
        }
        long leaf = file.append(Arrays.copyOf(node, NODE_BYTES));
        int splitPercent = 100;
        int mergePercent = 40;
        return file.append(checked(signature("BTHD").int8(0).int8(type).int32(NODE_BYTES).int16(records.size() / count)
            .int16(0).int8(splitPercent).int8(mergePercent).int64(leaf).int16(count).int64(count)));
    }

    private static LittleEndian signature(String name) {
        return new LittleEndian().bytes(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] checked(LittleEndian bytes) {
        return bytes.int32(Checksum.of(bytes.toArray())).toArray();
    }
}
