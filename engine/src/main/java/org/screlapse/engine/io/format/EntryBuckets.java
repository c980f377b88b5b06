package org.screlapse.engine.io.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.screlapse.engine.data.BlockStorage;
import org.screlapse.engine.data.CountMatrix;
import org.screlapse.engine.data.CountMatrixBuilder;
import org.screlapse.engine.task.ParallelLoop;
import org.screlapse.engine.task.Progress;

/**
 * Brings entries that come in any order into the order of the cells. Entries are distributed over buckets of some
 * consecutive cells, which go to a temporary file page by page; then each bucket is sorted in memory. Needs the memory
 * of a few buckets, and on the disk 12 bytes an entry.
 */
public final class EntryBuckets implements AutoCloseable {

    private static final int ENTRIES_A_BUCKET = 1 << 20;
    private static final int MAX_BUCKETS = 1 << 12;
    private static final int ENTRY_BYTES = 12;
    private static final int PAGE_BYTES = 1024 * ENTRY_BYTES;

    /** Entries of some cells: pages in the file, and one that is being filled. */
    private static final class Bucket {

        private final List<Long> pages = new ArrayList<>();
        private ByteBuffer page = ByteBuffer.allocate(ENTRY_BYTES);
    }

    private final int cells;
    private final int cellsABucket;
    private final Bucket[] buckets;
    private FileChannel channel;
    private long written;

    /**
     * @param cells number of cells
     * @param entries number of entries that will come
     */
    public EntryBuckets(int cells, long entries) {
        this.cells = cells;
        long wanted = Math.max(1, Math.min(MAX_BUCKETS, entries / ENTRIES_A_BUCKET));
        cellsABucket = (int) Math.max(1, (cells + wanted - 1) / wanted);
        buckets = new Bucket[(int) ((cells + (long) cellsABucket - 1) / cellsABucket)];
        Arrays.setAll(buckets, i -> new Bucket());
    }

    public void add(int cell, int gene, float value) throws IOException {
        Bucket bucket = buckets[cell / cellsABucket];
        if (!bucket.page.hasRemaining()) {
            makeRoom(bucket);
        }
        bucket.page.putInt(cell).putInt(gene).putFloat(value);
    }

    public CountMatrix build(int geneCount, BlockStorage storage, Progress progress) throws IOException {
        CountMatrix[] parts = new CountMatrix[buckets.length];
        try {
            ParallelLoop.forEach(buckets.length, "Sorting the entries by cell", progress, b -> {
                try {
                    parts[b] = sorted(b, geneCount, storage);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return CountMatrix.of(geneCount, Arrays.stream(parts).flatMap(p -> p.segments().stream()).toList());
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private void makeRoom(Bucket bucket) throws IOException {
        if (bucket.page.capacity() < PAGE_BYTES) {
            int capacity = Math.min(PAGE_BYTES, 8 * bucket.page.capacity());
            bucket.page = ByteBuffer.allocate(capacity).put(bucket.page.flip());
            return;
        }
        if (channel == null) {
            Path file = Files.createTempFile("screlapse-entries", null);
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        }
        bucket.page.flip();
        bucket.pages.add(written);
        while (bucket.page.hasRemaining()) {
            written += channel.write(bucket.page, written);
        }
        bucket.page.clear();
    }

    private CountMatrix sorted(int index, int geneCount, BlockStorage storage) throws IOException {
        Bucket bucket = buckets[index];
        ByteBuffer entries = load(bucket);
        int firstCell = index * cellsABucket;
        int cellCount = Math.min(cellsABucket, cells - firstCell);
        int count = entries.limit() / ENTRY_BYTES;
        int[] starts = new int[cellCount + 1];
        for (int i = 0; i < count; i++) {
            starts[entries.getInt(ENTRY_BYTES * i) - firstCell + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] genes = new int[count];
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            int at = next[entries.getInt(ENTRY_BYTES * i) - firstCell]++;
            genes[at] = entries.getInt(ENTRY_BYTES * i + 4);
            values[at] = entries.getFloat(ENTRY_BYTES * i + 8);
        }
        CountMatrixBuilder builder = new CountMatrixBuilder(geneCount, storage);
        for (int cell = 0; cell < cellCount; cell++) {
            builder.addCell(genes, values, starts[cell], starts[cell + 1]);
        }
        return builder.build();
    }

    private ByteBuffer load(Bucket bucket) throws IOException {
        int size = Math.addExact(Math.multiplyExact(bucket.pages.size(), PAGE_BYTES), bucket.page.position());
        ByteBuffer entries = ByteBuffer.allocate(size);
        for (long page : bucket.pages) {
            entries.limit(entries.position() + PAGE_BYTES);
            long from = page;
            while (entries.hasRemaining()) {
                int read = channel.read(entries, from);
                if (read < 0) {
                    throw new IOException("The temporary file with the entries has become shorter.");
                }
                from += read;
            }
        }
        entries.limit(size).put(bucket.page.flip());
        return entries.flip();
    }
}
