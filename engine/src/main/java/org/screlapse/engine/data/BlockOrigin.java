package org.screlapse.engine.data;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Where a block of counts comes from, and whether it is what was stored there. */
@FunctionalInterface
public interface BlockOrigin {

    /** The origin of a block that was just made, and needs no check. */
    BlockOrigin NEW = encoded -> {};

    /**
     * Called before the values of the block are first read, perhaps more than once and from several threads.
     *
     * @param encoded the block
     * @throws UncheckedIOException if it is not what was stored
     */
    void verify(ByteBuffer encoded);
}
