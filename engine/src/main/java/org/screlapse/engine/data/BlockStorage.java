package org.screlapse.engine.data;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where encoded blocks of counts are kept: on the heap, or in a file from which they are mapped. */
@FunctionalInterface
public interface BlockStorage {

    /** Keeps blocks where they are, on the heap. */
    BlockStorage HEAP = encoded -> encoded;

    /**
     * Keeps a block. Called from several threads.
     *
     * @param encoded the block, from position 0 to its limit
     * @return the buffer from which the block is read from now on, same content
     * @throws IOException if the block cannot be written, for instance because the disk is full
     */
    ByteBuffer store(ByteBuffer encoded) throws IOException;
}
