package org.screlapse.engine.io.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;

/**
 * Reads a stream in a thread of its own, a few buffers ahead, so that decompressing and parsing run side by side.
 */
public final class ReadAhead implements AutoCloseable {

    private static final int BUFFER = 1 << 18;
    private static final int BUFFERS = 8;

    /** Some bytes of the stream, or its end ({@code length} −1), or why it failed. */
    private record Part(byte[] bytes, int length, Throwable failure) {}

    private final InputStream in;
    private final BlockingQueue<Part> filled = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BUFFERS);
    private final Thread thread;
    private byte[] last;
    private boolean ended;

    public ReadAhead(InputStream in) {
        this.in = in;
        for (int i = 0; i < BUFFERS; i++) {
            empty.add(new byte[BUFFER]);
        }
        thread = new Thread(this::run, "read-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    /** Length of the next part of the stream, −1 at its end. The part is in {@link #bytes()} until the next call. */
    public int next() throws IOException {
        if (ended) {
            return -1;
        }
        try {
            if (last != null) {
                empty.add(last);
                last = null;
            }
            Part part = filled.take();
            if (part.failure() instanceof IOException e) {
                throw e;
            }
            if (part.failure() != null) {
                throw new IllegalStateException(part.failure());
            }
            last = part.bytes();
            ended = part.length() < 0;
            return part.length();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("interrupted").initCause(e);
        }
    }

    public byte[] bytes() {
        return last;
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        in.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            int length = 0;
            while (length >= 0) {
                byte[] bytes = empty.take();
                length = in.readNBytes(bytes, 0, BUFFER);
                length = length == 0 ? -1 : length;
                filled.put(new Part(bytes, length, null));
            }
        } catch (InterruptedException e) {
            // closed before the end: nobody waits for more
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            // there is room: as many parts as buffers, and this one holds a buffer that it does not put
            filled.add(new Part(null, -1, e));
        }
    }
}
