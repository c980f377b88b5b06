package org.screlapse.headless.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.screlapse.engine.data.BlockStorage;

/**
 * Keeps blocks in memory up to a part of what the program may use, and further ones in a temporary file from which they
 * are mapped, so that data larger than memory can be looked into and converted. The file is gone when the program ends,
 * however it ends.
 */
final class Scratch implements BlockStorage, Closeable {

    private final long inMemory;
    private long bytes;
    private FileChannel file;

    /** @param inMemory bytes to keep in memory */
    Scratch(long inMemory) {
        this.inMemory = inMemory;
    }

    static Scratch withDefaults() {
        return new Scratch(Runtime.getRuntime().maxMemory() / 4);
    }

    @Override
    public synchronized ByteBuffer store(ByteBuffer encoded) throws IOException {
        bytes += encoded.limit();
        if (bytes <= inMemory) {
            return encoded;
        }
        if (file == null) {
            Path path = Files.createTempFile("screlapse", ".blocks");
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        }
        long start = file.size();
        ByteBuffer block = encoded.duplicate().rewind();
        while (block.hasRemaining()) {
            file.write(block, start + block.position());
        }
        return file.map(FileChannel.MapMode.READ_ONLY, start, encoded.limit());
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
