package org.screlapse.engine.io.hdf5;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ForkJoinTask;
import java.util.zip.Deflater;

/**
 * Chunks on their way to the file: compressed on all processors, written in the order in which they came. Their number
 * is the same on every machine, so that the file is too.
 */
final class ChunkQueue {

    /** The level that 10x and h5py use. */
    static final int DEFLATE_LEVEL = 4;

    private static final int MAX_WAITING = 16;

    private final Hdf5Writer file;
    private final Queue<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(ForkJoinTask<byte[]> compressed, ChunkIndex index) {}

    ChunkQueue(Hdf5Writer file) {
        this.file = file;
    }

    /**
     * Takes a chunk; waits until the first of many has been written.
     *
     * @param raw its bytes; taken over
     * @param elementBytes bytes of an element
     * @param index told where the chunk lies once it is written
     */
    void add(byte[] raw, int elementBytes, ChunkIndex index) throws IOException {
        if (waiting.size() == MAX_WAITING) {
            writeFirst();
        }
        waiting.add(new Waiting(ForkJoinTask.adapt(() -> deflated(shuffled(raw, elementBytes))).fork(), index));
    }

    /** Writes all chunks that wait. */
    void flush() throws IOException {
        while (!waiting.isEmpty()) {
            writeFirst();
        }
    }

    /** Forgets all chunks that wait. */
    void cancel() {
        waiting.forEach(w -> w.compressed().cancel(false));
        waiting.clear();
    }

    private void writeFirst() throws IOException {
        Waiting first = waiting.remove();
        byte[] bytes = first.compressed().join();
        first.index().add(bytes.length, file.append(bytes));
    }

    /** The first bytes of all elements, then their second bytes and so on: high bytes are mostly 0 and shrink well. */
    private static byte[] shuffled(byte[] raw, int elementBytes) {
        if (elementBytes == 1) {
            return raw;
        }
        byte[] shuffled = new byte[raw.length];
        int to = 0;
        for (int place = 0; place < elementBytes; place++) {
            for (int from = place; from < raw.length; from += elementBytes) {
                shuffled[to++] = raw[from];
            }
        }
        return shuffled;
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(DEFLATE_LEVEL);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] out = new byte[bytes.length / 2 + 64];
            int length = 0;
            while (!deflater.finished()) {
                if (length == out.length) {
                    out = Arrays.copyOf(out, 2 * length);
                }
                length += deflater.deflate(out, length, out.length - length);
            }
            return Arrays.copyOf(out, length);
        } finally {
            deflater.end();
        }
    }
}
